import type { Hex } from "../../../codec/hex.ts";
import type { Applied, BlockStart, Invalid, State, Valid } from "../runtime.ts";
import { bumpNonce } from "./accounts.ts";
import type { Currency } from "./balances.ts";
import type { CallRules } from "./call.ts";
import { Chain } from "./chain.ts";
import { Checker, type Versions } from "./check.ts";
import { Dispatcher } from "./dispatcher.ts";
import { bareExtrinsic, decodeExtrinsic, isSigned } from "./extrinsic.ts";
import { DispatchFailure, Panic } from "./failure.ts";
import { type FeeSchedule, Fees, TREASURY, total } from "./fees.ts";
import type { MetadataLayout } from "./metadata-layout.ts";
import type { Bounds, PlainCall } from "./plain-call.ts";
import { BlockHash, BlockNumber, closeBlock, countExtrinsics, openBlock, recordRuntime } from "./system.ts";
import { Now } from "./timestamp.ts";
import { dispatchInfo } from "./weight.ts";

/** Generation-specific parts of the executive. */
export interface Pallets extends CallRules {
	/** Transfers PHA. */
	readonly currency: Currency;
	/** Prices of extrinsics. */
	readonly fees: FeeSchedule;
	/** Checks a call before it can be included; returns `null` if it is valid. */
	precheck(chain: Chain, call: PlainCall): Invalid | null;
	/** Whether an error is an arithmetic overflow, where the real runtime panics. */
	isOverflow(error: unknown): boolean;
	/** Runs at the start of a block. */
	initialize?(chain: Chain): void;
	/** Runs at the end of a block. */
	finalize(chain: Chain): void;
}

/** A call of an account. */
export interface UnsignedCall {
	readonly who: Hex;
	readonly call: PlainCall;
	/** Tip included, pico PHA. */
	readonly fee: bigint;
	readonly tip: bigint;
}

const refused = (error: Invalid): Applied => ({ included: false, error });
const cannotDecode: Invalid = { kind: "Invalid", reason: "CannotDecode" };
const notSigned: Invalid = { kind: "Unknown", reason: "NoUnsignedValidator" };

/** Executes blocks: opens them, applies extrinsics one by one, closes them. */
export class Executive {
	readonly #layout: MetadataLayout;
	readonly #pallets: Pallets;
	readonly #dispatcher: Dispatcher;
	readonly #bounds: Bounds;
	readonly #fees: Fees;
	readonly #checker: Checker;
	readonly #versions: Versions;

	/**
	 * @param layout - metadata of the runtime
	 * @param pallets - implementation of the calls
	 * @param versions - name and versions of the runtime
	 * @param isImpersonated - whether an account needs no signature
	 */
	constructor(
		layout: MetadataLayout,
		pallets: Pallets,
		versions: Versions,
		isImpersonated: (account: Hex) => boolean = () => false,
	) {
		this.#layout = layout;
		this.#versions = versions;
		this.#pallets = pallets;
		this.#dispatcher = new Dispatcher(pallets);
		this.#bounds = this.#dispatcher.bounds;
		this.#fees = new Fees(pallets.fees);
		this.#checker = new Checker(versions, this.#fees, pallets.currency, isImpersonated);
	}

