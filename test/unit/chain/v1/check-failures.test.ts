import { beforeEach, describe, expect, test } from "vitest";
import { entries } from "../../../../generated/v1/entries.ts";
import { sessionAccount } from "../../../../src/chain/accounts.ts";
import type { Operation, Prepared } from "../../../../src/chain/operation.ts";
import { REWARD_ACCOUNT } from "../../../../src/chain/v1/writes/claim.ts";
import { createWritesV1 } from "../../../../src/chain/v1/writes/index.ts";
import { type Hex, toHex } from "../../../../src/codec/hex.ts";
import { smax, smin } from "../../../../src/math/stake.ts";
import { readFrom, type Storage } from "../../../support/conformance/recorded.ts";
import { rhala } from "../../../support/conformance/recorded-v1.ts";
import { ALICE, BOB, CHARLIE, KEY } from "../../../support/storage.ts";
import { minerV1, phaV1, poolV1, registeredV1, stakerV1, storedV1 } from "../../../support/storage-v1.ts";
import { loadVector } from "../../../support/vectors.ts";

const PHA = 10n ** 12n;
const CENT = 10n ** 10n;
const NOW = 1_700_000_000;
const COOL_DOWN = 604_800;
const PID = 0;

const chain = rhala("v1");
const writes = createWritesV1(chain);
const early = createWritesV1(rhala("v1-1130"));
const { phalaMining, phalaStakePool } = entries;
const { tokenomicParameters } = loadVector("v1", "lifecycle");

let storage: Storage;

beforeEach(() => {
	storage = {
		[phalaStakePool.miningEnabled.key()]: storedV1("PhalaStakePool", "MiningEnabled", true),
		[phalaMining.coolDownPeriod.key()]: storedV1("PhalaMining", "CoolDownPeriod", COOL_DOWN),
		[phalaMining.tokenomicParameters.key()]: storedV1("PhalaMining", "TokenomicParameters", tokenomicParameters),
		...poolV1(PID),
		...phaV1(ALICE, 100n * PHA),
		...phaV1(BOB, 100n * PHA),
		...phaV1(REWARD_ACCOUNT, 1000n * PHA),
	};
});

const whitelist = (...accounts: Hex[]): Storage => ({
	[phalaStakePool.poolContributionWhitelists.key(PID)]: storedV1(
		"PhalaStakePool",
		"PoolContributionWhitelists",
		accounts,
	),
});

const queued = (user: Hex, shares: bigint) => ({ user, shares, startTime: NOW });

function prepare<R>(operation: Operation<R>, account: Hex = ALICE): Prepared<R> {
	return readFrom(operation.prepare(account), storage, NOW * 1000);
}

/** Codes of what speaks against it. */
const codes = (operation: Operation<unknown>, account?: Hex) =>
	prepare(operation, account).failures.map(({ code }) => code);
/** Details of the first thing that does. */
const details = (operation: Operation<unknown>, account?: Hex) => prepare(operation, account).failures[0]?.details;

describe("setting up a pool", () => {
	test("tells a stranger with a bad cap both things, the owner first, and names him", () => {
		expect(codes(writes.setCap(PID, 1n), BOB)).toEqual(["NOT_POOL_OWNER", "CAP_BELOW_TOTAL"]);
		expect(details(writes.setCap(PID, 1n), BOB)).toMatchObject({ owner: chain.addresses.format(ALICE) });
		expect(details(writes.setCap(PID, 12n * PHA - 1n))).toMatchObject({ totalStake: 12n * PHA });
		expect(codes(writes.setCap(PID, 12n * PHA))).toEqual([]);
	});

	test("needs a pool", () => {
		const operations: Operation<unknown>[] = [
			writes.setCommission(9, 5),
			writes.setCap(9, 1n),
			writes.setDescription(9, new Uint8Array(), "stakePool"),
			writes.addToWhitelist(9, BOB, "stakePool"),
			writes.claimOwnerReward(9, null),
			writes.claimReward(9, null, true),
			writes.reclaimAll(9),
			writes.contribute(9, PHA),
		];
		for (const operation of operations) {
			expect(prepare(operation).failures).toMatchObject([{ code: "NOT_FOUND", details: { kind: "pool", id: "9" } }]);
		}
	});

	test("may carry a description of 4400 bytes; a longer one is not even a call", () => {
		expect(codes(writes.setDescription(PID, new Uint8Array(4400), "stakePool"))).toEqual([]);
		expect(codes(writes.setDescription(PID, new Uint8Array(4401), "stakePool"), BOB)).toEqual([
			"DESCRIPTION_TOO_LONG",
			"NOT_POOL_OWNER",
		]);
	});
});

