import { encodeCompact } from "../../../codec/encode-integer.ts";
import { concatBytes, fromHex, type Hex } from "../../../codec/hex.ts";
import { decodeEra, IMMORTAL_ERA } from "../../../codec/mortal-era.ts";
import { rethrowMissing } from "../storage-missing.ts";
import type { MetadataLayout } from "./metadata-layout.ts";
import type { Bounds, PlainCall } from "./plain-call.ts";
import { ScaleReader } from "./scale-buffers.ts";
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
	/** As encoded. */
	readonly era: Hex;
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
	try {
		const from = new ScaleReader(bytes);
		if (from.compact() !== BigInt(bytes.length - from.offset)) return null;
		const version = from.uint(1);
		if (version !== VERSION && version !== (VERSION | SIGNED)) return null;
		const signed = version === VERSION ? null : readSigned(layout, bytes.subarray(from.offset));
		const encoded = signed?.rest ?? bytes.subarray(from.offset);
		const call = layout.decodeCall(encoded, bounds);
		if (call === null) return null;
		if (signed === null) return { call, length: bytes.length };
		const { signer, signature, extra } = signed;
		return { call, length: bytes.length, signer, signature, ...extra, payload: concatBytes([encoded, extra.bytes]) };
	} catch (error) {
		rethrowMissing(error);
		return null;
	}
}

/** Whether a decoded extrinsic is signed. */
export const isSigned = (extrinsic: Signed | Bare): extrinsic is Signed => "signer" in extrinsic;

/** The bytes of a bare extrinsic of version 4. */
export const bareExtrinsic = (call: Uint8Array): Uint8Array => withLength(concatBytes([Uint8Array.of(VERSION), call]));

/** The bytes of an immortal extrinsic of version 4 that an account signed with sr25519. */
export function signedExtrinsic(signer: Uint8Array, signature: Uint8Array, extra: Uint8Array, call: Uint8Array) {
	const head = [Uint8Array.of(VERSION | SIGNED, ACCOUNT_ID), signer, Uint8Array.of(SR25519), signature];
	return withLength(concatBytes([...head, extra, call]));
}

/** What the signed extensions add to an immortal extrinsic: era, nonce, tip. */
export const encodeExtra = (nonce: number, tip: bigint): Uint8Array =>
	concatBytes([Uint8Array.of(0), encodeCompact(BigInt(nonce)), encodeCompact(tip)]);

const VERSION = 4;
const SIGNED = 0x80;
/** Indexes of `MultiAddress::Id` and of `MultiSignature::Sr25519`. */
const ACCOUNT_ID = 0;
const SR25519 = 1;

const withLength = (content: Uint8Array): Uint8Array => concatBytes([encodeCompact(BigInt(content.length)), content]);

/** Values of the signed extensions, with their bytes. */
interface Extra {
	readonly era: Hex;
	readonly nonce: number;
	readonly tip: bigint;
	readonly bytes: Uint8Array;
}

/** Reads what is between the version and the call. Throws a `RangeError` for anything else. */
function readSigned(layout: MetadataLayout, bytes: Uint8Array) {
	const { address, signature } = layout.shape;
	const signer = layout.typed(address ?? unknown("type of addresses")).read(bytes);
	const signed = layout.typed(signature ?? unknown("type of signatures")).read(bytes.subarray(signer.length));
	const before = signer.length + signed.length;
	const extra = readExtra(layout, bytes.subarray(before));
	const [kind = "", content = ""] = Object.entries(signed.value as Record<string, Hex>)[0] ?? [];
	return {
		signer: isId(signer.value) ? signer.value.Id : null,
		signature: { kind, bytes: fromHex(content) } satisfies Signature,
		extra,
		rest: bytes.subarray(before + extra.bytes.length),
	};
}

/** Reads what signed extensions add. Those of the emulated runtimes add era, nonce and tip; others are read by their types. */
function readExtra(layout: MetadataLayout, bytes: Uint8Array): Extra {
	const from = new ScaleReader(bytes);
	let [era, nonce, tip]: [Hex, number, bigint] = [IMMORTAL_ERA, 0, 0n];
	for (const { name, type } of layout.shape.extensions) {
		if (name === "CheckMortality") era = readEra(from);
		else if (name === "CheckNonce") nonce = Number(from.compact());
		else if (name === "ChargeTransactionPayment") tip = from.compact();
		else {
			const { value, length } = layout.typed(type).read(bytes.subarray(from.offset));
			from.hex(length);
			if (name === "ChargeAssetTxPayment") tip = tipOf(value);
		}
	}
	if (nonce > MAX_NONCE || tip > MAX_TIP) unknown("such nonce or tip");
	return { era, nonce, tip, bytes: bytes.subarray(0, from.offset) };
}

/** The tip of a payment of fees that has more than the tip. */
function tipOf(payment: unknown): bigint {
	const tip: unknown = Reflect.get(Object(payment), "tip");
	return typeof tip === "bigint" ? tip : unknown("tip");
}

/** One byte for an immortal era, two for another. Throws a `RangeError` for bytes that are none. */
function readEra(from: ScaleReader): Hex {
	const first = from.hex(1);
	const era: Hex = first === IMMORTAL_ERA ? first : `${first}${from.hex(1).slice(2)}`;
	decodeEra(era, 0);
	return era;
}

const MAX_NONCE = 2 ** 32 - 1;
const MAX_TIP = 2n ** 128n - 1n;

function unknown(what: string): never {
	throw new RangeError(`no ${what}`);
}

const isId = (address: unknown): address is { readonly Id: Hex } =>
	typeof address === "object" && address !== null && "Id" in address;
