import { encodeInteger } from "../../../codec/encode-integer.ts";
import { concatBytes, fromHex, type Hex, toHex } from "../../../codec/hex.ts";
import type { Applied, Invalid, Valid } from "../runtime.ts";
import { compiledCodec } from "./codec.ts";
import type { PalletLayout } from "./pallet-layout.ts";
import { bool, bytes, type ScaleType, sequence, struct, uint, unit, variants } from "./scale-type.ts";
import { codecOf } from "./type-by-path.ts";

/** State that an extrinsic is validated against. */
interface BlockPosition {
	/** Number of the newest block. */
	readonly number: number;
	/** The signer's nonce after it. */
	readonly nonce: number;
}

const named = (...names: readonly string[]) => names.map((name) => ({ name, content: unit }));
const enumeration = (list: readonly { readonly name: string; readonly content: ScaleType }[]) =>
	variants(list.map((variant, index) => ({ ...variant, index })));
const CUSTOM = { name: "Custom", content: uint(1) };
const INVALID = enumeration([
	...named("Call", "Payment", "Future", "Stale", "BadProof", "AncientBirthBlock", "ExhaustsResources"),
	CUSTOM,
	...named("BadMandatory", "MandatoryValidation", "BadSigner"),
]);
const UNKNOWN = enumeration([...named("CannotLookup", "NoUnsignedValidator"), CUSTOM]);
const VALID = struct([
	["priority", uint(8)],
	["requires", sequence(bytes)],
	["provides", sequence(bytes)],
	["longevity", uint(8)],
	["propagate", bool],
]);
const ERROR = enumeration([
	{ name: "Invalid", content: INVALID },
	{ name: "Unknown", content: UNKNOWN },
]);
/** `TransactionValidity`. */
const codec = compiledCodec(
	enumeration([
		{ name: "Ok", content: VALID },
		{ name: "Err", content: ERROR },
	]),
	null,
);

const IMMORTAL = 2n ** 64n - 1n;
const MAX_PRIORITY = 2n ** 64n - 1n;

/** SCALE `TransactionValidity`, as `TaggedTransactionQueue_validate_transaction` returns it. */
export function encodeValidity(validity: Valid | Invalid, position: BlockPosition): Uint8Array {
	if ("kind" in validity) return codec.encode({ Err: { [validity.kind]: validity.reason } });
	const { signer, nonce, tip, lastValidBlock } = validity;
	const tag = (value: number) => nonceTag(signer, value);
	return codec.encode({
		Ok: {
			priority: tip < MAX_PRIORITY ? tip : MAX_PRIORITY,
			requires: nonce > position.nonce ? [tag(nonce - 1)] : [],
			provides: [tag(nonce)],
			longevity: lastValidBlock === null ? IMMORTAL : BigInt(lastValidBlock - position.number),
			propagate: true,
		},
	});
}

/** SCALE `ApplyExtrinsicResult`, as `BlockBuilder_apply_extrinsic` returns it. */
export function encodeApplied(layout: PalletLayout, applied: Applied): Uint8Array {
	if (!applied.included) return codec.encode({ Err: { [applied.error.kind]: applied.error.reason } });
	if (applied.ok) return new Uint8Array([0, 0]);
	return concatBytes([Uint8Array.of(0, 1), codecOf(layout, "sp_runtime::DispatchError").encode(applied.dispatchError)]);
}

/** Tag of one extrinsic of an account, as `frame_system::CheckNonce` builds it. */
const nonceTag = (signer: Hex, nonce: number): Hex =>
	toHex(concatBytes([fromHex(signer), encodeInteger(BigInt(nonce), 4)]));
