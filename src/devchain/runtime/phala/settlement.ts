import type { Hex } from "../../../codec/hex.ts";
import { fromFixed, type PalletGeneration } from "../../../math/index.ts";
import type { Currency } from "../frame/balances.ts";
import type { Chain } from "../frame/chain.ts";
import { compiledCodec } from "../frame/codec.ts";
import { DispatchFailure } from "../frame/failure.ts";
import { TREASURY } from "../frame/fees.ts";
import { fixedBytes, sequence, struct, uint } from "../frame/scale-type.ts";
import { SUBSIDY } from "./accounts.ts";
import type { Sessions } from "./sessions.ts";

const KEY = fixedBytes(32);
const BITS = uint(16);

/** SCALE of gatekeeper messages, which metadata does not describe. */
export const COMPUTING_UPDATE = compiledCodec(
	struct([
		["blockNumber", uint(4)],
		["timestampMs", uint(8)],
		["offline", sequence(KEY)],
		["recovered", sequence(KEY)],
		[
			"settle",
			sequence(
				struct([
					["pubkey", KEY],
					["v", BITS],
					["payout", BITS],
					["treasury", BITS],
				]),
			),
		],
	]),
	null,
);

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
