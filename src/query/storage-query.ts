import type { Hex } from "../codec/hex.ts";
import type { BlockRef } from "./block-ref.ts";

/** What a read wants to know next. */
export interface QueryRequest {
	/** Full storage keys whose values are wanted. */
	readonly keys?: readonly Hex[];
	/** Prefixes whose keys are to be listed. */
	readonly prefixes?: readonly Hex[];
	/** More keys, whose values are told in the same order: for very many, where finding each by its key would take long. */
	readonly ordered?: readonly Hex[];
}

/** What the chain answered to an {@link QueryRequest}, all at one block. */
export interface QueryResponse {
	/** Frozen: values hand it out as it is. */
	readonly block: BlockRef;
	/** The bytes at `key`, `null` where the chain has nothing. Throws for a key that was never asked. */
	value(key: Hex): Hex | null;
	/** All keys below `prefix`, in the chain's order. Throws for a prefix that was never asked. */
	keysUnder(prefix: Hex): readonly Hex[];
	/** The values of {@link QueryRequest.ordered}, in that order. */
	readonly ordered: ValueList;
}

/** Values by their place. Arrays are such lists; those of very many are texts only when they are looked at. */
export interface ValueList {
	readonly length: number;
	/** `null` where the chain has nothing. */
	at(index: number): Hex | null | undefined;
}

/** The part of a list from `start` on. */
export function sliceValues(list: ValueList, start: number, length = list.length - start): ValueList {
	return start === 0 && length === list.length ? list : { length, at: (index) => list.at(start + index) };
}

/**
 * A reading of chain state, told apart from how it is carried out: it yields what it needs, gets the answers of one
 * block back, and returns its result. The same read serves the present, the past, live state and tests.
 */
export type StorageQuery<T> = Generator<QueryRequest, T, QueryResponse>;

/** Runs reads side by side: each of their rounds becomes one round. */
export function* parallel<T extends readonly unknown[]>(
	reads: { [K in keyof T]: StorageQuery<T[K]> },
): StorageQuery<T> {
	const results: unknown[] = new Array(reads.length);
	let running = reads.map((read, index) => ({ read, index, step: read.next() }));
	for (;;) {
		for (const { step, index } of running) if (step.done) results[index] = step.value;
		running = running.filter(({ step }) => !step.done);
		if (running.length === 0) return results as unknown as T;
		const asks = running.map(({ step }) => step.value as QueryRequest);
		const response: QueryResponse = yield {
			keys: asks.flatMap((ask) => ask.keys ?? []),
			prefixes: asks.flatMap((ask) => ask.prefixes ?? []),
			ordered: asks.flatMap((ask) => ask.ordered ?? []),
		};
		let told = 0;
		running = running.map(({ read, index }, i) => {
			const start = told;
			const length = asks[i]?.ordered?.length ?? 0;
			told += length;
			return { read, index, step: read.next({ ...response, ordered: sliceValues(response.ordered, start, length) }) };
		});
	}
}
