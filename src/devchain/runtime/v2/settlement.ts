import type { Hex } from "../../../codec/hex.ts";
import { fromFixed } from "../../../math/index.ts";
import type { Chain } from "../frame/chain.ts";
import { DispatchFailure } from "../frame/failure.ts";
import { TREASURY } from "../frame/fees.ts";
import { nowSeconds } from "../frame/timestamp.ts";
import { SUBSIDY } from "./accounts.ts";
import { deposit, withdraw } from "./balances.ts";
import { payReward } from "./rewards.ts";
import { isComputing, sessionInfo, sessionOf, updateSession } from "./sessions.ts";
import { emit } from "./surface.ts";

/** SCALE types of what gatekeepers say, registered under these names. */
export const UPDATE_TYPES = {
	PhalaComputingUpdate: {
		blockNumber: "u32",
		timestampMs: "u64",
		offline: "Vec<[u8; 32]>",
		recovered: "Vec<[u8; 32]>",
		settle: "Vec<PhalaComputingSettlement>",
	},
	PhalaComputingSettlement: { pubkey: "[u8; 32]", v: "u128", payout: "u128", treasury: "u128" },
} as const;

/** What a gatekeeper says of many workers at once. */
export interface ComputingUpdate {
	readonly timestampMs: bigint;
	/** Workers that stopped answering. */
	readonly offline: readonly Hex[];
	/** Workers that answer again. */
	readonly recovered: readonly Hex[];
	readonly settle: readonly Settlement[];
}

/** What one worker earned: U64F64 bits. */
export interface Settlement {
	readonly pubkey: Hex;
	readonly v: bigint;
	readonly payout: bigint;
	readonly treasury: bigint;
}

/** Applies an update: offline, recovered, all settlements to their sessions, then all rewards to their pools. */
export function applyUpdate(chain: Chain, { timestampMs, offline, recovered, settle }: ComputingUpdate): void {
	for (const worker of offline) setResponsive(chain, worker, false);
	for (const worker of recovered) setResponsive(chain, worker, true);
	for (const settlement of settle) settleSession(chain, settlement, timestampMs / 1000n);
	for (const { pubkey, payout } of settle) payReward(chain, pubkey, fromFixed(payout));
}

/** Only computing workers can be unresponsive; saying it twice repeats the event. */
function setResponsive(chain: Chain, worker: Hex, responsive: boolean): void {
	const session = sessionOf(chain, worker);
	const info = session === null ? null : sessionInfo(chain, session);
	if (session === null || info === null || !isComputing(info.state)) return;
	updateSession(chain, session, info, { state: responsive ? "WorkerIdle" : "WorkerUnresponsive" });
	emit(chain, "phalaComputation", responsive ? "WorkerExitUnresponsive" : "WorkerEnterUnresponsive", { session });
}

/** Stores V and pays the treasury, in whatever state; what is no newer than the last one is dropped. */
function settleSession(chain: Chain, { pubkey, v, payout, treasury }: Settlement, saidAt: bigint): void {
	const session = sessionOf(chain, pubkey);
	const info = session === null ? null : sessionInfo(chain, session);
	if (session === null || info === null) return;
	if (info.vUpdatedAt >= saidAt) {
		emit(chain, "phalaComputation", "SessionSettlementDropped", { session, v, payout });
		return;
	}
	const stats = { totalReward: info.stats.totalReward + fromFixed(payout) };
	updateSession(chain, session, info, { v, vUpdatedAt: nowSeconds(chain), stats });
	if (payTreasury(chain, fromFixed(treasury))) {
		emit(chain, "phalaComputation", "SessionSettled", { session, vBits: v, payoutBits: payout });
	} else emit(chain, "phalaComputation", "InternalErrorWorkerSettleFailed", { worker: pubkey });
}

function payTreasury(chain: Chain, amount: bigint): boolean {
	try {
		withdraw(chain, SUBSIDY, amount, "allowDeath");
		deposit(chain, TREASURY, amount);
		return true;
	} catch (error) {
		if (error instanceof DispatchFailure) return false;
		throw error;
	}
}
