import { TextInput } from "@mantine/core";
import { useWorkers } from "phala-stakepool/react";
import { useState } from "react";
import { useAccount } from "../account/account-provider.tsx";
import { shorten } from "../format/address.tsx";
import { useText } from "../text/text-provider.tsx";
import { PlanForm } from "../transaction/plan-form.tsx";
import type { PoolFormProps } from "./form-props.ts";

/** Adds a worker to a pool, by its public key; proposes those that the account operates. Its operator has to be the owner of the pool. */
export function AddWorkerForm({ pid, onDone }: PoolFormProps) {
	const text = useText();
	const [typed, setTyped] = useState("");
	const publicKey = typed.trim();
	const { account } = useAccount();
	const { value: candidates } = useWorkers({
		operator: account?.address,
		fields: ["pid"],
		where: (worker) => account !== null && worker.pid === null,
	});
	return (
		<PlanForm
			plan={publicKey === "" ? null : (phala) => phala.stakePool(pid).addWorker(publicKey)}
			planKey={["addWorker", pid, publicKey]}
			label={{ operation: "addWorker", params: { pid: String(pid), worker: shorten(publicKey) } }}
			submit={text.worker.add}
			onDone={onDone}
		>
			<TextInput
				label={text.worker.publicKey}
				description={text.worker.addAbout}
				placeholder="0x…"
				autoComplete="off"
				spellCheck={false}
				value={typed}
				onChange={({ currentTarget }) => setTyped(currentTarget.value)}
				list="workers-without-pool"
				classNames={{ input: "address-input" }}
			/>
			<datalist id="workers-without-pool" aria-label={text.workers.candidates}>
				{candidates?.map((worker) => (
					<option key={worker.publicKey} value={worker.publicKey} />
				))}
			</datalist>
		</PlanForm>
	);
}
