import { u8aConcat } from "@polkadot/util";
import { fromHex, type Hex, toHex } from "../../../codec/hex.ts";
import type { Applied, Invalid, Valid } from "../runtime.ts";
import type { MetadataLayout } from "./metadata-layout.ts";

/** State that an extrinsic is validated against. */
interface BlockPosition {
	/** Number of the newest block. */
	readonly number: number;
	/** The signer's nonce after it. */
	readonly nonce: number;
}

const IMMORTAL = 2n ** 64n - 1n;
const MAX_PRIORITY = 2n ** 64n - 1n;

/** SCALE `TransactionValidity`, as `TaggedTransactionQueue_validate_transaction` returns it. */
export function encodeValidity(layout: MetadataLayout, validity: Valid | Invalid, position: BlockPosition): Uint8Array {
	const codec = layout.codec("TransactionValidity");
	if ("kind" in validity) return codec.encode({ Err: { [validity.kind]: validity.reason } });
	const { signer, nonce, tip, lastValidBlock } = validity;
	const tag = (value: number) => nonceTag(layout, signer, value);
	return codec.encode({
		Ok: {
			priority: tip < MAX_PRIORITY ? tip : MAX_PRIORITY,
			requires: nonce > position.nonce ? [tag(nonce - 1)] : [],
			provides: [tag(nonce)],
			longevity: lastValidBlock === null ? IMMORTAL : lastValidBlock - position.number,
			propagate: true,
		},
	});
}

/** SCALE `ApplyExtrinsicResult`, as `BlockBuilder_apply_extrinsic` returns it. */
export function encodeApplied(layout: MetadataLayout, applied: Applied): Uint8Array {
	const codec = layout.codec("TransactionValidity");
	if (!applied.included) return codec.encode({ Err: { [applied.error.kind]: applied.error.reason } });
	if (applied.ok) return new Uint8Array([0, 0]);
	return u8aConcat([0, 1], layout.codec("SpRuntimeDispatchError").encode(applied.dispatchError));
}

/** Tag of one extrinsic of an account, as `frame_system::CheckNonce` builds it. */
const nonceTag = (layout: MetadataLayout, signer: Hex, nonce: number): Hex =>
	toHex(u8aConcat(fromHex(signer), layout.codec("u32").encode(nonce)));
