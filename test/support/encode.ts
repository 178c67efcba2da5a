import type { Registry } from "@polkadot/types/types";
import { type Hex, toHex } from "../../src/codec/hex.ts";
import type { Specimen } from "./metadata/specimens.ts";

/** Makes bytes of storage values of the specimen's runtime, encoded by `@polkadot/types`, independently of the SDK. Caches them. */
export function encoder(specimen: Specimen): (pallet: string, item: string, value: unknown) => Hex {
	const done = new Map<string, Hex>();
	return (pallet, item, value) => {
		const name = `${pallet}.${item} ${JSON.stringify(value, (_, part) => (typeof part === "bigint" ? `${part}` : part))}`;
		const known = done.get(name);
		if (known !== undefined) return known;
		const { registry, metadata } = specimen.polkadot();
		const storage = metadata.asLatest.pallets.find(({ name }) => name.eq(pallet))?.storage.unwrap();
		const type = storage?.items.find(({ name }) => name.eq(item))?.type;
		if (!type) throw new Error(`no storage ${pallet}.${item}`);
		const bytes = encoded(registry, type.isPlain ? type.asPlain.toNumber() : type.asMap.value.toNumber(), value);
		done.set(name, bytes);
		return bytes;
	};
}

// Not `toHex()`: that writes integers big-endian and bytes without their length.
function encoded(registry: Registry, id: number, value: unknown): Hex {
	return toHex(registry.createType(registry.createLookupType(id), value).toU8a());
}