describe("a whitelist", () => {
	test("holds each account once, and a hundred of them", () => {
		Object.assign(storage, whitelist(BOB));
		expect(codes(writes.addToWhitelist(PID, BOB, "stakePool"))).toEqual(["ALREADY_WHITELISTED"]);
		expect(codes(writes.addToWhitelist(PID, CHARLIE, "stakePool"))).toEqual([]);
		Object.assign(storage, whitelist(...Array.from({ length: 100 }, () => BOB)));
		expect(details(writes.addToWhitelist(PID, CHARLIE, "stakePool"))).toMatchObject({ limit: 100 });
	});

	test("lets only those off that are on it", () => {
		expect(codes(writes.removeFromWhitelist(PID, BOB, "stakePool"))).toEqual(["NO_WHITELIST"]);
		Object.assign(storage, whitelist(CHARLIE));
		expect(codes(writes.removeFromWhitelist(PID, BOB, "stakePool"))).toEqual(["NOT_WHITELISTED"]);
	});

	test("keeps strangers out of the pool, not its owner, and is looked at before the amount", () => {
		Object.assign(storage, whitelist(CHARLIE));
		expect(codes(writes.contribute(PID, 1n), BOB)).toEqual(["NOT_WHITELISTED", "CONTRIBUTION_TOO_SMALL"]);
		expect(codes(writes.contribute(PID, PHA), ALICE)).toEqual([]);
	});
});

describe("contributing", () => {
	test("takes all that is free and not locked as stake already, whatever else locks it", () => {
		Object.assign(storage, phaV1(BOB, 100n * PHA, 30n * PHA, 80n * PHA));
		expect(codes(writes.contribute(PID, 70n * PHA), BOB)).toEqual([]);
		expect(details(writes.contribute(PID, 70n * PHA + 1n), BOB)).toEqual({
			available: 70n * PHA,
			required: 70n * PHA + 1n,
			dispatch: null,
		});
	});

	test("leaves for the fee what is neither contributed nor locked: other locks give way first", () => {
		Object.assign(storage, phaV1(BOB, 100n * PHA, 30n * PHA, 80n * PHA));
		const rest = (amount: bigint) => {
			const { transferable, spends } = prepare(writes.contribute(PID, amount), BOB);
			return transferable - spends;
		};
		expect(rest(40n * PHA)).toBe(20n * PHA);
		expect(rest(50n * PHA)).toBe(20n * PHA);
		expect(rest(60n * PHA)).toBe(10n * PHA);
		expect(rest(70n * PHA)).toBe(0n);
		expect(rest(90n * PHA)).toBe(0n);
	});

	test("starts at the minimum of the chain", () => {
		expect(details(writes.contribute(PID, CENT - 1n), BOB)).toMatchObject({ minimum: CENT });
		expect(codes(writes.contribute(PID, CENT), BOB)).toEqual([]);
	});

	test("is impossible where shares are worth nothing", () => {
		Object.assign(storage, poolV1(PID, { cap: 1n, totalStake: 0n, freeStake: 0n }));
		expect(codes(writes.contribute(PID, PHA), BOB)).toEqual(["POOL_BANKRUPT"]);
		expect(codes(early.contribute(PID, PHA), BOB)).toEqual(["CAP_EXCEEDED", "POOL_BANKRUPT"]);
	});

	test("may pass the cap by what it pays to the queue", () => {
		const pool = { cap: 12n * PHA, freeStake: 0n, withdrawQueue: [queued(CHARLIE, 5n * PHA)] };
		Object.assign(storage, poolV1(PID, pool), stakerV1(PID, CHARLIE, 5n * PHA));
		expect(codes(writes.contribute(PID, 5n * PHA), BOB)).toEqual([]);
		expect(details(writes.contribute(PID, 5n * PHA + 1n), BOB)).toMatchObject({ remaining: 5n * PHA });
		expect(codes(writes.contribute(PID, 6n * PHA), BOB)).toEqual(["CAP_EXCEEDED"]);
	});

	test("may be paid to the contributor's own request", () => {
		const pool = { cap: 12n * PHA, freeStake: 0n, withdrawQueue: [queued(BOB, 5n * PHA)] };
		Object.assign(storage, poolV1(PID, pool), stakerV1(PID, BOB, 5n * PHA));
		expect(codes(writes.contribute(PID, 5n * PHA), BOB)).toEqual([]);
	});

	test("finds no room where those in the queue have nothing to be paid", () => {
		const pool = { cap: 12n * PHA, freeStake: 0n, withdrawQueue: [queued(CHARLIE, 5n * PHA)] };
		Object.assign(storage, poolV1(PID, pool));
		expect(details(writes.contribute(PID, PHA), BOB)).toMatchObject({ remaining: 5n * PHA - 1000n });
	});

	test("finds no room in a full pool on early runtimes, whatever waits", () => {
		const pool = { cap: 12n * PHA, freeStake: 0n, withdrawQueue: [queued(CHARLIE, 5n * PHA)] };
		Object.assign(storage, poolV1(PID, pool), stakerV1(PID, CHARLIE, 5n * PHA));
		expect(details(early.contribute(PID, PHA), BOB)).toMatchObject({ remaining: 0n });
		expect(codes(early.contribute(9, 1n), BOB)).toEqual(["CONTRIBUTION_TOO_SMALL", "NOT_FOUND"]);
	});

	test("of more than the chain's numbers hold is refused as an amount", () => {
		Object.assign(storage, poolV1(PID, { cap: 2n ** 100n }), phaV1(BOB, 2n ** 70n));
		expect(() => prepare(writes.contribute(PID, 2n ** 65n), BOB)).toThrow(
			expect.objectContaining({ code: "INVALID_AMOUNT" }),
		);
	});
});

