import type { Hex } from "../codec/hex.ts";
import type { ErrorCode } from "../errors/codes.ts";
import type { RowError, RowFromValue } from "../query/row-result.ts";
import type { StorageQuery } from "../query/storage-query.ts";
import type { StorageValue } from "../query/storage-value.ts";
import type { BlockEvents } from "./events/block-events.ts";
import type { MetadataReader } from "./metadata/metadata-reader.ts";
import type { DelegatorState, DelegatorSubsidy, DelegatorVote, PoolPosition, Position } from "./model/delegator.ts";
import type { ChainParameters, Generation } from "./model/network.ts";
import type {
	CommissionChange,
	CoolingStake,
	PoolKind,
	PoolReward,
	StakePoolField,
	StakePoolRow,
	StakePoolState,
} from "./model/stake-pool.ts";
import type { VaultState } from "./model/vault.ts";
import type { WorkerState } from "./model/worker.ts";
import type { MovedStake } from "./move-stake.ts";
import type { Call, Operation, WithdrawAmount } from "./operation.ts";
import type { TransactionCodec } from "./signing/transaction-codec.ts";
import type { TransactionVerifier } from "./signing/transaction-verifier.ts";

/** The reads that a client has as soon as it is connected. */
export interface PoolReads {
	stakePool(pid: number): StorageQuery<StakePoolState | null>;
}

/** Reads of one generation. `null` where the chain has no such thing. */
export interface ChainReads extends PoolReads {
	parameters(): StorageQuery<ChainParameters>;
	/** Number of pools of both kinds; their ids count from 0. */
	poolCount(): StorageQuery<number>;
	/**
	 * The requested fields of many stake pools, by their ids; `null`: no such pool. A vault, or bytes that do not decode, give a
	 * {@link RowError} for that row only.
	 */
	stakePoolRows(
		pids: readonly number[],
		fields: ReadonlySet<StakePoolField>,
	): StorageQuery<readonly (StakePoolRow | RowError | null)[]>;
	/** Rows as {@link ChainReads.stakePoolRows} reads them, from the pools' records; `null` if the fields take more than the record. */
	stakePoolFromRecord(fields: ReadonlySet<StakePoolField>): RowFromValue<number, StakePoolRow> | null;
	worker(publicKey: Hex): StorageQuery<WorkerState | null>;
	/** Many workers, by their keys; `null`: not registered. Bytes that do not decode give a {@link RowError} for that row only. */
	workerRows(publicKeys: readonly Hex[]): StorageQuery<readonly (WorkerState | RowError | null)[]>;
	delegator(account: Hex): StorageQuery<DelegatorState>;
	/** `null`: neither shares there nor, in generation 1, rewards. Throws `NOT_FOUND` where there is no such pool. */
	position(pid: number, account: Hex): StorageQuery<Position | null>;
	/** Ids of all stake pools, ascending. */
	stakePoolIds(): StorageQuery<readonly number[]>;
	/** Throws `UNSUPPORTED` in generation 1, `WRONG_POOL_KIND` for a stake pool. */
	vault(pid: number): StorageQuery<VaultState | null>;
	/** Ids of all vaults, ascending; none in generation 1. */
	vaultIds(): StorageQuery<readonly number[]>;
	/** PHA that the account can claim apart from rewards; none in generation 1. */
	subsidies(account: Hex): StorageQuery<readonly DelegatorSubsidy[]>;
	/** Votes with delegated PHA that are not unlocked yet; none in generation 1. */
	votes(account: Hex): StorageQuery<readonly DelegatorVote[]>;
	/** Changes of the pool's commission in the block, in the chain's order. */
	commissions(pid: number): StorageQuery<readonly CommissionChange[] | null>;
	/** Stake of a stake pool that cools down, in the order of `coolingDownWorkers`; `null`: no such pool. */
	coolingStakes(pid: number): StorageQuery<readonly CoolingStake[] | null>;
	/** Stake that cools down behind workers that were unbound while they computed, and which is no releasing stake (generation 2). */
	unlistedStakes(pid: number): StorageQuery<readonly CoolingStake[]>;
	/**
	 * When the chain looks for overdue requests by itself, and in which pools (generation 1); `null`: only when it is called (generation 2).
	 */
	exitChecks(): StorageQuery<readonly ExitCheck[] | null>;
	/** Every position in a pool of that kind, by account. */
	positionsOfPool(pid: number, kind: PoolKind): StorageQuery<readonly PoolPosition[] | null>;
	/** Keys of all registered workers. */
	workerKeys(): StorageQuery<readonly Hex[]>;
	/** All events of the block, as its runtime wrote them. */
	events(): StorageQuery<BlockEvents>;
	/** Rewards of the pool from the block's settlements, in the chain's order. */
	rewards(pid: number): StorageQuery<readonly PoolReward[] | null>;
}

