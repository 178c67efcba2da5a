import { NEVER, type Observable } from "rxjs";
import { Addresses } from "../../src/chain/addresses.ts";
import type { ChainReads, ChainWrites, OperationResult } from "../../src/chain/chain-adapter.ts";
import type { Operation } from "../../src/chain/operation.ts";
import type { EntityContext, HistoricalChain, ReadContext, ReadOptions } from "../../src/entities/entity-context.ts";
import { Plan } from "../../src/plan/plan.ts";
import { parallel, type QueryResponse, type StorageQuery } from "../../src/query/storage-query.ts";

/** The chain's time in every read, seconds since the epoch. */
export const NOW = 1_700_000_000;

/** What a port says in a test; whatever is left out throws when it is used. */
export interface Script {
	readonly reads?: Partial<ChainReads>;
	/** Throws where the generation has no call for a write. */
	readonly refuse?: (write: keyof ChainWrites) => void;
}

/** A port that answers what the test says, and remembers the writes that were made of it. */
export class FakePort implements EntityContext {
	readonly addresses = new Addresses(30, false);
	/** Every write: its name and arguments. */
	readonly made: [string, ...unknown[]][] = [];
	/** Reads that were carried out. */
	count = 0;
	readonly #reads: ChainReads;
	readonly #refuse: Script["refuse"];

	constructor({ reads = {}, refuse }: Script = {}) {
		this.#reads = strict("read", reads);
		this.#refuse = refuse;
	}

	async read<T>(make: (reads: ChainReads) => StorageQuery<T>, { signal }: ReadOptions = {}): Promise<T> {
		signal?.throwIfAborted();
		this.count += 1;
		return carryOut(make(this.#reads));
	}

	get historicalChain(): HistoricalChain {
		throw new Error("no test of this adapter reads the past");
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
		this.made.push([write, ...args]);
		this.#refuse?.(write);
		return new Plan(UNUSED, () => operation(write) as Operation<OperationResult<ChainWrites[W]>>, account ?? null);
	}
}

/** Plans are looked at, never sent. */
const UNUSED = { network: null } as never;

/** Carries a read out on a chain without storage. */
export function carryOut<T>(read: StorageQuery<T>): T {
	const answer: QueryResponse = {
		block: { hash: `0x${"b1".repeat(32)}`, number: 7, timestampMs: NOW * 1000 },
		value: () => null,
		keysUnder: () => [],
		valuesOf: () => [],
	};
	let step = read.next();
	while (!step.done) step = read.next(answer);
	return step.value;
}

/** A read that knows its result. */
export function* known<T>(value: T): StorageQuery<T> {
	yield* parallel<[]>([]);
	return value;
}

function strict<T extends object>(what: string, script: Partial<T>): T {
	return new Proxy(script as T, {
		get: (target, name) => {
			if (name in target) return Reflect.get(target, name);
			throw new Error(`no ${what} ${String(name)} in this test`);
		},
	});
}

function operation(name: string): Operation<unknown> {
	return {
		name,
		prepare: () => known({ calls: [], failures: [], transferable: 0n, spends: 0n, outcome: () => undefined }),
	};
}