describe("withdrawing", () => {
	beforeEach(() => {
		Object.assign(storage, stakerV1(PID, BOB, 6n * PHA));
	});
	const sharesOf = (want: Parameters<typeof writes.withdraw>[1]) =>
		prepare(writes.withdraw(PID, want), BOB).calls[0]?.args.shares;

	test("asks for all shares, those that wait already included", () => {
		Object.assign(storage, poolV1(PID, { freeStake: 0n, withdrawQueue: [queued(BOB, 2n * PHA)] }));
		expect(sharesOf("all")).toBe(6n * PHA);
		expect(codes(writes.withdraw(PID, { shares: 6n * PHA }), BOB)).toEqual([]);
		expect(details(writes.withdraw(PID, { shares: 6n * PHA + 1n }), BOB)).toMatchObject({ available: 6n * PHA });
	});

	test("by value takes the shares that are worth it, at most all", () => {
		Object.assign(storage, poolV1(PID, { totalStake: 24n * PHA }));
		expect(sharesOf({ amount: 5n * PHA })).toBe((5n * PHA) / 2n);
		expect(sharesOf({ amount: 20n * PHA })).toBe(6n * PHA);
		expect(sharesOf({ amount: 2n ** 100n })).toBe(6n * PHA);
	});

	test("needs a position, more than dust, and then a pool", () => {
		expect(codes(writes.withdraw(PID, "all"), CHARLIE)).toEqual(["NO_POSITION"]);
		expect(codes(writes.withdraw(9, { amount: PHA }), BOB)).toEqual(["NO_POSITION", "NOT_FOUND"]);
		expect(codes(writes.withdraw(PID, { shares: 1000n }), BOB)).toEqual(["INVALID_WITHDRAWAL"]);
		expect(codes(writes.withdraw(PID, { shares: 1001n }), BOB)).toEqual([]);
		Object.assign(storage, stakerV1(PID, BOB, 0n));
		expect(codes(writes.withdraw(PID, "all"), BOB)).toEqual(["INVALID_WITHDRAWAL"]);
	});
});

