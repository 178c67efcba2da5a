import type { WorkerState } from "phala-stakepool";
import { useGeneration } from "../chain/use-generation.ts";
import { useNow } from "../chain/use-head.ts";
import { shorten } from "../format/address.tsx";
import { ActionForm } from "../forms/action-form.tsx";
import { ReclaimWorkerForm } from "../forms/reclaim-worker-form.tsx";
import { WorkerStakeForm } from "../forms/worker-stake-form.tsx";
import { useText } from "../text/text-provider.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";

interface WorkerActionsProps {
	readonly worker: WorkerState;
	/** Whether the account owns the pool. Everyone may reclaim. */
	readonly isOwner: boolean;
}

/** What can be done with a worker in its state. */
export function WorkerActions({ worker, isOwner }: WorkerActionsProps) {
	const { worker: text } = useText();
	const generation = useGeneration();
	const { publicKey, state, pid, coolDownEndsAt } = worker;
	if (pid === null) return null;
	const params = { worker: shorten(publicKey) };
	// Generation 2 keeps a worker until its stake is reclaimed.
	const canRemove = state === "Ready" || (generation === 1 && state === "CoolingDown");
	const isComputing = state === "Computing" || state === "Unresponsive";
	return (
		<div className="row-actions">
			{isOwner && state === "Ready" && (
				<FormDialog open={text.start} title={text.startTitle} size="xs">
					{(close) => <WorkerStakeForm worker={worker} pid={pid} onDone={close} />}
				</FormDialog>
			)}
			{isOwner && isComputing && (
				<>
					<FormDialog open={text.changeStake} title={text.changeStake} size="xs" variant="default">
						{(close) => <WorkerStakeForm worker={worker} pid={pid} onDone={close} />}
					</FormDialog>
					<FormDialog open={text.stop} title={text.stopTitle} size="xs" variant="default">
						{(close) => (
							<ActionForm
								plan={(phala) => phala.worker(publicKey).stop()}
								planKey={["stopWorker", publicKey]}
								label={{ operation: "stopWorker", params }}
								submit={text.stop}
								about={text.stopAbout}
								onDone={close}
							/>
						)}
					</FormDialog>
				</>
			)}
			{state === "CoolingDown" && <ReclaimWorker pid={pid} publicKey={publicKey} coolDownEndsAt={coolDownEndsAt} />}
			{isOwner && canRemove && (
				<FormDialog open={text.remove} title={text.removeTitle} size="xs" variant="default">
					{(close) => (
						<ActionForm
							plan={(phala) => phala.worker(publicKey).remove()}
							planKey={["removeWorker", publicKey]}
							label={{ operation: "removeWorker", params }}
							submit={text.remove}
							about={text.removeAbout}
							onDone={close}
						/>
					)}
				</FormDialog>
			)}
		</div>
	);
}

interface ReclaimWorkerProps extends Pick<WorkerState, "coolDownEndsAt"> {
	readonly pid: number;
	readonly publicKey: string;
}

/** Reclaims the stake of a worker once its cool-down is over. */
export function ReclaimWorker({ pid, publicKey, coolDownEndsAt }: ReclaimWorkerProps) {
	const { worker: text } = useText();
	const now = useNow();
	return (
		<FormDialog
			open={text.reclaim}
			title={text.reclaimTitle}
			size="xs"
			disabled={now === null || (coolDownEndsAt !== null && now < coolDownEndsAt)}
		>
			{(close) => <ReclaimWorkerForm pid={pid} publicKey={publicKey} onDone={close} />}
		</FormDialog>
	);
}