	/** Opens a block, applies its inherent extrinsic and returns the bytes of it. */
	open(state: State, block: BlockStart): Uint8Array[] {
		const opening = new Chain(this.#layout, state, "Initialization");
		recordRuntime(opening, this.#versions);
		openBlock(opening, block);
		this.#pallets.initialize?.(opening);
		opening.flush();
		const chain = new Chain(this.#layout, state, { ApplyExtrinsic: 0 });
		chain.at(Now).set(BigInt(block.timestampMs));
		chain.deposit("system", "ExtrinsicSuccess", { dispatchInfo: dispatchInfo(this.#layout, 0n, "Mandatory") });
		countExtrinsics(chain, 1);
		chain.flush();
		const call = { pallet: "timestamp", method: "set", args: { now: BigInt(block.timestampMs) } };
		return [bareExtrinsic(this.#layout.encodeCall(call))];
	}

	/** See {@link Runtime.validate}. */
	validate(state: State, bytes: Uint8Array, newest: Hex): Valid | Invalid {
		const extrinsic = decodeExtrinsic(this.#layout, bytes, this.#bounds);
		if (extrinsic === null) return cannotDecode;
		if (!isSigned(extrinsic)) return notSigned;
		const chain = new Chain(this.#layout, state, "Initialization");
		const position = { number: chain.at(BlockNumber).get() + 1, parentHash: newest };
		return this.#pallets.precheck(chain, extrinsic.call) ?? this.#checker.check(chain, extrinsic, position);
	}

	/** See {@link Runtime.apply}. */
	apply(state: State, bytes: Uint8Array, index: number): Applied {
		const extrinsic = decodeExtrinsic(this.#layout, bytes, this.#bounds);
		if (extrinsic === null) return refused(cannotDecode);
		if (!isSigned(extrinsic)) return refused(notSigned);
		const chain = new Chain(this.#layout, state, { ApplyExtrinsic: index });
		const number = chain.at(BlockNumber).get();
		const parentHash = chain.at(BlockHash).get(number - 1);
		const position = { number, parentHash };
		const checked = this.#pallets.precheck(chain, extrinsic.call) ?? this.#checker.check(chain, extrinsic, position);
		if ("kind" in checked) return refused(checked);
		if (!checked.due) return refused({ kind: "Invalid", reason: "Future" });
		try {
			const { call, length, tip } = extrinsic;
			const fee = total(this.#fees.feeOf(call, length)) + tip;
			return this.#execute(chain, { who: checked.signer, call, fee, tip }, index);
		} catch (error) {
			if (error instanceof Panic || this.#pallets.isOverflow(error))
				return refused({ kind: "Invalid", reason: "Call" });
			throw error;
		}
	}

	/** As {@link Executive.apply}, for a call without a signature, of a simulation. */
	applyCall(state: State, call: UnsignedCall, index: number): Applied {
		const chain = new Chain(this.#layout, state, { ApplyExtrinsic: index });
		try {
			return this.#execute(chain, call, index);
		} catch (error) {
			if (error instanceof Panic || this.#pallets.isOverflow(error))
				return refused({ kind: "Invalid", reason: "Call" });
			if (error instanceof DispatchFailure) return refused({ kind: "Invalid", reason: "Payment" });
			throw error;
		}
	}

	/** Closes the block: runs the pallets' hooks, then removes storage that only exists during a block. */
	close(state: State): void {
		const chain = new Chain(this.#layout, state, "Finalization");
		this.#pallets.finalize(chain);
		closeBlock(chain);
		chain.flush();
	}

	#execute(chain: Chain, call: UnsignedCall, index: number): Applied {
		const dispatchError = chain.transaction(() => this.#pay(chain, call));
		countExtrinsics(chain, index + 1);
		chain.flush();
		return dispatchError === null ? { included: true, ok: true } : { included: true, ok: false, dispatchError };
	}

	/** Withdraws the fee, runs the call, deposits the events of both; returns the error of a call that failed. */
	#pay(chain: Chain, { who, call, fee: charged, tip }: UnsignedCall): unknown {
		const { currency } = this.#pallets;
		bumpNonce(chain, who);
		currency.withdraw(chain, who, charged, "keepAlive");
		const failure = this.#attempt(chain, who, call);
		const allowed = this.#fees.weightOf(call);
		const weight = allowed - chain.unspentWeight;
		const actualFee = charged - this.#fees.ofWeight(allowed) + this.#fees.ofWeight(weight);
		currency.deposit(chain, who, charged - actualFee);
		currency.deposit(chain, TREASURY, actualFee);
		chain.deposit("transactionPayment", "TransactionFeePaid", { who, actualFee, tip });
		const info = dispatchInfo(this.#layout, weight, "Normal");
		if (failure === null) {
			chain.deposit("system", "ExtrinsicSuccess", { dispatchInfo: info });
			return null;
		}
		const dispatchError = this.#layout.dispatchError(failure.reason);
		chain.deposit("system", "ExtrinsicFailed", { dispatchError, dispatchInfo: info });
		return dispatchError;
	}

	#attempt(chain: Chain, who: Hex, call: PlainCall): DispatchFailure | null {
		try {
			this.#dispatcher.dispatch(chain, who, call);
			return null;
		} catch (error) {
			if (error instanceof DispatchFailure) return error;
			throw error;
		}
	}
}