describe("a worker", () => {
	beforeEach(() => {
		Object.assign(
			storage,
			registeredV1(),
			minerV1(PID, "Ready"),
			poolV1(PID, { workers: [KEY], totalStake: 60_000n * PHA, totalShares: 60_000n * PHA, freeStake: 50_000n * PHA }),
		);
	});
	const pool = (fields: object) =>
		poolV1(PID, { workers: [KEY], totalStake: 60_000n * PHA, totalShares: 60_000n * PHA, ...fields });

	test("starts with Smin to Smax", () => {
		const key = phalaMining.tokenomicParameters.key();
		const parameters = phalaMining.tokenomicParameters.decode((storage[key] as Hex) ?? null);
		if (!parameters) return expect.unreachable();
		const [least, most] = [smin(1000, parameters, 1), smax(1000, 1, parameters, 1) ?? 0n];
		expect(codes(writes.startWorker(KEY, least))).toEqual([]);
		expect(details(writes.startWorker(KEY, least - 1n))).toMatchObject({ minimum: least });
		expect(codes(writes.startWorker(KEY, most))).toEqual([]);
		expect(details(writes.startWorker(KEY, most + 1n))).toMatchObject({ maximum: most });
	});

	test("starts with no more than is free, even where stopping is switched off", () => {
		Object.assign(storage, pool({ freeStake: 4000n * PHA }));
		storage[phalaStakePool.miningEnabled.key()] = storedV1("PhalaStakePool", "MiningEnabled", false);
		expect(details(writes.startWorker(KEY, 4001n * PHA))).toMatchObject({ freeStake: 4000n * PHA });
		expect(codes(writes.startWorker(KEY, 4000n * PHA))).toEqual([]);
		expect(codes(writes.startWorker(KEY, 4001n * PHA), BOB)).toEqual(["NOT_POOL_OWNER", "INSUFFICIENT_FREE_STAKE"]);
	});

	test("starts only when it is ready, has a score, and a score of 50", () => {
		Object.assign(storage, registeredV1({ initialScore: 49 }));
		expect(details(writes.startWorker(KEY, PHA))).toMatchObject({ score: 49, minimum: 50 });
		Object.assign(storage, registeredV1({ initialScore: null }));
		expect(codes(writes.startWorker(KEY, PHA))).toEqual(["BENCHMARK_MISSING"]);
		Object.assign(storage, registeredV1(), minerV1(PID, "MiningUnresponsive", { stake: PHA }));
		expect(prepare(writes.startWorker(KEY, 4000n * PHA)).failures).toMatchObject([
			{ code: "WORKER_NOT_READY", details: { state: "Unresponsive" } },
		]);
	});

	test("does not start on records that contradict each other", () => {
		Object.assign(storage, minerV1(PID, "Ready", { stake: PHA }));
		expect(codes(writes.startWorker(KEY, 4000n * PHA))).toEqual(["CHAIN_FAULT"]);
		delete storage[phalaMining.minerBindings.key(sessionAccount(PID, KEY))];
		expect(codes(writes.startWorker(KEY, 4000n * PHA))).toEqual(["SESSION_NOT_FOUND"]);
		delete storage[phalaMining.tokenomicParameters.key()];
		Object.assign(storage, minerV1(PID, "Ready"));
		delete storage[phalaMining.stakes.key(sessionAccount(PID, KEY))];
		expect(codes(writes.startWorker(KEY, 4000n * PHA))).toEqual(["CHAIN_FAULT"]);
	});

	test("in no pool has nothing to call, and the reason says why", () => {
		delete storage[phalaStakePool.workerAssignments.key(KEY)];
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
		Object.assign(storage, minerV1(PID, "MiningIdle", { stake: 4000n * PHA }), pool({ freeStake: 1000n * PHA }));
		expect(details(writes.restartWorker(KEY, 4000n * PHA))).toMatchObject({ stake: 4000n * PHA });
		expect(codes(writes.restartWorker(KEY, 5000n * PHA))).toEqual([]);
		expect(details(writes.restartWorker(KEY, 5001n * PHA))).toMatchObject({ freeStake: 5000n * PHA });
	});

	test("restarts only where the pool has any free stake, and only with what the queue leaves", () => {
		Object.assign(storage, minerV1(PID, "MiningIdle", { stake: 4000n * PHA }), pool({ freeStake: 0n }));
		expect(codes(writes.restartWorker(KEY, 5000n * PHA))).toEqual(["INSUFFICIENT_FREE_STAKE"]);
		const withdrawQueue = [queued(BOB, 2000n * PHA)];
		Object.assign(storage, pool({ freeStake: 900n, withdrawQueue }), stakerV1(PID, BOB, 2000n * PHA));
		expect(details(writes.restartWorker(KEY, 4000n * PHA + 900n))).toMatchObject({ freeStake: 2000n * PHA + 900n });
	});

	test("restarts and stops only where the chain has stopping switched on, which it says first", () => {
		storage[phalaStakePool.miningEnabled.key()] = storedV1("PhalaStakePool", "MiningEnabled", false);
		expect(codes(writes.stopWorker(KEY), BOB)).toEqual(["FEATURE_DISABLED", "NOT_POOL_OWNER", "WORKER_NOT_COMPUTING"]);
		expect(codes(writes.restartWorker(KEY, PHA))).toEqual(["FEATURE_DISABLED", "WORKER_NOT_COMPUTING"]);
	});

	test("is stopped while it computes, answering or not", () => {
		expect(details(writes.stopWorker(KEY))).toMatchObject({ state: "Ready" });
		Object.assign(storage, minerV1(PID, "MiningUnresponsive", { stake: PHA }));
		expect(codes(writes.stopWorker(KEY))).toEqual([]);
		delete storage[phalaMining.minerBindings.key(sessionAccount(PID, KEY))];
		expect(codes(writes.stopWorker(KEY))).toEqual(["SESSION_NOT_FOUND"]);
		Object.assign(storage, poolV1(PID));
		expect(codes(writes.stopWorker(KEY))).toEqual(["WORKER_NOT_IN_POOL"]);
	});

	test("is reclaimed from exactly the end of its cool-down on, by anybody", () => {
		const coolDownStart = NOW - COOL_DOWN + 1;
		Object.assign(storage, minerV1(PID, "MiningCoolingDown", { stake: PHA, coolDownStart }));
		expect(details(writes.reclaimWorker(PID, KEY), BOB)).toMatchObject({ endsAt: NOW + 1 });
		Object.assign(storage, minerV1(PID, "MiningCoolingDown", { stake: PHA, coolDownStart: coolDownStart - 1 }));
		expect(codes(writes.reclaimWorker(null, KEY), BOB)).toEqual([]);
		Object.assign(storage, minerV1(PID, "MiningIdle", { stake: PHA }));
		expect(details(writes.reclaimWorker(PID, KEY), BOB)).toMatchObject({ endsAt: null });
		expect(codes(writes.reclaimWorker(9, KEY))).toEqual(["NOT_FOUND"]);
		expect(codes(writes.reclaimWorker(PID, `0x${"07".repeat(32)}`))).toEqual(["SESSION_NOT_FOUND"]);
	});

	test("is removed from its pool in any state", () => {
		for (const state of ["Ready", "MiningIdle", "MiningUnresponsive", "MiningCoolingDown"]) {
			Object.assign(storage, minerV1(PID, state, { stake: PHA }));
			expect(codes(writes.removeWorker(PID, KEY))).toEqual([]);
		}
		Object.assign(storage, poolV1(1));
		expect(details(writes.removeWorker(1, KEY))).toMatchObject({ pid: PID });
		expect(codes(writes.removeWorker(1, KEY), BOB)).toEqual(["NOT_POOL_OWNER", "WORKER_IN_ANOTHER_POOL"]);
		delete storage[phalaMining.minerBindings.key(sessionAccount(PID, KEY))];
		expect(codes(writes.removeWorker(null, KEY))).toEqual(["SESSION_NOT_FOUND"]);
	});

	test("is unbound by its operator, as the account that stands for it", () => {
		const { calls, failures } = prepare(writes.unbindWorker(KEY));
		expect(calls).toEqual([{ pallet: "phalaMining", method: "unbind", args: { miner: sessionAccount(PID, KEY) } }]);
		expect(failures).toEqual([]);
		expect(details(writes.unbindWorker(KEY), BOB)).toMatchObject({ operator: chain.addresses.format(ALICE) });
		delete storage[phalaMining.workerBindings.key(KEY)];
		expect(prepare(writes.unbindWorker(KEY))).toMatchObject({ calls: [], failures: [{ code: "SESSION_NOT_FOUND" }] });
		expect(codes(writes.unbindWorker(`0x${"07".repeat(32)}`))).toEqual(["SESSION_NOT_FOUND", "WORKER_NOT_REGISTERED"]);
	});

	test("is added once, by its operator, into a pool of that account", () => {
		expect(codes(writes.addWorker(PID, KEY))).toEqual(["WORKER_ALREADY_ADDED"]);
		Object.assign(storage, poolV1(PID));
		expect(codes(writes.addWorker(PID, KEY))).toEqual(["BIND_FAILED"]);
		expect(codes(writes.addWorker(PID, `0x${"09".repeat(32)}`))).toEqual(["WORKER_NOT_REGISTERED"]);
		Object.assign(storage, registeredV1({ operator: null, initialScore: null }));
		expect(codes(writes.addWorker(9, KEY), BOB)).toEqual(["NOT_OPERATOR", "BENCHMARK_MISSING", "NOT_FOUND"]);
	});

	test("finds no room in a pool of 200", () => {
		const other: Hex = `0x${"0a".repeat(32)}`;
		const workers = Array.from({ length: 200 }, (_, i) => toHex(Uint8Array.from({ length: 32 }, () => i)));
		Object.assign(storage, registeredV1({}, other), poolV1(PID, { workers: workers.filter((w) => w !== other) }));
		expect(codes(writes.addWorker(PID, other))).toEqual([]);
		Object.assign(storage, poolV1(PID, { workers: [...workers.filter((w) => w !== other), KEY] }));
		expect(details(writes.addWorker(PID, other))).toMatchObject({ limit: 200 });
	});

	test("that cools down from an earlier binding cannot be bound yet", () => {
		Object.assign(storage, poolV1(PID), minerV1(PID, "MiningCoolingDown", { stake: PHA }));
		delete storage[phalaMining.workerBindings.key(KEY)];
		delete storage[phalaMining.minerBindings.key(sessionAccount(PID, KEY))];
		expect(codes(writes.addWorker(PID, KEY))).toEqual(["BIND_FAILED"]);
	});
});

