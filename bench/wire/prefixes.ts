import { xxhashAsHex } from "@polkadot/util-crypto";

const prefix = (pallet: string, item: string): string =>
	`${xxhashAsHex(pallet, 128)}${xxhashAsHex(item, 128).slice(2)}`;

/** Storage prefixes of the items that hand-written contenders read. */
export const PREFIXES = {
	pools: prefix("PhalaBasePool", "Pools"),
	whitelists: prefix("PhalaBasePool", "PoolContributionWhitelists"),
	descriptions: prefix("PhalaBasePool", "PoolDescriptions"),
	workerBindings: prefix("PhalaComputation", "WorkerBindings"),
	sessions: prefix("PhalaComputation", "Sessions"),
	stakes: prefix("PhalaComputation", "Stakes"),
	properties: prefix("RmrkCore", "Properties"),
	owned: prefix("Uniques", "Account"),
	wrapped: prefix("Assets", "Account"),
	accounts: prefix("System", "Account"),
	stakers: prefix("PhalaWrappedBalances", "StakerAccounts"),
	now: prefix("Timestamp", "Now"),
	number: prefix("System", "Number"),
};

/** Storage prefixes by name. */
export type Prefixes = typeof PREFIXES;
