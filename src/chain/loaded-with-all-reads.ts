// One export of each module that all reads of both generations load, after those of `loaded-with-reads.ts`: one group of modules.
// Imported by the chunks that load later.
export { serveQueue } from "../math/queue.ts";
export { stakeBounds } from "../math/stake.ts";
export { readCoolingWorkers } from "./workers/read-cooling-workers.ts";
export { readWorkers } from "./workers/read-workers.ts";
export { cacheStakeBounds } from "./workers/stake-bounds.ts";
export { buildWorkerState } from "./workers/worker-state.ts";
