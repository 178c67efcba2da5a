import { expectTypeOf, test } from "vitest";
import type {
	CommissionChange,
	Delegator,
	Phala,
	PhalaView,
	Plan,
	PoolDescription,
	PoolEstimate,
	PoolProjection,
	StakePool,
	StakePoolView,
	Vault,
	VaultState,
	VaultView,
	WithdrawRequest,
} from "../../../src/index.ts";
import type { exitTimeline, NetworkBudget, projectQueue } from "../../../src/math/index.ts";

declare const phala: Phala;
declare const vault: Vault;
declare const pool: StakePool;
declare const delegator: Delegator;

test("a batch tells each plan's result, vaults included", () => {
	const batch = phala.batch([vault.gainOwnerShares(), vault.enforceExit(), delegator.claimReward(0)]);
	expectTypeOf(batch).toEqualTypeOf<
		Plan<readonly [{ shares: bigint }, { paid: bigint; shutDown: boolean }, { amount: bigint }]>
	>();
});

test("a vote weighs something, one way or the other", () => {
	delegator.vote(0, { aye: 1n });
	delegator.vote(0, { nay: 1n });
	// @ts-expect-error neither
	delegator.vote(0, {});
	// @ts-expect-error amounts are bigint
	delegator.vote(0, { aye: 1 });
});

test("a description is text or the form, and what is read can be written again", () => {
	pool.setDescription("hello");
	vault.setDescription({ telegram: "@vault", version: 1 });
	// @ts-expect-error no such field
	pool.setDescription({ twiter: "@pool" });
	// @ts-expect-error no such version
	pool.setDescription({ version: 2 });
	expectTypeOf<NonNullable<PoolDescription["fields"]>>().toExtend<Parameters<StakePool["setDescription"]>[0]>();
});

test("strategies and assumptions are named", () => {
	pool.suggestStarts({ strategy: "count", reserve: 1n });
	pool.suggestOverstake({ strategy: "v" });
	pool.projectQueue({ contribution: 1n });
	// @ts-expect-error no such strategy
	pool.suggestStarts({ strategy: "best" });
	// @ts-expect-error no such strategy
	pool.suggestOverstake({ strategy: "order" });
	// @ts-expect-error no such assumption
	pool.projectQueue("help");
});

test("projections name the requests of the pool", () => {
	expectTypeOf<PoolProjection["critical"]>().toEqualTypeOf<WithdrawRequest | null>();
	expectTypeOf<PoolProjection>().toExtend<ReturnType<typeof projectQueue<WithdrawRequest>>>();
	expectTypeOf(pool.exitTimeline()).resolves.toExtend<ReturnType<typeof exitTimeline<WithdrawRequest>>>();
	expectTypeOf(pool.commissionHistory({ from: 0 })).toExtend<AsyncIterable<CommissionChange>>();
});

test("an estimate carries its assumptions, of which the budget is what math takes", () => {
	expectTypeOf<PoolEstimate["assumptions"]["budget"]>().toExtend<NetworkBudget>();
	expectTypeOf<PoolEstimate["assumptions"]["score"]>().toEqualTypeOf<"initial">();
	expectTypeOf(phala.budget()).resolves.toExtend<NetworkBudget>();
});

test("the past is read only, vaults and views included", () => {
	expectTypeOf<ReturnType<PhalaView["vault"]>>().toEqualTypeOf<VaultView>();
	expectTypeOf<VaultView>().not.toHaveProperty("setCommission");
	expectTypeOf<StakePoolView>().toHaveProperty("projectQueue");
	expectTypeOf<StakePoolView>().not.toHaveProperty("commissionHistory");
	expectTypeOf(phala.vaults.list()).resolves.toEqualTypeOf<readonly VaultState[]>();
});