/** Pools in which the chain looks for overdue requests, once the grace period of that time is over (generation 1). */
export interface ExitCheck {
	/** When requests of these pools started, seconds since the epoch. */
	readonly startedAt: number;
	readonly pids: readonly number[];
}

/** Rewards claimed from all positions of an account. @public */
export interface ClaimedRewards {
	/** Sum of what was claimed, pico PHA. */
	readonly amount: bigint;
	/** Pools it was claimed from, ascending. */
	readonly pids: readonly number[];
	/** Positions with a reward below `minimum`, which were left unclaimed; rewards in pico PHA. */
	readonly skipped: readonly { readonly pid: number; readonly reward: bigint }[];
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
	/** `pid` if the pool is given (an unbound worker belongs to none). */
	reclaimWorker(pid: number | null, worker: Hex): Operation<{ reclaimed: bigint }>;
	reclaimAll(pid: number): Operation<{ reclaimed: bigint; workers: readonly string[] }>;
	claimOwnerReward(pid: number, target: Hex | null): Operation<{ amount: bigint }>;
	/**
	 * Generation 1: what a delegator has earned. Generation 2 has nothing to claim.
	 *
	 * @param both - also the owner's commission, where the account owns the pool
	 */
	claimReward(pid: number, target: Hex | null, both: boolean): Operation<{ amount: bigint }>;
	/** Generation 1: rewards of all positions with at least `minimum`, all or nothing. */
	claimAllRewards(target: Hex | null, both: boolean, minimum: bigint): Operation<ClaimedRewards>;
	claimSubsidy(pid: number, kind: DelegatorSubsidy["kind"], target: Hex | null): Operation<{ amount: bigint }>;
	addToWhitelist(pid: number, account: Hex, kind: PoolKind): Operation<{ address: string }>;
	removeFromWhitelist(pid: number, account: Hex, kind: PoolKind): Operation<{ address: string }>;
	setDescription(pid: number, bytes: Uint8Array, kind: PoolKind): Operation<void>;
	enforceExit(pid: number): Operation<{ paid: bigint; stopped: readonly string[] }>;
	/** Generation 1: makes a request no larger than the shares behind it. */
	reconcileQueue(pid: number, account: Hex): Operation<void>;
	/** To a stake pool or a vault; `"all"`: what the account can do without when it still has to pay fees. */
	contribute(pid: number, amount: bigint | "all"): Operation<{ amount: bigint; shares: bigint; wrapped: bigint }>;
	/** From a stake pool or a vault. */
	withdraw(pid: number, amount: WithdrawAmount): Operation<{ requested: bigint; paid: bigint; queued: bigint }>;
	/** From one pool to another, all or nothing; `queueRest`: shares that cannot be paid at once go into the queue. */
	move(from: number, to: number, amount: WithdrawAmount, queueRest: boolean): Operation<MovedStake>;
	wrap(amount: bigint): Operation<{ amount: bigint }>;
	unwrap(amount: bigint | "all"): Operation<{ amount: bigint }>;
	vote(referendum: number, aye: bigint, nay: bigint): Operation<{ aye: bigint; nay: bigint }>;
	/** By anyone: unlocks the votes of at most `accounts` accounts in an ended referendum. */
	unlockVotes(referendum: number, accounts: number): Operation<void>;
	createVault(): Operation<{ pid: number }>;
	setVaultCommission(pid: number, commissionPpm: number): Operation<{ commissionPpm: number }>;
	contributeAsVault(vault: number, pid: number, amount: bigint): Operation<{ amount: bigint; shares: bigint }>;
	withdrawAsVault(
		vault: number,
		pid: number,
		amount: WithdrawAmount,
	): Operation<{ requested: bigint; paid: bigint; queued: bigint }>;
	gainOwnerShares(vault: number): Operation<{ shares: bigint }>;
	claimOwnerShares(vault: number, shares: bigint | "all", target: Hex | null): Operation<{ shares: bigint }>;
	enforceVaultExit(vault: number): Operation<{ paid: bigint; shutDown: boolean }>;
}

