import type { Hex } from "../../../codec/hex.ts";
import type { Applied, BlockStart, Invalid, State, Valid } from "../runtime.ts";
import { bumpNonce } from "./accounts.ts";
import type { Currency } from "./balances.ts";
import { type Bounds, type Calls, COMMON_BOUNDS, type PlainCall } from "./call.ts";
import { Chain } from "./chain.ts";
import { Checker, type Versions } from "./check.ts";
import { bareExtrinsic, decodeExtrinsic, isSigned, type Signed } from "./extrinsic.ts";
import { DispatchFailure, fail, Panic } from "./failure.ts";
import { type FeeSchedule, Fees, TREASURY, total } from "./fees.ts";
import type { MetadataLayout } from "./metadata-layout.ts";
import { BlockHash, BlockNumber, closeBlock, countExtrinsics, openBlock } from "./system.ts";
import { Now } from "./timestamp.ts";
import { type Dispatch, utility } from "./utility.ts";
import { dispatchInfo } from "./weight.ts";

/** What a generation adds to the executive. */
export interface Pallets {
	/** Calls with behaviour; every other call of the metadata fails with `system.CallFiltered`. */
	readonly calls: Calls;
	/** Limits of argument types. */
	readonly bounds: Bounds;
	/** How PHA moves. */
	readonly currency: Currency;
	/** What extrinsics cost. */
	readonly fees: FeeSchedule;
	/** What the generation checks of a call before it may be included; `null`: nothing is wrong. */
	precheck(chain: Chain, call: PlainCall): Invalid | null;
	/** Whether an error is one of arithmetic that does not fit: where it happens the real runtime panics. */
	isOverflow(error: unknown): boolean;
	/** Work at the start of a block; left out: none. */
	initialize?(chain: Chain): void;
	/** Work at the end of a block. */
	finalize(chain: Chain): void;
}

const refused = (error: Invalid): Applied => ({ included: false, error });
const cannotDecode: Invalid = { kind: "Invalid", reason: "CannotDecode" };
const notSigned: Invalid = { kind: "Unknown", reason: "NoUnsignedValidator" };

/** Runs blocks: opens them, applies extrinsics one by one, closes them. */
export class Executive {
	readonly #layout: MetadataLayout;
	readonly #pallets: Pallets;
	readonly #calls: Calls;
	readonly #bounds: Bounds;
	readonly #fees: Fees;
	readonly #checker: Checker;

	/**
	 * @param layout - what the metadata says
	 * @param pallets - what the calls do
	 * @param versions - that signatures commit to
	 */
	constructor(layout: MetadataLayout, pallets: Pallets, versions: Versions) {
		this.#layout = layout;
		this.#pallets = pallets;
		this.#calls = { ...pallets.calls, utility: utility(this.#dispatch) };
		this.#bounds = { ...COMMON_BOUNDS, ...pallets.bounds };
		this.#fees = new Fees(pallets.fees);
		this.#checker = new Checker(versions, this.#fees, pallets.currency);
	}

	/** Opens a block and applies its inherent extrinsic; returns the bytes of that. */
	open(state: State, block: BlockStart): Uint8Array[] {
		const opening = new Chain(this.#layout, state, "Initialization");
		openBlock(opening, block);
		this.#pallets.initialize?.(opening);
		opening.flush();
		const chain = new Chain(this.#layout, state, { ApplyExtrinsic: 0 });
		chain.at(Now).set(BigInt(block.timestampMs));
		chain.deposit("system", "ExtrinsicSuccess", { dispatchInfo: dispatchInfo(this.#layout, 0n, "Mandatory") });
		countExtrinsics(chain, 1);
		chain.flush();
		const call = { callIndex: this.#layout.callIndex("timestamp", "set"), args: [block.timestampMs] };
		return [bareExtrinsic(this.#layout.codec("Call").encode(call))];
	}

	/** See {@link Runtime.validate}. */
	validate(state: State, bytes: Uint8Array, newest: Hex): Valid | Invalid {
		const extrinsic = decodeExtrinsic(this.#layout, bytes, this.#bounds);
		if (extrinsic === null) return cannotDecode;
		if (!isSigned(extrinsic)) return notSigned;
		const chain = new Chain(this.#layout, state, "Initialization");
		const place = { number: chain.at(BlockNumber).get() + 1, parentHash: newest };
		return this.#pallets.precheck(chain, extrinsic.call) ?? this.#checker.check(chain, extrinsic, place);
	}

	/** See {@link Runtime.apply}. */
	apply(state: State, bytes: Uint8Array, index: number): Applied {
		const extrinsic = decodeExtrinsic(this.#layout, bytes, this.#bounds);
		if (extrinsic === null) return refused(cannotDecode);
		if (!isSigned(extrinsic)) return refused(notSigned);
		const chain = new Chain(this.#layout, state, { ApplyExtrinsic: index });
		const number = chain.at(BlockNumber).get();
		const parentHash = chain.at(BlockHash).get(number - 1);
		const place = { number, parentHash };
		const checked = this.#pallets.precheck(chain, extrinsic.call) ?? this.#checker.check(chain, extrinsic, place);
		if ("kind" in checked) return refused(checked);
		if (!checked.due) return refused({ kind: "Invalid", reason: "Future" });
		try {
			const ok = chain.transaction(() => this.#pay(chain, checked.signer, extrinsic));
			countExtrinsics(chain, index + 1);
			chain.flush();
			return { included: true, ok };
		} catch (error) {
			if (error instanceof Panic || this.#pallets.isOverflow(error))
				return refused({ kind: "Invalid", reason: "Call" });
			throw error;
		}
	}

	/** Closes the block: the pallets' own work, then what only lives while a block is made. */
	close(state: State): void {
		const chain = new Chain(this.#layout, state, "Finalization");
		this.#pallets.finalize(chain);
		closeBlock(chain);
		chain.flush();
	}

	/** Takes the fee, runs the call, reports both; `false` when the call failed. */
	#pay(chain: Chain, who: Hex, { call, length, tip }: Signed): boolean {
		const { currency } = this.#pallets;
		const actualFee = total(this.#fees.feeOf(call, length)) + tip;
		bumpNonce(chain, who);
		currency.withdraw(chain, who, actualFee, "keepAlive");
		const failure = this.#attempt(chain, who, call);
		currency.deposit(chain, TREASURY, actualFee);
		chain.deposit("transactionPayment", "TransactionFeePaid", { who, actualFee, tip });
		const told = dispatchInfo(this.#layout, this.#fees.weightOf(call), "Normal");
		if (failure === null) chain.deposit("system", "ExtrinsicSuccess", { dispatchInfo: told });
		else {
			const dispatchError = this.#layout.dispatchError(failure.reason);
			chain.deposit("system", "ExtrinsicFailed", { dispatchError, dispatchInfo: told });
		}
		return failure === null;
	}

	#attempt(chain: Chain, who: Hex, call: PlainCall): DispatchFailure | null {
		try {
			this.#dispatch(chain, who, call);
			return null;
		} catch (error) {
			if (error instanceof DispatchFailure) return error;
			throw error;
		}
	}

	readonly #dispatch: Dispatch = (chain, who, { pallet, method, args }) => {
		const handler = this.#calls[pallet]?.[method];
		if (handler === undefined) fail("system", "CallFiltered");
		// The metadata has typed the arguments while decoding them.
		chain.transaction(() => handler(chain, who, args as never));
	};
}
