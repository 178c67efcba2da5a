import type { Hex } from "../../codec/hex.ts";
import { Reader } from "../../codec/reader.ts";
import { PhalaError } from "../../errors/error.ts";
import { readTypes, skipStrings, type TypeDef } from "./types.ts";

/** The parts of a runtime's metadata that the SDK needs. */
export interface MetadataScan {
	/** All types, by id. */
	readonly types: readonly TypeDef[];
	/** Pallets by name. */
	readonly pallets: ReadonlyMap<string, PalletScan>;
	/** Version of the extrinsic format, and its signed extensions in order. */
	readonly extrinsic: { readonly version: number; readonly extensions: readonly string[] };
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
		if (r.u32() !== MAGIC) throw new RangeError("not metadata");
		const version = r.u8();
		if (version !== 14) throw new RangeError(`metadata version ${version} instead of 14`);
		const types = readTypes(r);
		const pallets = new Map(r.vec(readPallet).map((pallet) => [pallet.name, pallet]));
		const extrinsic = readExtrinsic(r);
		r.length(); // type of the runtime
		r.end();
		return { types, pallets, extrinsic };
	} catch (cause) {
		const message = "The chain's metadata cannot be read; it has to be SCALE metadata of version 14.";
		throw new PhalaError(
			"DECODE_FAILED",
			message,
			{ what: "metadata", bytes: `${metadata.length / 2 - 1} bytes` },
			{ cause },
		);
	}
}

function readPallet(r: Reader): PalletScan {
	const name = r.text();
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
	const name = r.text();
	const optional = r.u8() === 0;
	const isMap = r.u8() === 1;
	const hashers = isMap ? r.vec((r) => HASHERS[r.u8()] ?? "unknown") : [];
	const key = isMap ? r.length() : null;
	const item = { optional, hashers, key, value: r.length(), fallback: r.blob() };
	skipStrings(r);
	return [name, item];
}

function readConstant(r: Reader): [string, ConstantScan] {
	const name = r.text();
	const constant = { type: r.length(), value: r.blob() };
	skipStrings(r);
	return [name, constant];
}

function readExtrinsic(r: Reader): MetadataScan["extrinsic"] {
	r.length(); // type of the extrinsic
	const version = r.u8();
	const extensions = r.vec((r) => {
		const name = r.text();
		r.length(); // what it adds to the extrinsic
		r.length(); // what it adds to the signed payload
		return name;
	});
	return { version, extensions };
}
