import { camelCase, lowerFirst } from "../../codec/camel-case.ts";
import { encodeCompact } from "../../codec/encode-integer.ts";
import { hash256 } from "../../codec/hash-256.ts";
import { concatBytes, fromHex, type Hex, toHex } from "../../codec/hex.ts";
import { Reader } from "../../codec/reader.ts";
import { PhalaError } from "../../errors/error.ts";
import { constant, createValueBudget, decodeType, readType } from "../metadata/decode.ts";
import { encodeType } from "../metadata/encode.ts";
import { readRuntimeVersion } from "../metadata/runtime-version.ts";
import type { MetadataScan } from "../metadata/scan.ts";
import { getType, referencedTypes, unwrapType } from "../metadata/types.ts";
import type { Generation } from "../model/network.ts";
import type { Call } from "../operation.ts";
import { callName, isCall, laterName, toCall } from "./call-names.ts";
import type { LearnedExtensions } from "./learn-extensions.ts";
import {
	SIGNED_EXTENSIONS,
	type SignedContext,
	type SignedExtension,
	type SignedOptions,
} from "./signed-extensions.ts";
import { unverifiedRuntime } from "./unverified-runtime.ts";

/** Parts of a signed extrinsic. */
export interface SignedExtrinsic extends SignedOptions {
	readonly account: Hex;
	/** With the byte of its scheme in front. */
	readonly signature: Hex;
	/** As encoded. */
	readonly call: Hex;
}

/** What a signed extension adds. */
export interface EncodedExtension {
	readonly name: string;
	/** To the extrinsic. */
	readonly extra: Uint8Array;
	/** To the payload alone. */
	readonly additional: Uint8Array;
}

/** Version bit of a signed extrinsic. */
const SIGNED = 0x80;
const ACCOUNT_BYTES = 32;

/** Encodes and decodes calls, signing payloads and extrinsics of one runtime, by its metadata. */
export class TransactionCodec {
	readonly #scan: MetadataScan;
	readonly #generation: Generation;
	readonly #learned: LearnedExtensions | undefined;
	#extensions: readonly SignedExtension[] | undefined;

	/** @param learned - extensions that the SDK has no encoding for */
	constructor(scan: MetadataScan, generation: Generation, learned?: LearnedExtensions) {
		this.#scan = scan;
		this.#generation = generation;
		this.#learned = learned;
	}

	/** Names of the runtime's signed extensions, in order. */
	get extensions(): readonly string[] {
		return this.#scan.extrinsic.extensions.map(({ name }) => name);
	}

	/** Version of the extrinsic format. */
	get extrinsicVersion(): number {
		return this.#scan.extrinsic.version;
	}