describe("reclaiming all", () => {
	const key = (byte: string): Hex => `0x${byte.repeat(32)}`;
	const [first, second, third] = [key("01"), key("02"), key("03")];
	const stoppedAt = (worker: Hex, coolDownStart: number) =>
		minerV1(PID, "MiningCoolingDown", { stake: PHA, coolDownStart }, worker);

	test("takes the workers that are due, as best effort, and names those that came back", () => {
		Object.assign(storage, poolV1(PID, { workers: [first, second, third], releasingStake: 3n * PHA }));
		Object.assign(storage, stoppedAt(first, NOW - COOL_DOWN), stoppedAt(second, NOW), stoppedAt(third, 0));
		const { calls, failures, outcome } = prepare(writes.reclaimAll(PID), BOB);
		expect(failures).toEqual([]);
		expect(calls).toMatchObject([
			{
				pallet: "utility",
				method: "forceBatch",
				args: { calls: [{ args: { worker: first } }, { args: { worker: third } }] },
			},
		]);
		const back = { miner: sessionAccount(PID, third), originalStake: PHA, slashed: 0n };
		expect(outcome([{ pallet: "phalaMining", name: "MinerReclaimed", data: back }])).toEqual({
			reclaimed: PHA,
			workers: [third],
		});
	});

	test("finds workers that left the pool while they cooled down", () => {
		Object.assign(storage, poolV1(PID, { workers: [first], releasingStake: 2n * PHA }), poolV1(1));
		Object.assign(storage, stoppedAt(first, NOW), stoppedAt(second, 0));
		Object.assign(storage, minerV1(1, "MiningCoolingDown", { stake: PHA }, third));
		expect(prepare(writes.reclaimAll(PID)).calls).toMatchObject([
			{ method: "reclaimPoolWorker", args: { worker: second } },
		]);
	});

	test("says when the next one is due, if none is", () => {
		expect(details(writes.reclaimAll(PID))).toMatchObject({ endsAt: null });
		Object.assign(storage, poolV1(PID, { workers: [first, second], releasingStake: 2n * PHA }));
		Object.assign(storage, stoppedAt(first, NOW), stoppedAt(second, NOW - 5));
		expect(prepare(writes.reclaimAll(PID))).toMatchObject({
			calls: [],
			failures: [{ code: "COOL_DOWN_NOT_OVER", details: { endsAt: NOW - 5 + COOL_DOWN } }],
		});
	});
});

