import { beforeEach, describe, expect, test } from "vitest";
import { entries } from "../../../../generated/v2/entries.ts";
import { namedAccount, sessionAccount } from "../../../../src/chain/accounts.ts";
import type { Operation, Prepared } from "../../../../src/chain/operation.ts";
import { createWritesV2 } from "../../../../src/chain/v2/writes/index.ts";
import { type Hex, toHex } from "../../../../src/codec/hex.ts";
import { smax, smin } from "../../../../src/math/stake.ts";
import { readFrom, type Storage } from "../../../support/conformance/recorded.ts";
import { khala } from "../../../support/conformance/recorded-v2.ts";
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

const PHA = 10n ** 12n;
const NOW = 1_700_000_000;
const COOL_DOWN = 604_800;
const MINIMUM = 10n ** 8n;
const STAKE_INFO: Hex = "0x7374616b652d696e666f";
const BACKING = namedAccount("wpha/");
const PID = 0;
const CID = 10_000;

const chain = khala();
const writes = createWritesV2(chain);
const {
	assets,
	phalaBasePool,
	phalaComputation,
	phalaRegistry,
	phalaStakePoolv2,
	phalaWrappedBalances,
	rmrkCore,
	system,
	uniques,
} = entries;
const { tokenomicParameters } = loadVector("v2", "lifecycle");

let storage: Storage;

beforeEach(() => {
	storage = {
		[assets.asset.key(CID)]: stored("Assets", "Asset", { minBalance: MINIMUM, isSufficient: true }),
		[phalaComputation.coolDownPeriod.key()]: stored("PhalaComputation", "CoolDownPeriod", COOL_DOWN),
		[phalaComputation.tokenomicParameters.key()]: stored(
			"PhalaComputation",
			"TokenomicParameters",
			tokenomicParameters,
		),
		...poolStorage(PID),
		...pha(ALICE, 100n * PHA),
		...pha(BOB, 100n * PHA),
		...pha(BACKING, 1_000_000n * PHA),
	};
});

const pha = (account: Hex, free: bigint, frozen = 0n): Storage => ({
	[system.account.key(account)]: stored("System", "Account", { providers: 1, data: { free, frozen } }),
});

const shares = (account: Hex, nft: number, amount: bigint): Storage => ({
	[uniques.account.key(account, CID, nft)]: "0x",
	...property(nft, amount),
});

const property = (nft: number, amount: bigint): Storage => ({
	[rmrkCore.properties.key(CID, nft, STAKE_INFO)]: stored("RmrkCore", "Properties", toHex(le(amount))),
});

const whitelist = (...accounts: Hex[]): Storage => ({
	[phalaBasePool.poolContributionWhitelists.key(PID)]: stored("PhalaBasePool", "PoolContributionWhitelists", accounts),
});

const queued = (user: Hex, nft: number) => ({ user, nftId: nft, startTime: NOW });

/** A registered worker of Alice. */
const registered = (fields: object = {}, key: Hex = KEY): Storage => ({
	[phalaRegistry.workers.key(key)]: stored("PhalaRegistry", "Workers", {
		pubkey: key,
		operator: ALICE,
		confidenceLevel: 1,
		initialScore: 1000,
		...fields,
	}),
});

/** The pool's session for a worker that is bound there. */
function session(state: string, fields: { stake?: bigint; coolDownStart?: number } = {}, key: Hex = KEY): Storage {
	const account = sessionAccount(PID, key);
	const { stake, coolDownStart = 0 } = fields;
	return {
		[phalaStakePoolv2.workerAssignments.key(key)]: stored("PhalaStakePoolv2", "WorkerAssignments", PID),
		[phalaComputation.sessions.key(account)]: stored("PhalaComputation", "Sessions", { state, coolDownStart }),
		[phalaComputation.sessionBindings.key(account)]: stored("PhalaComputation", "SessionBindings", key),
		[phalaComputation.workerBindings.key(key)]: stored("PhalaComputation", "WorkerBindings", account),
		...(stake ? { [phalaComputation.stakes.key(account)]: stored("PhalaComputation", "Stakes", stake) } : {}),
	};
}

function prepare<R>(operation: Operation<R>, account: Hex = ALICE): Prepared<R> {
	return readFrom(operation.prepare(account), storage, NOW * 1000);
}

/** Codes of what speaks against it. */
const codes = (operation: Operation<unknown>, account?: Hex) =>
	prepare(operation, account).failures.map(({ code }) => code);
