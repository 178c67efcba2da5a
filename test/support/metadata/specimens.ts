import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { Metadata, TypeRegistry } from "@polkadot/types";
import { type MetadataScan, scanMetadata } from "../../../src/chain/metadata/scan.ts";
import { fromHex, toHex } from "../../../src/codec/hex.ts";

/** Metadata of a real runtime, as three readers see it. */
export interface Specimen {
	readonly name: string;
	readonly bytes: Uint8Array;
	readonly scan: MetadataScan;
	/** Made on first need: it is slow. */
	polkadot(): { registry: TypeRegistry; metadata: Metadata };
}

function specimen(name: string, bytes: Uint8Array): Specimen {
	let made: { registry: TypeRegistry; metadata: Metadata } | undefined;
	return {
		name,
		bytes,
		scan: scanMetadata(toHex(bytes)),
		polkadot() {
			if (made) return made;
			const registry = new TypeRegistry();
			const metadata = new Metadata(registry, bytes);
			registry.setMetadata(metadata, undefined, { CheckMqSequence: { extrinsic: {}, payload: {} } });
			made = { registry, metadata };
			return made;
		},
	};
}

const generated = (generation: 1 | 2) => {
	const file = new URL(`../../../generated/v${generation}/metadata.json`, import.meta.url);
	return specimen(`generated v${generation}`, fromHex(JSON.parse(readFileSync(file, "utf8")).result));
};
const zipped = (name: string) =>
	specimen(name, new Uint8Array(gunzipSync(readFileSync(new URL(`.//${name}.scale.gz`, import.meta.url)))));

/** rhala 1180, which generation 1 is generated from. */
export const v1 = generated(1);
/** Khala 1251, which generation 2 is generated from. */
export const v2 = generated(2);
/** An older generation 1. */
export const rhala1130 = zipped("rhala-1130");
/** An older generation 2. */
export const rhala1241 = zipped("rhala-1241");
/** A generation 2 with other pallet indexes, where RmrkCore lists no storage. */
export const phalaNode1 = zipped("phala-node-1");
/** All of them. */
export const SPECIMENS = [v1, v2, rhala1130, rhala1241, phalaNode1];
