import { describe, expect, test } from "vitest";
import type { Hex } from "../../../../src/codec/hex.ts";
import { BOB, KEY } from "../../../support/storage.ts";
import { GENERATIONS } from "../../../support/writes/generations.ts";
import { COOL_DOWN, NOW, PHA, PID, writesHarness } from "../../../support/writes/harness.ts";

const key = (byte: string): Hex => `0x${byte.repeat(32)}`;
const [FIRST, SECOND, THIRD] = [key("01"), key("02"), key("03")];

describe.each(GENERATIONS)("in generation $generation", (fixture) => {
	const { writes, session, pool, chain, reclaimed } = fixture;
	const { codes, details, prepare, set } = writesHarness(chain);
	const stoppedAt = (coolDownStart: number, worker: Hex) =>
		session("CoolingDown", { stake: PHA, coolDownStart }, worker);

	test("every account reclaims a worker from exactly the end of its cool-down on", () => {
		set(pool(PID, { stopped: [KEY] }), stoppedAt(NOW - COOL_DOWN + 1, KEY));
		expect(details(writes.reclaimWorker(PID, KEY), BOB)).toMatchObject({ endsAt: NOW + 1 });
		set(stoppedAt(NOW - COOL_DOWN, KEY));
		expect(codes(writes.reclaimWorker(null, KEY), BOB)).toEqual([]);
		set(session("Computing", { stake: PHA }));
		expect(details(writes.reclaimWorker(PID, KEY), BOB)).toMatchObject({ endsAt: null });
		expect(codes(writes.reclaimWorker(9, KEY))).toEqual(["NOT_FOUND"]);
		expect(codes(writes.reclaimWorker(PID, key("07")))).toEqual(["SESSION_NOT_FOUND"]);
	});

	test("reclaiming all takes the workers that are due, best effort, and lists those that were reclaimed", () => {
		set(pool(PID, { stopped: [FIRST, SECOND, THIRD] }));
		set(stoppedAt(NOW - COOL_DOWN, FIRST), stoppedAt(NOW, SECOND), stoppedAt(0, THIRD));
		const { calls, failures, outcome } = prepare(writes.reclaimAll(PID), BOB);
		expect(failures).toEqual([]);
		const items = [{ args: { worker: FIRST } }, { args: { worker: THIRD } }];
		expect(calls).toMatchObject([{ pallet: "utility", method: "forceBatch", args: { calls: items } }]);
		expect(outcome([reclaimed(THIRD)])).toEqual({ reclaimed: PHA, workers: [THIRD] });
	});

	test("reclaiming all is a single call for a single worker", () => {
		set(pool(PID, { stopped: [FIRST] }), stoppedAt(0, FIRST));
		expect(prepare(writes.reclaimAll(PID)).calls).toMatchObject([{ method: "reclaimPoolWorker" }]);
	});

	test("reclaiming all reports when the next worker is due, if none is", () => {
		expect(details(writes.reclaimAll(PID))).toMatchObject({ endsAt: null });
		set(pool(PID, { stopped: [FIRST, SECOND] }), stoppedAt(NOW, FIRST), stoppedAt(NOW - 5, SECOND));
		expect(prepare(writes.reclaimAll(PID))).toMatchObject({
			calls: [],
			failures: [{ code: "COOL_DOWN_NOT_OVER", details: { endsAt: NOW - 5 + COOL_DOWN } }],
		});
		expect(codes(writes.reclaimAll(9))).toEqual(["NOT_FOUND"]);
	});
});