/** Details of the first thing that does. */
const details = (operation: Operation<unknown>, account?: Hex) => prepare(operation, account).failures[0]?.details;

describe("setting up a pool", () => {
	test("is the owner's alone, who is named", () => {
		expect(details(writes.setCommission(PID, 5), BOB)).toEqual({
			owner: chain.addresses.format(ALICE),
			dispatch: null,
		});
		expect(codes(writes.setCommission(PID, 5))).toEqual([]);
	});

	test("tells a stranger with a bad cap both things, the owner first", () => {
		expect(codes(writes.setCap(PID, 1n), BOB)).toEqual(["NOT_POOL_OWNER", "CAP_BELOW_TOTAL"]);
		expect(details(writes.setCap(PID, 12n * PHA - 1n))).toMatchObject({ totalStake: 12n * PHA });
		expect(codes(writes.setCap(PID, 12n * PHA))).toEqual([]);
	});

	test("needs a pool, of the right kind", () => {
		Object.assign(storage, vaultStorage(4));
		expect(details(writes.setCap(9, 1n))).toEqual({ kind: "pool", id: "9", dispatch: null });
		expect(codes(writes.setCap(9, 1n))).toEqual(["NOT_FOUND"]);
		expect(codes(writes.setCap(4, 1n))).toEqual(["WRONG_POOL_KIND"]);
		expect(codes(writes.enforceExit(4))).toEqual(["WRONG_POOL_KIND"]);
	});

	test("may carry a description of 4400 bytes", () => {
		expect(codes(writes.setDescription(PID, new Uint8Array(4400), "stakePool"))).toEqual([]);
		expect(details(writes.setDescription(PID, new Uint8Array(4401), "stakePool"))).toMatchObject({ limit: 4400 });
		expect(codes(writes.setDescription(PID, new Uint8Array(4401), "stakePool"), BOB)).toEqual([
			"DESCRIPTION_TOO_LONG",
			"NOT_POOL_OWNER",
		]);
	});
});

describe("a whitelist", () => {
	test("holds each account once, and a hundred of them", () => {
		expect(codes(writes.addToWhitelist(PID, BOB, "stakePool"))).toEqual([]);
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
		expect(codes(writes.removeFromWhitelist(PID, CHARLIE, "stakePool"))).toEqual([]);
	});

	test("of a vault is no stake pool's: the chain would take it, the client says so last", () => {
		Object.assign(storage, vaultStorage(4));
		expect(codes(writes.addToWhitelist(4, BOB, "stakePool"), BOB)).toEqual(["NOT_POOL_OWNER", "WRONG_POOL_KIND"]);
	});

	test("keeps strangers out of the pool, not its owner", () => {
		Object.assign(storage, whitelist(CHARLIE));
		expect(codes(writes.contribute(PID, PHA), BOB)).toEqual(["NOT_WHITELISTED"]);
		expect(codes(writes.contribute(PID, PHA), ALICE)).toEqual([]);
	});
});

