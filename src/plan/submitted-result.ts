import type { ChainWrites, ClaimedRewards, OperationResult } from "../chain/chain-adapter.ts";
import type { MovedStake } from "../chain/move-stake.ts";
import type { Call, ChainEvent } from "../chain/operation.ts";
import type { ItemResult } from "./batch-item.ts";
import type { BatchMode } from "./batch-operation.ts";
import type { MultisigApproval } from "./multisig-result.ts";
import type { AnnouncementResult, RemovedAnnouncement } from "./proxy-options.ts";

/** Results of the SDK's operations, by their names. @public */
export interface OperationResults {
	/** Of {@link Phala.createStakePool}. */
	readonly createStakePool: { readonly pid: number };
	/** Of {@link Phala.createVault}. */
	readonly createVault: { readonly pid: number };
	/** Of {@link Phala.unlockVotes}. */
	readonly unlockVotes: undefined;
	/** Of {@link StakePool.setCommission}. */
	readonly "stakePool.setCommission": { readonly commissionPpm: number };
	/** Of {@link StakePool.setCap}. */
	readonly "stakePool.setCap": { readonly cap: bigint };
	/** Of {@link StakePool.addWorker}. */
	readonly "stakePool.addWorker": { readonly publicKey: string };
	/** Of {@link StakePool.claimOwnerReward}. */
	readonly "stakePool.claimOwnerReward": { readonly amount: bigint };
	/** Of {@link StakePool.enforceExit}. */
	readonly "stakePool.enforceExit": { readonly paid: bigint; readonly stopped: readonly string[] };
	/** Of {@link StakePool.reclaimAll}. */
	readonly "stakePool.reclaimAll": { readonly reclaimed: bigint; readonly workers: readonly string[] };
	/** Of {@link StakePool.reconcileQueue}. */
	readonly "stakePool.reconcileQueue": undefined;
	/** Of `addToWhitelist` of a stake pool or vault. */
	readonly "pool.addToWhitelist": { readonly address: string };
	/** Of `removeFromWhitelist` of a stake pool or vault. */
	readonly "pool.removeFromWhitelist": { readonly address: string };
	/** Of `setDescription` of a stake pool or vault. */
	readonly "pool.setDescription": undefined;
	/** Of {@link Worker.start}. */
	readonly "worker.start": { readonly stake: bigint; readonly ve: bigint };
	/** Of {@link Worker.restart}. */
	readonly "worker.restart": { readonly stake: bigint; readonly ve: bigint };
	/** Of {@link Worker.stop}. */
	readonly "worker.stop": { readonly publicKey: string };
	/** Of {@link Worker.remove}. */
	readonly "worker.remove": { readonly publicKey: string };
	/** Of {@link Worker.unbind}. */
	readonly "worker.unbind": { readonly publicKey: string; readonly stopped: boolean };
	/** Of {@link Worker.reclaim}. */
	readonly "worker.reclaim": { readonly reclaimed: bigint };
	/** Of {@link Delegator.contribute}. */
	readonly "delegator.contribute": { readonly amount: bigint; readonly shares: bigint; readonly wrapped: bigint };
	/** Of {@link Delegator.withdraw}. */
	readonly "delegator.withdraw": { readonly requested: bigint; readonly paid: bigint; readonly queued: bigint };
	/** Of {@link Delegator.move}. */
	readonly "delegator.move": MovedStake;
	/** Of {@link Delegator.claimReward}. */
	readonly "delegator.claimReward": { readonly amount: bigint };
	/** Of {@link Delegator.claimAllRewards}. */
	readonly "delegator.claimAllRewards": ClaimedRewards;
	/** Of {@link Delegator.claimSubsidy}. */
	readonly "delegator.claimSubsidy": { readonly amount: bigint };
	/** Of {@link Delegator.wrap}. */
	readonly "delegator.wrap": { readonly amount: bigint };
	/** Of {@link Delegator.unwrap}. */
	readonly "delegator.unwrap": { readonly amount: bigint };
	/** Of {@link Delegator.vote}. */
	readonly "delegator.vote": { readonly aye: bigint; readonly nay: bigint };
	/** Of {@link Vault.setCommission}. */
	readonly "vault.setCommission": { readonly commissionPpm: number };
	/** Of {@link Vault.contributeToPool}. */
	readonly "vault.contributeToPool": { readonly amount: bigint; readonly shares: bigint };
	/** Of {@link Vault.withdrawFromPool}. */
	readonly "vault.withdrawFromPool": { readonly requested: bigint; readonly paid: bigint; readonly queued: bigint };
	/** Of {@link Vault.gainOwnerShares}. */
	readonly "vault.gainOwnerShares": { readonly shares: bigint };
	/** Of {@link Vault.claimOwnerShares}. */
	readonly "vault.claimOwnerShares": { readonly shares: bigint };
	/** Of {@link Vault.enforceExit}. */
	readonly "vault.enforceExit": { readonly paid: bigint; readonly shutDown: boolean };
	/** Of {@link Multisig.cancel}. */
	readonly "multisig.cancel": { readonly callHash: string; readonly deposit: bigint };
	/** Of {@link Plan.announce}. */
	readonly "proxy.announce": AnnouncementResult;
	/** Of {@link Announcements.remove}. */
	readonly "proxy.removeAnnouncement": RemovedAnnouncement;
	/** Of {@link Announcements.reject}. */
	readonly "proxy.rejectAnnouncement": RemovedAnnouncement;
}

