import { describe, expect, test } from "vitest";
import { entries } from "../../../../generated/v1/entries.ts";
import { sessionAccount } from "../../../../src/chain/accounts.ts";
import type { Hex } from "../../../../src/codec/hex.ts";
import { BOB, KEY } from "../../../support/storage.ts";
import { minerV1, poolV1, stakerV1 } from "../../../support/storage-v1.ts";
import { GENERATION_1, queuedV1 as queued, stoppingEnabled } from "../../../support/writes/generation-1.ts";
import { NOW, PHA, PID, writesHarness } from "../../../support/writes/harness.ts";

describe("a worker of generation 1", () => {
	const { writes, chain, registered, session } = GENERATION_1;
	const pool = (fields: object) =>
		poolV1(PID, { workers: [KEY], totalStake: 60_000n * PHA, totalShares: 60_000n * PHA, ...fields });
	const { codes, details, prepare, set, remove } = writesHarness(() => ({
		...chain(),
		...registered(),
		...session("Ready"),
		...pool({ freeStake: 50_000n * PHA }),
	}));

	test("restarts only where the pool has free stake, with what the queue leaves", () => {
		set(session("Computing", { stake: 4000n * PHA }), pool({ freeStake: 0n }));
		expect(codes(writes.restartWorker(KEY, 5000n * PHA))).toEqual(["INSUFFICIENT_FREE_STAKE"]);
		const withdrawQueue = [queued(BOB, 2000n * PHA)];
		set(pool({ freeStake: 900n, withdrawQueue }), stakerV1(PID, BOB, 2000n * PHA));
		expect(details(writes.restartWorker(KEY, 4000n * PHA + 900n))).toMatchObject({ freeStake: 2000n * PHA + 900n });
	});

	test("restarts and stops only where the chain has stopping switched on, which it checks first", () => {
		set(stoppingEnabled(false));
		expect(codes(writes.stopWorker(KEY), BOB)).toEqual(["FEATURE_DISABLED", "NOT_POOL_OWNER", "WORKER_NOT_COMPUTING"]);
		expect(codes(writes.restartWorker(KEY, PHA))).toEqual(["FEATURE_DISABLED", "WORKER_NOT_COMPUTING"]);
	});

	test("starts also where stopping is switched off", () => {
		set(stoppingEnabled(false));
		expect(codes(writes.startWorker(KEY, 4000n * PHA))).toEqual([]);
	});

	test("does not start without tokenomic parameters", () => {
		remove(entries.phalaMining.tokenomicParameters.key());
		expect(codes(writes.startWorker(KEY, 4000n * PHA))).toEqual(["CHAIN_FAULT"]);
	});

	test("is removed from its pool in any state", () => {
		for (const status of ["Ready", "Computing", "Unresponsive", "CoolingDown"] as const) {
			set(session(status, { stake: PHA }));
			expect(codes(writes.removeWorker(PID, KEY))).toEqual([]);
		}
	});

	test("that left the pool while it cooled down is reclaimed with all others", () => {
		const [first, second, third]: [Hex, Hex, Hex] = [
			`0x${"01".repeat(32)}`,
			`0x${"02".repeat(32)}`,
			`0x${"03".repeat(32)}`,
		];
		set(poolV1(PID, { workers: [first], releasingStake: 2n * PHA }), poolV1(1));
		set(session("CoolingDown", { stake: PHA, coolDownStart: NOW }, first));
		set(session("CoolingDown", { stake: PHA, coolDownStart: 0 }, second));
		remove(entries.phalaMining.minerBindings.key(sessionAccount(PID, second)));
		set(minerV1(1, "MiningCoolingDown", { stake: PHA }, third));
		expect(prepare(writes.reclaimAll(PID)).calls).toMatchObject([
			{ method: "reclaimPoolWorker", args: { worker: second } },
		]);
	});
});
