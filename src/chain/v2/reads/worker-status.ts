import type { WorkerState as SessionState } from "../../../../generated/v2/pallets.ts";
import type { WorkerStatus } from "../../model/worker.ts";

/** Worker status by session state. */
export const STATUS: Readonly<Record<SessionState, WorkerStatus>> = {
	Ready: "Ready",
	WorkerIdle: "Computing",
	_Unused: "Computing",
	WorkerUnresponsive: "Unresponsive",
	WorkerCoolingDown: "CoolingDown",
};
