import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { impersonate } from "../../src/devchain/index.ts";
import { connect, docsUrl, eventTranslator, formatPha, type Phala } from "../../src/index.ts";
import { balanceTranslator } from "../../src/ledger/index.ts";
import { projectQueue, queueRules } from "../../src/math/index.ts";
import { createQrFrames } from "../../src/offline/index.ts";
import { createFixture, faultScenarios, matchers, type TestChain } from "../../src/testing/index.ts";

/** Options of whatever type a script without types gives. */
// biome-ignore lint/suspicious/noExplicitAny: every method takes them, whatever its options are
type Wrong = any;
/** A method of the client with options, called with wrong ones. */
type Method = (phala: Phala, options: Wrong, test: TestChain<{ readonly pid: number }>) => unknown;

const KEY = `0x${"11".repeat(32)}`;
const HASH = `0x${"11".repeat(32)}` as const;
const SUBSIDY = { pid: 0, kind: "legacyReward" } as const;
const EVENT = { name: "PhalaStakePool.PoolCapacitySet", args: { pid: "7", cap: "5" } };
const PLACE = { block: { hash: HASH, number: 1, timestampMs: 1 }, extrinsic: null, index: 0 };

async function first<T>(items: AsyncIterable<T>): Promise<T | undefined> {
	for await (const item of items) return item;
	return undefined;
}

async function all(items: AsyncIterable<unknown>): Promise<void> {
	for await (const _ of items);
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
	[
		"stakePool.commissionHistory",
		(phala, options) => first(phala.stakePool(0).commissionHistory({ from: 0 }, options)),
	],
	[
		"at.stakePool.get",
		async (phala, options) => {
			const pool = (await phala.at("best")).stakePool(0);
			// From then on no read of it makes a request.
			await pool.get();
			return pool.get(options);
		},
	],
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
	[
		"at.stakePools.list",
		async (phala, options) => {
			const { stakePools } = await phala.at("best");
			await stakePools.list();
			return stakePools.list(options);
		},
	],
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
	["stakePool.commissionHistory's range", (phala, range) => first(phala.stakePool(0).commissionHistory(range))],
	["connect", (_, options, { chain }) => connect(chain.createProvider(), options)],
	["phala.unlockVotes", (phala, options) => phala.unlockVotes(0, options)],
	["delegator.claimReward", (phala, options) => phala.delegator(KEY).claimReward(0, options)],
	["delegator.claimAllRewards", (phala, options) => phala.delegator(KEY).claimAllRewards(options)],
	["delegator.claimSubsidy", (phala, options) => phala.delegator(KEY).claimSubsidy(SUBSIDY, options)],
	["stakePool.claimOwnerReward", (phala, options) => phala.stakePool(0).claimOwnerReward(options)],
	["vault.claimOwnerShares", (phala, options) => phala.vault(0).claimOwnerShares(options)],
	["eventTranslator", (_, options) => eventTranslator(options)],
	["a translator's event", async (_, event) => (await eventTranslator({ ss58Prefix: 30 }))(event, PLACE)],
	["a translator's place", async (_, place) => (await eventTranslator({ ss58Prefix: 30 }))(EVENT, place)],
	["balanceTranslator's event", (_, event) => balanceTranslator({ ss58Prefix: 30 })(event, PLACE)],
	["balanceTranslator's place", (_, place) => balanceTranslator({ ss58Prefix: 30 })(EVENT, place)],
	["docsUrl", (_, error) => docsUrl(error)],
	["createQrFrames", (_, options) => createQrFrames(new Uint8Array(1), options)],
	["impersonate", (_, provider) => impersonate(provider, KEY)],
	["createFixture", (_, options) => createFixture(options)],
	["createFixture's client", (_, client) => createFixture({ client }).start()],
	["createFixture's setUp", (_, setUp) => createFixture({ setUp })],
	["fixture.use", (_, hook) => createFixture().use(hook, hook)],
	["fixture.provide", (_, run) => createFixture().provide({}, run)],
	["test.connect", (_, options, test) => test.connect(options)],
	["test.pool", (_, options, test) => test.pool(options)],
	["test.vault", (_, options, test) => test.vault(options)],
	["test.delegation", (_, options, test) => test.delegation(options)],
	["test.queue", (_, options, test) => test.queue(options)],
	["test.rewardDay", (_, options, test) => test.rewardDay(options)],
	["faultScenarios' options", (_, options, { chain }) => faultScenarios.reorganization(chain, options)],
	["faultScenarios' chain", (_, chain) => faultScenarios.rateLimit(chain)],
	["toBeRefusedWith", (_, details) => matchers.toBeRefusedWith([], "CAP_EXCEEDED", details)],
];

/** Reads with a callback. */
const CALLBACKS: readonly (readonly [name: string, method: Method])[] = [
	["stakePools.list", (phala, onProgress) => phala.stakePools.list({ onProgress })],
	["stakePools.list, of rows", (phala, onRowError) => phala.stakePools.list({ onRowError })],
	["phala.events", (phala, onProgress) => all(phala.events({ from: 0, onProgress }))],
	["delegator.history", (phala, onProgress) => all(phala.delegator(KEY).history({ from: 0, onProgress }))],
	["delegator.ledger", (phala, onProgress) => all(phala.delegator(KEY).ledger({ from: 0, onProgress }))],
	["connect's logger", (_, logger, { chain }) => connect(chain.createProvider(), { logger })],
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

	it.each(CALLBACKS)("%s refuses a callback that is none", async (_, method) => {
		for (const callback of ["log", 5, {}])
			await expect(call(method, callback)).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
	});

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

it("takes null in place of optional arguments of calculations as left out", () => {
	const none: Wrong = null;
	const periods = { gracePeriodSeconds: 1, coolDownSeconds: 1 };
	const totals = { totalStake: 1n, totalShares: 1n, freeStake: 1n, releasingStake: 0n };
	const pool = { ...totals, ...periods, queue: [], workers: [], now: 0, rules: queueRules(1) };
	expect(formatPha(1n, none)).toBe("0.000000000001");
	expect(projectQueue(pool, none)).toEqual(projectQueue(pool));
});
