import type { Hex } from "../../codec/hex.ts";
import type { MetadataLayout } from "../runtime/frame/metadata-layout.ts";
import type { NetworkPallet, NetworkPallets } from "../runtime/frame/network-pallets.ts";
import type { PalletShape, VariantShape } from "../runtime/frame/runtime-shape.ts";
import { typeDescriber } from "./describe-types.ts";

/** Its constants are the version and the limits of the emulated runtime. */
const SYSTEM = "System";

type Indexes = ReadonlyMap<string, number>;

/**
 * Finds what a network has other than the emulated runtime: indexes of pallets and calls, and constants, as deposits. Indexes are
 * part of the bytes of calls, which storage refers to: operations of multisigs wait under the hash of their call.
 *
 * @returns `undefined` if all of it is the same
 */
export function comparePallets(source: MetadataLayout, emulated: MetadataLayout): NetworkPallets | undefined {
	const others = new Map(source.shape.pallets.map((pallet) => [pallet.name, pallet]));
	const indexes = alignIndexes(indexesOf(emulated.shape.pallets), indexesOf(others.values()));
	const constantsOf = constantComparer(source, emulated);
	const found: Record<string, NetworkPallet> = {};
	for (const pallet of emulated.shape.pallets) {
		const { name } = pallet;
		const other = others.get(name);
		const index = indexes.get(name);
		const calls = other && alignIndexes(indexesOf(callsOf(emulated, pallet)), indexesOf(callsOf(source, other)));
		const constants = other && name !== SYSTEM ? constantsOf(other, pallet) : {};
		const parts = {
			...(index === undefined ? {} : { index }),
			...(calls === undefined || calls.size === 0 ? {} : { calls: Object.fromEntries(calls) }),
			...(Object.keys(constants).length === 0 ? {} : { constants }),
		};
		if (Object.keys(parts).length > 0) found[name] = parts;
	}
	return Object.keys(found).length > 0 ? found : undefined;
}

function callsOf({ shape }: MetadataLayout, { calls }: PalletShape): readonly VariantShape[] {
	const type = calls === null ? null : shape.type(calls);
	return type?.kind === "enum" ? type.variants : [];
}

const indexesOf = (parts: Iterable<Pick<PalletShape, "name" | "index">>): Indexes =>
	new Map([...parts].map(({ name, index }) => [name, index]));

/** Indexes that change so that equal names have equal indexes. Other names keep theirs unless it is taken. */
function alignIndexes(own: Indexes, others: Indexes): Indexes {
	const taken = new Set(others.values());
	const changed = new Map<string, number>();
	const displaced: string[] = [];
	for (const [name, index] of own) {
		const other = others.get(name);
		if (other !== undefined) {
			if (other !== index) changed.set(name, other);
		} else if (taken.has(index)) displaced.push(name);
		else taken.add(index);
	}
	for (const name of displaced) {
		let free = 0;
		while (taken.has(free)) free++;
		changed.set(name, free);
		taken.add(free);
	}
	return changed;
}

/** Compares constants that have the same type. */
function constantComparer(source: MetadataLayout, emulated: MetadataLayout) {
	const describe = { source: typeDescriber(source.shape), emulated: typeDescriber(emulated.shape) };
	return (other: PalletShape, own: PalletShape): Record<string, Hex> => {
		const found: Record<string, Hex> = {};
		for (const [name, { type, value }] of own.constants) {
			const constant = other.constants.get(name);
			if (constant === undefined || constant.value === value) continue;
			if (describe.source(constant.type) !== describe.emulated(type)) continue;
			found[name] = constant.value;
		}
		return found;
	};
}
