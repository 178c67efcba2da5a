import { describe, expect, test } from "vitest";
import type { Operation } from "../../../../src/chain/operation.ts";
import { smax, smin } from "../../../../src/math/stake.ts";
import { BOB, KEY } from "../../../support/storage.ts";
import { GENERATIONS } from "../../../support/writes/generations.ts";
import { PHA, PID, writesHarness } from "../../../support/writes/harness.ts";

describe.each(GENERATIONS)("a worker in generation $generation", (fixture) => {
	const { writes, registered, session, pool, keys, generation, tokenomics } = fixture;
	const { codes, details, prepare, set, remove } = writesHarness(() => ({
		...fixture.chain(),
		...registered(),
		...session("Ready"),
		...pool(PID, { workers: [KEY], freeStake: 50_000n * PHA }),
	}));

	test("starts with Smin to Smax", () => {
		const least = smin(1000, tokenomics, generation);
		const most = smax(1000, 1, tokenomics, generation) ?? 0n;
		expect(codes(writes.startWorker(KEY, least))).toEqual([]);
		expect(details(writes.startWorker(KEY, least - 1n))).toMatchObject({ minimum: least });
		expect(codes(writes.startWorker(KEY, most))).toEqual([]);
		expect(details(writes.startWorker(KEY, most + 1n))).toMatchObject({ maximum: most });
	});

	test("starts with no more than is free, which is checked after the owner", () => {
		set(pool(PID, { workers: [KEY], freeStake: 4000n * PHA }));
		expect(details(writes.startWorker(KEY, 4001n * PHA))).toMatchObject({ freeStake: 4000n * PHA });
		expect(codes(writes.startWorker(KEY, 4000n * PHA))).toEqual([]);
		expect(codes(writes.startWorker(KEY, 4001n * PHA), BOB)).toEqual(["NOT_POOL_OWNER", "INSUFFICIENT_FREE_STAKE"]);
	});

	test("warns of free stake that is left below what the pool's account can hold, which generation 2 burns", () => {
		set(pool(PID, { workers: [KEY], freeStake: 4000n * PHA }));
		const warned = generation === 1 ? [] : ["REST_WOULD_BURN"];
		expect(codes(writes.startWorker(KEY, 4000n * PHA - 1n))).toEqual(warned);
		expect(codes(writes.startWorker(KEY, 4000n * PHA - 99_999_999n))).toEqual(warned);
		expect(codes(writes.startWorker(KEY, 4000n * PHA - 100_000_000n))).toEqual([]);
	});

	test("starts only when it is Ready, has a score, and a score of 50", () => {
		set(registered({ initialScore: 49 }));
		expect(details(writes.startWorker(KEY, PHA))).toMatchObject({ score: 49, minimum: 50 });
		set(registered({ initialScore: null }));
		expect(codes(writes.startWorker(KEY, PHA))).toEqual(["BENCHMARK_MISSING"]);
		set(registered(), session("Unresponsive", { stake: PHA }));
		expect(prepare(writes.startWorker(KEY, 4000n * PHA)).failures).toMatchObject([
			{ code: "WORKER_NOT_READY", details: { state: "Unresponsive" } },
		]);
	});

	test("does not start on records that contradict each other", () => {
		set(session("Ready", { stake: PHA }));
		expect(codes(writes.startWorker(KEY, 4000n * PHA))).toEqual(["CHAIN_FAULT"]);
		remove(keys.sessionBinding(KEY));
		expect(codes(writes.startWorker(KEY, 4000n * PHA))).toEqual(["SESSION_NOT_FOUND"]);
	});

	test("in no pool has no call, and a failure with the reason", () => {
		remove(keys.assignment(KEY));
		const operations: Operation<unknown>[] = [
			writes.startWorker(KEY, PHA),
			writes.restartWorker(KEY, PHA),
			writes.stopWorker(KEY),
			writes.removeWorker(null, KEY),
			writes.reclaimWorker(null, KEY),
		];
		for (const operation of operations) {
			const { calls, failures, outcome } = prepare(operation);
			expect({ calls, failures }).toMatchObject({ calls: [], failures: [{ code: "WORKER_NOT_IN_POOL" }] });
			expect(() => outcome([])).toThrow(expect.objectContaining({ code: "WORKER_NOT_IN_POOL" }));
		}
	});

	test("restarts with more stake only, which may include its own", () => {
		set(session("Computing", { stake: 4000n * PHA }), pool(PID, { workers: [KEY], freeStake: 1000n * PHA }));
		expect(details(writes.restartWorker(KEY, 4000n * PHA))).toMatchObject({ stake: 4000n * PHA });
		expect(codes(writes.restartWorker(KEY, 5000n * PHA))).toEqual([]);
		expect(details(writes.restartWorker(KEY, 5001n * PHA))).toMatchObject({ freeStake: 5000n * PHA });
	});

	test("stops while it computes, responsive or not", () => {
		expect(details(writes.stopWorker(KEY))).toMatchObject({ state: "Ready" });
		set(session("Unresponsive", { stake: PHA }));
		expect(codes(writes.stopWorker(KEY))).toEqual([]);
		remove(keys.sessionBinding(KEY));
		expect(codes(writes.stopWorker(KEY))).toEqual(["SESSION_NOT_FOUND"]);
		set(pool(PID));
		expect(codes(writes.stopWorker(KEY))).toEqual(["WORKER_NOT_IN_POOL"]);
		expect(() => prepare(writes.stopWorker(KEY)).outcome([])).toThrow(
			expect.objectContaining({ code: "DECODE_FAILED" }),
		);
	});
});
