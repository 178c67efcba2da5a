import { xxhashAsHex } from "@polkadot/util-crypto";

const prefix = (pallet: string, item: string): string =>
	`${xxhashAsHex(pallet, 128)}${xxhashAsHex(item, 128).slice(2)}`;

/** Prefixes of the maps that hold pools, and the sessions and stakes of their workers. */
export const PREFIXES = {
	pools: prefix("PhalaBasePool", "Pools"),
	workerBindings: prefix("PhalaComputation", "WorkerBindings"),
	sessions: prefix("PhalaComputation", "Sessions"),
	stakes: prefix("PhalaComputation", "Stakes"),
};

/** Keys a node gives, and takes, at once. */
export const PAGE = 1000;
