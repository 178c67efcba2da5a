import { constant } from "../../src/chain/metadata/decode.ts";
import type { MetadataScan } from "../../src/chain/metadata/scan.ts";
import { readRuntimeConfig } from "../../src/chain/v2/runtime-constants.ts";

const INTERFACE = `/** A runtime of a public chain whose metadata the decoders were generated from. */
export interface BundledRuntime {
	/** Hash of block 0. Forks and development chains share names and versions, but not this hash. */
	readonly genesisHash: Hex;
	readonly specName: string;
	readonly specVersion: number;
	readonly ss58Prefix: number;
	readonly config: RuntimeConfig;
}
`;

/** Generates the table of runtimes that need no metadata: the decoders were generated from it, and the table has their constants. */
export function known(runtimes: readonly { readonly genesisHash: string; readonly scan: MetadataScan }[]): string {
	const rows = runtimes.map(({ genesisHash, scan }) => {
		const { specName, specVersion } = constant(scan, "System", "Version") as { specName: string; specVersion: number };
		const { config, missing } = readRuntimeConfig(scan);
		if (missing.length > 0) throw new Error(`The metadata of ${specName} ${specVersion} lacks ${missing.join(", ")}`);
		const ss58Prefix = Number(constant(scan, "System", "SS58Prefix"));
		return `\t${literal({ genesisHash, specName, specVersion, ss58Prefix, config })},\n`;
	});
	return [
		"// Made by scripts/generate.ts from metadata.json.\n",
		'import type { RuntimeConfig } from "../src/chain/v2/runtime-constants.ts";',
		'import type { Hex } from "../src/codec/hex.ts";\n',
		INTERFACE,
		"/** Runtimes of public chains that the decoders were made from. */",
		`export const KNOWN: readonly BundledRuntime[] = [\n${rows.join("")}];\n`,
	].join("\n");
}

/** Generates the list of the metadata of these runtimes. */
export function knownMetadata(hashes: readonly string[]): string {
	return [
		"// Made by scripts/generate.ts from metadata.json.\n",
		"/** blake2-256 hashes of the metadata of bundled runtimes: as nodes serve it, and trimmed to the SDK's pallets. */",
		`export const METADATA_HASHES: readonly string[] = [\n${hashes.map((hash) => `\t"${hash}",\n`).join("")}];\n`,
	].join("\n");
}

/** A value as source text. */
function literal(value: unknown): string {
	if (typeof value === "bigint") return `${value}n`;
	if (typeof value !== "object" || value === null) return JSON.stringify(value);
	return `{ ${Object.entries(value)
		.map(([name, inner]) => `${name}: ${literal(inner)}`)
		.join(", ")} }`;
}
