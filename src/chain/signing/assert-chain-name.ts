import { KNOWN } from "../../../generated/bundled-runtimes.ts";
import type { Hex } from "../../codec/hex.ts";
import { unverifiedRuntime } from "./unverified-runtime.ts";

/** Public chains of Phala: the one whose runtime is bundled, Khala, and Phala on Polkadot. Test networks have a genesis per deployment. */
const PUBLIC_CHAINS: readonly { readonly genesisHash: Hex; readonly specName: string }[] = [
	...KNOWN,
	{ genesisHash: "0x1bb969d85965e4bb5a651abbedf21a54b6b31a21f66b5401cc3f1e286268d736", specName: "phala" },
];

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
	const known = PUBLIC_CHAINS.find((each) => each.genesisHash === genesisHash);
	if (!known || known.specName === specName) return;
	throw unverifiedRuntime({ specName, specVersion }, `the chain's runtime is ${known.specName}`);
}
