import type { MinerState } from "../../../../generated/v1/pallets.ts";
import type { WorkerStatus } from "../../model/worker.ts";

/** Worker status by miner state; early runtimes (spec 1130) call the unused one `MiningActive`. */
const STATUS: Readonly<Record<MinerState | "MiningActive", WorkerStatus>> = {
	Ready: "Ready",
	MiningIdle: "Computing",
	MiningActive: "Computing",
	_Unused: "Computing",
	MiningUnresponsive: "Unresponsive",
	MiningCoolingDown: "CoolingDown",
};

/** Status of a miner. */
export function parseWorkerStatus({ state }: { readonly state: MinerState }): WorkerStatus {
	return STATUS[state];
}
