import { stringCamelCase } from "@polkadot/util";
import type { State } from "../runtime.ts";
import type { MetadataLayout } from "./metadata-layout.ts";

/**
 * Rewrites the values of all storage items that hold a changed type, as the migration of an upgrade does.
 *
 * @param from - layout of the stored values
 * @param to - layout that they get; new fields are zero
 * @param changed - ids of the types that get other bytes
 */
export function migrateStorage(
	from: MetadataLayout,
	to: MetadataLayout,
	changed: ReadonlySet<number>,
	state: State,
): void {
	if (changed.size === 0) return;
	const holds = typesThatHold(to, changed);
	for (const { name, storage } of to.registry.metadata.pallets) {
		for (const { name: itemName, type } of storage.isSome ? storage.unwrap().items : []) {
			const value = (type.isPlain ? type.asPlain : type.asMap.value).toNumber();
			if (!holds.has(value)) continue;
			const [pallet, item] = [stringCamelCase(name.toString()), stringCamelCase(itemName.toString())];
			const { prefix, value: codec } = to.item(pallet, item);
			for (const key of state.keys(prefix)) {
				const stored = state.get(key);
				if (stored !== undefined) state.set(key, codec.encode(from.item(pallet, item).value.decode(stored)));
			}
		}
	}
}

/** Ids of the types that are or contain one of `types`, directly or by other types. */
function typesThatHold({ registry }: MetadataLayout, types: ReadonlySet<number>): ReadonlySet<number> {
	const users = new Map<number, number[]>();
	for (const { id, type } of registry.lookup.types) {
		for (const part of partsOf(type.def.toJSON())) users.set(part, [...(users.get(part) ?? []), id.toNumber()]);
	}
	const found = new Set<number>();
	const visit = (id: number): void => {
		if (found.has(id)) return;
		found.add(id);
		for (const user of users.get(id) ?? []) visit(user);
	};
	for (const id of types) visit(id);
	return found;
}

/** Ids of the types that a definition refers to: the values of `type`, and the elements of a tuple. */
function partsOf(def: unknown): number[] {
	if (typeof def !== "object" || def === null) return [];
	return Object.entries(def).flatMap(([key, value]) => {
		if (key === "type" && typeof value === "number") return [value];
		if (key === "tuple" && Array.isArray(value)) return value.map(Number);
		return partsOf(value);
	});
}
