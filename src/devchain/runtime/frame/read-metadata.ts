import { type Hex, toHex } from "../../../codec/hex.ts";
import type { FieldShape, PalletShape, RuntimeShape, StorageShape, TypeShape, VariantShape } from "./runtime-shape.ts";
import { ScaleReader } from "./scale-buffers.ts";

/** A signed extension. */
interface ExtensionShape {
	readonly name: string;
	/** Type of what it adds to an extrinsic. */
	readonly type: number;
}

/** The shape of metadata, and of its extrinsics. */
export interface MetadataShape extends RuntimeShape {
	readonly pallets: readonly PalletShape[];
	/** Signed extensions, in order. */
	readonly extensions: readonly ExtensionShape[];
	/** Types of the signer's address and of the signature; `null` where the metadata does not name them. */
	readonly address: number | null;
	readonly signature: number | null;
}

const MAGIC = 0x6174656d;
const VERSION = 14;
const HASHERS = [
	"Blake2_128",
	"Blake2_256",
	"Blake2_128Concat",
	"Twox128",
	"Twox256",
	"Twox64Concat",
	"Identity",
] as const;
const PRIMITIVES = [
	"bool",
	"char",
	"str",
	"u8",
	"u16",
	"u32",
	"u64",
	"u128",
	"u256",
	"i8",
	"i16",
	"i32",
	"i64",
	"i128",
	"i256",
] as const;

/** Types that a type is made from, by name. */
type Parameters = ReadonlyMap<string, number | null>;

/**
 * Reads SCALE metadata of version 14.
 *
 * @param metadata - with its magic number
 * @throws RangeError for anything else
 */
export function readMetadata(metadata: Uint8Array): MetadataShape {
	const from = new ScaleReader(metadata);
	if (from.uint(4) !== MAGIC || from.uint(1) !== VERSION) throw new RangeError(`not metadata of version ${VERSION}`);
	const parameters: Parameters[] = [];
	const types = list(from, () => readType(from, parameters));
	const pallets = list(from, () => readPallet(from));
	const parts = parameters[id(from)];
	from.uint(1); // version of extrinsics
	const extensions = list(from, () => {
		const extension = { name: text(from), type: id(from) };
		// Signed, but in no extrinsic.
		id(from);
		return extension;
	});
	const part = (name: string) => parts?.get(name) ?? null;
	return {
		call: part("Call"),
		address: part("Address"),
		signature: part("Signature"),
		extensions,
		pallets,
		types,
		type: (id) => types[id] ?? missing(id),
	};
}

function missing(id: number): never {
	throw new RangeError(`the metadata has no type ${id}`);
}

const id = (from: ScaleReader): number => length(from);

/** A compact integer below 2³⁰: several times as fast as those of any size. */
function length(from: ScaleReader): number {
	const first = from.uint(1);
	switch (first & 3) {
		case 0:
			return first >> 2;
		case 1:
			return (first >> 2) | (from.uint(1) << 6);
		case 2:
			return (first | (from.uint(1) << 8) | (from.uint(2) << 16)) >>> 2;
		default:
			throw new RangeError("metadata has no such length");
	}
}

const text = (from: ScaleReader): string => from.text(length(from));
const bytes = (from: ScaleReader): Hex => toHex(from.take(length(from)));
const list = <T>(from: ScaleReader, read: () => T): T[] => Array.from({ length: length(from) }, read);
const option = <T>(from: ScaleReader, read: (from: ScaleReader) => T): T | null =>
	from.uint(1) === 0 ? null : read(from);

/** Leaves out documentation. */
function skipDocs(from: ScaleReader): void {
	list(from, () => from.take(length(from)));
}

function readType(from: ScaleReader, parameters: Parameters[]): TypeShape {
	id(from); // its place in the list
	const path = list(from, () => text(from));
	parameters.push(new Map(list(from, () => [text(from), option(from, id)])));
	const shape = readShape(from);
	skipDocs(from);
	return { path, ...shape };
}

type Shape = TypeShape extends infer T ? (T extends { path: unknown } ? Omit<T, "path"> : never) : never;

function readShape(from: ScaleReader): Shape {
	const kind = from.uint(1);
	switch (kind) {
		case 0:
			return { kind: "struct", fields: list(from, () => readField(from)) };
		case 1:
			return { kind: "enum", variants: list(from, () => readVariant(from)) };
		case 2:
			return { kind: "sequence", element: id(from) };
		case 3: {
			const count = from.uint(4);
			return { kind: "array", length: count, element: id(from) };
		}
		case 4:
			return { kind: "tuple", types: list(from, () => id(from)) };
		case 5: {
			const number = from.uint(1);
			const name = PRIMITIVES[number];
			if (name === undefined) throw new RangeError(`no primitive type ${number}`);
			return { kind: "primitive", name };
		}
		case 6:
			return { kind: "compact", element: id(from) };
		case 7:
			id(from); // store
			id(from); // order
			return { kind: "bits" };
		default:
			throw new RangeError(`no kind of type ${kind}`);
	}
}

function readField(from: ScaleReader): FieldShape {
	const field = { name: option(from, text), type: id(from) };
	option(from, text); // name of the type in the source
	skipDocs(from);
	return field;
}

function readVariant(from: ScaleReader): VariantShape {
	const name = text(from);
	const fields = list(from, () => readField(from));
	const index = from.uint(1);
	skipDocs(from);
	return { name, fields, index };
}

function readPallet(from: ScaleReader): PalletShape {
	const name = text(from);
	const storage = option(from, () => ({ prefix: text(from), items: list(from, () => readItem(from)) }));
	return {
		name,
		...(storage && { prefix: storage.prefix }),
		storage: new Map(storage?.items),
		calls: option(from, id),
		events: option(from, id),
		constants: new Map(list(from, () => readConstant(from))),
		errors: option(from, id),
		index: from.uint(1),
	};
}

function readItem(from: ScaleReader): [name: string, item: StorageShape] {
	const name = text(from);
	const optional = from.uint(1) === 0;
	const isMap = from.uint(1) === 1;
	const hashers = isMap ? list(from, () => HASHERS[from.uint(1)] ?? "unknown") : [];
	const key = isMap ? id(from) : null;
	const item = { optional, hashers, key, value: id(from), fallback: bytes(from) };
	skipDocs(from);
	return [name, item];
}

function readConstant(from: ScaleReader): [name: string, constant: { type: number; value: Hex }] {
	const name = text(from);
	const constant = { type: id(from), value: bytes(from) };
	skipDocs(from);
	return [name, constant];
}
