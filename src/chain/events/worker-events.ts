import type { Events } from "../../../generated/v2/pallets.ts";
import { type EventMappers, mapper } from "./event-mapper.ts";

/**
 * Mappers of the events of sessions.
 *
 * @param session - the field that holds the session's account: `miner` in generation 1, `session` in generation 2
 */
export function sessionEvents<F extends "miner" | "session">(session: F) {
	return {
		stopped: mapper<F>((e) => ({ type: "sessionStopped", session: e.address(session) })),
		reclaimed: mapper<F | "originalStake" | "slashed">((e) => ({
			type: "sessionReclaimed",
			session: e.address(session),
			stake: e.amount("originalStake"),
			slashed: e.amount("slashed"),
		})),
		bound: mapper<F | "worker">((e) => ({
			type: "sessionBound",
			session: e.address(session),
			publicKey: e.key("worker"),
		})),
		unbound: mapper<F | "worker">((e) => ({
			type: "sessionUnbound",
			session: e.address(session),
			publicKey: e.key("worker"),
		})),
		unresponsive: mapper<F>((e) => ({ type: "sessionUnresponsive", session: e.address(session) })),
		responsive: mapper<F>((e) => ({ type: "sessionResponsive", session: e.address(session) })),
		settled: mapper<F | "vBits" | "payoutBits">((e) => ({
			type: "sessionSettled",
			session: e.address(session),
			v: e.amount("vBits"),
			payout: e.amount("payoutBits"),
		})),
		settlementDropped: mapper<F | "v" | "payout">((e) => ({
			type: "sessionSettlementDropped",
			session: e.address(session),
			v: e.amount("v"),
			payout: e.amount("payout"),
		})),
		scored: mapper<F | "pInstant">((e) => ({
			type: "sessionScored",
			session: e.address(session),
			instantScore: e.number("pInstant"),
		})),
	};
}

/** Events of the mining or computation pallet with the same name and fields in both generations. */
export const TOKENOMICS_EVENTS = {
	CoolDownExpirationChanged: mapper<"period">((e) => ({ type: "coolDownChanged", seconds: e.number("period") })),
	TokenomicParametersChanged: mapper<never>(() => ({ type: "tokenomicsChanged" })),
	SubsidyBudgetHalved: null,
	InternalErrorWrongHalvingConfigured: null,
};

/** Events of the worker registry in both generations; generation 1 has fewer fields. */
export const phalaRegistry: EventMappers<Events["phalaRegistry"]> = {
	WorkerAdded: (e) => ({
		type: "workerRegistered",
		publicKey: e.key("pubkey"),
		confidenceLevel: e.optionalNumber("confidenceLevel"),
	}),
	WorkerUpdated: (e) => ({
		type: "workerUpdated",
		publicKey: e.key("pubkey"),
		confidenceLevel: e.optionalNumber("confidenceLevel"),
	}),
	InitialScoreSet: (e) => ({
		type: "workerScored",
		publicKey: e.key("pubkey"),
		initialScore: e.number("initScore"),
	}),
	GatekeeperAdded: null,
	GatekeeperRemoved: null,
	GatekeeperLaunched: null,
	MasterKeyRotated: null,
	MasterKeyRotationFailed: null,
	MinimumPRuntimeVersionChangedTo: null,
	PRuntimeConsensusVersionChangedTo: null,
};
