// Made by scripts/generate.ts from metadata.json.

import type { RuntimeConfig } from "../src/chain/v2/runtime-constants.ts";
import type { Hex } from "../src/codec/hex.ts";

/** A runtime of a public chain whose metadata the decoders were generated from. */
export interface BundledRuntime {
	/** Hash of block 0. Forks and development chains share names and versions, but not this hash. */
	readonly genesisHash: Hex;
	readonly specName: string;
	readonly specVersion: number;
	readonly ss58Prefix: number;
	readonly config: RuntimeConfig;
}

/** Runtimes of public chains that the decoders were made from. */
export const KNOWN: readonly BundledRuntime[] = [
	{ genesisHash: "0xd43540ba6d3eb4897c28a77d48cb5b729fea37603cbbfc7a86a73b72adb3be8d", specName: "khala", specVersion: 1251, ss58Prefix: 30, config: { constants: { minContribution: 10000000000n, gracePeriodSeconds: 604800, maxPoolWorkers: 200, existentialDeposit: 10000000000n, blockSeconds: 12, vaultQueuePeriodSeconds: 1814400, wrappedAsset: 10000 }, flags: { dropsDust: true, locksContributions: true, settlesGains: false, limitsWaiting: false, reimburses: false } } },
];