describe("claiming", () => {
	const reward = { availableRewards: 3n * PHA };
	const callOf = (operation: Operation<unknown>, account?: Hex) => prepare(operation, account).calls[0];

	test("needs something to claim, each part for itself", () => {
		expect(codes(writes.claimOwnerReward(PID, null))).toEqual(["NO_REWARD"]);
		expect(codes(writes.claimReward(PID, null, false))).toEqual(["NO_REWARD"]);
		expect(codes(writes.claimReward(PID, null, true))).toEqual(["NO_REWARD"]);
		Object.assign(storage, poolV1(PID, { ownerReward: PHA }));
		expect(codes(writes.claimOwnerReward(PID, null))).toEqual([]);
		expect(codes(writes.claimOwnerReward(PID, null), BOB)).toEqual(["NOT_POOL_OWNER"]);
		expect(codes(writes.claimReward(PID, null, false))).toEqual(["NO_REWARD"]);
		expect(codes(writes.claimReward(PID, null, true))).toEqual([]);
		expect(codes(writes.claimReward(PID, null, true), BOB)).toEqual(["NO_REWARD"]);
		Object.assign(storage, stakerV1(PID, BOB, PHA, reward));
		expect(codes(writes.claimReward(PID, null, false), BOB)).toEqual([]);
	});

	test("counts what was not settled yet", () => {
		Object.assign(
			storage,
			poolV1(PID, { rewardAcc: 1n << 63n }),
			stakerV1(PID, BOB, 4n * PHA, { rewardDebt: 2n * PHA }),
		);
		expect(codes(writes.claimReward(PID, null, false), BOB)).toEqual(["NO_REWARD"]);
		Object.assign(storage, stakerV1(PID, BOB, 4n * PHA, { rewardDebt: PHA }));
		expect(codes(writes.claimReward(PID, null, false), BOB)).toEqual([]);
	});

	test("goes to the signer unless told otherwise", () => {
		expect(callOf(writes.claimReward(PID, null, false), BOB)).toEqual({
			pallet: "phalaStakePool",
			method: "claimStakerRewards",
			args: { pid: 0n, target: BOB },
		});
		expect(callOf(writes.claimReward(PID, CHARLIE, true), BOB)?.args).toEqual({ pid: 0n, target: CHARLIE });
		expect(callOf(writes.claimReward(PID, CHARLIE, true), BOB)?.method).toBe("claimRewards");
		expect(callOf(writes.claimOwnerReward(PID, null))).toMatchObject({
			method: "claimOwnerRewards",
			args: { target: ALICE },
		});
	});

	test("fails where the account that pays cannot and stay alive", () => {
		Object.assign(storage, stakerV1(PID, BOB, PHA, reward), phaV1(REWARD_ACCOUNT, 3n * PHA + CENT));
		expect(codes(writes.claimReward(PID, null, false), BOB)).toEqual([]);
		Object.assign(storage, phaV1(REWARD_ACCOUNT, 3n * PHA + CENT - 1n));
		expect(codes(writes.claimReward(PID, null, false), BOB)).toEqual(["REWARD_POOL_EMPTY"]);
		Object.assign(storage, phaV1(REWARD_ACCOUNT, 9n * PHA, 0n, 7n * PHA));
		expect(codes(writes.claimReward(PID, null, false), BOB)).toEqual(["REWARD_POOL_EMPTY"]);
		expect(codes(writes.claimReward(PID, REWARD_ACCOUNT, false), BOB)).toEqual([]);
	});

	test("fails where a payment is too small to bring its target to life, and says that it is", () => {
		Object.assign(storage, stakerV1(PID, BOB, PHA, { availableRewards: CENT - 1n }));
		expect(codes(writes.claimReward(PID, CHARLIE, false), BOB)).toEqual(["REWARD_POOL_EMPTY", "BALANCE_TOO_SMALL"]);
		expect(codes(writes.claimReward(PID, ALICE, false), BOB)).toEqual([]);
		Object.assign(storage, stakerV1(PID, BOB, PHA, { availableRewards: CENT }));
		expect(codes(writes.claimReward(PID, CHARLIE, false), BOB)).toEqual([]);
	});

	test("is one call for both parts on early runtimes", () => {
		Object.assign(storage, poolV1(PID, { ownerReward: PHA }), stakerV1(PID, BOB, PHA, reward));
		expect(callOf(early.claimReward(PID, null, false), BOB)?.method).toBe("claimRewards");
		expect(callOf(early.claimOwnerReward(PID, null))?.method).toBe("claimRewards");
		expect(codes(early.claimReward(PID, null, false), BOB)).toEqual([]);
		const paid = { pallet: "phalaStakePool", name: "RewardsWithdrawn", data: [0n, ALICE, 5n] as never };
		expect(prepare(early.claimOwnerReward(PID, null)).outcome([paid])).toEqual({ amount: 5n });
	});

	test("on early runtimes tells, after what the chain says, that what was meant is not there", () => {
		Object.assign(storage, stakerV1(PID, BOB, PHA, reward), stakerV1(PID, ALICE, PHA, reward));
		expect(codes(early.claimOwnerReward(PID, null), BOB)).toEqual(["NOT_POOL_OWNER", "NO_REWARD"]);
		expect(codes(early.claimOwnerReward(PID, null), ALICE)).toEqual(["NO_REWARD"]);
		expect(codes(early.claimOwnerReward(PID, null), CHARLIE)).toEqual(["NO_REWARD", "NOT_POOL_OWNER"]);
		Object.assign(storage, poolV1(PID, { ownerReward: PHA }), stakerV1(PID, ALICE, PHA));
		expect(codes(early.claimReward(PID, null, false), ALICE)).toEqual(["NO_REWARD"]);
		expect(codes(early.claimReward(PID, null, true), ALICE)).toEqual([]);
	});
});

