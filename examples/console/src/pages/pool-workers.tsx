import type { StakePoolState } from "phala-stakepool";
import { useWorkers } from "phala-stakepool/react";
import { useIsMe } from "../account/use-is-me.ts";
import { AddWorkerForm } from "../forms/add-worker-form.tsx";
import { useText } from "../text/text-provider.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { Section } from "../ui/section.tsx";
import { EmptyState, Live } from "../ui/states.tsx";
import { ReclaimAll } from "./reclaim-all.tsx";
import { WorkersTable } from "./workers-table.tsx";

/** The workers of a pool. */
export function PoolWorkers({ pool }: { readonly pool: StakePoolState }) {
	const text = useText();
	const isOwner = useIsMe()(pool.owner);
	const workers = useWorkers({ pids: [pool.pid] });
	const addWorker = isOwner && (
		<FormDialog open={text.worker.add} title={text.worker.addTitle} variant="filled">
			{(close) => <AddWorkerForm pid={pool.pid} onDone={close} />}
		</FormDialog>
	);
	return (
		<Section
			title={text.pool.workers}
			actions={
				<>
					<ReclaimAll pool={pool} />
					{addWorker}
				</>
			}
		>
			<Live of={workers} height={48 + 52 * pool.workers.length}>
				{(rows) =>
					rows.length === 0 ? (
						<EmptyState title={text.worker.none} hint={text.worker.noneHint} />
					) : (
						<WorkersTable workers={rows} isOwner={isOwner} />
					)
				}
			</Live>
		</Section>
	);
}
