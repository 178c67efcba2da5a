import type { Observable } from "rxjs";
import { expectTypeOf, test } from "vitest";
import type {
	CollectionChange,
	CommissionChange,
	Delegator,
	Phala,
	PhalaView,
	Plan,
	PoolDescription,
	PoolEstimate,
	PoolEvent,
	PoolProjection,
	StakePool,
	StakePoolRow,
	StakePoolState,
	StakePoolView,
	Vault,
	VaultState,
	VaultView,
	WithdrawRequest,
	WorkerState,
} from "../../../src/index.ts";
import type { exitTimeline, NetworkBudget, projectQueue } from "../../../src/math/index.ts";

declare const phala: Phala;
declare const vault: Vault;
declare const pool: StakePool;
declare const delegator: Delegator;

test("a batch returns each plan's result, vaults included", () => {
	const batch = phala.batch([vault.gainOwnerShares(), vault.enforceExit(), delegator.claimReward(0)]);
	expectTypeOf(batch).toEqualTypeOf<
		Plan<readonly [{ shares: bigint }, { paid: bigint; shutDown: boolean }, { amount: bigint }]>
	>();
});

test("a vote has aye or nay weight", () => {
	delegator.vote(0, { aye: 1n });
	delegator.vote(0, { nay: 1n });
	// @ts-expect-error neither
	delegator.vote(0, {});
	// @ts-expect-error amounts are bigint
	delegator.vote(0, { aye: 1 });
});

test("a description is text or fields, and a read description can be written again", () => {
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

test("an estimate includes its assumptions; math accepts their budget", () => {
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

test("collections return whole states, or the requested fields", () => {
	const { stakePools, vaults, workers } = phala;
	type Part = Pick<StakePoolRow, "totalStake" | "sessions" | "pid" | "block">;
	expectTypeOf(stakePools.list()).resolves.toEqualTypeOf<readonly StakePoolState[]>();
	expectTypeOf(stakePools.list({ owner: "5…", limit: 5 })).resolves.toEqualTypeOf<readonly StakePoolState[]>();
	expectTypeOf(stakePools.list({ fields: ["totalStake", "sessions"] })).resolves.toEqualTypeOf<readonly Part[]>();
	expectTypeOf(stakePools.all({ fields: ["totalStake", "sessions"] })).toEqualTypeOf<
		AsyncGenerator<Part, void, undefined>
	>();
	expectTypeOf(stakePools.watch$({ fields: ["totalStake", "sessions"] })).toEqualTypeOf<
		Observable<CollectionChange<number, Part>>
	>();
	expectTypeOf(stakePools.watch$()).toEqualTypeOf<Observable<CollectionChange<number, StakePoolState>>>();
	expectTypeOf(vaults.list({ fields: ["isLocked"] })).resolves.toEqualTypeOf<
		readonly Pick<VaultState, "isLocked" | "pid" | "block">[]
	>();
	expectTypeOf(workers.list({ pids: [0] })).resolves.toEqualTypeOf<readonly WorkerState[]>();
	expectTypeOf(workers.list({ fields: ["state"] })).resolves.toEqualTypeOf<
		readonly Pick<WorkerState, "state" | "publicKey" | "block">[]
	>();
});

test("a query's filter and order are typed by the row", () => {
	phala.stakePools.list({ where: (pool) => pool.totalStake > 0n, orderBy: { field: "totalStake", direction: "desc" } });
	phala.stakePools.list({ fields: ["cap"], where: (pool) => pool.cap === null, orderBy: { field: "cap" } });
	phala.vaults.watch$({ where: (vault) => vault.isLocked });
	phala.workers.list({ where: (worker) => worker.state === "Ready", orderBy: { field: "initialScore" } });
	// @ts-expect-error not among the fields
	phala.stakePools.list({ fields: ["cap"], where: (pool) => pool.totalStake > 0n });
	// @ts-expect-error not among the fields
	phala.stakePools.list({ fields: ["cap"], orderBy: { field: "totalStake" } });
	// @ts-expect-error lists have no order
	phala.stakePools.list({ orderBy: { field: "workers" } });
	// @ts-expect-error no positional condition
	phala.stakePools.list((pool: StakePoolState) => pool.totalStake > 0n);
	// @ts-expect-error no such option
	phala.stakePools.list({ filter: () => true });
	// @ts-expect-error no such field
	phala.vaults.list({ fields: ["cap"] });
	// @ts-expect-error live sets have no pages
	phala.stakePools.watch$({ limit: 5 });
});

test("a withdrawal is by amount or by shares", () => {
	delegator.withdraw(0, { amount: 1n });
	delegator.withdraw(0, { shares: 1n });
	delegator.withdraw(0, "all");
	// @ts-expect-error both
	delegator.withdraw(0, { amount: 1n, shares: 1n });
	// @ts-expect-error both
	vault.withdrawFromPool(0, { amount: 1n, shares: 1n });
	// @ts-expect-error neither
	delegator.withdraw(0, {});
});

test("a filter by types narrows the events", () => {
	expectTypeOf(phala.events({ from: 0 })).toEqualTypeOf<AsyncGenerator<PoolEvent, void, undefined>>();
	expectTypeOf(phala.events({ from: 0, types: ["capChanged"] })).toEqualTypeOf<
		AsyncGenerator<PoolEvent<"capChanged">, void, undefined>
	>();
	expectTypeOf(phala.events$({ types: ["contributed", "withdrawn"] })).toEqualTypeOf<
		Observable<PoolEvent<"contributed" | "withdrawn">>
	>();
	// @ts-expect-error no such type
	phala.events$({ types: ["contribute"] });
});

test("accounts are text or objects with an address", () => {
	const wallet = { address: "5…", signer: {} };
	phala.delegator(wallet);
	pool.addToWhitelist(wallet);
	pool.claimOwnerReward({ target: wallet });
	phala.workers.ofOperator(wallet);
	phala.events$({ accounts: [wallet, "5…"] });
	// @ts-expect-error no address
	phala.delegator({ name: "x" });
});

test("plans without a result have none", () => {
	expectTypeOf(pool.setDescription("x")).toEqualTypeOf<Plan<void>>();
	expectTypeOf(phala.unlockVotes(0, { maxAccounts: 5 })).toEqualTypeOf<Plan<void>>();
	pool.setCommission({ ppm: 10 });
});
