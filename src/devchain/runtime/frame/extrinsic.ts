import type { GenericCall, GenericExtrinsicEra, GenericExtrinsicSignatureV4 } from "@polkadot/types";
import type { Codec } from "@polkadot/types/types";
import { compactFromU8a, compactToU8a, u8aConcat, u8aEq } from "@polkadot/util";
import { fromHex, type Hex } from "../../../codec/hex.ts";
import { toPlain } from "../../../codec/to-plain.ts";
import type { MetadataLayout } from "./metadata-layout.ts";
import type { Bounds, PlainCall } from "./plain-call.ts";
import type { Signature } from "./signature.ts";

/** A signed extrinsic, decoded and not yet verified. */
export interface Signed {
	readonly call: PlainCall;
	/** Encoded length including the length prefix, which the length fee is charged for. */
	readonly length: number;
	/** `null` when the address is not an account id. */
	readonly signer: Hex | null;
	readonly signature: Signature;
	readonly nonce: number;
	readonly tip: bigint;
	readonly era: GenericExtrinsicEra;
	/** Signed payload without the parts that the chain adds: call, era, nonce, tip. */
	readonly payload: Uint8Array;
}

/** An extrinsic without signature. */
export interface Bare {
	readonly call: PlainCall;
	readonly length: number;
}

/** Decodes an extrinsic of version 4; `null` if the bytes are not one, or its call cannot be decoded by the runtime. */
export function decodeExtrinsic(layout: MetadataLayout, bytes: Uint8Array, bounds: Bounds): Signed | Bare | null {
	const parts = parse(layout, bytes);
	if (parts === null) return null;
	const { method, signed } = parts;
	const call = layout.decodeCall(method, bounds);
	if (call === null) return null;
	if (signed === null) return { call, length: bytes.length };
	const address = toPlain(signed.signer);
	const signature = multiSignature(signed.multiSignature);
	if (signature === null) return null;
	const nonce = signed.nonce.unwrap().toNumber();
	const tip = signed.tip.unwrap().toBigInt();
	return {
		call,
		length: bytes.length,
		signer: isId(address) ? address.Id : null,
		signature,
		nonce,
		tip,
		era: signed.era,
		payload: u8aConcat(method, signed.era.toU8a(), compactToU8a(nonce), compactToU8a(tip)),
	};
}

/** Whether a decoded extrinsic is signed. */
export const isSigned = (extrinsic: Signed | Bare): extrinsic is Signed => "signer" in extrinsic;

/** The bytes of a bare extrinsic of version 4. */
export function bareExtrinsic(call: Uint8Array): Uint8Array {
	return u8aConcat(compactToU8a(call.length + 1), [VERSION], call);
}

/** The decoded parts of an extrinsic; `signed` is `null` for a bare one. */
interface Parts {
	/** The encoded call. */
	readonly method: Uint8Array;
	readonly signed: GenericExtrinsicSignatureV4 | null;
}

const VERSION = 4;
const SIGNED = 0x80;

/**
 * Decodes strictly: the decoded extrinsic has to encode to the same bytes. Whether it is signed depends on the version
 * byte; the classes of `@polkadot/types` check the signature instead, and treat an extrinsic with a signature of zeros,
 * which clients send to estimate fees, as unsigned.
 */
function parse({ registry }: MetadataLayout, bytes: Uint8Array): Parts | null {
	try {
		const [offset] = compactFromU8a(bytes);
		const version = bytes[offset];
		if (version !== VERSION && version !== (VERSION | SIGNED)) return null;
		const body = bytes.subarray(offset + 1);
		const signed =
			version === VERSION
				? null
				: registry.createTypeUnsafe<GenericExtrinsicSignatureV4>("ExtrinsicSignatureV4", [body, { isSigned: true }]);
		const head = signed === null ? new Uint8Array() : u8aConcat(...[...signed.values()].map((field) => field.toU8a()));
		const method = registry.createTypeUnsafe<GenericCall>("Call", [body.subarray(head.length)]);
		const call = method.toU8a();
		const content = u8aConcat([version], head, call);
		return u8aEq(u8aConcat(compactToU8a(content.length), content), bytes) ? { method: call, signed } : null;
	} catch {
		return null;
	}
}

/** The signature as a plain `MultiSignature`: an enum whose only field is the bytes. */
function multiSignature(signature: Codec): Signature | null {
	const [kind, bytes] = Object.entries(toPlain(signature) as Record<string, Hex>)[0] ?? [];
	return kind === undefined || bytes === undefined ? null : { kind, bytes: fromHex(bytes) };
}

const isId = (address: unknown): address is { readonly Id: Hex } =>
	typeof address === "object" && address !== null && "Id" in address;
