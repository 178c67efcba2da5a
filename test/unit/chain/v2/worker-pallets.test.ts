import { describe, expect, test } from "vitest";
import { queued } from "../../../support/conformance/state-v2.ts";
import { BOB, KEY, poolStorage } from "../../../support/storage.ts";
import { GENERATION_2 } from "../../../support/writes/generation-2.ts";
import { PHA, PID, writesHarness } from "../../../support/writes/harness.ts";

describe("a worker of generation 2", () => {
	const { writes, chain, registered, session, pool } = GENERATION_2;
	const { codes, details, set } = writesHarness(() => ({
		...chain(),
		...registered(),
		...session("Ready"),
		...pool(PID, { workers: [KEY], freeStake: 50_000n * PHA }),
	}));

	test("restarts only while the withdraw queue is empty", () => {
		const withdrawQueue = [queued(BOB, 1)];
		set(poolStorage(PID, { workers: [KEY] }, { withdrawQueue }), session("Computing", { stake: PHA }));
		expect(codes(writes.restartWorker(KEY, 4000n * PHA), BOB).slice(0, 2)).toEqual([
			"QUEUE_NOT_EMPTY",
			"NOT_POOL_OWNER",
		]);
	});

	test("is stopped once", () => {
		set(session("Unresponsive", { stake: PHA }), pool(PID, { stopped: [KEY] }));
		expect(codes(writes.stopWorker(KEY))).toEqual(["WORKER_ALREADY_STOPPED"]);
	});

	test("is removed only when it is Ready", () => {
		set(session("Computing"));
		expect(details(writes.removeWorker(null, KEY))).toMatchObject({ state: "Computing" });
	});
});
