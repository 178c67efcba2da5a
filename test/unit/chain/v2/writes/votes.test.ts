import { beforeEach, describe, expect, test } from "vitest";
import { entries } from "../../../../../generated/v2/entries.ts";
import { namedAccount } from "../../../../../src/chain/accounts.ts";
import { Addresses } from "../../../../../src/chain/addresses.ts";
import type { Operation } from "../../../../../src/chain/operation.ts";
import { itemPrefix } from "../../../../../src/chain/storage/hashers.ts";
import { createChainV2 } from "../../../../../src/chain/v2/chain-context.ts";
import { createWritesV2 } from "../../../../../src/chain/v2/writes/index.ts";
import { type Hex, toHex } from "../../../../../src/codec/hex.ts";
import type { Storage } from "../../../../support/conformance/recorded.ts";
import { minimum, PHA, pha, prepareOn, shares } from "../../../../support/conformance/state-v2.ts";
import { newer } from "../../../../support/metadata/newer.ts";
import { v2 } from "../../../../support/metadata/specimens.ts";
import { ALICE, BOB, CHARLIE, KEY, poolStorage, stored, wrapped } from "../../../../support/storage.ts";

const { democracy, phalaComputation, phalaRegistry, phalaStakePoolv2, phalaWrappedBalances } = entries;
const writes = createWritesV2(createChainV2(v2.scan, new Addresses(30)).chain);
const newest = createWritesV2(createChainV2(newer, new Addresses(30)).chain);

let storage: Storage;
beforeEach(() => {
	storage = { ...minimum(), ...poolStorage(0), ...pha(ALICE, 100n * PHA) };
});

const prepare = <R>(operation: Operation<R>, account?: Hex) => prepareOn(storage, operation, account);
const codes = (operation: Operation<unknown>, account?: Hex) =>
	prepare(operation, account).failures.map(({ code }) => code);
const details = (operation: Operation<unknown>, account?: Hex) => prepare(operation, account).failures[0]?.details;

const referendum = (index: number, info: object): Storage => ({
	[democracy.referendumInfoOf.key(index)]: stored("Democracy", "ReferendumInfoOf", info),
});
const OPEN = { Ongoing: { end: 100, threshold: "SimpleMajority", delay: 0, tally: {} } };
const OVER = { Finished: { approved: true, end: 90 } };

describe("a vote", () => {
	const invested = (account: Hex, investPools: [number, number][]): Storage => ({
		[phalaWrappedBalances.stakerAccounts.key(account)]: stored("PhalaWrappedBalances", "StakerAccounts", {
			investPools,
			locked: 4n * PHA,
		}),
	});

	test("takes W-PHA and active shares in pools that the account is remembered in, whatever votes elsewhere", () => {
		Object.assign(storage, referendum(3, OPEN), wrapped(ALICE, 2n * PHA), invested(ALICE, [[0, 10_000]]));
		Object.assign(storage, shares(10_000, ALICE, 1, 3n * PHA));
		expect(prepare(writes.vote(3, 4n * PHA, PHA))).toMatchObject({
			calls: [
				{
					pallet: "phalaWrappedBalances",
					method: "vote",
					args: { ayeAmount: 4n * PHA, nayAmount: PHA, voteId: 3 },
				},
			],
			failures: [],
		});
		expect(details(writes.vote(3, 4n * PHA, PHA + 1n))).toMatchObject({ available: 5n * PHA });
		Object.assign(storage, invested(ALICE, []));
		expect(details(writes.vote(3, 4n * PHA, PHA))).toMatchObject({ available: 2n * PHA });
	});

	test("needs a referendum that is open, which is looked at first", () => {
		expect(codes(writes.vote(3, PHA, 0n))).toEqual(["REFERENDUM_NOT_OPEN", "VOTE_TOO_LARGE", "NO_POSITION"]);
		Object.assign(storage, referendum(3, OVER), wrapped(ALICE, 2n * PHA), invested(ALICE, []));
		expect(codes(writes.vote(3, PHA, 0n))).toEqual(["REFERENDUM_NOT_OPEN"]);
	});

	test("needs the record that the first wrap makes: W-PHA from somebody else is not enough", () => {
		Object.assign(storage, referendum(3, OPEN), wrapped(ALICE, 2n * PHA));
		expect(codes(writes.vote(3, PHA, 0n))).toEqual(["NO_POSITION"]);
	});

	test("is let go by anybody once its referendum is over, 1 to 100 accounts at once", () => {
		Object.assign(storage, referendum(3, OPEN));
		expect(codes(writes.unlockVotes(3, 10), BOB)).toEqual(["REFERENDUM_ONGOING"]);
		Object.assign(storage, referendum(3, OVER));
		expect(prepare(writes.unlockVotes(3, 100), BOB)).toMatchObject({
			calls: [{ method: "unlock", args: { voteId: 3, maxIterations: 100 } }],
			failures: [],
		});
		expect(codes(writes.unlockVotes(3, 0), BOB)).toEqual(["ITERATIONS_OUT_OF_RANGE"]);
		expect(codes(writes.unlockVotes(3, 101), BOB)).toEqual(["ITERATIONS_OUT_OF_RANGE"]);
	});
});

