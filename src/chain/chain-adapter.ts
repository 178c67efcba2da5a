import type { Hex } from "../codec/hex.ts";
import type { ErrorCode, ErrorDetails } from "../errors/codes.ts";
import type { Fault } from "../query/row-result.ts";
import type { Read } from "../query/storage-query.ts";
import type { BlockEvents } from "./events/block-events.ts";
import type {
	Call,
	ChainEvent,
	CommissionChange,
	CoolingStake,
	DelegatorState,
	Generation,
	Parameters,
	PoolKind,
	PoolPosition,
	PoolReward,
	Position,
	StakePoolField,
	StakePoolRow,
	StakePoolState,
	Subsidy,
	VaultState,
	Vote,
	WorkerState,
} from "./model.ts";

/** Why the chain would refuse a call, found on one snapshot before sending. @public */
export type Reason = {
	[C in ErrorCode]: {
		/** Same codes as {@link PhalaError}. */
		readonly code: C;
		/** What is wrong and what would be right. */
		readonly message: string;
		/** Facts, typed by the code. */
		readonly details: ErrorDetails[C];
	};
}[ErrorCode];

/** What one snapshot says of an operation: the calls it takes, and what speaks against them, in the chain's order. */
export interface Prepared<R = unknown> {
	/**
	 * Several are sent as one `utility.batchAll`; a batch of another kind is one call with calls as argument.
	 * None where there is nothing that could be called: the reasons say why.
	 */
	readonly calls: readonly Call[];
	readonly reasons: readonly Reason[];
	/** PHA that the account can send away while it stays alive, pico. */
	readonly transferable: bigint;
	/** PHA that the calls take of it, pico; the fee has to fit into the rest. */
	readonly spends: bigint;
	/** The typed result, from the events of exactly these calls. */
	outcome(events: readonly ChainEvent[]): R;
}

/** One thing a user wants done, before anybody knows in which calls. */
export interface Operation<R> {
	/** Facade name, e.g. `stakePool.setCap`. */
	readonly name: string;
	/** Calls, and what speaks against them, for `account`, from one snapshot. Touches nothing. */
	prepare(account: Hex): Read<Prepared<R>>;
}

/** Reads of one generation. `null` where the chain has no such thing. */
export interface ChainReads {
	parameters(): Read<Parameters>;
	stakePool(pid: number): Read<StakePoolState | null>;
	/** How many pools of whatever kind there are: their ids count from 0. */
	poolCount(): Read<number>;
	/**
	 * The fields asked for of many stake pools, by their ids; `null`: no such pool. A vault and bytes that do not fit are faults of that
	 * one row.
	 */
	stakePoolRows(
		pids: readonly number[],
		fields: ReadonlySet<StakePoolField>,
	): Read<readonly (StakePoolRow | Fault | null)[]>;
	worker(publicKey: Hex): Read<WorkerState | null>;
	/** Many workers, by their keys; `null`: not registered. Bytes that do not fit are the fault of that one row. */
	workerRows(publicKeys: readonly Hex[]): Read<readonly (WorkerState | Fault | null)[]>;
	delegator(account: Hex): Read<DelegatorState>;
	/** `null`: neither shares there nor, in generation 1, rewards. Throws `NOT_FOUND` where there is no such pool. */
	position(pid: number, account: Hex): Read<Position | null>;
	/** Ids of all stake pools, ascending. */
	stakePoolIds(): Read<readonly number[]>;
	/** Throws `UNSUPPORTED` in generation 1, `WRONG_POOL_KIND` for a stake pool. */
	vault(pid: number): Read<VaultState | null>;
	/** Ids of all vaults, ascending; none in generation 1. */
	vaultIds(): Read<readonly number[]>;
	/** What the chain owes the account apart from rewards; nothing in generation 1. */
	subsidies(account: Hex): Read<readonly Subsidy[]>;
	/** Votes with delegated PHA that are not unlocked yet; none in generation 1. */
	votes(account: Hex): Read<readonly Vote[]>;
	/** Changes of the pool's commission in the block, in the chain's order. */
	commissions(pid: number): Read<readonly CommissionChange[] | null>;
	/** Stake of a stake pool that cools down, in the order of `coolingDownWorkers`; `null`: no such pool. */
	coolingStakes(pid: number): Read<readonly CoolingStake[] | null>;
	/** Every position in a pool of that kind, by account. */
	positionsOfPool(pid: number, kind: PoolKind): Read<readonly PoolPosition[] | null>;
	/** Keys of all registered workers. */
	workerKeys(): Read<readonly Hex[]>;
	/** All events of the block, as its runtime wrote them. */
	events(): Read<BlockEvents>;
	/** What the settlements of the block brought the pool, in the chain's order. */
	rewards(pid: number): Read<readonly PoolReward[] | null>;
}

/**
 * Writes of one generation, as operations. Arguments are checked and normalised by the entities before.
 *
 * A write that the chain has no call for throws `UNSUPPORTED` and names the nearest thing that works.
 */
