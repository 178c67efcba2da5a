import { expect, test } from "vitest";
import { BOB, CHARLIE } from "../../../../support/storage.ts";
import { stakerV1 } from "../../../../support/storage-v1.ts";
import { GENERATION_1 } from "../../../../support/writes/generation-1.ts";
import { PHA, PID, writesHarness } from "../../../../support/writes/harness.ts";

const { writes, chain } = GENERATION_1;
const { codes, prepare, set } = writesHarness(chain);

test("reconciling a request needs the pool and a position in it", () => {
	expect(codes(writes.reconcileQueue(9, BOB))).toEqual(["NOT_FOUND", "NO_POSITION"]);
	expect(codes(writes.reconcileQueue(PID, BOB))).toEqual(["NO_POSITION"]);
	set(stakerV1(PID, BOB, PHA));
	expect(prepare(writes.reconcileQueue(PID, BOB), CHARLIE)).toMatchObject({
		failures: [],
		calls: [{ pallet: "phalaStakePool", method: "reconcileWithdrawQueue", args: { pid: 0n, account: BOB } }],
	});
	expect(prepare(writes.reconcileQueue(PID, BOB)).outcome([])).toBeUndefined();
});
