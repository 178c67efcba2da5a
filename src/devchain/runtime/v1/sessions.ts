import { Sessions } from "../phala/sessions.ts";

/** Sessions of `PhalaMining`, where they are called miners. */
export const session = new Sessions({
	generation: 1,
	pallet: "phalaMining",
	items: { sessions: "miners", bindings: "minerBindings", online: "onlineMiners" },
	subject: "miner",
	boundAt: "miningStartTime",
	states: { ready: "Ready", idle: "MiningIdle", unresponsive: "MiningUnresponsive", coolingDown: "MiningCoolingDown" },
	events: {
		bound: "MinerBound",
		unbound: "MinerUnbound",
		started: "MinerStarted",
		stopped: "MinerStopped",
		reclaimed: "MinerReclaimed",
		unresponsive: "MinerEnterUnresponsive",
		responsive: "MinerExitUnresponsive",
		settled: "MinerSettled",
		dropped: "MinerSettlementDropped",
		settleFailed: "InternalErrorMinerSettleFailed",
	},
	errors: {
		notBound: "MinerNotBound",
		notFound: "MinerNotFound",
		notReady: "MinerNotReady",
		notComputing: "MinerNotMining",
	},
	mayBind: () => true,
});