export interface ChainWrites {
	createStakePool(): Operation<{ pid: number }>;
	setCommission(pid: number, commissionPpm: number): Operation<{ commissionPpm: number }>;
	setCap(pid: number, cap: bigint): Operation<{ cap: bigint }>;
	addWorker(pid: number, worker: Hex): Operation<{ publicKey: string }>;
	removeWorker(pid: number | null, worker: Hex): Operation<{ publicKey: string }>;
	startWorker(worker: Hex, stake: bigint): Operation<{ stake: bigint; ve: bigint }>;
	restartWorker(worker: Hex, stake: bigint): Operation<{ stake: bigint; ve: bigint }>;
	stopWorker(worker: Hex): Operation<{ publicKey: string }>;
	/** By the operator: out of the pool, stopped before where it computes. */
	unbindWorker(worker: Hex): Operation<{ publicKey: string; stopped: boolean }>;
	/** `pid` where the caller knows the pool (a worker that was unbound belongs to none). */
	reclaimWorker(pid: number | null, worker: Hex): Operation<{ reclaimed: bigint }>;
	reclaimAll(pid: number): Operation<{ reclaimed: bigint; workers: readonly string[] }>;
	claimOwnerReward(pid: number, target: Hex | null): Operation<{ amount: bigint }>;
	/**
	 * Generation 1: what a delegator has earned. Generation 2 has nothing to claim.
	 *
	 * @param both - also the owner's commission, where the account owns the pool
	 */
	claimReward(pid: number, target: Hex | null, both: boolean): Operation<{ amount: bigint }>;
	claimSubsidy(pid: number, kind: Subsidy["kind"], target: Hex | null): Operation<{ amount: bigint }>;
	addToWhitelist(pid: number, account: Hex, kind: PoolKind): Operation<{ address: string }>;
	removeFromWhitelist(pid: number, account: Hex, kind: PoolKind): Operation<{ address: string }>;
	setDescription(pid: number, bytes: Uint8Array, kind: PoolKind): Operation<Record<string, never>>;
	enforceExit(pid: number): Operation<{ paid: bigint; stopped: readonly string[] }>;
	/** Generation 1: makes a request no larger than the shares behind it. */
	reconcileQueue(pid: number, account: Hex): Operation<Record<string, never>>;
	/** To a stake pool or a vault. */
	contribute(pid: number, amount: bigint): Operation<{ amount: bigint; shares: bigint; wrapped: bigint }>;
	/** From a stake pool or a vault. */
	withdraw(pid: number, want: WithdrawWish): Operation<{ requested: bigint; paid: bigint; queued: bigint }>;
	wrap(amount: bigint): Operation<{ amount: bigint }>;
	unwrap(amount: bigint | "all"): Operation<{ amount: bigint }>;
	vote(referendum: number, aye: bigint, nay: bigint): Operation<{ aye: bigint; nay: bigint }>;
	/** By anyone: lets go of what votes in an ended referendum lock, of at most so many accounts. */
	unlockVotes(referendum: number, accounts: number): Operation<Record<string, never>>;
	createVault(): Operation<{ pid: number }>;
	setVaultCommission(pid: number, commissionPpm: number): Operation<{ commissionPpm: number }>;
	contributeAsVault(vault: number, pid: number, amount: bigint): Operation<{ amount: bigint; shares: bigint }>;
	withdrawAsVault(
		vault: number,
		pid: number,
		want: WithdrawWish,
	): Operation<{ requested: bigint; paid: bigint; queued: bigint }>;
	gainOwnerShares(vault: number): Operation<{ shares: bigint }>;
	claimOwnerShares(vault: number, shares: bigint | "all", target: Hex | null): Operation<{ shares: bigint }>;
	enforceVaultExit(vault: number): Operation<{ paid: bigint; shutDown: boolean }>;
}

/** How much to withdraw: by value, by shares, or everything, queued shares included. @public */
export type WithdrawWish = { readonly amount: bigint } | { readonly shares: bigint } | "all";

/** Verbs that throw `UNSUPPORTED`, some only for some arguments: what has to be said before any write is loaded. */
export type Refusals = {
	readonly [V in keyof ChainWrites]?: ChainWrites[V] extends (...args: infer A) => unknown
		? (...args: A) => void
		: never;
};

/** What plans need of a generation: loaded with the first of them that is used. */
export interface Writing {
	readonly writes: ChainWrites;
	/** The SDK's code for a dispatch error; `DISPATCH_FAILED` where it has none of its own. */
	codeOf(pallet: string, name: string): ErrorCode;
}

/** One generation of the chain, behind which entities do not look. */
export interface ChainRuntime {
	readonly generation: Generation;
	readonly ss58Prefix: number;
	readonly reads: ChainReads;
	readonly refusals: Refusals;
	writing(): Promise<Writing>;
}