describe("contributing", () => {
	const methods = (amount: bigint) => prepare(writes.contribute(PID, amount), BOB).calls.map(({ method }) => method);

	test("wraps what is missing and no more", () => {
		Object.assign(storage, wrapped(BOB, 3n * PHA));
		const { calls, spends } = prepare(writes.contribute(PID, 5n * PHA), BOB);
		expect(calls).toEqual([
			{ pallet: "phalaWrappedBalances", method: "wrap", args: { amount: 2n * PHA } },
			{ pallet: "phalaStakePoolv2", method: "contribute", args: { pid: 0n, amount: 5n * PHA, asVault: null } },
		]);
		expect(spends).toBe(2n * PHA);
		expect(methods(3n * PHA)).toEqual(["contribute"]);
	});

	test("takes PHA only as far as the account stays alive", () => {
		const most = 100n * PHA - 10n ** 10n;
		expect(codes(writes.contribute(PID, most), BOB)).toEqual([]);
		expect(details(writes.contribute(PID, most + 1n), BOB)).toEqual({
			available: most,
			required: most + 1n,
			dispatch: null,
		});
	});

	test("takes no PHA that is frozen", () => {
		Object.assign(storage, pha(BOB, 100n * PHA, 40n * PHA));
		expect(details(writes.contribute(PID, 61n * PHA), BOB)).toMatchObject({ available: 60n * PHA });
	});

	test("starts at the minimum of the chain", () => {
		expect(details(writes.contribute(PID, 10n ** 10n - 1n), BOB)).toMatchObject({ minimum: 10n ** 10n });
		expect(codes(writes.contribute(PID, 10n ** 10n), BOB)).toEqual([]);
	});

	test("is impossible where shares are worth nothing", () => {
		Object.assign(storage, poolStorage(PID, { cap: 1n }, { totalValue: 0 }));
		expect(codes(writes.contribute(PID, PHA), BOB)).toEqual(["POOL_BANKRUPT"]);
	});

	test("may pass the cap by what it pays to the queue", () => {
		const withdrawQueue = [queued(CHARLIE, 7)];
		Object.assign(storage, poolStorage(PID, { cap: 12n * PHA }, { withdrawQueue }), property(7, 5n * PHA));
		expect(codes(writes.contribute(PID, 5n * PHA), BOB)).toEqual([]);
		expect(details(writes.contribute(PID, 5n * PHA + 1n), BOB)).toMatchObject({ remaining: 5n * PHA });
	});

	test("tells that a full pool has no room", () => {
		Object.assign(storage, poolStorage(PID, { cap: 12n * PHA }));
		expect(details(writes.contribute(PID, PHA), BOB)).toMatchObject({ remaining: 0n });
		Object.assign(storage, poolStorage(PID, { cap: 11n * PHA }));
		expect(details(writes.contribute(PID, PHA), BOB)).toMatchObject({ remaining: 0n });
	});

	test("warns of a wrap that would credit nothing", () => {
		storage[assets.asset.key(CID)] = stored("Assets", "Asset", { minBalance: 10n * PHA });
		expect(codes(writes.contribute(PID, 9n * PHA), BOB)).toEqual(["WRAP_WOULD_BURN"]);
	});
});

describe("withdrawing", () => {
	beforeEach(() => {
		Object.assign(storage, shares(BOB, 1, 4n * PHA), shares(BOB, 3, 2n * PHA));
	});
	const sharesOf = (want: Parameters<typeof writes.withdraw>[1]) =>
		prepare(writes.withdraw(PID, want), BOB).calls[0]?.args.shares;

	test("counts the shares of all items, and those that are queued", () => {
		const withdrawQueue = [queued(CHARLIE, 8), queued(BOB, 9)];
		Object.assign(storage, poolStorage(PID, {}, { withdrawQueue }), property(8, PHA), property(9, 3n * PHA));
		expect(sharesOf("all")).toBe(9n * PHA);
		expect(codes(writes.withdraw(PID, { shares: 9n * PHA }), BOB)).toEqual([]);
		expect(details(writes.withdraw(PID, { shares: 9n * PHA + 1n }), BOB)).toMatchObject({ available: 9n * PHA });
	});

	test("by value takes the shares that are worth it, at most all", () => {
		Object.assign(storage, poolStorage(PID, {}, { totalValue: 24n * PHA }));
		expect(sharesOf({ amount: 5n * PHA })).toBe((5n * PHA) / 2n);
		expect(sharesOf({ amount: 500n * PHA })).toBe(6n * PHA);
	});

	test("needs a position, more than dust, and a value that is paid", () => {
		expect(codes(writes.withdraw(PID, "all"), CHARLIE)).toEqual(["NO_POSITION"]);
		expect(codes(writes.withdraw(PID, { shares: 1000n }), BOB)).toEqual(["INVALID_WITHDRAWAL"]);
		expect(details(writes.withdraw(PID, { shares: MINIMUM }), BOB)).toMatchObject({
			value: MINIMUM - 1n,
			minimum: MINIMUM,
		});
		expect(codes(writes.withdraw(PID, { shares: MINIMUM + 10n }), BOB)).toEqual([]);
	});

	test("needs the pool", () => {
		expect(codes(writes.withdraw(9, "all"), BOB)).toEqual(["NOT_FOUND"]);
	});
});

