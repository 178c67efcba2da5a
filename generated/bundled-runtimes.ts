// Made by scripts/generate.ts from metadata.json.

import type { BundledRuntime } from "../src/chain/bundled-runtimes.ts";

/** Runtimes of public chains that the decoders were made from. */
export const KNOWN: readonly BundledRuntime[] = [
	{ genesisHash: "0xd43540ba6d3eb4897c28a77d48cb5b729fea37603cbbfc7a86a73b72adb3be8d", specName: "khala", specVersion: 1251, ss58Prefix: 30, config: { constants: { minContribution: 10000000000n, gracePeriodSeconds: 604800, maxPoolWorkers: 200, existentialDeposit: 10000000000n, vaultQueuePeriodSeconds: 1814400, blockSeconds: 12, wrappedAsset: 10000 }, flags: { dropsDust: true, locksContributions: true, settlesGains: false, limitsWaiting: false, reimburses: false } } },
];
