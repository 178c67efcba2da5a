import type { GenericCall, GenericExtrinsic, GenericExtrinsicEra } from "@polkadot/types";
import type { Codec } from "@polkadot/types/types";
import { compactToU8a, u8aConcat, u8aEq } from "@polkadot/util";
import { fromHex, type Hex } from "../../../codec/hex.ts";
import { toPlain } from "../../../codec/to-plain.ts";
import { type Bounds, isDecodable, type PlainCall } from "./call.ts";
import type { MetadataLayout } from "./metadata-layout.ts";
import type { Signature } from "./signature.ts";

/** A signed extrinsic, decoded and not yet verified. */
export interface Signed {
	readonly call: PlainCall;
	/** Encoded length, with its length prefix: what the length fee is for. */
	readonly length: number;
	/** `null` where the address is not an account's own. */
	readonly signer: Hex | null;
	readonly signature: Signature;
	readonly nonce: number;
	readonly tip: bigint;
	readonly era: GenericExtrinsicEra;
	/** What was signed, up to what only the chain knows: call, era, nonce, tip. */
	readonly payload: Uint8Array;
}

/** An extrinsic without signature. */
export interface Bare {
	readonly call: PlainCall;
	readonly length: number;
}

/** Decodes an extrinsic of version 4; `null` where the bytes are none or hold a call that the runtime cannot decode. */
export function decodeExtrinsic(layout: MetadataLayout, bytes: Uint8Array, bounds: Bounds): Signed | Bare | null {
	const extrinsic = parse(layout, bytes);
	if (extrinsic === null || extrinsic.type !== 4) return null;
	const method = extrinsic.method as GenericCall;
	if (!isDecodable(method, bounds)) return null;
	const call = toPlain(method) as PlainCall;
	if (!extrinsic.isSigned) return { call, length: bytes.length };
	const address = toPlain(extrinsic.signer);
	const signature = multiSignature(extrinsic);
	if (signature === null) return null;
	const nonce = extrinsic.nonce.unwrap().toNumber();
	const tip = extrinsic.tip.unwrap().toBigInt();
	return {
		call,
		length: bytes.length,
		signer: isId(address) ? address.Id : null,
		signature,
		nonce,
		tip,
		era: extrinsic.era,
		payload: u8aConcat(method.toU8a(), extrinsic.era.toU8a(), compactToU8a(nonce), compactToU8a(tip)),
	};
}

/** Whether a decoded extrinsic is signed. */
export const isSigned = (extrinsic: Signed | Bare): extrinsic is Signed => "signer" in extrinsic;

/** The bytes of a bare extrinsic of version 4. */
export function bareExtrinsic(call: Uint8Array): Uint8Array {
	return u8aConcat(compactToU8a(call.length + 1), [4], call);
}

/** Decodes strictly: the bytes have to be what the decoded extrinsic encodes to. */
function parse(layout: MetadataLayout, bytes: Uint8Array): GenericExtrinsic | null {
	try {
		const extrinsic = layout.registry.createTypeUnsafe<GenericExtrinsic>("Extrinsic", [bytes]);
		return u8aEq(extrinsic.toU8a(), bytes) ? extrinsic : null;
	} catch {
		return null;
	}
}

/** The signature as a plain `MultiSignature`: an enum whose only field is the bytes. */
function multiSignature(extrinsic: GenericExtrinsic): Signature | null {
	const outer: object = "signature" in extrinsic.inner ? extrinsic.inner.signature : {};
	if (!("multiSignature" in outer)) return null;
	const [kind, bytes] = Object.entries(toPlain(outer.multiSignature as Codec) as Record<string, Hex>)[0] ?? [];
	return kind === undefined || bytes === undefined ? null : { kind, bytes: fromHex(bytes) };
}

const isId = (address: unknown): address is { readonly Id: Hex } =>
	typeof address === "object" && address !== null && "Id" in address;