describe("a worker", () => {
	beforeEach(() => {
		Object.assign(
			storage,
			registered(),
			session("Ready"),
			poolStorage(PID, { workers: [KEY] }),
			wrapped(POOL_ACCOUNTS.pool, 50_000n * PHA),
		);
	});
	const tokenomics = () =>
		entries.phalaComputation.tokenomicParameters.decode(bytesAt(phalaComputation.tokenomicParameters.key()));

	test("starts with Smin to Smax", () => {
		const parameters = tokenomics();
		if (!parameters) return expect.unreachable();
		const [least, most] = [smin(1000, parameters), smax(1000, 1, parameters) ?? 0n];
		expect(codes(writes.startWorker(KEY, least))).toEqual([]);
		expect(details(writes.startWorker(KEY, least - 1n))).toMatchObject({ minimum: least });
		expect(codes(writes.startWorker(KEY, most))).toEqual([]);
		expect(details(writes.startWorker(KEY, most + 1n))).toMatchObject({ maximum: most });
	});

	test("starts with no more than is free", () => {
		Object.assign(storage, wrapped(POOL_ACCOUNTS.pool, 4000n * PHA));
		expect(details(writes.startWorker(KEY, 4001n * PHA))).toMatchObject({ freeStake: 4000n * PHA });
	});

	test("starts only when it is ready, has a score, and a score of 50", () => {
		Object.assign(storage, registered({ initialScore: 49 }));
		expect(details(writes.startWorker(KEY, PHA))).toMatchObject({ score: 49, minimum: 50 });
		Object.assign(storage, registered({ initialScore: null }));
		expect(codes(writes.startWorker(KEY, PHA))).toEqual(["BENCHMARK_MISSING"]);
		Object.assign(storage, registered(), session("WorkerUnresponsive", { stake: PHA }));
		expect(prepare(writes.startWorker(KEY, 4000n * PHA)).failures).toMatchObject([
			{ code: "WORKER_NOT_READY", details: { state: "Unresponsive" } },
		]);
	});

	test("in no pool has nothing to call, and the reason says why", () => {
		delete storage[phalaStakePoolv2.workerAssignments.key(KEY)];
		const operations: Operation<unknown>[] = [
			writes.startWorker(KEY, PHA),
			writes.restartWorker(KEY, PHA),
			writes.stopWorker(KEY),
			writes.removeWorker(null, KEY),
			writes.reclaimWorker(null, KEY),
		];
		for (const operation of operations) {
			expect(prepare(operation)).toMatchObject({ calls: [], failures: [{ code: "WORKER_NOT_IN_POOL" }] });
		}
	});

	test("restarts with more stake only, which may include its own", () => {
		Object.assign(storage, session("WorkerIdle", { stake: 4000n * PHA }), wrapped(POOL_ACCOUNTS.pool, 1000n * PHA));
		expect(details(writes.restartWorker(KEY, 4000n * PHA))).toMatchObject({ stake: 4000n * PHA });
		expect(codes(writes.restartWorker(KEY, 5000n * PHA))).toEqual([]);
		expect(details(writes.restartWorker(KEY, 5001n * PHA))).toMatchObject({ freeStake: 5000n * PHA });
	});

	test("restarts only while nobody waits", () => {
		const withdrawQueue = [queued(BOB, 1)];
		Object.assign(
			storage,
			poolStorage(PID, { workers: [KEY] }, { withdrawQueue }),
			session("WorkerIdle", { stake: PHA }),
		);
		expect(codes(writes.restartWorker(KEY, 4000n * PHA), BOB).slice(0, 2)).toEqual([
			"QUEUE_NOT_EMPTY",
			"NOT_POOL_OWNER",
		]);
	});

	test("is stopped once", () => {
		expect(details(writes.stopWorker(KEY))).toMatchObject({ state: "Ready" });
		Object.assign(storage, session("WorkerUnresponsive", { stake: PHA }));
		expect(codes(writes.stopWorker(KEY))).toEqual([]);
		Object.assign(storage, poolStorage(PID, { workers: [KEY], cdWorkers: [KEY] }));
		expect(codes(writes.stopWorker(KEY))).toEqual(["WORKER_ALREADY_STOPPED"]);
	});

	test("is reclaimed from exactly the end of its cool-down on, by anybody", () => {
		const coolDownStart = NOW - COOL_DOWN + 1;
		Object.assign(storage, session("WorkerCoolingDown", { stake: PHA, coolDownStart }));
		expect(details(writes.reclaimWorker(PID, KEY), BOB)).toMatchObject({ endsAt: NOW + 1 });
		Object.assign(storage, session("WorkerCoolingDown", { stake: PHA, coolDownStart: coolDownStart - 1 }));
		expect(codes(writes.reclaimWorker(null, KEY), BOB)).toEqual([]);
		Object.assign(storage, session("WorkerIdle", { stake: PHA }));
		expect(details(writes.reclaimWorker(PID, KEY), BOB)).toMatchObject({ endsAt: null });
	});

	test("is removed when it is ready and in this pool", () => {
		expect(codes(writes.removeWorker(PID, KEY))).toEqual([]);
		Object.assign(storage, poolStorage(1));
		expect(details(writes.removeWorker(1, KEY))).toMatchObject({ pid: PID });
		Object.assign(storage, session("WorkerIdle"));
		expect(details(writes.removeWorker(null, KEY))).toMatchObject({ state: "Computing" });
	});

	test("is added once, by its operator, into a pool of that account", () => {
		expect(codes(writes.addWorker(PID, KEY))).toEqual(["WORKER_ALREADY_ADDED"]);
		Object.assign(storage, poolStorage(PID));
		expect(codes(writes.addWorker(PID, KEY))).toEqual(["BIND_FAILED"]);
		expect(codes(writes.addWorker(PID, `0x${"09".repeat(32)}`))).toEqual(["WORKER_NOT_REGISTERED"]);
		Object.assign(storage, registered({ operator: null, initialScore: null }));
		expect(codes(writes.addWorker(9, KEY), BOB)).toEqual(["NOT_OPERATOR", "BENCHMARK_MISSING", "NOT_FOUND"]);
	});

	test("finds no room in a pool of 200", () => {
		const other: Hex = `0x${"0a".repeat(32)}`;
		const workers = Array.from({ length: 200 }, (_, i) => toHex(le(BigInt(i))));
		Object.assign(
			storage,
			registered({}, other),
			poolStorage(PID, { workers: workers.map((w) => w + "0".repeat(32)) }),
		);
		expect(details(writes.addWorker(PID, other))).toMatchObject({ limit: 200 });
	});

	test("that cools down from an earlier binding cannot be bound yet", () => {
		Object.assign(storage, poolStorage(PID), session("WorkerCoolingDown", { stake: PHA }));
		delete storage[phalaComputation.workerBindings.key(KEY)];
		delete storage[phalaComputation.sessionBindings.key(sessionAccount(PID, KEY))];
		expect(codes(writes.addWorker(PID, KEY))).toEqual(["BIND_FAILED"]);
	});
});

