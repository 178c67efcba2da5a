import type { Addresses } from "../chain/addresses.ts";
import type { ChainReads } from "../chain/chain-adapter.ts";
import type { Hex } from "../codec/hex.ts";
import { parseOptions } from "../errors/parse-options.ts";
import type { StorageQuery } from "../query/storage-query.ts";
import { parseSignal } from "../rpc/abort.ts";
import type { ReadContext, ReadOptions } from "./entity-context.ts";

/** Executes a query at a block. */
export type ExecuteAt = <T>(
	query: (reads: ChainReads) => StorageQuery<T>,
	options: ReadOptions & { readonly at: Hex },
) => Promise<T>;

/** A context of reads at one block. */
export function createPinnedContext(addresses: Addresses, at: Hex, execute: ExecuteAt): ReadContext {
	// What it reads may be cached, and then no request checks the signal.
	const read: ReadContext["read"] = async (query, options = {}) =>
		execute(query, { signal: parseSignal(parseOptions(options).signal), at });
	const context: ReadContext = { addresses, read, readPool: read, pin: async () => context };
	return context;
}
