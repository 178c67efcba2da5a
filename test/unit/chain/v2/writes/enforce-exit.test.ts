import { expect, test } from "vitest";
import { sessionAccount } from "../../../../../src/chain/accounts.ts";
import { BOB, KEY, POOL_ACCOUNTS, vaultStorage } from "../../../../support/storage.ts";
import { GENERATION_2 } from "../../../../support/writes/generation-2.ts";
import { PHA, PID, writesHarness } from "../../../../support/writes/harness.ts";

const { writes, chain, pool } = GENERATION_2;
const { codes, prepare, set } = writesHarness(chain);

test("needs a stake pool, and no owner", () => {
	set(vaultStorage(4));
	expect(codes(writes.enforceExit(9))).toEqual(["NOT_FOUND"]);
	expect(codes(writes.enforceExit(4))).toEqual(["WRONG_POOL_KIND"]);
	expect(codes(writes.enforceExit(PID), BOB)).toEqual([]);
});

test("sums what the pool's account paid, and lists the pool's workers that stopped", () => {
	set(pool(PID, { workers: [KEY] }));
	const transfer = (from: string) => ({
		pallet: "assets",
		name: "Transferred",
		data: { from, to: BOB, amount: PHA },
	});
	const stopped = (pid: number) => ({
		pallet: "phalaComputation",
		name: "WorkerStopped",
		data: { session: sessionAccount(pid, KEY) },
	});
	const { outcome } = prepare(writes.enforceExit(PID));
	const events = [transfer(POOL_ACCOUNTS.pool), transfer(KEY), stopped(PID), stopped(7)];
	expect(outcome(events)).toEqual({ paid: PHA, stopped: [KEY] });
});
