import { Slider, Text } from "@mantine/core";
import type { WorkerState } from "phala-stakepool";
import { usePool } from "phala-stakepool/react";
import { shorten } from "../format/address.tsx";
import { Amount } from "../format/amount.tsx";
import { useFormat } from "../format/use-format.ts";
import { useText } from "../text/text-provider.tsx";
import { AmountField, useAmountInput } from "../transaction/amount-field.tsx";
import { PlanForm } from "../transaction/plan-form.tsx";
import { Facts } from "../ui/facts.tsx";

interface WorkerStakeFormProps {
	readonly worker: WorkerState;
	readonly pid: number;
	readonly onDone: () => void;
}

/** Positions of the slider between the least and the most stake. */
const STEPS = 1000n;

/** Starts a worker, or restarts a computing one with more stake: a slider from Smin to Smax. */
export function WorkerStakeForm({ worker, pid, onDone }: WorkerStakeFormProps) {
	const text = useText();
	const format = useFormat();
	const { value: pool } = usePool(pid);
	const input = useAmountInput();
	const { publicKey, stakeBounds, stake } = worker;
	const { amount } = input;
	const operation = worker.state === "Ready" ? "startWorker" : "restartWorker";
	const min = stakeBounds?.min ?? 0n;
	const max = stakeBounds?.max ?? 0n;
	const range = max - min;
	const position = amount === null || range <= 0n ? 0 : Number(((amount - min) * STEPS) / range);
	return (
		<PlanForm
			plan={
				amount === null
					? null
					: (phala) => {
							const handle = phala.worker(publicKey);
							return operation === "startWorker" ? handle.start(amount) : handle.restart(amount);
						}
			}
			planKey={[operation, publicKey, amount]}
			label={{ operation, params: { worker: shorten(publicKey), amount: format.pha(amount ?? 0n) } }}
			submit={text.worker[operation]}
			onDone={onDone}
		>
			{operation === "restartWorker" && <Text size="sm">{text.worker.restartAbout}</Text>}
			<Facts>
				<Facts.Row label={text.worker.smin}>
					<Amount value={stakeBounds?.min} symbol="PHA" exact />
				</Facts.Row>
				<Facts.Row label={text.worker.smax}>
					<Amount value={stakeBounds?.max} symbol="PHA" exact />
				</Facts.Row>
				{stake !== null && stake > 0n && (
					<Facts.Row label={text.worker.stake}>
						<Amount value={stake} symbol="PHA" exact />
					</Facts.Row>
				)}
				<Facts.Row label={text.pool.freeStake}>
					<Amount value={pool?.freeStake} symbol="PHA" exact />
				</Facts.Row>
			</Facts>
			<Slider
				thumbLabel={text.worker.stake}
				label={null}
				min={0}
				max={Number(STEPS)}
				value={Math.min(Math.max(position, 0), Number(STEPS))}
				onChange={(value) => input.type(format.toField(min + (range * BigInt(value)) / STEPS))}
				disabled={range <= 0n}
			/>
			<AmountField input={input} label={text.worker.stake} />
		</PlanForm>
	);
}
