import type { ChainWrites, Operation, Refusals } from "../chain/chain-adapter.ts";

/** Writes that do nothing, but for those that the chain has no call for, which throw: what a verb may do before writes are loaded. */
export function offered(refusals: Refusals): ChainWrites {
	return new Proxy({} as ChainWrites, {
		get: (_, verb) => (Reflect.get(refusals, verb) as (() => void) | undefined) ?? nothing,
	});
}

/** Stands for an operation that nobody carries out. */
const nothing = (): Partial<Operation<unknown>> => ({});