test("reconciling a request needs the pool and a position there", () => {
	expect(codes(writes.reconcileQueue(9, BOB))).toEqual(["NOT_FOUND", "NO_POSITION"]);
	expect(codes(writes.reconcileQueue(PID, BOB))).toEqual(["NO_POSITION"]);
	Object.assign(storage, stakerV1(PID, BOB, PHA));
	expect(prepare(writes.reconcileQueue(PID, BOB), CHARLIE)).toMatchObject({
		failures: [],
		calls: [{ pallet: "phalaStakePool", method: "reconcileWithdrawQueue", args: { pid: 0n, account: BOB } }],
	});
	expect(prepare(writes.reconcileQueue(PID, BOB)).outcome([])).toEqual({});
});

test("an outcome without its event says which one is missing", () => {
	const { outcome } = prepare(writes.createStakePool());
	expect(() => outcome([])).toThrow(expect.objectContaining({ code: "DECODE_FAILED" }));
});

describe("what generation 1 does not have is refused at once, with the nearest thing that works:", () => {
	const calls: [name: string, make: () => unknown, instead: string][] = [
		["stakePool.enforceExit", () => writes.enforceExit(PID), "stakePool.reclaimAll"],
		["delegator.claimSubsidy", () => writes.claimSubsidy(PID, "legacyReward", null), "delegator.claimReward"],
		["delegator.wrap", () => writes.wrap(1n), "delegator.contribute"],
		["delegator.unwrap", () => writes.unwrap("all"), "delegator.withdraw"],
		["delegator.vote", () => writes.vote(0, 1n, 0n), "democracy.vote"],
		["unlockVotes", () => writes.unlockVotes(0, 1), "democracy.unlock"],
		["createVault", () => writes.createVault(), "createStakePool"],
		["vault.setCommission", () => writes.setVaultCommission(PID, 0), "stakePool.setCommission"],
		["vault.contributeToPool", () => writes.contributeAsVault(PID, 1, 1n), "delegator.contribute"],
		["vault.withdrawFromPool", () => writes.withdrawAsVault(PID, 1, "all"), "delegator.withdraw"],
		["vault.gainOwnerShares", () => writes.gainOwnerShares(PID), "stakePool.claimOwnerReward"],
		["vault.claimOwnerShares", () => writes.claimOwnerShares(PID, "all", null), "stakePool.claimOwnerReward"],
		["vault.enforceExit", () => writes.enforceVaultExit(PID), "stakePool.reclaimAll"],
		["vault.addToWhitelist", () => writes.addToWhitelist(PID, BOB, "vault"), "stakePool.addToWhitelist"],
		["vault.removeFromWhitelist", () => writes.removeFromWhitelist(PID, BOB, "vault"), "stakePool.removeFromWhitelist"],
		["vault.setDescription", () => writes.setDescription(PID, new Uint8Array(), "vault"), "stakePool.setDescription"],
		["stakePool.addToWhitelist", () => early.addToWhitelist(PID, BOB, "stakePool"), "stakePool.setCap"],
		["stakePool.removeFromWhitelist", () => early.removeFromWhitelist(PID, BOB, "stakePool"), "stakePool.setCap"],
		[
			"stakePool.setDescription",
			() => early.setDescription(PID, new Uint8Array(), "stakePool"),
			"identity.setIdentity",
		],
	];
	test.each(calls)("%s", (operation, make, instead) => {
		const error = expect.objectContaining({
			code: "UNSUPPORTED",
			details: { operation, generation: 1, instead: expect.stringContaining(instead) },
		});
		expect(make).toThrow(error);
	});
});