/** The result of a write, decoded from the events of its calls. */
export type OperationResult<W extends (...args: never) => Operation<unknown>> =
	ReturnType<W> extends Operation<infer R> ? R : never;

/** Writes that throw `UNSUPPORTED`, some only for certain arguments. Checked before the writes module is loaded. */
export type UnsupportedOperations = {
	readonly [V in keyof ChainWrites]?: ChainWrites[V] extends (...args: infer A) => unknown
		? (...args: A) => void
		: never;
};

/** A write of the public API that calls of a transaction are. */
export interface RecognizedWrite {
	readonly write: keyof ChainWrites;
	/** As the write takes them; `undefined`: the calls do not contain it. */
	readonly args: readonly unknown[];
	/** Decodes the result, as for a plan. */
	readonly operation: Operation<unknown>;
	/** Number of calls that it consists of, from the first one on. */
	readonly length: number;
}

/**
 * The write that calls begin with, of as many of them as it can be; `null` where the first one is no call of the SDK.
 *
 * @param calls - at least one
 */
export type RecognizeWrite = (calls: readonly Call[]) => RecognizedWrite | null;

/** Loads each write with the code that it needs alone: a page that delegates does not download those of workers and vaults. */
export type WriteLoaders = { readonly [W in keyof ChainWrites]: () => Promise<ChainWrites[W]> };

/** The SDK's code for a dispatch error; `DISPATCH_FAILED` for an error without one. */
export type ErrorCodeLookup = (pallet: string, name: string) => ErrorCode;

/** Code of one generation that plans use: loaded when the first plan is used. */
export interface WritesModule {
	/** Loads the code of one write. Loaders of all but the most common writes load with the first of them. */
	loadWrite<W extends keyof ChainWrites>(write: W): Promise<ChainWrites[W]>;
	/** Decodes events and dispatch errors. Throws `MetadataRequired` where the runtime is not bound by its metadata. */
	readonly metadata: MetadataReader;
	/** Encodes and decodes transactions of the runtime. Throws `MetadataRequired` as `metadata`. */
	readonly codec: TransactionCodec;
	/** Compares transactions with what the runtime is known to have. Throws `MetadataRequired` as `metadata`. */
	readonly verifier: TransactionVerifier;
	/** Loads the codes of dispatch errors: with the first one, or with the code that executes calls itself. */
	loadErrorCode(): Promise<ErrorCodeLookup>;
	/** The most PHA that an account can transfer while it stays alive, pico. */
	transferable(account: Hex): StorageValue<bigint>;
	/** The most PHA of an account that deposits can reserve, pico. */
	reservable(account: Hex): StorageValue<bigint>;
	/** Loads what recognizes the writes in calls of a transaction. */
	loadRecognizer(): Promise<RecognizeWrite>;
	/** Whether this runtime executes the call as the recorded one of its generation, whose rules the development chain implements. */
	hasKnownEffects(call: Call): boolean;
}

/** One generation of the chain; hides its differences from the entities. */
export interface ChainRuntime {
	readonly generation: Generation;
	readonly ss58Prefix: number;
	readonly poolReads: PoolReads;
	/** All reads. Their code is loaded by the first call; throws `RPC_FAILED` where that fails. */
	loadReads(): Promise<ChainReads>;
	readonly unsupported: UnsupportedOperations;
	loadWrites(): Promise<WritesModule>;
}
