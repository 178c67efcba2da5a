import type { Hex } from "../../codec/hex.ts";
import { Reader } from "../../codec/reader.ts";
import { PhalaError } from "../../errors/error.ts";
import { readName, readTypes, referencedTypes, skipStrings, type TypeDef, unwrapType } from "./types.ts";

/** The parts of a runtime's metadata that the SDK needs. */
export interface MetadataScan {
	/** All types, by id. */
	readonly types: readonly TypeDef[];
	/** Pallets by name. */
	readonly pallets: ReadonlyMap<string, PalletScan>;
	readonly extrinsic: ExtrinsicScan;
}

/** The form of extrinsics. `null`: the runtime does not name that part. */
export interface ExtrinsicScan {
	readonly version: number;
	/** Types of the signer's address, of the call, and of the signature. */
	readonly address: number | null;
	readonly call: number | null;
	readonly signature: number | null;
	/** Signed extensions, in order. */
	readonly extensions: readonly ExtensionScan[];
}

/** A signed extension: types of what it adds to the extrinsic, and to the signed payload alone. */
export interface ExtensionScan {
	readonly name: string;
	readonly extra: number;
	readonly additional: number;
}

/** One pallet. Calls, events and errors are the ids of enums, `null` where it has none. */
export interface PalletScan {
	readonly name: string;
	readonly index: number;
	readonly storage: ReadonlyMap<string, StorageScan>;
	readonly calls: number | null;
	readonly events: number | null;
	readonly errors: number | null;
	readonly constants: ReadonlyMap<string, ConstantScan>;
}

/** One storage item; a plain value has no hashers and no key. */
export interface StorageScan {
	/** Whether absence is `None`; otherwise it means the default. */
	readonly optional: boolean;
	readonly hashers: readonly string[];
	/** Type of the key, a tuple where there are several hashers. */
	readonly key: number | null;
	readonly value: number;
	/** SCALE bytes of the default. */
	readonly fallback: Hex;
}

/** One constant, its value as SCALE bytes. */
export interface ConstantScan {
	readonly type: number;
	readonly value: Hex;
}

/** Most bytes of metadata: ten times as many as that of Phala has. */
const MAX_BYTES = 4 << 20;
const MAGIC = 0x6174656d;
const HASHERS = [
	"Blake2_128",
	"Blake2_256",
	"Blake2_128Concat",
	"Twox128",
	"Twox256",
	"Twox64Concat",
	"Identity",
] as const;

/**
 * Scans SCALE metadata, version 14, skipping documentation.
 *
 * @param metadata - as `state_getMetadata` answers it, with its magic number
 * @throws PhalaError `DECODE_FAILED` where it is something else
 */
export function scanMetadata(metadata: Hex): MetadataScan {
	try {
		const r = new Reader(metadata);
		if (r.left > MAX_BYTES) throw new RangeError(`${r.left} bytes, more than ${MAX_BYTES}`);
		if (r.u32() !== MAGIC) throw new RangeError("not metadata");
		const version = r.u8();
		if (version !== 14) throw new RangeError(`metadata version ${version} instead of 14`);
		const types = readTypes(r);
		const pallets = new Map(r.vec(readPallet).map((pallet) => [pallet.name, pallet]));
		const extrinsic = readExtrinsic(r, types);
		r.length(); // type of the runtime
		r.end();
		const scan = { types, pallets, extrinsic };
		validateReferences(scan);
		return scan;
	} catch (cause) {
		throw unreadableMetadata(metadata, cause);
	}
}

/** The error for metadata that is none, or contradicts itself. */
export function unreadableMetadata(metadata: Hex, cause: unknown): PhalaError<"DECODE_FAILED"> {
	const message = "The chain's metadata cannot be read; it has to be SCALE metadata of version 14.";
	const details = { what: "metadata", bytes: `${metadata.length / 2 - 1} bytes` };
	return new PhalaError("DECODE_FAILED", message, details, { cause });
}

/** Throws a `RangeError` where a type is not there, or wraps itself. */
function validateReferences(scan: MetadataScan): void {
	for (const [id, type] of scan.types.entries()) {
		for (const inner of referencedTypes(type)) unwrapType(scan, inner);
		unwrapType(scan, id);
	}
	const { address, call, signature, extensions } = scan.extrinsic;
	for (const id of [address, call, signature]) if (id !== null) unwrapType(scan, id);
	for (const { extra, additional } of extensions) for (const id of [extra, additional]) unwrapType(scan, id);
	for (const { calls, events, errors, storage, constants } of scan.pallets.values()) {
		for (const id of [calls, events, errors]) if (id !== null) unwrapType(scan, id);
		for (const { type } of constants.values()) unwrapType(scan, type);
		for (const { key, value } of storage.values()) {
			unwrapType(scan, value);
			if (key !== null) unwrapType(scan, key);
		}
	}
}

function readPallet(r: Reader): PalletScan {
	const name = readName(r);
	const storage = r.option((r) => {
		r.blob(); // prefix: the pallet's name
		return r.vec(readStorage);
	});
	return {
		name,
		storage: new Map(storage),
		calls: r.option((r) => r.length()),
		events: r.option((r) => r.length()),
		constants: new Map(r.vec(readConstant)),
		errors: r.option((r) => r.length()),
		index: r.u8(),
	};
}

function readStorage(r: Reader): [string, StorageScan] {
	const name = readName(r);
	const optional = r.u8() === 0;
	const isMap = r.u8() === 1;
	const hashers = isMap ? r.vec((r) => HASHERS[r.u8()] ?? "unknown") : [];
	const key = isMap ? r.length() : null;
	const item = { optional, hashers, key, value: r.length(), fallback: r.blob() };
	skipStrings(r);
	return [name, item];
}

function readConstant(r: Reader): [string, ConstantScan] {
	const name = readName(r);
	const constant = { type: r.length(), value: r.blob() };
	skipStrings(r);
	return [name, constant];
}

function readExtrinsic(r: Reader, types: readonly TypeDef[]): ExtrinsicScan {
	const params = types[r.length()]?.params;
	const version = r.u8();
	const extensions = r.vec((r) => ({ name: readName(r), extra: r.length(), additional: r.length() }));
	const param = (name: string) => params?.get(name) ?? null;
	return { version, address: param("Address"), call: param("Call"), signature: param("Signature"), extensions };
}
