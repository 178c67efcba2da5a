import { expect, test } from "vitest";
import { ALICE } from "../../../../support/storage.ts";
import { GENERATION_2 } from "../../../../support/writes/generation-2.ts";
import { PID } from "../../../../support/writes/harness.ts";

const { writes } = GENERATION_2;

test.each([
	["stakePool.reconcileQueue", () => writes.reconcileQueue(PID, ALICE), "stakePool.enforceExit"],
	["delegator.claimReward", () => writes.claimReward(PID, null, false), "delegator.withdraw"],
	["delegator.claimAllRewards", () => writes.claimAllRewards(null, false, 1n), "delegator.withdraw"],
])("generation 2 has no %s; the error names the nearest operation", (operation, create, instead) => {
	const details = { operation, generation: 2, instead: expect.stringContaining(instead) };
	expect(create).toThrow(expect.objectContaining({ code: "UNSUPPORTED", details }));
});
