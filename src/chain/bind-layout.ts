import { throwNotLoaded } from "../errors/throw-not-loaded.ts";
import type { BoundRuntime } from "./bound-runtime.ts";
import { Addresses, PhalaError } from "./loaded-at-once.ts";
import { callNames, constant } from "./loaded-with-metadata.ts";
import type { RuntimeVersion } from "./metadata/runtime-version.ts";
import type { MetadataScan } from "./metadata/scan.ts";
import type { Generation } from "./model/network.ts";

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
 * Binds a runtime by comparing the layout of its storage with that of the generated decoders. Loads the code of generation 1 on first
 * use.
 *
 * @param allowForeignPrefix - accept ss58 addresses of any network
 * @throws PhalaError `UNSUPPORTED_CHAIN`; a `RangeError` for metadata that contradicts itself
 */
export async function bindLayout(
	scan: MetadataScan,
	{ specName, specVersion }: RuntimeVersion,
	allowForeignPrefix: boolean,
): Promise<BoundRuntime> {
	const spec = { specName, specVersion };
	const generation = detectGeneration(scan);
	if (generation === null) throw unsupportedChain(spec, "does not have", ["PhalaStakePoolv2", "PhalaMining"], " or ");
	const prefix = constant(scan, "System", "SS58Prefix");
	const ss58Prefix = typeof prefix === "number" ? prefix : 42;
	const addresses = new Addresses(ss58Prefix, allowForeignPrefix);
	const bind =
		generation === 1
			? (await import("./v1/adapter.ts").catch(throwNotLoaded)).bindGeneration1
			: (await import("./v2/bind-adapter.ts").catch(throwNotLoaded)).bindGeneration2;
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
