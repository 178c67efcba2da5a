import { TextInput } from "@mantine/core";
import { useState } from "react";
import { shorten } from "../format/address.tsx";
import { useText } from "../text/text-provider.tsx";
import { PlanForm } from "../transaction/plan-form.tsx";
import type { PoolFormProps } from "./form-props.ts";

/** Adds a worker to a pool, by its public key. Its operator has to be the owner of the pool. */
export function AddWorkerForm({ pid, onDone }: PoolFormProps) {
	const text = useText();
	const [typed, setTyped] = useState("");
	const publicKey = typed.trim();
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
				classNames={{ input: "address" }}
			/>
		</PlanForm>
	);
}
