import { Text } from "@mantine/core";
import { useObservable, useWorkers } from "phala-stakepool/react";
import { switchMap } from "rxjs";
import { Amount } from "../format/amount.tsx";
import { useFormat } from "../format/use-format.ts";
import { useText } from "../text/text-provider.tsx";
import { PlanForm } from "../transaction/plan-form.tsx";
import { Facts } from "../ui/facts.tsx";

interface PoolWorkersProps {
	readonly pid: number;
	readonly onDone: () => void;
}

/** Starts the ready workers of a pool that its free stake suffices for, all or none. */
export function StartAllForm({ pid, onDone }: PoolWorkersProps) {
	const { workers: text } = useText();
	const format = useFormat();
	const { value: suggestion } = useObservable(
		(phala) => phala.head$.pipe(switchMap(() => phala.stakePool(pid).suggestStarts())),
		["suggestStarts", pid],
	);
	const starts = suggestion?.starts ?? [];
	return (
		<PlanForm<unknown>
			plan={
				starts.length === 0
					? null
					: (phala) => phala.batch(starts.map(({ publicKey, stake }) => phala.worker(publicKey).start(stake)))
			}
			planKey={["startAll", pid, starts]}
			label={{ operation: "startAll", params: { pid: String(pid) } }}
			submit={text.startAll}
			onDone={onDone}
		>
			<Text size="sm">{text.startAllAbout}</Text>
			<Facts>
				<Facts.Row label={text.starts}>{format.integer(starts.length)}</Facts.Row>
				<Facts.Row label={text.waiting}>{format.integer(suggestion?.waiting.length ?? 0)}</Facts.Row>
				<Facts.Row label={text.stakeUsed}>
					<Amount value={starts.reduce((sum, { stake }) => sum + stake, 0n)} symbol="PHA" exact />
				</Facts.Row>
			</Facts>
		</PlanForm>
	);
}

interface StopWorkersProps extends PoolWorkersProps {
	/** The workers to stop; all that have stake by default. */
	readonly publicKeys?: readonly string[] | undefined;
}

/** Stops workers of a pool, all or none. */
export function StopWorkersForm({ pid, publicKeys, onDone }: StopWorkersProps) {
	const { workers: text, worker } = useText();
	const format = useFormat();
	const { value: workers } = useWorkers({
		pids: [pid],
		fields: ["state", "stake"],
		where: ({ state }) => state === "Computing" || state === "Unresponsive",
	});
	const stops = (workers ?? []).filter(({ publicKey }) => publicKeys?.includes(publicKey) ?? true);
	const keys = stops.map(({ publicKey }) => publicKey);
	return (
		<PlanForm<unknown>
			plan={keys.length === 0 ? null : (phala) => phala.batch(keys.map((key) => phala.worker(key).stop()))}
			planKey={["stopAll", pid, keys]}
			label={{ operation: "stopAll", params: { pid: String(pid) } }}
			submit={worker.stop}
			color="red"
			onDone={onDone}
		>
			<Text size="sm">{text.stopAllAbout}</Text>
			<Facts>
				<Facts.Row label={text.stops}>{format.integer(keys.length)}</Facts.Row>
				<Facts.Row label={worker.stake}>
					<Amount value={stops.reduce((sum, { stake }) => sum + (stake ?? 0n), 0n)} symbol="PHA" exact />
				</Facts.Row>
			</Facts>
		</PlanForm>
	);
}
