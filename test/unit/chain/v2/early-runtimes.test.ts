import { describe, expect, test } from "vitest";
import { entries } from "../../../../generated/v2/entries.ts";
import { sessionAccount } from "../../../../src/chain/accounts.ts";
import { Addresses } from "../../../../src/chain/addresses.ts";
import { createChainV2 } from "../../../../src/chain/v2/chain-context.ts";
import { readParameters } from "../../../../src/chain/v2/reads/parameters.ts";
import { writeLoadersV2 } from "../../../../src/chain/v2/writes/write-loaders.ts";
import { readFrom } from "../../../support/conformance/recorded.ts";
import { MINIMUM, minimum, pha, property, queued, shares } from "../../../support/conformance/state-v2.ts";
import { rhala1241 } from "../../../support/metadata/specimens.ts";
import {
	ALICE,
	BOB,
	CHARLIE,
	KEY,
	POOL_ACCOUNTS,
	poolStorage,
	stored,
	vaultStorage,
	wrapped,
} from "../../../support/storage.ts";
import { loadVector } from "../../../support/vectors.ts";
import { NOW, PHA, writesHarness } from "../../../support/writes/harness.ts";
import { loadAllWrites } from "../../../support/writes/load-all-writes.ts";

const { phalaComputation } = entries;
const { chain } = createChainV2(rhala1241.scan, new Addresses(30));
const writes = await loadAllWrites(writeLoadersV2(chain));
const CID = 10_000;

const { codes, details, set } = writesHarness(() => ({
	...minimum(),
	...poolStorage(0),
	...pha(ALICE, 100n * PHA),
	...pha(BOB, 100n * PHA),
}));

/** Charlie, who has no W-PHA, has a queued request of a few pico in a pool or vault. */
const tiny = () => ({ withdrawQueue: [queued(CHARLIE, 7)] });
const tinyShares = () => property(CID, 7, MINIMUM / 2n);

describe("a runtime of generation 2 before spec 1250", () => {
	test("pays queues from 0.01 PHA on, independent of the W-PHA minimum, and burns nothing", () => {
		const { tokenomicParameters } = loadVector("v2", "lifecycle");
		const key = phalaComputation.tokenomicParameters.key();
		const storage = { [key]: stored("PhalaComputation", "TokenomicParameters", tokenomicParameters), ...minimum() };
		expect(readFrom(readParameters(chain), storage, NOW)).toMatchObject({
			wrappedMinBalance: MINIMUM,
			vaultQueuePeriodSeconds: null,
			queueRules: { minBalance: 10n ** 10n, burnsDust: false, generation: 2 },
		});
	});

	test("rejects a wrap below the minimum into an account without W-PHA", () => {
		expect(details(writes.wrap(MINIMUM - 1n))).toEqual({ minimum: MINIMUM, dispatch: null });
		expect(codes(writes.wrap(MINIMUM - 1n))).toEqual(["BALANCE_TOO_SMALL"]);
		expect(codes(writes.wrap(1000n * PHA))).toEqual(["INSUFFICIENT_BALANCE"]);
		set(wrapped(ALICE, PHA));
		expect(codes(writes.wrap(1n))).toEqual([]);
	});

	test("rejects such a wrap in a contribution before it checks the pool", () => {
		set(minimum(10n * PHA));
		expect(codes(writes.contribute(9, 9n * PHA), BOB)).toEqual(["BALANCE_TOO_SMALL", "NOT_FOUND"]);
	});

	test("cannot include a withdrawal that would pay less than the minimum to an account without W-PHA", () => {
		set(shares(CID, BOB, 1, PHA));
		expect(details(writes.withdraw(0, { shares: MINIMUM / 2n }), BOB)).toMatchObject({ minimum: MINIMUM });
		set(wrapped(BOB, MINIMUM));
		expect(codes(writes.withdraw(0, { shares: MINIMUM / 2n }), BOB)).toEqual([]);
	});

	test("accepts such a request where nothing can be paid now; the client fails it, since it blocks the queue later", () => {
		set(shares(CID, BOB, 1, PHA), wrapped(POOL_ACCOUNTS.pool, 10n ** 10n));
		expect(codes(writes.withdraw(0, { shares: MINIMUM / 2n }), BOB)).toEqual(["BALANCE_TOO_SMALL"]);
	});

	test("adds a rest that the pool's account cannot hold to the last payment, which may make it payable", () => {
		set(minimum(20_000_000_000n), shares(CID, BOB, 1, PHA));
		const check = () => codes(writes.withdraw(0, { shares: 15_000_000_000n }), BOB);
		set(wrapped(POOL_ACCOUNTS.pool, 40_000_000_000n));
		expect(check()).toEqual(["BALANCE_TOO_SMALL"]);
		// 15 of 30 leave 15, less than 20: all 30 arrive.
		set(wrapped(POOL_ACCOUNTS.pool, 30_000_000_000n));
		expect(check()).toEqual([]);
	});

	test("fails every operation that pays a queue with such a request", () => {
		set(poolStorage(0, {}, tiny()), tinyShares(), shares(CID, BOB, 1, PHA), wrapped(BOB, PHA));
		expect(codes(writes.contribute(0, PHA), BOB)).toEqual(["BALANCE_TOO_SMALL"]);
		expect(codes(writes.withdraw(0, "all"), BOB)).toEqual(["BALANCE_TOO_SMALL"]);
		expect(codes(writes.enforceExit(0))).toEqual(["BALANCE_TOO_SMALL"]);
		set(wrapped(CHARLIE, PHA));
		expect(codes(writes.contribute(0, PHA), BOB)).toEqual([]);
		expect(codes(writes.withdraw(0, "all"), BOB)).toEqual([]);
		expect(codes(writes.enforceExit(0))).toEqual([]);
	});

	test("fails to reclaim where the released stake would pay such a request", () => {
		const session = sessionAccount(0, KEY);
		set(poolStorage(0, { workers: [KEY], cdWorkers: [KEY] }, tiny()), tinyShares(), {
			...wrapped(POOL_ACCOUNTS.pool, 10n ** 10n),
			[phalaComputation.sessions.key(session)]: stored("PhalaComputation", "Sessions", {
				state: "WorkerCoolingDown",
				coolDownStart: 1,
			}),
			[phalaComputation.stakes.key(session)]: stored("PhalaComputation", "Stakes", PHA),
			[phalaComputation.coolDownPeriod.key()]: stored("PhalaComputation", "CoolDownPeriod", 9),
		});
		expect(codes(writes.enforceExit(0))).toEqual([]);
		expect(codes(writes.reclaimWorker(0, KEY))).toEqual(["BALANCE_TOO_SMALL"]);
		expect(codes(writes.reclaimAll(0))).toEqual(["BALANCE_TOO_SMALL"]);
	});

	test("fails in a vault with such a request", () => {
		const totals = { totalShares: 12n * PHA, totalValue: 12n * PHA, cid: CID };
		set(vaultStorage(1, {}, { ...totals, ...tiny() }), tinyShares(), wrapped(BOB, PHA));
		expect(codes(writes.enforceVaultExit(1))).toEqual(["BALANCE_TOO_SMALL"]);
		expect(codes(writes.contribute(1, PHA), BOB)).toEqual(["BALANCE_TOO_SMALL"]);
	});
});
