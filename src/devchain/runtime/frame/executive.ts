import type { Hex } from "../../../codec/hex.ts";
import type { Applied, Invalid, State, Valid } from "../runtime.ts";
import { CallExecutive, type Pallets, refused } from "./call-executive.ts";
import { Chain } from "./chain.ts";
import { Checker, type Versions } from "./check.ts";
import { Dispatcher } from "./dispatcher.ts";
import { decodeExtrinsic, isSigned } from "./extrinsic.ts";
import { Fees, total } from "./fees.ts";
import type { MetadataLayout } from "./metadata-layout.ts";
import type { Bounds } from "./plain-call.ts";
import { BlockHash, BlockNumber } from "./system.ts";

const cannotDecode: Invalid = { kind: "Invalid", reason: "CannotDecode" };
const notSigned: Invalid = { kind: "Unknown", reason: "NoUnsignedValidator" };

/** Executes blocks of extrinsics. */
export class Executive extends CallExecutive {
	readonly #layout: MetadataLayout;
	readonly #pallets: Pallets;
	readonly #bounds: Bounds;
	readonly #fees: Fees;
	readonly #checker: Checker;

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
		super(layout, pallets, versions);
		this.#layout = layout;
		this.#pallets = pallets;
		this.#bounds = new Dispatcher(pallets).bounds;
		this.#fees = new Fees(pallets.fees);
		this.#checker = new Checker(versions, this.#fees, pallets.currency, isImpersonated);
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
		const { call, length, tip } = extrinsic;
		const fee = total(this.#fees.feeOf(call, length)) + tip;
		return this.applyCall(state, { who: checked.signer, call, fee, tip }, index);
	}
}
