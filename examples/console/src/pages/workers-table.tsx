import { Badge } from "@mantine/core";
import type { WorkerState, WorkerStatus } from "phala-stakepool";
import { fromFixed } from "phala-stakepool/math";
import { usePhala } from "phala-stakepool/react";
import { useMemo } from "react";
import { Link } from "wouter";
import { shorten } from "../format/address.tsx";
import { Amount } from "../format/amount.tsx";
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

/** Workers with their figures; with the actions of the owner, or of everyone. */
export function WorkersTable({
	workers,
	isOwner,
}: {
	readonly workers: readonly WorkerState[];
	readonly isOwner: boolean;
}) {
	const text = useText();
	const { value: phala } = usePhala();
	const generation = phala?.generation ?? 2;
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
			render: (worker) => <span className="number">{value(worker) ?? "–"}</span>,
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
			{
				key: "state",
				label: text.worker.state,
				sortBy: ({ state }) => text.worker.states[state],
				render: (worker) => <WorkerStateBadge {...worker} />,
			},
			number("cores", text.worker.cores, ({ cores }) => cores),
			amount("stake", text.worker.stake, ({ stake }) => stake),
			amount("v", text.worker.v, ({ v }) => fixed(v)),
			number("score", text.worker.score, ({ instantScore, initialScore }) => instantScore ?? initialScore),
			amount("totalReward", text.worker.totalReward, ({ totalReward }) => totalReward),
			{
				key: "actions",
				label: text.delegation.actions,
				render: (worker) => <WorkerActions worker={worker} isOwner={isOwner} />,
			},
		];
	}, [text, generation, isOwner]);
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
