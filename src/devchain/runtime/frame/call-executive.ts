import type { Hex } from "../../../codec/hex.ts";
import type { Applied, BlockStart, Invalid, State } from "../runtime.ts";
import { bumpNonce } from "./accounts.ts";
import type { Currency } from "./balances.ts";
import type { CallRules } from "./call.ts";
import { Chain } from "./chain.ts";
import { Dispatcher } from "./dispatcher.ts";
import { bareExtrinsic } from "./extrinsic.ts";
import { DispatchFailure, Panic } from "./failure.ts";
import { type FeeSchedule, Fees, TREASURY } from "./fees.ts";
import type { PalletLayout } from "./pallet-layout.ts";
import type { PlainCall } from "./plain-call.ts";
import { closeBlock, countExtrinsics, openBlock, type RuntimeName, recordRuntime } from "./system.ts";
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

export const refused = (error: Invalid): Applied => ({ included: false, error });

/** Executes blocks of calls without signatures: opens them, applies calls one by one, closes them. */
export class CallExecutive {
	readonly #layout: PalletLayout;
	readonly #pallets: Pallets;
	readonly #dispatcher: Dispatcher;
	readonly #fees: Fees;
	readonly #name: RuntimeName;

	/**
	 * @param layout - layout of the runtime
	 * @param pallets - implementation of the calls
	 * @param name - name and version of the runtime
	 */
	constructor(layout: PalletLayout, pallets: Pallets, name: RuntimeName) {
		this.#layout = layout;
		this.#pallets = pallets;
		this.#dispatcher = new Dispatcher(pallets);
		this.#fees = new Fees(pallets.fees);
		this.#name = name;
	}

	/** Opens a block, applies its inherent extrinsic and returns the bytes of it. */
	open(state: State, block: BlockStart): Uint8Array[] {
		const opening = new Chain(this.#layout, state, "Initialization");
		recordRuntime(opening, this.#name);
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

	/**
	 * Applies a call.
	 *
	 * @param index - of the extrinsic in the block
	 * @returns not included: where the account cannot pay the fee, or the runtime would panic
	 */
	applyCall(state: State, call: UnsignedCall, index: number): Applied {
		const chain = new Chain(this.#layout, state, { ApplyExtrinsic: index });
		try {
			const dispatchError = chain.transaction(() => this.#pay(chain, call));
			countExtrinsics(chain, index + 1);
			chain.flush();
			return dispatchError === null ? { included: true, ok: true } : { included: true, ok: false, dispatchError };
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
