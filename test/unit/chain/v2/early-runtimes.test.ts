import { beforeEach, describe, expect, test } from "vitest";
import { entries } from "../../../../generated/v2/entries.ts";
import { sessionAccount } from "../../../../src/chain/accounts.ts";
import { Addresses } from "../../../../src/chain/addresses.ts";
import type { Operation } from "../../../../src/chain/operation.ts";
import { createChainV2 } from "../../../../src/chain/v2/chain-context.ts";
import { readParameters } from "../../../../src/chain/v2/reads/parameters.ts";
import { createWritesV2 } from "../../../../src/chain/v2/writes/index.ts";
import type { Hex } from "../../../../src/codec/hex.ts";
import { readFrom, type Storage } from "../../../support/conformance/recorded.ts";
import {
	MINIMUM,
	minimum,
	NOW,
	PHA,
	pha,
	prepareOn,
	property,
	queued,
	shares,
} from "../../../support/conformance/state-v2.ts";
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

const { phalaComputation } = entries;
const { chain } = createChainV2(rhala1241.scan, new Addresses(30));
const writes = createWritesV2(chain);
const CID = 10_000;

let storage: Storage;
beforeEach(() => {
	storage = { ...minimum(), ...poolStorage(0), ...pha(ALICE, 100n * PHA), ...pha(BOB, 100n * PHA) };
});

const prepare = <R>(operation: Operation<R>, account?: Hex) => prepareOn(storage, operation, account);
const codes = (operation: Operation<unknown>, account?: Hex) =>
	prepare(operation, account).failures.map(({ code }) => code);
const details = (operation: Operation<unknown>, account?: Hex) => prepare(operation, account).failures[0]?.details;

/** Charlie, who has no W-PHA, waits for next to nothing in a pool or vault. */
const tiny = () => ({ withdrawQueue: [queued(CHARLIE, 7)] });
const tinyShares = () => property(CID, 7, MINIMUM / 2n);

describe("a runtime of generation 2 before spec 1250", () => {
	test("serves queues from 0.01 PHA on, whatever the W-PHA minimum is, and burns nothing", () => {
		const { tokenomicParameters } = loadVector("v2", "lifecycle");
		const key = phalaComputation.tokenomicParameters.key();
		storage[key] = stored("PhalaComputation", "TokenomicParameters", tokenomicParameters);
		expect(readFrom(readParameters(chain), storage, NOW)).toMatchObject({
			wrappedMinBalance: MINIMUM,
			vaultQueuePeriodSeconds: null,
			queueRules: { minBalance: 10n ** 10n, burnsDust: false, generation: 2 },
		});
	});

	test("refuses to wrap less than the minimum into an account without W-PHA", () => {
		expect(details(writes.wrap(MINIMUM - 1n))).toEqual({ minimum: MINIMUM, dispatch: null });
		expect(codes(writes.wrap(MINIMUM - 1n))).toEqual(["BALANCE_TOO_SMALL"]);
		expect(codes(writes.wrap(1000n * PHA))).toEqual(["INSUFFICIENT_BALANCE"]);
		Object.assign(storage, wrapped(ALICE, PHA));
		expect(codes(writes.wrap(1n))).toEqual([]);
	});

	test("says so of a contribution that wraps, before anything about the pool", () => {
		Object.assign(storage, minimum(10n * PHA));
		expect(codes(writes.contribute(9, 9n * PHA), BOB)).toEqual(["BALANCE_TOO_SMALL", "NOT_FOUND"]);
	});

	test("cannot include a withdrawal that would pay less than the minimum to an account without W-PHA", () => {
		Object.assign(storage, shares(CID, BOB, 1, PHA));
		expect(details(writes.withdraw(0, { shares: MINIMUM / 2n }), BOB)).toMatchObject({ minimum: MINIMUM });
		Object.assign(storage, wrapped(BOB, MINIMUM));
		expect(codes(writes.withdraw(0, { shares: MINIMUM / 2n }), BOB)).toEqual([]);
	});

	test("takes such a request where nothing can be paid now, which would stop the queue later: that is said as well", () => {
		Object.assign(storage, shares(CID, BOB, 1, PHA), wrapped(POOL_ACCOUNTS.pool, 10n ** 10n));
		expect(codes(writes.withdraw(0, { shares: MINIMUM / 2n }), BOB)).toEqual(["BALANCE_TOO_SMALL"]);
	});

	test("gives a rest that the pool's account cannot hold to whoever is paid last, which may save the payment", () => {
		Object.assign(storage, minimum(20_000_000_000n), shares(CID, BOB, 1, PHA));
		const asking = () => codes(writes.withdraw(0, { shares: 15_000_000_000n }), BOB);
		Object.assign(storage, wrapped(POOL_ACCOUNTS.pool, 40_000_000_000n));
		expect(asking()).toEqual(["BALANCE_TOO_SMALL"]);
		// 15 of 30 leave 15, less than 20: all 30 arrive.
		Object.assign(storage, wrapped(POOL_ACCOUNTS.pool, 30_000_000_000n));
		expect(asking()).toEqual([]);
	});

	test("is stopped by such a request of somebody else in everything that serves the queue", () => {
		Object.assign(storage, poolStorage(0, {}, tiny()), tinyShares(), shares(CID, BOB, 1, PHA), wrapped(BOB, PHA));
		expect(codes(writes.contribute(0, PHA), BOB)).toEqual(["BALANCE_TOO_SMALL"]);
		expect(codes(writes.withdraw(0, "all"), BOB)).toEqual(["BALANCE_TOO_SMALL"]);
		expect(codes(writes.enforceExit(0))).toEqual(["BALANCE_TOO_SMALL"]);
		Object.assign(storage, wrapped(CHARLIE, PHA));
		expect(codes(writes.contribute(0, PHA), BOB)).toEqual([]);
		expect(codes(writes.withdraw(0, "all"), BOB)).toEqual([]);
		expect(codes(writes.enforceExit(0))).toEqual([]);
	});

	test("is stopped so in reclaiming, once the stake is back", () => {
		const session = sessionAccount(0, KEY);
		Object.assign(storage, poolStorage(0, { workers: [KEY], cdWorkers: [KEY] }, tiny()), tinyShares(), {
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

	test("is stopped so in a vault", () => {
		const totals = { totalShares: 12n * PHA, totalValue: 12n * PHA, cid: CID };
		Object.assign(storage, vaultStorage(1, {}, { ...totals, ...tiny() }), tinyShares(), wrapped(BOB, PHA));
		expect(codes(writes.enforceVaultExit(1))).toEqual(["BALANCE_TOO_SMALL"]);
		expect(codes(writes.contribute(1, PHA), BOB)).toEqual(["BALANCE_TOO_SMALL"]);
	});
});
