import type { Hex } from "../../../codec/hex.ts";
import { innerCalls, type PlainCall } from "./plain-call.ts";
import { refTime } from "./weight.ts";

/** Fee of an extrinsic by parts, pico PHA. */
export interface Fee {
	readonly base: bigint;
	readonly length: bigint;
	readonly weight: bigint;
}

/**
 * How a runtime prices extrinsics.
 *
 * `fee = base + length + weight + tip`. There is no multiplier for full blocks. The fee is taken before the call runs, is
 * paid whether or not the call succeeds, and goes to the treasury.
 */
export interface FeeSchedule {
	/** Of every extrinsic, pico PHA. */
	readonly base: bigint;
	/** Per byte of the encoded extrinsic, pico PHA. */
	readonly perByte: bigint;
	/** Per million picoseconds of weight, pico PHA. */
	readonly perMegaWeight: bigint;
	/** Weight of a call in picoseconds, without the calls inside. */
	ownWeight(call: PlainCall): bigint;
}

/** Account that receives fees. */
export const TREASURY: Hex = "0x6d6f646c70792f74727372790000000000000000000000000000000000000000";

/** Weights have 64 bits: what is more is as much. */
const MAX_WEIGHT = 2n ** 64n - 1n;

/** Prices extrinsics by a schedule. */
export class Fees {
	readonly #schedule: FeeSchedule;

	/** @param schedule - of the runtime */
	constructor(schedule: FeeSchedule) {
		this.#schedule = schedule;
	}

	/** Weight of a call without the calls inside, in picoseconds. */
	ownWeightOf(call: PlainCall): bigint {
		return this.#schedule.ownWeight(call);
	}

	/** Weight of a call and of the calls inside, in picoseconds. A call of a multisig account has its limit instead. */
	weightOf(call: PlainCall): bigint {
		const inner = weightLimit(call) ?? innerCalls(call).reduce((sum, each) => sum + this.weightOf(each), 0n);
		const weight = this.ownWeightOf(call) + inner;
		return weight < MAX_WEIGHT ? weight : MAX_WEIGHT;
	}

	/** The fee without tip of `call` in an extrinsic of `length` bytes. */
	feeOf(call: PlainCall, length: number): Fee {
		return { base: this.#schedule.base, length: this.ofLength(length), weight: this.ofWeight(this.weightOf(call)) };
	}

	/** The part of a fee that pays for `length` bytes. */
	ofLength(length: number): bigint {
		return BigInt(length) * this.#schedule.perByte;
	}

	/** The part of a fee that pays for `weight` picoseconds. */
	ofWeight(weight: bigint): bigint {
		return (weight * this.#schedule.perMegaWeight) / 1_000_000n;
	}
}

/** Limit that a call names for the weight of the call inside, in picoseconds. */
const weightLimit = ({ pallet, args }: PlainCall): bigint | null =>
	pallet === "multisig" && "maxWeight" in args ? refTime(args.maxWeight) : null;

/** Sum of all parts. */
export const total = ({ base, length, weight }: Fee): bigint => base + length + weight;
