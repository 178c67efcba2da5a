import { type CodecType, metadata as codec } from "@polkadot-api/substrate-bindings";
import { type Hex, toHex } from "../../../src/codec/hex.ts";

/** Metadata of version 14, decoded; may be changed in place. */
export type EditableMetadata = Extract<CodecType<typeof codec>["metadata"], { tag: "v14" }>["value"];
export type EditableType = EditableMetadata["lookup"][number];

/** Real metadata with changes, encoded again. */
export function editMetadata(bytes: Uint8Array, edit: (metadata: EditableMetadata) => void): Hex {
	const { magicNumber, metadata } = codec.dec(bytes);
	if (metadata.tag !== "v14") throw new Error(`metadata ${metadata.tag}`);
	edit(metadata.value);
	return toHex(codec.enc({ magicNumber, metadata }));
}

/** Adds a type; returns its id. */
export function addType(metadata: EditableMetadata, def: EditableType["def"], path: string[] = []): number {
	const id = metadata.lookup.length;
	metadata.lookup.push({ id, path, params: [], def, docs: [] });
	return id;
}

/** A storage item. */
export function storageOf(metadata: EditableMetadata, pallet: string, item: string) {
	const found = metadata.pallets.find(({ name }) => name === pallet)?.storage?.items.find(({ name }) => name === item);
	if (!found) throw new Error(`no ${pallet}.${item}`);
	return found;
}
