import { NEVER, type Observable } from "rxjs";
import { Addresses } from "../../src/chain/addresses.ts";
import type { ChainReads, ChainWrites, Operation } from "../../src/chain/chain-adapter.ts";
import type { EntityContext, PastContext, ReadContext, ReadOptions } from "../../src/entities/entity-context.ts";
import { type OperationSource, Plan } from "../../src/plan/plan.ts";
import { type Answer, type Read, together } from "../../src/query/storage-query.ts";

/** The chain's time in every read, seconds since the epoch. */
export const NOW = 1_700_000_000;

/** What a port says in a test; whatever is left out throws when it is used. */
export interface Script {
	readonly reads?: Partial<ChainReads>;
	readonly writes?: Partial<ChainWrites>;
}

/** A port that answers what the test says, and remembers the writes that were made of it. */
export class FakePort implements EntityContext {
	readonly addresses = new Addresses(30, false);
	/** Every write: its name and arguments. */
	readonly made: [string, ...unknown[]][] = [];
	/** Reads that were carried out. */
	count = 0;
	readonly #reads: ChainReads;
	readonly #writes: ChainWrites;

	constructor({ reads = {}, writes = {} }: Script = {}) {
		this.#reads = strict("read", reads);
		this.#writes = new Proxy({} as ChainWrites, {
			get: (_, name: string) => {
				return (...args: unknown[]) => {
					this.made.push([name, ...args]);
					const write = (writes as Record<string, (...args: unknown[]) => unknown>)[name];
					return write ? write(...args) : operation(name);
				};
			},
		});
	}

	async read<T>(make: (reads: ChainReads) => Read<T>, { signal }: ReadOptions = {}): Promise<T> {
		signal?.throwIfAborted();
		this.count += 1;
		return carryOut(make(this.#reads));
	}

	async past(): Promise<PastContext> {
		throw new Error("the past is not asked for here");
	}

	async pin(): Promise<ReadContext> {
		return this;
	}

	watch<T>(): Observable<T> {
		return NEVER;
	}

	watchKeys<T>(): Observable<T> {
		return NEVER;
	}

	each<T>(): Observable<T> {
		return NEVER;
	}

	follow<T>(): Observable<T> {
		return NEVER;
	}

	plan<R>(make: (writes: ChainWrites) => Operation<R>, author?: `0x${string}`): Plan<R> {
		const made = make(this.#writes);
		return new Plan(UNUSED, () => made, author ?? null);
	}

	planMany<R>(make: (writes: ChainWrites, reads: ChainReads) => OperationSource<R>, author: `0x${string}`): Plan<R> {
		return new Plan(UNUSED, make(this.#writes, this.#reads), author, true);
	}
}

/** Plans are looked at, never sent. */
const UNUSED = { network: null } as never;

/** Carries a read out on a chain without storage. */
export function carryOut<T>(read: Read<T>): T {
	const answer: Answer = {
		block: { hash: `0x${"b1".repeat(32)}`, number: 7, timestampMs: NOW * 1000 },
		value: () => null,
		keysUnder: () => [],
		ordered: [],
	};
	let step = read.next();
	while (!step.done) step = read.next(answer);
	return step.value;
}

/** A read that knows its result. */
export function* known<T>(value: T): Read<T> {
	yield* together<[]>([]);
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
		prepare: () => known({ calls: [], reasons: [], transferable: 0n, spends: 0n, outcome: () => undefined }),
	};
}
