import type { Hex } from "../codec/hex.ts";
import { PhalaError } from "../errors/error.ts";
import { Addresses } from "./addresses.ts";
import type { ChainRuntime } from "./chain-adapter.ts";
import { callNames, constant } from "./metadata/decode.ts";
import { type MetadataScan, scanMetadata } from "./metadata/scan.ts";
import type { Generation } from "./model/network.ts";
import { bindGeneration2 } from "./v2/bind-adapter.ts";

/** A runtime that is known, by its metadata as a rule. */
export interface BoundRuntime extends ChainRuntime {
	/** E.g. `khala`. */
	readonly specName: string;
	/** Goes up with every upgrade. */
	readonly specVersion: number;
	readonly addresses: Addresses;
	/** Storage in another layout than this library was made for, as `Pallet.Item`: decoded by metadata, which takes longer. */
	readonly differingStorage: readonly string[];
	/** Whether metadata told all this; otherwise it was known, and a read that needs more wants the metadata. */
	readonly isBoundByMetadata: boolean;
}

/**
 * Which generation of the pallets a runtime has; `null`: neither.
 *
 * - Never told by `PhalaStakePool` alone: runtimes of generation 2 keep that pallet, without calls, for what it stored
 */
function detectGeneration(scan: MetadataScan): Generation | null {
	if (scan.pallets.has("PhalaStakePoolv2")) return 2;
	return scan.pallets.has("PhalaMining") && callNames(scan, "PhalaStakePool").length > 0 ? 1 : null;
}

/**
 * The port for the runtime that `metadata` describes. The code of its generation is loaded when the first chain has it.
 *
 * @param metadata - as `state_getMetadata` answers it
 * @param anyPrefix - take ss58 addresses of any network
 * @throws PhalaError `UNSUPPORTED_CHAIN`, `DECODE_FAILED`
 */
export async function bindRuntime(metadata: Hex, anyPrefix: boolean): Promise<BoundRuntime> {
	const scan = scanMetadata(metadata);
	const version = constant(scan, "System", "Version") as { specName?: unknown; specVersion?: unknown } | undefined;
	const spec = { specName: String(version?.specName ?? "unknown"), specVersion: Number(version?.specVersion ?? 0) };
	const generation = detectGeneration(scan);
	if (generation === null) throw unsupportedChain(spec, "has none of", ["PhalaStakePoolv2", "PhalaMining"], " or ");
	const prefix = constant(scan, "System", "SS58Prefix");
	const ss58Prefix = typeof prefix === "number" ? prefix : 42;
	const addresses = new Addresses(ss58Prefix, anyPrefix);
	const port = generation === 1 ? (await import("./v1/adapter.ts")).bindGeneration1 : bindGeneration2;
	const { runtime, missing, differing } = port(scan, addresses, ss58Prefix);
	if (missing.length > 0) throw unsupportedChain(spec, "has another form of", missing);
	return { ...runtime, ...spec, addresses, differingStorage: differing, isBoundByMetadata: true };
}

function unsupportedChain(
	spec: { specName: string; specVersion: number },
	has: string,
	missing: readonly string[],
	between = ", ",
): PhalaError<"UNSUPPORTED_CHAIN"> {
	return new PhalaError(
		"UNSUPPORTED_CHAIN",
		`${spec.specName} ${spec.specVersion} ${has} Phala's stake pools; this library needs ${missing.join(between)}.`,
		{ ...spec, missing },
	);
}
