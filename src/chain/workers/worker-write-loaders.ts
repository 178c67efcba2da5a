import { throwNotLoaded } from "../../errors/throw-not-loaded.ts";
import { bindTo } from "../bind-to.ts";
import type { WriteLoaders } from "../chain-adapter.ts";
import type { StakePoolRecord } from "../pool-admin/pool-operation.ts";
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

/** Loaders of the writes on workers. */
export function workerWriteLoaders<S extends SessionRecord, P extends StakePoolRecord>(
	loadPallets: () => Promise<WorkerPallets<S, P>>,
): Pick<WriteLoaders, WorkerWrites> {
	const poolWorkers = () => Promise.all([loadPallets(), import("./pool-workers.ts").catch(throwNotLoaded)]);
	const startStop = () => Promise.all([loadPallets(), import("./start-stop-worker.ts").catch(throwNotLoaded)]);
	const reclaims = () => Promise.all([loadPallets(), import("./reclaim.ts").catch(throwNotLoaded)]);
	return {
		addWorker: () => poolWorkers().then(([pallets, { addWorker }]) => bindTo(pallets, addWorker)),
		removeWorker: () => poolWorkers().then(([pallets, { removeWorker }]) => bindTo(pallets, removeWorker)),
		unbindWorker: () => poolWorkers().then(([pallets, { unbindWorker }]) => bindTo(pallets, unbindWorker)),
		async startWorker() {
			const [pallets, { startWorker }] = await startStop();
			return (worker, stake) => startWorker(pallets, null, worker, stake);
		},
		async restartWorker() {
			const [pallets, { restartWorker }] = await startStop();
			return (worker, stake) => restartWorker(pallets, null, worker, stake);
		},
		async stopWorker() {
			const [pallets, { stopWorker }] = await startStop();
			return (worker) => stopWorker(pallets, null, worker);
		},
		reclaimWorker: () => reclaims().then(([pallets, { reclaimWorker }]) => bindTo(pallets, reclaimWorker)),
		reclaimAll: () => reclaims().then(([pallets, { reclaimAll }]) => bindTo(pallets, reclaimAll)),
	};
}
