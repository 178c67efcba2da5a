import { xxh64 } from "../storage/xxh64.ts";
import { getType, unwrapType } from "./decode.ts";
import type { MetadataScan } from "./scan.ts";
import type { FieldDef } from "./types.ts";

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
	const key = storage.key === null ? "" : describeLayout(scan, storage.key);
	const value = describeLayout(scan, storage.value);
	return `${shortHash(`${storage.hashers.join()} ${key}`)}:${shortHash(`${storage.optional ? "?" : ""}${value}`)}`;
}

/** All that decides over bytes and plain form of a type, as text. */
export function describeLayout(scan: MetadataScan, type: number): string {
	const open: number[] = []; // the enclosing types: a recursive type is identified by its depth
	const layout = (wrapped: number): string => {
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
