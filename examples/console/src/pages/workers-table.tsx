import { Badge } from "@mantine/core";
import type { WorkerState, WorkerStatus } from "phala-stakepool";
import { fromFixed } from "phala-stakepool/math";
import { usePhala } from "phala-stakepool/react";
import { useMemo } from "react";
import { Link } from "wouter";
import { shorten } from "../format/address.tsx";
import { Amount } from "../format/amount.tsx";
import { useFormat } from "../format/use-format.ts";
import { Countdown } from "../format/values.tsx";
import { useText } from "../text/text-provider.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { WorkerActions } from "./worker-actions.tsx";

const COLORS: Readonly<Record<WorkerStatus, string>> = {
	Unbound: "gray",
	Ready: "blue",
	Computing: "teal",
	Unresponsive: "red",
	CoolingDown: "orange",
};

interface WorkersTableProps {
	readonly workers: readonly WorkerState[];
	/** Whether the account owns the pool of a worker; the same function at every render. */
	readonly isOwner: (worker: WorkerState) => boolean;
	/** Whether there is a column of the pool. */
	readonly hasPool?: boolean;
}

/** Workers with their figures; with the actions of the owner, or of everyone. */
export function WorkersTable({ workers, isOwner, hasPool = false }: WorkersTableProps) {
	const text = useText();
	const { value: phala } = usePhala();
	const generation = phala?.generation ?? 2;
	const hasActions = workers.some((worker) => isOwner(worker) || worker.state === "CoolingDown");
	const columns = useMemo((): readonly Column<WorkerState>[] => {
		const number = (
			key: string,
			label: string,
			value: (worker: WorkerState) => number | null,
		): Column<WorkerState> => ({
			key,
			label,
			isNumber: true,
			sortBy: value,
			render: (worker) => <Whole value={value(worker)} />,
		});
		const amount = (
			key: string,
			label: string,
			value: (worker: WorkerState) => bigint | null,
		): Column<WorkerState> => ({
			key,
			label,
			isNumber: true,
			sortBy: value,
			render: (worker) => <Amount value={value(worker)} />,
		});
		const fixed = (bits: bigint | null) => bits && fromFixed(bits, generation);
		const pool: Column<WorkerState> = {
			key: "pid",
			label: text.workers.pool,
			sortBy: ({ pid }) => pid,
			render: ({ pid }) => (pid === null ? <span className="dim">–</span> : <Link href={`/pools/${pid}`}>#{pid}</Link>),
		};
		const actions: Column<WorkerState> = {
			key: "actions",
			label: text.delegation.actions,
			render: (worker) => <WorkerActions worker={worker} isOwner={isOwner(worker)} />,
		};
		return [
			{
				key: "worker",
				label: text.worker.one,
				render: ({ publicKey }) => (
					<Link href={`/workers/${publicKey}`} className="pool-link address" title={publicKey}>
						{shorten(publicKey)}
					</Link>
				),
			},
			...(hasPool ? [pool] : []),
			{
				key: "state",
				label: text.worker.state,
				sortBy: ({ state }) => text.worker.states[state],
				render: (worker) => <WorkerStateBadge {...worker} />,
			},
			number("cores", text.worker.cores, ({ cores }) => cores),
			amount("stake", text.worker.stake, ({ stake }) => stake),
			{ ...amount("v", text.worker.v, ({ v }) => fixed(v)), hint: text.workers.vHint },
			// One column less where there is the pool's.
			...(hasPool ? [] : [{ ...amount("ve", text.worker.ve, ({ ve }) => fixed(ve)), hint: text.workers.veHint }]),
			number("initialScore", text.worker.initialScore, ({ initialScore }) => initialScore),
			amount("smin", text.worker.smin, ({ stakeBounds }) => stakeBounds?.min ?? null),
			amount("smax", text.worker.smax, ({ stakeBounds }) => stakeBounds?.max ?? null),
			{
				...amount("totalReward", text.worker.totalReward, ({ totalReward }) => totalReward),
				hint: text.workers.totalRewardHint,
			},
			...(hasActions ? [actions] : []),
		];
	}, [text, generation, isOwner, hasPool, hasActions]);
	return (
		<DataTable
			label={text.pool.workers}
			columns={columns}
			rows={workers}
			rowKey={({ publicKey }) => publicKey}
			sortedBy="stake"
		/>
	);
}

/** A whole number, grouped; a dash where it is not known. */
export function Whole({ value }: { readonly value: number | null }) {
	const { integer } = useFormat();
	return <span className="number">{value === null ? "–" : integer(value)}</span>;
}

/** The state of a worker; of one that cools down, with the time left. */
export function WorkerStateBadge({ state, coolDownEndsAt }: Pick<WorkerState, "state" | "coolDownEndsAt">) {
	const text = useText();
	return (
		<span className="state">
			<Badge variant="dot" color={COLORS[state]}>
				{text.worker.states[state]}
			</Badge>
			{state === "CoolingDown" && coolDownEndsAt !== null && (
				<span className="dim small-inline">
					<Countdown at={coolDownEndsAt} />
				</span>
			)}
		</span>
	);
}
