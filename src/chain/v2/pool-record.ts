import type { PoolProxy } from "../../../generated/v2/pallets.ts";
import { type StorageValue, storageValue } from "../../query/storage-value.ts";
import type { ChainV2 } from "./chain-context.ts";

/** Record of a pool of either kind; `null`: no such pool. */
export function readPoolRecord(chain: ChainV2, pid: number): StorageValue<PoolProxy | null> {
	return storageValue(chain.entries.phalaBasePool.pools, pid);
}
