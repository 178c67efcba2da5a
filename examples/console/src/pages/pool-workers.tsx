import { Anchor } from "@mantine/core";
import type { StakePoolState, WorkerStatus } from "phala-stakepool";
import { useWorker, useWorkers } from "phala-stakepool/react";
import { Link } from "wouter";
import { useIsMe } from "../account/use-is-me.ts";
import { shorten } from "../format/address.tsx";
import { Countdown } from "../format/values.tsx";
import { AddWorkerForm } from "../forms/add-worker-form.tsx";
import { StartAllForm, StopWorkersForm } from "../forms/pool-worker-forms.tsx";
import { useText } from "../text/text-provider.tsx";
import { Facts } from "../ui/facts.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { Section } from "../ui/section.tsx";
import { EmptyState, Live } from "../ui/states.tsx";
import { ReclaimAll } from "./reclaim-all.tsx";
import { ReclaimWorker } from "./worker-actions.tsx";
import { WorkersTable } from "./workers-table.tsx";

const always = () => true;
const never = () => false;

/** The workers of a pool, and what can be done with all of them. */
export function PoolWorkers({ pool }: { readonly pool: StakePoolState }) {
	const text = useText();
	const isOwner = useIsMe()(pool.owner);
	const workers = useWorkers({ pids: [pool.pid] });
	const { pid } = pool;
	const removed = pool.coolingDownWorkers.filter((key) => !pool.workers.includes(key));
	const has = (...states: readonly WorkerStatus[]) => workers.value?.some(({ state }) => states.includes(state));
	const ownerActions = isOwner && (
		<>
			{has("Computing", "Unresponsive") && (
				<FormDialog open={text.workers.stopAll} title={text.workers.stopAllTitle} variant="default">
					{(close) => <StopWorkersForm pid={pid} onDone={close} />}
				</FormDialog>
			)}
			{has("Ready") && (
				<FormDialog open={text.workers.startAll} title={text.workers.startAllTitle}>
					{(close) => <StartAllForm pid={pid} onDone={close} />}
				</FormDialog>
			)}
			<FormDialog open={text.worker.add} title={text.worker.addTitle} variant="filled">
				{(close) => <AddWorkerForm pid={pid} onDone={close} />}
			</FormDialog>
		</>
	);
	return (
		<Section
			title={text.pool.workers}
			actions={
				<>
					{pool.workers.length > 0 && (
						<Anchor component={Link} href={`/workers/pool/${pid}`} size="sm">
							{text.workers.showOnly}
						</Anchor>
					)}
					<ReclaimAll pool={pool} />
					{ownerActions}
				</>
			}
		>
			<Live of={workers} height={48 + 52 * pool.workers.length}>
				{(rows) =>
					rows.length === 0 ? (
						<EmptyState title={text.worker.none} hint={text.worker.noneHint} />
					) : (
						<WorkersTable workers={rows} isOwner={isOwner ? always : never} />
					)
				}
			</Live>
			{removed.length > 0 && (
				<div className="box below">
					<h3>{text.workers.removed}</h3>
					<Facts>
						{removed.map((publicKey) => (
							<RemovedWorker key={publicKey} pid={pid} publicKey={publicKey} />
						))}
					</Facts>
				</div>
			)}
		</Section>
	);
}

/** A worker that left while it cooled down: its stake still has to be reclaimed. */
function RemovedWorker({ pid, publicKey }: { readonly pid: number; readonly publicKey: string }) {
	const { value: worker } = useWorker(publicKey);
	return (
		<Facts.Row label={shorten(publicKey)}>
			{worker?.coolDownEndsAt != null && <Countdown at={worker.coolDownEndsAt} />}
			<ReclaimWorker pid={pid} publicKey={publicKey} coolDownEndsAt={worker?.coolDownEndsAt ?? null} />
		</Facts.Row>
	);
}
