import type { Addresses } from "../chain/addresses.ts";
import type { ChainReads } from "../chain/chain-adapter.ts";
import type { Hex } from "../codec/hex.ts";
import type { StorageQuery } from "../query/storage-query.ts";
import type { ReadContext, ReadOptions } from "./entity-context.ts";

/** Executes a query at a block. */
export type ExecuteAt = <T>(
	query: (reads: ChainReads) => StorageQuery<T>,
	options: ReadOptions & { readonly at: Hex },
) => Promise<T>;

/** A context of reads at one block. */
export function createPinnedContext(addresses: Addresses, at: Hex, execute: ExecuteAt): ReadContext {
	const context: ReadContext = {
		addresses,
		read: (query, options) => execute(query, { ...options, at }),
		readPool: (query, options) => execute(query, { ...options, at }),
		pin: async () => context,
	};
	return context;
}
