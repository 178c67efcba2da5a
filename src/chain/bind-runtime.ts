import type { Hex } from "../codec/hex.ts";
import type { ChainRuntime } from "./chain-adapter.ts";
import { Addresses, isPhalaError, PhalaError } from "./loaded-at-once.ts";
import { scanMetadata, unreadableMetadata } from "./loaded-with-metadata.ts";
import { callNames, constant } from "./metadata/decode.ts";
import type { MetadataScan } from "./metadata/scan.ts";
import type { Generation } from "./model/network.ts";

/** A runtime with its reads and writes, bound by its metadata or bundled with the SDK. */
export interface BoundRuntime extends ChainRuntime {
	/** E.g. `khala`. */
	readonly specName: string;
	/** Rises with every upgrade. */
	readonly specVersion: number;
	readonly addresses: Addresses;
	/** Storage whose layout differs from the generated decoders', as `Pallet.Item`: decoded by metadata, which is slower. */
	readonly differingStorage: readonly string[];
	/** Whether it was bound by metadata. A bundled runtime throws `MetadataRequired` in reads that need metadata. */
	readonly isBoundByMetadata: boolean;
}

/**
 * The generation of a runtime's pallets; `null`: neither.
 *
 * - `PhalaStakePool` alone does not decide it: runtimes of generation 2 keep that pallet, without calls, for its old storage
 */
function detectGeneration(scan: MetadataScan): Generation | null {
	if (scan.pallets.has("PhalaStakePoolv2")) return 2;
	return scan.pallets.has("PhalaMining") && callNames(scan, "PhalaStakePool").length > 0 ? 1 : null;
}

/**
 * Binds the runtime that `metadata` describes. Loads the code of generation 1 on first use.
 *
 * @param metadata - the response of `state_getMetadata`
 * @param allowForeignPrefix - accept ss58 addresses of any network
 * @throws PhalaError `UNSUPPORTED_CHAIN`, `DECODE_FAILED`
 */
export async function bindRuntime(metadata: Hex, allowForeignPrefix: boolean): Promise<BoundRuntime> {
	const scan = scanMetadata(metadata);
	try {
		return await bindScan(scan, allowForeignPrefix);
	} catch (error) {
		throw isPhalaError(error) ? error : unreadableMetadata(metadata, error);
	}
}

async function bindScan(scan: MetadataScan, allowForeignPrefix: boolean): Promise<BoundRuntime> {
	const version = constant(scan, "System", "Version") as { specName?: unknown; specVersion?: unknown } | undefined;
	const spec = { specName: String(version?.specName ?? "unknown"), specVersion: Number(version?.specVersion ?? 0) };
	const generation = detectGeneration(scan);
	if (generation === null) throw unsupportedChain(spec, "does not have", ["PhalaStakePoolv2", "PhalaMining"], " or ");
	const prefix = constant(scan, "System", "SS58Prefix");
	const ss58Prefix = typeof prefix === "number" ? prefix : 42;
	const addresses = new Addresses(ss58Prefix, allowForeignPrefix);
	const bind =
		generation === 1
			? (await import("./v1/adapter.ts")).bindGeneration1
			: (await import("./v2/bind-adapter.ts")).bindGeneration2;
	const { runtime, missing, differing } = bind(scan, addresses, ss58Prefix);
	if (missing.length > 0) throw unsupportedChain(spec, "has an incompatible version of", missing);
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
		`${spec.specName} ${spec.specVersion} ${has} Phala's stake pools. Expected ${missing.join(between)}.`,
		{ ...spec, missing },
	);
}