	/** Version of the runtime's transactions, which signatures depend on. */
	get transactionVersion(): number {
		return readRuntimeVersion(this.#scan).transactionVersion;
	}

	/** A constant of the runtime in plain form; `undefined` where it has none of that name. */
	constant(pallet: string, name: string): unknown {
		return constant(this.#scan, pallet, name);
	}

	/** Whether weights have two parts, time and size of proofs. */
	get hasProofSize(): boolean {
		return this.#scan.types.some(
			({ path, kind }, id) => path.at(-1) === "Weight" && kind === "struct" && unwrapType(this.#scan, id) === id,
		);
	}

	/**
	 * SCALE bytes of a call, inner calls included.
	 *
	 * @throws PhalaError `UNSUPPORTED` for a call that the runtime does not have; `INVALID_ARGUMENT` for an argument that does not fit
	 */
	encodeCall(call: Call): Hex {
		const type = this.#type("call");
		const outer = unwrapType(this.#scan, type);
		const replace = (id: number, value: unknown) => (id === outer && isCall(value) ? this.#toVariants(value) : value);
		return toHex(encodeType(this.#scan, type, call, "call", replace));
	}

	/**
	 * The call of SCALE bytes, by the names of this runtime; inner calls too.
	 *
	 * @throws PhalaError `DECODE_FAILED`
	 */
	decodeCall(bytes: Hex): Call {
		const type = this.#type("call");
		const outer = unwrapType(this.#scan, type);
		try {
			const r = new Reader(bytes);
			const convert = (id: number, value: unknown) => (id === outer ? (toCall(value) ?? value) : value);
			const call = readType(this.#scan, type, r, { ...createValueBudget(r), convert });
			r.end();
			return call as Call;
		} catch (cause) {
			throw malformed("call", bytes, "The bytes are no call of this runtime.", cause);
		}
	}

	/**
	 * The bytes that a key signs: the call, what each extension adds to the extrinsic, then what each adds to the payload alone.
	 *
	 * @throws PhalaError `UNVERIFIED_RUNTIME` for a runtime with unknown extensions
	 */
	encodePayload(call: Hex, options: SignedOptions, context: SignedContext): Hex {
		const additional = this.#knownExtensions().flatMap((each) => each.additional?.(context) ?? []);
		return toHex(concatBytes([fromHex(call), ...this.#encodeExtra(options), ...additional]));
	}

	/**
	 * What each signed extension adds, in order.
	 *
	 * @throws PhalaError `UNVERIFIED_RUNTIME` as `encodePayload`
	 */
	encodeExtensions(options: SignedOptions, context: SignedContext): readonly EncodedExtension[] {
		const none = new Uint8Array();
		return this.#knownExtensions().map(({ extra, additional }, i) => ({
			name: this.extensions[i] ?? "",
			extra: extra?.encode(options) ?? none,
			additional: additional?.(context) ?? none,
		}));
	}

	/**
	 * A signed extrinsic as nodes take it, with its length in front.
	 *
	 * @throws PhalaError `INVALID_ARGUMENT` for an account or signature that does not fit; `UNVERIFIED_RUNTIME` as `encodePayload`
	 */
	encodeExtrinsic({ account, signature, call, ...options }: SignedExtrinsic): Hex {
		const { version } = this.#scan.extrinsic;
		const type = this.#type("signature");
		const isEnum = getType(this.#scan, unwrapType(this.#scan, type)).kind === "enum";
		const body = concatBytes([
			Uint8Array.of(SIGNED | version),
			encodeType(this.#scan, this.#type("address"), account, "account"),
			encodeType(this.#scan, type, isEnum ? this.#decode("signature", type, signature) : signature, "signature"),
			...this.#encodeExtra(options),
			fromHex(call),
		]);
		return toHex(concatBytes([encodeCompact(BigInt(body.length)), body]));
	}

	/**
	 * Parts of a signed extrinsic, and its hash. The call is not decoded.
	 *
	 * @throws PhalaError `DECODE_FAILED` for bytes that are none, or not signed by an account; `UNVERIFIED_RUNTIME` as `encodePayload`
	 */
	decodeExtrinsic(bytes: Hex): SignedExtrinsic & { readonly hash: Hex } {
		const extensions = this.#knownExtensions();
		const [address, signatureType] = [this.#type("address"), this.#type("signature")];
		let isSigned = true;
		try {
			const r = new Reader(bytes);
			const length = r.length();
			if (length !== r.left) throw new RangeError(`${r.left} bytes in place of ${length}`);
			const version = r.u8();
			isSigned = (version & SIGNED) !== 0;
			if (version !== (SIGNED | this.#scan.extrinsic.version)) throw new RangeError(`version byte ${version}`);
			const account = readAccount(readType(this.#scan, address, r));
			const start = r.left;
			readType(this.#scan, signatureType, r);
			const signature = sliceBytes(bytes, start, r.left);
			let options: SignedOptions = { era: "0x00", nonce: 0, tip: 0n };
			for (const { extra } of extensions) options = { ...options, ...extra?.read(r) };
			return { account, signature, ...options, call: r.hex(r.left), hash: hash256(fromHex(bytes)) };
		} catch (cause) {
			const reason = isSigned ? "The bytes are no extrinsic of this runtime." : "The extrinsic is not signed.";
			throw malformed("extrinsic", bytes, reason, cause);
		}
	}

	#encodeExtra(options: SignedOptions): readonly Uint8Array[] {
		return this.#knownExtensions().flatMap(({ extra }) => extra?.encode(options) ?? []);
	}

	/** Extensions that add nothing need not be known. */
	#knownExtensions(): readonly SignedExtension[] {
		this.#extensions ??= this.#scan.extrinsic.extensions.map(({ name, extra, additional }) => {
			const extension = SIGNED_EXTENSIONS.get(name) ?? this.#learned?.get(name) ?? {};
			const isKnown =
				isUnit(this.#scan, extra) === !extension.extra && isUnit(this.#scan, additional) === !extension.additional;
			if (!isKnown) throw this.#unverified(`its extension ${name} is not known`);
			return extension;
		});
		return this.#extensions;
	}

	/** A call as the plain form of the runtime's enum of calls. */
	#toVariants({ pallet, method, args }: Call): unknown {
		const name = `${pallet}.${method}`;
		for (const { name: palletName, calls } of this.#scan.pallets.values()) {
			if (calls === null || lowerFirst(palletName) !== pallet) continue;
			const type = getType(this.#scan, calls);
			const variants = type.kind === "enum" ? type.variants : [];
			const variant =
				variants.find((each) => camelCase(each.name) === method) ??
				variants.find((each) => laterName(callName(palletName, each.name)) === name);
			if (variant) return { [palletName]: { [variant.name]: args } };
		}
		throw new PhalaError("UNSUPPORTED", `This chain has no call ${name}.`, {
			operation: name,
			generation: this.#generation,
			instead: null,
		});
	}

	#decode(what: string, type: number, bytes: Hex): unknown {
		try {
			return decodeType(this.#scan, type, bytes);
		} catch (cause) {
			throw malformed(what, bytes, `The bytes are no ${what} of this runtime.`, cause);
		}
	}

	#type(part: "address" | "call" | "signature"): number {
		const type = this.#scan.extrinsic[part];
		if (type === null) throw this.#unverified("the form of its transactions is not known");
		return type;
	}

	#unverified(reason: string): PhalaError<"UNVERIFIED_RUNTIME"> {
		return unverifiedRuntime(readRuntimeVersion(this.#scan), reason);
	}
}

/** Whether values of a type have no bytes. */
function isUnit(scan: MetadataScan, id: number): boolean {
	const type = getType(scan, unwrapType(scan, id));
	return (
		(type.kind === "struct" || type.kind === "tuple") && referencedTypes(type).every((inner) => isUnit(scan, inner))
	);
}

/** The account of a decoded address. */
function readAccount(address: unknown): Hex {
	const account = typeof address === "string" ? address : (Object(address) as { Id?: unknown }).Id;
	if (typeof account === "string" && account.length === 2 + 2 * ACCOUNT_BYTES) return account as Hex;
	throw new RangeError("not signed by an account");
}

/** Bytes between two places, given by the number of bytes that follow. */
function sliceBytes(bytes: Hex, start: number, end: number): Hex {
	return `0x${bytes.slice(bytes.length - 2 * start, bytes.length - 2 * end)}`;
}

function malformed(what: string, bytes: Hex, message: string, cause: unknown): PhalaError<"DECODE_FAILED"> {
	return new PhalaError("DECODE_FAILED", message, { what, bytes }, { cause });
}
