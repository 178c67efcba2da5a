import { xxh64 } from "../../codec/xxh64.ts";
import type { MetadataScan } from "./scan.ts";
import { type FieldDef, getType, unwrapType } from "./types.ts";

/**
 * A short hash of how a storage item is laid out: `key:value`, 8 hex digits each.
 *
 * - Covers hashers, optionality, field names, variants with their indexes, primitives, through all types inside
 * - Names of types and wrappers around one nameless field do not count: they change neither bytes nor plain values
 *
 * @returns `null` where the runtime does not list the item
 */
export function computeFingerprint(scan: MetadataScan, pallet: string, item: string): string | null {
	const storage = scan.pallets.get(pallet)?.storage.get(item);
	if (!storage) return null;
	const key = storage.key === null ? "" : describeOrRefuse(scan, storage.key);
	const value = describeOrRefuse(scan, storage.value);
	return `${shortHash(`${storage.hashers.join()} ${key}`)}:${shortHash(`${storage.optional ? "?" : ""}${value}`)}`;
}

/** The layout of a type; for a type that is too large a text that no layout of the SDK has. */
function describeOrRefuse(scan: MetadataScan, type: number): string {
	try {
		return describeLayout(scan, type);
	} catch {
		return "too large";
	}
}

/** Most types inside a layout, repetitions included; the largest of the SDK has fewer than 200. */
const MAX_TYPES = 10_000;
/** Most types that enclose each other. */
const MAX_DEPTH = 64;

/**
 * All that decides over bytes and plain form of a type, as text.
 *
 * @param nameOf - text that stands for a type in place of its layout; `null`: describe it
 * @throws RangeError where the type has too many others inside: types that name another one twice double the text with each
 */
export function describeLayout(
	scan: MetadataScan,
	type: number,
	nameOf: (id: number) => string | null = () => null,
): string {
	const open: number[] = []; // the enclosing types: a recursive type is identified by its depth
	let count = 0;
	const layout = (wrapped: number): string => {
		const name = nameOf(wrapped);
		if (name !== null) return name;
		if (++count > MAX_TYPES || open.length > MAX_DEPTH) throw new RangeError(`type ${type} is too large`);
		const id = unwrapType(scan, wrapped);
		if (open.includes(id)) return `^${open.indexOf(id)}`;
		open.push(id);
		const text = shape(id);
		open.pop();
		return text;
	};
	const fields = (list: readonly FieldDef[]) => list.map((f) => `${f.name ?? ""} ${layout(f.type)}`).join();
	const shape = (id: number): string => {
		const type = getType(scan, id);
		switch (type.kind) {
			case "struct":
				return `{${fields(type.fields)}}`;
			case "enum": {
				const variants = type.variants.map((v) => `${v.index} ${v.name}{${fields(v.fields)}}`);
				return `${type.path[0] === "Option" ? "?" : ""}<${variants.join()}>`;
			}
			case "sequence":
				return `[${layout(type.element)}]`;
			case "array":
				return `[${layout(type.element)};${type.length}]`;
			case "tuple":
				return `(${type.types.map(layout).join()})`;
			case "compact":
				return `c ${layout(type.element)}`;
			case "bits":
				return "bits";
			case "primitive":
				return type.name;
		}
	};
	return layout(type);
}

function shortHash(text: string): string {
	const hash = xxh64(new TextEncoder().encode(text));
	return BigInt.asUintN(32, hash).toString(16).padStart(8, "0");
}
