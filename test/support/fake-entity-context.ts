import { NEVER, type Observable } from "rxjs";
import { Addresses } from "../../src/chain/addresses.ts";
import type { ChainReads, ChainWrites, OperationResult, PoolReads } from "../../src/chain/chain-adapter.ts";
import type { Operation } from "../../src/chain/operation.ts";
import type { EntityContext, HistoricalChain, ReadContext, ReadOptions } from "../../src/entities/entity-context.ts";
import { Plan } from "../../src/plan/plan.ts";
import type { BlockRef } from "../../src/query/block-ref.ts";
import type { StorageQuery } from "../../src/query/storage-query.ts";
import { constantQuery, runQuery } from "./run-query.ts";

/** Time of the block of every read, seconds since the epoch. */
export const NOW = 1_700_000_000;
const BLOCK: BlockRef = { hash: `0x${"b1".repeat(32)}`, number: 7, timestampMs: NOW * 1000 };

/** Queries of a {@link FakeEntityContext}. A read that is missing here throws. */
export interface FakeEntityContextOptions {
	readonly reads?: Partial<ChainReads>;
	/** Throws for a write that the generation does not support. */
	readonly refuse?: (write: keyof ChainWrites) => void;
}

/** A context that reads from functions of the test and records the planned writes. */
export class FakeEntityContext implements EntityContext {
	readonly addresses = new Addresses(30, false);
	/** Name and arguments of each planned write. */
	readonly writes: [string, ...unknown[]][] = [];
	readonly #reads: ChainReads;
	readonly #refuse: FakeEntityContextOptions["refuse"];

	constructor({ reads = {}, refuse }: FakeEntityContextOptions = {}) {
		this.#reads = throwIfMissing(reads);
		this.#refuse = refuse;
	}

	async read<T>(buildQuery: (reads: ChainReads) => StorageQuery<T>, { signal }: ReadOptions = {}): Promise<T> {
		signal?.throwIfAborted();
		return runQuery(buildQuery(this.#reads), BLOCK);
	}

	readPool<T>(query: (reads: PoolReads) => StorageQuery<T>, options?: ReadOptions): Promise<T> {
		return this.read(query, options);
	}

	async historicalChain(): Promise<HistoricalChain> {
		throw new Error("This context has no history.");
	}

	async pin(): Promise<ReadContext> {
		return this;
	}

	watch<T>(): Observable<T> {
		return NEVER;
	}

	watchByKeys<T>(): Observable<T> {
		return NEVER;
	}

	watchEach<T>(): Observable<T> {
		return NEVER;
	}

	watchCollection<T>(): Observable<T> {
		return NEVER;
	}

	plan<W extends keyof ChainWrites>(
		write: W,
		args: Parameters<ChainWrites[W]>,
		account?: `0x${string}`,
	): Plan<OperationResult<ChainWrites[W]>> {
		this.writes.push([write, ...args]);
		this.#refuse?.(write);
		const operation = emptyOperation(write) as Operation<OperationResult<ChainWrites[W]>>;
		return new Plan(UNUSED_PLAN_CONTEXT, () => operation, account ?? null);
	}
}

/** Plans of this context are not sent. */
const UNUSED_PLAN_CONTEXT = { network: null } as never;

function throwIfMissing(reads: Partial<ChainReads>): ChainReads {
	return new Proxy(reads as ChainReads, {
		get: (target, name) => {
			if (name in target) return Reflect.get(target, name);
			throw new Error(`This context has no read ${String(name)}.`);
		},
	});
}

function emptyOperation(name: string): Operation<unknown> {
	return {
		name,
		prepare: () =>
			constantQuery({
				calls: [],
				failures: [],
				transferable: 0n,
				spends: 0n,
				outcome: () => undefined,
				expected: () => undefined,
				forecasts: () => [],
			}),
	};
}
