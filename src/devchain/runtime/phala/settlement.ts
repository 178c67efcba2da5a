import type { Hex } from "../../../codec/hex.ts";
import { fromFixed, type PalletGeneration } from "../../../math/index.ts";
import type { Currency } from "../frame/balances.ts";
import type { Chain } from "../frame/chain.ts";
import { DispatchFailure } from "../frame/failure.ts";
import { TREASURY } from "../frame/fees.ts";
import { SUBSIDY } from "./accounts.ts";
import type { Sessions } from "./sessions.ts";

/** SCALE types of gatekeeper messages, registered under these names. */
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

/** Content of a gatekeeper message: updates of many workers. */
export interface ComputingUpdate {
	readonly timestampMs: bigint;
	/** Workers that became unresponsive. */
	readonly offline: readonly Hex[];
	/** Workers that recovered. */
	readonly recovered: readonly Hex[];
	readonly settle: readonly Settlement[];
}

/** Settlement of one worker, as U64F64 bits. */
interface Settlement {
	readonly pubkey: Hex;
	readonly v: bigint;
	readonly payout: bigint;
	readonly treasury: bigint;
}

/** Reward of one worker's pool. */
export interface WorkerReward {
	readonly worker: Hex;
	/** Pico PHA. */
	readonly amount: bigint;
}

/** Generation-specific steps of an update. */
export interface UpdateRules {
	readonly generation: PalletGeneration;
	readonly session: Sessions;
	readonly currency: Currency;
	/** Distributes the rewards of one update to their pools. */
	payRewards(chain: Chain, rewards: readonly WorkerReward[]): void;
}

/** Applies an update: offline, recovered, all settlements to their sessions, then all rewards to their pools. */
export function applyUpdate(chain: Chain, update: ComputingUpdate, rules: UpdateRules): void {
	const { session, currency, generation } = rules;
	for (const worker of update.offline) session.setResponsive(chain, worker, false);
	for (const worker of update.recovered) session.setResponsive(chain, worker, true);
	for (const { pubkey: worker, v, payout, treasury } of update.settle) {
		session.settle(chain, { worker, v, payout }, update.timestampMs / 1000n, () =>
			payTreasury(chain, currency, fromFixed(treasury, generation)),
		);
	}
	const rewards = update.settle.map(({ pubkey, payout }) => ({
		worker: pubkey,
		amount: fromFixed(payout, generation),
	}));
	rules.payRewards(chain, rewards);
}

function payTreasury(chain: Chain, currency: Currency, amount: bigint): boolean {
	try {
		currency.withdraw(chain, SUBSIDY, amount, "allowDeath");
		currency.deposit(chain, TREASURY, amount);
		return true;
	} catch (error) {
		if (error instanceof DispatchFailure) return false;
		throw error;
	}
}
