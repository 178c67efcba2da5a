import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Phala } from "../../src/index.ts";
import { createFixture, type TestChain } from "../../src/testing/index.ts";

/** Options of whatever type a script without types gives. */
// biome-ignore lint/suspicious/noExplicitAny: every method takes them, whatever its options are
type Wrong = any;
/** A method of the client with options, called with wrong ones. */
type Method = (phala: Phala, options: Wrong, test: TestChain<{ readonly pid: number }>) => unknown;

const KEY = `0x${"11".repeat(32)}`;
const HASH = `0x${"11".repeat(32)}` as const;

async function first<T>(items: AsyncIterable<T>): Promise<T | undefined> {
	for await (const item of items) return item;
	return undefined;
}

const READS: readonly (readonly [name: string, method: Method])[] = [
	["phala.head", (phala, options) => phala.head(options)],
	["phala.parameters", (phala, options) => phala.parameters(options)],
	["phala.budget", (phala, options) => phala.budget(options)],
	["phala.at", (phala, options) => phala.at("best", options)],
	["phala.at a number", (phala, options) => phala.at(0, options)],
	["phala.risks", (phala, options) => phala.risks(options)],
	["stakePool.get", (phala, options) => phala.stakePool(0).get(options)],
	["stakePool.workers", (phala, options) => phala.stakePool(0).workers(options)],
	["stakePool.exitTimeline", (phala, options) => phala.stakePool(0).exitTimeline(options)],
	["stakePool.reclaimable", (phala, options) => phala.stakePool(0).reclaimable(options)],
	["delegator.get", (phala, options) => phala.delegator(KEY).get(options)],
	["worker.get", (phala, options) => phala.worker(KEY).get(options)],
	["stakePools.count", (phala, options) => phala.stakePools.count(options)],
	["workers.ofPool", (phala, options) => phala.workers.ofPool(0, options)],
];

const RANGES: readonly (readonly [name: string, method: Method])[] = [
	["phala.events", (phala, options) => first(phala.events(options))],
	["delegator.history", (phala, options) => first(phala.delegator(KEY).history(options))],
	["delegator.ledger", (phala, options) => first(phala.delegator(KEY).ledger(options))],
	["stakePool.series", (phala, options) => first(phala.stakePool(0).series(options))],
];

const COLLECTIONS: readonly (readonly [name: string, method: Method])[] = [
	["stakePools.list", (phala, options) => phala.stakePools.list(options)],
	["workers.all", (phala, options) => first(phala.workers.all(options))],
];

const SENDS: readonly (readonly [name: string, method: Method])[] = [
	["plan.send", (phala, options, { chain }) => phala.createStakePool().send(chain.accounts.alice, options).inBlock],
	["phala.submit", (phala, options) => phala.submit("0x00", options).inBlock],
	[
		"phala.resume",
		(phala, options) =>
			phala.resume(HASH, typeof options === "object" && options ? { from: 0, ...options } : options).inBlock,
	],
];

const OTHERS: readonly (readonly [name: string, method: Method])[] = [
	["phala.events$", (phala, options) => new Promise((_, error) => phala.events$(options).subscribe({ error }))],
	["phala.risks$", (phala, options) => new Promise((_, error) => phala.risks$(options).subscribe({ error }))],
	["phala.batch", (phala, options) => phala.batch([phala.createStakePool()], options)],
	[
		"phala.sendAll",
		(phala, options, { chain }) => phala.sendAll([phala.createStakePool()], chain.accounts.alice, options),
	],
	["stakePool.estimateEarnings", (phala, options) => phala.stakePool(0).estimateEarnings(options)],
	["stakePool.suggestStarts", (phala, options) => phala.stakePool(0).suggestStarts(options)],
	["stakePool.suggestOverstake", (phala, options) => phala.stakePool(0).suggestOverstake(options)],
];

describe.each([1, 2] as const)("wrong options, generation %i", (generation) => {
	const current = createFixture({ generation, setUp: ({ pool }) => pool() }).use(beforeEach, afterEach);
	const call = async (method: Method, options: unknown) => method(current().phala, options, current());

	it.each([...READS, ...RANGES, ...COLLECTIONS, ...SENDS, ...OTHERS])(
		"%s refuses options that are no object",
		async (_, method) => {
			for (const options of [null, "force", 5])
				await expect(call(method, options)).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
		},
	);

	it.each([...READS, ...RANGES.map(([name, method]) => [name, withRange(method)] as const), ...COLLECTIONS, ...SENDS])(
		"%s refuses a signal that is none",
		async (_, method) => {
			for (const signal of [new AbortController(), {}, 5, 0, ""])
				await expect(call(method, { signal })).rejects.toMatchObject({
					code: "INVALID_ARGUMENT",
					details: { name: "signal" },
				});
		},
	);
});

/** The method, of the blocks from the first one on. */
function withRange(method: Method): Method {
	return (phala, options, test) => method(phala, { from: 0, every: 1, ...options }, test);
}
