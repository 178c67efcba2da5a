import { KNOWN } from "../../../generated/bundled-runtimes.ts";
import type { Hex } from "../../codec/hex.ts";
import { unverifiedRuntime } from "./unverified-runtime.ts";

/**
 * Asserts that the runtime of a public chain has that chain's name: runtimes are pinned by it, but signatures do not contain it, so
 * that metadata with another name would evade the pin.
 *
 * @throws PhalaError `UNVERIFIED_RUNTIME`
 */
export function assertChainName(
	genesisHash: Hex,
	{ specName, specVersion }: { readonly specName: string; readonly specVersion: number },
): void {
	const known = KNOWN.find((each) => each.genesisHash === genesisHash);
	if (!known || known.specName === specName) return;
	throw unverifiedRuntime({ specName, specVersion }, `the chain's runtime is ${known.specName}`);
}
