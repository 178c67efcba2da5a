import { Alert } from "@mantine/core";
import type { WorkerState } from "phala-stakepool";
import { fromFixed } from "phala-stakepool/math";
import { usePool } from "phala-stakepool/react";
import { useGeneration } from "../chain/use-generation.ts";
import { shorten } from "../format/address.tsx";
import { Amount } from "../format/amount.tsx";
import { LIST_DECIMALS, useFormat } from "../format/use-format.ts";
import { useText } from "../text/text-provider.tsx";
import { useAmountInput } from "../transaction/amount-field.tsx";
import { PlanForm } from "../transaction/plan-form.tsx";
import { Facts } from "../ui/facts.tsx";
import { StakeField } from "./stake-field.tsx";

interface WorkerStakeFormProps {
	readonly worker: Pick<WorkerState, "publicKey" | "state" | "stake" | "v" | "stakeBounds">;
	readonly pid: number;
	readonly onDone: () => void;
}

/** Starts a worker with a stake from Smin to Smax, or restarts it with more: then its V is lost down to the new Ve. */
export function WorkerStakeForm({ worker, pid, onDone }: WorkerStakeFormProps) {
	const { worker: text, workers } = useText();
	const format = useFormat();
	const generation = useGeneration();
	const { value: pool } = usePool(pid);
	const input = useAmountInput();
	const { amount } = input;
	const { publicKey, stake, stakeBounds: bounds, v } = worker;
	const isRestart = worker.state !== "Ready";
	const operation = isRestart ? "restartWorker" : "startWorker";
	if (!bounds) return <Alert color="orange">{workers.noBounds}</Alert>;
	if (isRestart && stake !== null && stake >= bounds.max)
		return <Alert color="blue">{workers.atMax(format.pha(bounds.max, LIST_DECIMALS))}</Alert>;
	return (
		<PlanForm
			plan={amount === null ? null : (phala) => phala.worker(publicKey)[isRestart ? "restart" : "start"](amount)}
			planKey={[operation, publicKey, amount]}
			label={{
				operation,
				params: { worker: shorten(publicKey), amount: format.pha(amount ?? 0n) },
			}}
			submit={text[operation]}
			preview={({ result }) =>
				result &&
				generation && (
					<>
						<Facts.Row label={workers.veAfter} hint={workers.veHint}>
							<Amount value={fromFixed(result.ve, generation)} exact />
						</Facts.Row>
						{isRestart && v !== null && (
							<>
								<Facts.Row label={text.v} hint={workers.vHint}>
									<Amount value={fromFixed(v, generation)} exact />
								</Facts.Row>
								<Facts.Row label={workers.vLost}>
									<Amount value={v > result.ve ? fromFixed(v - result.ve, generation) : 0n} exact />
								</Facts.Row>
							</>
						)}
					</>
				)
			}
			onDone={onDone}
		>
			{isRestart && <Alert color="blue">{text.restartAbout}</Alert>}
			<StakeField input={input} bounds={bounds} stake={isRestart ? stake : null} freeStake={pool?.freeStake} />
		</PlanForm>
	);
}