describe("a subsidy", () => {
	const SUBSIDY = namedAccount("modlphala/pp");
	/** Both kinds are kept in maps of the same layout. */
	const owed = (pallet: string, item: string, account: Hex, pid: number, amount: bigint): Storage => {
		const layout = phalaStakePoolv2.legacyRewards;
		const key = toHex(itemPrefix(pallet, item)) + layout.key([account, BigInt(pid)]).slice(layout.under().length);
		return { [key]: stored("PhalaStakePoolv2", "LegacyRewards", amount) };
	};
	const legacy = (account: Hex, pid: number, amount: bigint) =>
		owed("PhalaStakePoolv2", "LegacyRewards", account, pid, amount);

	test("of generation 1 goes to whoever is named, the account itself by default", () => {
		Object.assign(storage, legacy(ALICE, 4, 3n * PHA), pha(SUBSIDY, 1000n * PHA));
		const calls = (target: Hex | null) => prepare(writes.claimSubsidy(4, "legacyReward", target)).calls;
		expect(calls(null)).toEqual([
			{ pallet: "phalaStakePoolv2", method: "claimLegacyRewards", args: { pid: 4n, target: ALICE } },
		]);
		expect(calls(BOB)[0]?.args.target).toBe(BOB);
		expect(codes(writes.claimSubsidy(4, "legacyReward", null))).toEqual([]);
	});

	test("has to be owed to the account, for that pool", () => {
		Object.assign(storage, legacy(BOB, 4, 3n * PHA), pha(SUBSIDY, 1000n * PHA));
		expect(codes(writes.claimSubsidy(4, "legacyReward", null))).toEqual(["NO_REWARD"]);
		expect(codes(writes.claimSubsidy(5, "legacyReward", null), BOB)).toEqual(["NO_REWARD"]);
		expect(codes(writes.claimSubsidy(4, "legacyReward", null), BOB)).toEqual([]);
	});

	test("is not paid by an account that has less", () => {
		Object.assign(storage, legacy(ALICE, 4, 3n * PHA), pha(SUBSIDY, 3n * PHA));
		expect(codes(writes.claimSubsidy(4, "legacyReward", null))).toEqual(["REWARD_POOL_EMPTY"]);
	});

	test("of the other kind is there on newer runtimes, each claimed for itself", () => {
		Object.assign(storage, owed("PhalaBasePool", "Reimbursements", ALICE, 7, PHA), pha(SUBSIDY, 1000n * PHA));
		expect(prepare(newest.claimSubsidy(7, "reimbursement", null))).toMatchObject({
			calls: [{ pallet: "phalaBasePool", method: "claimReimbursement", args: { pid: 7n, target: ALICE } }],
			failures: [],
		});
		expect(codes(newest.claimSubsidy(7, "legacyReward", null))).toEqual(["NO_REWARD"]);
		expect(() => writes.claimSubsidy(7, "reimbursement", null)).toThrow(
			expect.objectContaining({ code: "UNSUPPORTED", details: expect.objectContaining({ generation: 2 }) }),
		);
	});

	test("is as much as arrives at the target", () => {
		const { outcome } = prepare(writes.claimSubsidy(4, "legacyReward", BOB));
		const transfer = (to: Hex, amount: bigint) => ({ pallet: "balances", name: "Transfer", data: { to, amount } });
		expect(outcome([transfer(CHARLIE, 5n), transfer(BOB, 7n)])).toEqual({ amount: 7n });
	});
});

describe("an operator", () => {
	const SESSION: Hex = `0x${"5e".repeat(32)}`;
	const registered = (operator: Hex | null): Storage => ({
		[phalaRegistry.workers.key(KEY)]: stored("PhalaRegistry", "Workers", { pubkey: KEY, operator, confidenceLevel: 1 }),
	});
	const bound = (): Storage => ({
		[phalaComputation.workerBindings.key(KEY)]: stored("PhalaComputation", "WorkerBindings", SESSION),
	});

	test("takes a worker out of its pool, whoever owns that", () => {
		Object.assign(storage, registered(BOB), bound());
		expect(prepare(writes.unbindWorker(KEY), BOB)).toMatchObject({
			calls: [{ pallet: "phalaComputation", method: "unbind", args: { session: SESSION } }],
			failures: [],
		});
		expect(details(writes.unbindWorker(KEY), ALICE)).toEqual({
			operator: new Addresses(30).format(BOB),
			dispatch: null,
		});
	});

	test("has nothing to unbind where the worker is bound to nothing", () => {
		Object.assign(storage, registered(null));
		const { calls, failures } = prepare(writes.unbindWorker(KEY), BOB);
		expect(calls).toEqual([]);
		expect(failures.map(({ code }) => code)).toEqual(["SESSION_NOT_FOUND", "NOT_OPERATOR"]);
	});

	test("needs the worker in the registry", () => {
		Object.assign(storage, bound());
		expect(codes(writes.unbindWorker(KEY), BOB)).toEqual(["WORKER_NOT_REGISTERED"]);
	});
});

test("a queue never needs to be reconciled: the SDK says what to do instead", () => {
	expect(() => writes.reconcileQueue(0, ALICE)).toThrow(
		expect.objectContaining({ code: "UNSUPPORTED", details: expect.objectContaining({ instead: expect.any(String) }) }),
	);
});