describe("reclaiming all", () => {
	const [first, second, third]: [Hex, Hex, Hex] = [
		`0x${"01".repeat(32)}`,
		`0x${"02".repeat(32)}`,
		`0x${"03".repeat(32)}`,
	];
	const stoppedAt = (key: Hex, coolDownStart: number) =>
		session("WorkerCoolingDown", { stake: PHA, coolDownStart }, key);

	test("takes the workers that are due, as best effort", () => {
		Object.assign(storage, poolStorage(PID, { cdWorkers: [first, second, third] }));
		Object.assign(storage, stoppedAt(first, NOW - COOL_DOWN), stoppedAt(second, NOW), stoppedAt(third, 0));
		const { calls, failures } = prepare(writes.reclaimAll(PID), BOB);
		expect(failures).toEqual([]);
		expect(calls).toMatchObject([
			{
				pallet: "utility",
				method: "forceBatch",
				args: { calls: [{ args: { worker: first } }, { args: { worker: third } }] },
			},
		]);
	});

	test("is a single call for a single worker", () => {
		Object.assign(storage, poolStorage(PID, { cdWorkers: [first] }), stoppedAt(first, 0));
		expect(prepare(writes.reclaimAll(PID)).calls).toMatchObject([{ method: "reclaimPoolWorker" }]);
	});

	test("says when the next one is due, if none is", () => {
		expect(details(writes.reclaimAll(PID))).toMatchObject({ endsAt: null });
		Object.assign(
			storage,
			poolStorage(PID, { cdWorkers: [first, second] }),
			stoppedAt(first, NOW),
			stoppedAt(second, NOW - 5),
		);
		expect(prepare(writes.reclaimAll(PID))).toMatchObject({
			calls: [],
			failures: [{ code: "COOL_DOWN_NOT_OVER", details: { endsAt: NOW - 5 + COOL_DOWN } }],
		});
		expect(codes(writes.reclaimAll(9))).toEqual(["NOT_FOUND"]);
	});
});

