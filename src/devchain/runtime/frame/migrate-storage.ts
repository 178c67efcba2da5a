import type { State } from "../runtime.ts";
import { clientName } from "./client-name.ts";
import type { MetadataLayout } from "./metadata-layout.ts";
import type { TypeShape } from "./runtime-shape.ts";

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
	for (const { name, storage } of to.shape.pallets) {
		for (const [itemName, { value }] of storage) {
			if (!holds.has(value)) continue;
			const [pallet, item] = [clientName(name), clientName(itemName)];
			const { prefix, value: codec } = to.item(pallet, item);
			for (const key of state.keys(prefix)) {
				const stored = state.get(key);
				if (stored !== undefined) state.set(key, codec.encode(from.item(pallet, item).value.decode(stored)));
			}
		}
	}
}

/** Ids of the types that are or contain one of `types`, directly or by other types. */
function typesThatHold({ shape }: MetadataLayout, types: ReadonlySet<number>): ReadonlySet<number> {
	const users = new Map<number, number[]>();
	for (const [id, type] of shape.types.entries()) {
		for (const part of partsOf(type)) users.set(part, [...(users.get(part) ?? []), id]);
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

/** Ids of the types that a type refers to. */
export function partsOf(type: TypeShape): readonly number[] {
	switch (type.kind) {
		case "struct":
			return type.fields.map((field) => field.type);
		case "enum":
			return type.variants.flatMap(({ fields }) => fields.map((field) => field.type));
		case "sequence":
		case "compact":
		case "array":
			return [type.element];
		case "tuple":
			return type.types;
		default:
			return [];
	}
}