/** Name of an operation of the SDK, e.g. `delegator.contribute`. @public */
export type OperationName = keyof OperationResults;

/** Names of the operations with a result; those of writes without one are `undefined`. */
type NamesOf<R> = {
	[N in OperationName]: (R extends object ? R : undefined) extends OperationResults[N] ? N : never;
}[OperationName];

/** Names of the writes. */
export const OPERATION_NAMES = {
	createStakePool: "createStakePool",
	createVault: "createVault",
	unlockVotes: "unlockVotes",
	setCommission: "stakePool.setCommission",
	setCap: "stakePool.setCap",
	addWorker: "stakePool.addWorker",
	claimOwnerReward: "stakePool.claimOwnerReward",
	enforceExit: "stakePool.enforceExit",
	reclaimAll: "stakePool.reclaimAll",
	reconcileQueue: "stakePool.reconcileQueue",
	addToWhitelist: "pool.addToWhitelist",
	removeFromWhitelist: "pool.removeFromWhitelist",
	setDescription: "pool.setDescription",
	startWorker: "worker.start",
	restartWorker: "worker.restart",
	stopWorker: "worker.stop",
	removeWorker: "worker.remove",
	unbindWorker: "worker.unbind",
	reclaimWorker: "worker.reclaim",
	contribute: "delegator.contribute",
	withdraw: "delegator.withdraw",
	move: "delegator.move",
	claimReward: "delegator.claimReward",
	claimAllRewards: "delegator.claimAllRewards",
	claimSubsidy: "delegator.claimSubsidy",
	wrap: "delegator.wrap",
	unwrap: "delegator.unwrap",
	vote: "delegator.vote",
	setVaultCommission: "vault.setCommission",
	contributeAsVault: "vault.contributeToPool",
	withdrawAsVault: "vault.withdrawFromPool",
	gainOwnerShares: "vault.gainOwnerShares",
	claimOwnerShares: "vault.claimOwnerShares",
	enforceVaultExit: "vault.enforceExit",
} as const satisfies { readonly [W in keyof ChainWrites]: NamesOf<OperationResult<ChainWrites[W]>> };

/** A call of a transaction, by the names of its runtime. Plain data. @public */
export interface SubmittedCall {
	/** camelCase pallet, e.g. `phalaStakePoolv2`. */
	readonly pallet: string;
	/** camelCase method, e.g. `contribute`. */
	readonly method: string;
	/** Arguments by camelCase name: bigint for integers of 64 bits and more, number below, hex for bytes and accounts, `null` for None. */
	readonly args: Readonly<Record<string, unknown>>;
}

/** Parts that every {@link SubmittedResult} has. @public */
export interface SubmittedParts {
	/** The account that the calls acted for, ss58. */
	readonly account: string;
	/** The calls. */
	readonly calls: readonly SubmittedCall[];
}

/** An operation of the SDK with its result, by its name in `operation`. @public */
export type SubmittedOperation = {
	readonly [N in OperationName]: SubmittedParts & {
		/** Narrows `result`. */
		readonly operation: N;
		/** As the plan of that operation gives it. */
		readonly result: OperationResults[N];
	};
}[OperationName];

/** A batch with the results of its parts. @public */
export interface SubmittedBatch extends SubmittedParts {
	/** Always `batch`. */
	readonly operation: "batch";
	/** The effect that a refused part had on the others. */
	readonly mode: BatchMode;
	/** Results of the parts, in order. In mode `all` every one succeeded. */
	readonly items: readonly ItemResult<SubmittedResult>[];
}

/** An approval by multisig of a call that waits for more. Of the last approval, the result is that of the call. @public */
export interface SubmittedApproval extends SubmittedParts {
	/** Always `multisig.approve`. */
	readonly operation: "multisig.approve";
	/** Approvals so far. */
	readonly result: MultisigApproval;
}

/** A call that the SDK has no operation for, with its events. @public */
export interface SubmittedOther extends SubmittedParts {
	/** Always `null`. */
	readonly operation: null;
	/** Its events, in order. */
	readonly events: readonly ChainEvent[];
}

/**
 * What a transaction did that was not sent by a plan of this client, narrowed by `operation`.
 *
 * @example
 * ```ts
 * import { formatPha, type SubmittedResult } from "phala-stakepool";
 * export function describe(result: SubmittedResult): string {
 * 	if (result.operation === "delegator.contribute") return `${formatPha(result.result.amount)} PHA contributed`;
 * 	return result.operation ?? result.calls.map(({ pallet, method }) => `${pallet}.${method}`).join();
 * }
 * ```
 * @public
 */
export type SubmittedResult = SubmittedOperation | SubmittedBatch | SubmittedApproval | SubmittedOther;

/** Calls as results hand them out. */
export function toSubmittedCalls(calls: readonly Call[]): readonly SubmittedCall[] {
	return calls.map(({ pallet, method, args }) => ({ pallet, method, args }));
}
