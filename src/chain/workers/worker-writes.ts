import type { ChainWrites } from "../chain-adapter.ts";
import type { StakePoolRecord } from "../pool-admin/pool-operation.ts";
import { addWorker, removeWorker, unbindWorker } from "./pool-workers.ts";
import { reclaimAll, reclaimWorker } from "./reclaim.ts";
import { restartWorker, startWorker, stopWorker } from "./start-stop-worker.ts";
import type { WorkerPallets } from "./worker-pallets.ts";
import type { SessionRecord } from "./worker-session.ts";

type WorkerWrites =
	| "addWorker"
	| "removeWorker"
	| "startWorker"
	| "restartWorker"
	| "stopWorker"
	| "unbindWorker"
	| "reclaimWorker"
	| "reclaimAll";

/** The writes on workers. */
export function createWorkerWrites<S extends SessionRecord, P extends StakePoolRecord>(
	pallets: WorkerPallets<S, P>,
): Pick<ChainWrites, WorkerWrites> {
	return {
		addWorker: (pid, worker) => addWorker(pallets, pid, worker),
		removeWorker: (pid, worker) => removeWorker(pallets, pid, worker),
		startWorker: (worker, stake) => startWorker(pallets, null, worker, stake),
		restartWorker: (worker, stake) => restartWorker(pallets, null, worker, stake),
		stopWorker: (worker) => stopWorker(pallets, null, worker),
		unbindWorker: (worker) => unbindWorker(pallets, worker),
		reclaimWorker: (pid, worker) => reclaimWorker(pallets, pid, worker),
		reclaimAll: (pid) => reclaimAll(pallets, pid),
	};
}
