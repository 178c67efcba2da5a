import { Sessions } from "../phala/sessions.ts";
import { item } from "./pallet-types.ts";

const workerAddedAt = item("phalaRegistry", "workerAddedAt");
const gatekeeperLaunchedAt = item("phalaRegistry", "gatekeeperLaunchedAt");

/** Sessions of `PhalaComputation`. Workers registered before the gatekeepers started cannot be bound. */
export const session = new Sessions({
	generation: 2,
	pallet: "phalaComputation",
	items: { sessions: "sessions", bindings: "sessionBindings", online: "onlineWorkers" },
	subject: "session",
	boundAt: "workingStartTime",
	states: { ready: "Ready", idle: "WorkerIdle", unresponsive: "WorkerUnresponsive", coolingDown: "WorkerCoolingDown" },
	events: {
		bound: "SessionBound",
		unbound: "SessionUnbound",
		started: "WorkerStarted",
		stopped: "WorkerStopped",
		reclaimed: "WorkerReclaimed",
		unresponsive: "WorkerEnterUnresponsive",
		responsive: "WorkerExitUnresponsive",
		settled: "SessionSettled",
		dropped: "SessionSettlementDropped",
		settleFailed: "InternalErrorWorkerSettleFailed",
	},
	errors: {
		notBound: "SessionNotBound",
		notFound: "SessionNotFound",
		notReady: "WorkerNotReady",
		notComputing: "WorkerNotComputing",
	},
	mayBind: (chain, worker) => {
		const launched = chain.at(gatekeeperLaunchedAt).get();
		const added = chain.at(workerAddedAt).get(worker);
		return launched === null || (added !== null && added > launched[0]);
	},
});