describe("claiming the owner's reward", () => {
	const callsOf = (target: Hex | null) =>
		prepare(writes.claimOwnerReward(PID, target)).calls.map(({ method, args }) => [method, args]);
	const locked = (amount: bigint): Storage => ({
		[phalaWrappedBalances.stakerAccounts.key(ALICE)]: stored("PhalaWrappedBalances", "StakerAccounts", {
			investPools: [[PID, CID]],
			locked: amount,
		}),
	});

	test("needs something to claim, and the owner", () => {
		expect(codes(writes.claimOwnerReward(PID, null))).toEqual(["NO_REWARD"]);
		Object.assign(storage, wrapped(POOL_ACCOUNTS.ownerReward, 6n * PHA));
		expect(codes(writes.claimOwnerReward(PID, null), BOB)).toEqual(["NOT_POOL_OWNER"]);
		expect(codes(writes.claimOwnerReward(PID, null))).toEqual([]);
	});

	test("unwraps what comes to the signer, not what goes to others", () => {
		Object.assign(storage, wrapped(POOL_ACCOUNTS.ownerReward, 6n * PHA));
		const own = [
			["claimOwnerRewards", { pid: 0n, target: ALICE }],
			["unwrap", { amount: 6n * PHA }],
		];
		expect(callsOf(null)).toEqual(own);
		expect(callsOf(ALICE)).toEqual(own);
		expect(callsOf(CHARLIE)).toEqual([["claimOwnerRewards", { pid: 0n, target: CHARLIE }]]);
	});

	test("leaves wrapped what votes lock, counting shares", () => {
		Object.assign(storage, wrapped(POOL_ACCOUNTS.ownerReward, 6n * PHA), locked(5n * PHA));
		expect(callsOf(null)[1]).toEqual(["unwrap", { amount: PHA }]);
		Object.assign(storage, shares(ALICE, 1, 3n * PHA));
		expect(callsOf(null)[1]).toEqual(["unwrap", { amount: 4n * PHA }]);
		Object.assign(storage, locked(50n * PHA));
		expect(callsOf(null)).toHaveLength(1);
	});

	test("leaves no rest that the chain would burn", () => {
		Object.assign(storage, wrapped(POOL_ACCOUNTS.ownerReward, 6n * PHA), locked(MINIMUM / 2n));
		expect(callsOf(null)[1]).toEqual(["unwrap", { amount: 6n * PHA - MINIMUM }]);
	});
});

describe("wrapping", () => {
	test("below the minimum warns of a loss, unless there is W-PHA already", () => {
		expect(codes(writes.wrap(MINIMUM - 1n))).toEqual(["WRAP_WOULD_BURN"]);
		expect(codes(writes.wrap(MINIMUM))).toEqual([]);
		expect(codes(writes.wrap(0n))).toEqual([]);
		Object.assign(storage, wrapped(ALICE, PHA));
		expect(codes(writes.wrap(1n))).toEqual([]);
	});

	test("takes what the account can spare", () => {
		expect(details(writes.wrap(100n * PHA))).toMatchObject({ available: 100n * PHA - 10n ** 10n });
	});

	test("is undone as far as there is W-PHA that votes do not lock", () => {
		Object.assign(storage, wrapped(ALICE, 5n * PHA));
		expect(codes(writes.unwrap(5n * PHA))).toEqual([]);
		expect(details(writes.unwrap(5n * PHA + 1n))).toMatchObject({ available: 5n * PHA });
		storage[phalaWrappedBalances.stakerAccounts.key(ALICE)] = stored("PhalaWrappedBalances", "StakerAccounts", {
			investPools: [
				[PID, CID],
				[77, 10_077],
			],
			locked: 3n * PHA,
		});
		expect(details(writes.unwrap(3n * PHA))).toMatchObject({ available: 2n * PHA });
		expect(prepare(writes.unwrap("all"))).toMatchObject({ calls: [{ method: "unwrapAll" }], failures: [] });
	});
});

test("an outcome without its event says which one is missing", () => {
	const { outcome } = prepare(writes.createStakePool());
	expect(() => outcome([])).toThrow(expect.objectContaining({ code: "DECODE_FAILED" }));
});

function bytesAt(key: Hex): Hex {
	return (storage[key] ?? "0x") as Hex;
}

function le(value: bigint): Uint8Array {
	const bytes = new Uint8Array(16);
	new DataView(bytes.buffer).setBigUint64(0, value, true);
	return bytes;
}
