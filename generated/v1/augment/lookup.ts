// Made by scripts/generate.ts with @polkadot/typegen from metadata.json.

import type { Data } from '@polkadot/types';
import type { Bytes, Compact, Enum, Null, Option, Result, Set, Struct, Text, U8aFixed, Vec, WrapperKeepOpaque, bool, u128, u16, u32, u64, u8 } from '@polkadot/types-codec';
import type { ITuple } from '@polkadot/types-codec/types';
import type { AccountId32, Call, H256, MultiAddress, Perbill, Permill, WeightV1 } from '@polkadot/types/interfaces/runtime';
import type { Event } from '@polkadot/types/interfaces/system';

/** @name FrameSystemAccountInfo (3) */
export interface FrameSystemAccountInfo extends Struct {
  readonly nonce: u32;
  readonly consumers: u32;
  readonly providers: u32;
  readonly sufficients: u32;
  readonly data: PalletBalancesAccountData;
}

/** @name PalletBalancesAccountData (5) */
export interface PalletBalancesAccountData extends Struct {
  readonly free: u128;
  readonly reserved: u128;
  readonly miscFrozen: u128;
  readonly feeFrozen: u128;
}

/** @name FrameSupportWeightsPerDispatchClassWeight (7) */
export interface FrameSupportWeightsPerDispatchClassWeight extends Struct {
  readonly normal: WeightV1;
  readonly operational: WeightV1;
  readonly mandatory: WeightV1;
}

/** @name SpRuntimeDigest (12) */
export interface SpRuntimeDigest extends Struct {
  readonly logs: Vec<SpRuntimeDigestDigestItem>;
}

/** @name SpRuntimeDigestDigestItem (14) */
export interface SpRuntimeDigestDigestItem extends Enum {
  readonly isOther: boolean;
  readonly asOther: Bytes;
  readonly isConsensus: boolean;
  readonly asConsensus: ITuple<[U8aFixed, Bytes]>;
  readonly isSeal: boolean;
  readonly asSeal: ITuple<[U8aFixed, Bytes]>;
  readonly isPreRuntime: boolean;
  readonly asPreRuntime: ITuple<[U8aFixed, Bytes]>;
  readonly isRuntimeEnvironmentUpdated: boolean;
  readonly type: 'Other' | 'Consensus' | 'Seal' | 'PreRuntime' | 'RuntimeEnvironmentUpdated';
}

/** @name FrameSystemEventRecord (17) */
export interface FrameSystemEventRecord extends Struct {
  readonly phase: FrameSystemPhase;
  readonly event: Event;
  readonly topics: Vec<H256>;
}

/** @name FrameSystemEvent (19) */
export interface FrameSystemEvent extends Enum {
  readonly isExtrinsicSuccess: boolean;
  readonly asExtrinsicSuccess: {
    readonly dispatchInfo: FrameSupportWeightsDispatchInfo;
  } & Struct;
  readonly isExtrinsicFailed: boolean;
  readonly asExtrinsicFailed: {
    readonly dispatchError: SpRuntimeDispatchError;
    readonly dispatchInfo: FrameSupportWeightsDispatchInfo;
  } & Struct;
  readonly isCodeUpdated: boolean;
  readonly isNewAccount: boolean;
  readonly asNewAccount: {
    readonly account: AccountId32;
  } & Struct;
  readonly isKilledAccount: boolean;
  readonly asKilledAccount: {
    readonly account: AccountId32;
  } & Struct;
  readonly isRemarked: boolean;
  readonly asRemarked: {
    readonly sender: AccountId32;
    readonly hash_: H256;
  } & Struct;
  readonly type: 'ExtrinsicSuccess' | 'ExtrinsicFailed' | 'CodeUpdated' | 'NewAccount' | 'KilledAccount' | 'Remarked';
}

/** @name FrameSupportWeightsDispatchInfo (20) */
export interface FrameSupportWeightsDispatchInfo extends Struct {
  readonly weight: WeightV1;
  readonly class: FrameSupportWeightsDispatchClass;
  readonly paysFee: FrameSupportWeightsPays;
}

/** @name FrameSupportWeightsDispatchClass (21) */
export interface FrameSupportWeightsDispatchClass extends Enum {
  readonly isNormal: boolean;
  readonly isOperational: boolean;
  readonly isMandatory: boolean;
  readonly type: 'Normal' | 'Operational' | 'Mandatory';
}

/** @name FrameSupportWeightsPays (22) */
export interface FrameSupportWeightsPays extends Enum {
  readonly isYes: boolean;
  readonly isNo: boolean;
  readonly type: 'Yes' | 'No';
}

/** @name SpRuntimeDispatchError (23) */
export interface SpRuntimeDispatchError extends Enum {
  readonly isOther: boolean;
  readonly isCannotLookup: boolean;
  readonly isBadOrigin: boolean;
  readonly isModule: boolean;
  readonly asModule: SpRuntimeModuleError;
  readonly isConsumerRemaining: boolean;
  readonly isNoProviders: boolean;
  readonly isTooManyConsumers: boolean;
  readonly isToken: boolean;
  readonly asToken: SpRuntimeTokenError;
  readonly isArithmetic: boolean;
  readonly asArithmetic: SpRuntimeArithmeticError;
  readonly isTransactional: boolean;
  readonly asTransactional: SpRuntimeTransactionalError;
  readonly type: 'Other' | 'CannotLookup' | 'BadOrigin' | 'Module' | 'ConsumerRemaining' | 'NoProviders' | 'TooManyConsumers' | 'Token' | 'Arithmetic' | 'Transactional';
}

/** @name SpRuntimeModuleError (24) */
export interface SpRuntimeModuleError extends Struct {
  readonly index: u8;
  readonly error: U8aFixed;
}

/** @name SpRuntimeTokenError (25) */
export interface SpRuntimeTokenError extends Enum {
  readonly isNoFunds: boolean;
  readonly isWouldDie: boolean;
  readonly isBelowMinimum: boolean;
  readonly isCannotCreate: boolean;
  readonly isUnknownAsset: boolean;
  readonly isFrozen: boolean;
  readonly isUnsupported: boolean;
  readonly type: 'NoFunds' | 'WouldDie' | 'BelowMinimum' | 'CannotCreate' | 'UnknownAsset' | 'Frozen' | 'Unsupported';
}

/** @name SpRuntimeArithmeticError (26) */
export interface SpRuntimeArithmeticError extends Enum {
  readonly isUnderflow: boolean;
  readonly isOverflow: boolean;
  readonly isDivisionByZero: boolean;
  readonly type: 'Underflow' | 'Overflow' | 'DivisionByZero';
}

/** @name SpRuntimeTransactionalError (27) */
export interface SpRuntimeTransactionalError extends Enum {
  readonly isLimitReached: boolean;
  readonly isNoLayer: boolean;
  readonly type: 'LimitReached' | 'NoLayer';
}

/** @name PalletUtilityEvent (28) */
export interface PalletUtilityEvent extends Enum {
  readonly isBatchInterrupted: boolean;
  readonly asBatchInterrupted: {
    readonly index: u32;
    readonly error: SpRuntimeDispatchError;
  } & Struct;
  readonly isBatchCompleted: boolean;
  readonly isBatchCompletedWithErrors: boolean;
  readonly isItemCompleted: boolean;
  readonly isItemFailed: boolean;
  readonly asItemFailed: {
    readonly error: SpRuntimeDispatchError;
  } & Struct;
  readonly isDispatchedAs: boolean;
  readonly asDispatchedAs: {
    readonly result: Result<Null, SpRuntimeDispatchError>;
  } & Struct;
  readonly type: 'BatchInterrupted' | 'BatchCompleted' | 'BatchCompletedWithErrors' | 'ItemCompleted' | 'ItemFailed' | 'DispatchedAs';
}

/** @name PalletMultisigEvent (31) */
export interface PalletMultisigEvent extends Enum {
  readonly isNewMultisig: boolean;
  readonly asNewMultisig: {
    readonly approving: AccountId32;
    readonly multisig: AccountId32;
    readonly callHash: U8aFixed;
  } & Struct;
  readonly isMultisigApproval: boolean;
  readonly asMultisigApproval: {
    readonly approving: AccountId32;
    readonly timepoint: PalletMultisigTimepoint;
    readonly multisig: AccountId32;
    readonly callHash: U8aFixed;
  } & Struct;
  readonly isMultisigExecuted: boolean;
  readonly asMultisigExecuted: {
    readonly approving: AccountId32;
    readonly timepoint: PalletMultisigTimepoint;
    readonly multisig: AccountId32;
    readonly callHash: U8aFixed;
    readonly result: Result<Null, SpRuntimeDispatchError>;
  } & Struct;
  readonly isMultisigCancelled: boolean;
  readonly asMultisigCancelled: {
    readonly cancelling: AccountId32;
    readonly timepoint: PalletMultisigTimepoint;
    readonly multisig: AccountId32;
    readonly callHash: U8aFixed;
  } & Struct;
  readonly type: 'NewMultisig' | 'MultisigApproval' | 'MultisigExecuted' | 'MultisigCancelled';
}

/** @name PalletMultisigTimepoint (32) */
export interface PalletMultisigTimepoint extends Struct {
  readonly height: u32;
  readonly index: u32;
}

/** @name PalletProxyEvent (33) */
export interface PalletProxyEvent extends Enum {
  readonly isProxyExecuted: boolean;
  readonly asProxyExecuted: {
    readonly result: Result<Null, SpRuntimeDispatchError>;
  } & Struct;
  readonly isAnonymousCreated: boolean;
  readonly asAnonymousCreated: {
    readonly anonymous: AccountId32;
    readonly who: AccountId32;
    readonly proxyType: RhalaParachainRuntimeProxyType;
    readonly disambiguationIndex: u16;
  } & Struct;
  readonly isAnnounced: boolean;
  readonly asAnnounced: {
    readonly real: AccountId32;
    readonly proxy: AccountId32;
    readonly callHash: H256;
  } & Struct;
  readonly isProxyAdded: boolean;
  readonly asProxyAdded: {
    readonly delegator: AccountId32;
    readonly delegatee: AccountId32;
    readonly proxyType: RhalaParachainRuntimeProxyType;
    readonly delay: u32;
  } & Struct;
  readonly isProxyRemoved: boolean;
  readonly asProxyRemoved: {
    readonly delegator: AccountId32;
    readonly delegatee: AccountId32;
    readonly proxyType: RhalaParachainRuntimeProxyType;
    readonly delay: u32;
  } & Struct;
  readonly type: 'ProxyExecuted' | 'AnonymousCreated' | 'Announced' | 'ProxyAdded' | 'ProxyRemoved';
}

/** @name RhalaParachainRuntimeProxyType (34) */
export interface RhalaParachainRuntimeProxyType extends Enum {
  readonly isAny: boolean;
  readonly isNonTransfer: boolean;
  readonly isCancelProxy: boolean;
  readonly isGovernance: boolean;
  readonly isCollator: boolean;
  readonly isStakePoolManager: boolean;
  readonly type: 'Any' | 'NonTransfer' | 'CancelProxy' | 'Governance' | 'Collator' | 'StakePoolManager';
}

/** @name PalletVestingEvent (36) */
export interface PalletVestingEvent extends Enum {
  readonly isVestingUpdated: boolean;
  readonly asVestingUpdated: {
    readonly account: AccountId32;
    readonly unvested: u128;
  } & Struct;
  readonly isVestingCompleted: boolean;
  readonly asVestingCompleted: {
    readonly account: AccountId32;
  } & Struct;
  readonly type: 'VestingUpdated' | 'VestingCompleted';
}

/** @name PalletBalancesEvent (45) */
export interface PalletBalancesEvent extends Enum {
  readonly isEndowed: boolean;
  readonly asEndowed: {
    readonly account: AccountId32;
    readonly freeBalance: u128;
  } & Struct;
  readonly isDustLost: boolean;
  readonly asDustLost: {
    readonly account: AccountId32;
    readonly amount: u128;
  } & Struct;
  readonly isTransfer: boolean;
  readonly asTransfer: {
    readonly from: AccountId32;
    readonly to: AccountId32;
    readonly amount: u128;
  } & Struct;
  readonly isBalanceSet: boolean;
  readonly asBalanceSet: {
    readonly who: AccountId32;
    readonly free: u128;
    readonly reserved: u128;
  } & Struct;
  readonly isReserved: boolean;
  readonly asReserved: {
    readonly who: AccountId32;
    readonly amount: u128;
  } & Struct;
  readonly isUnreserved: boolean;
  readonly asUnreserved: {
    readonly who: AccountId32;
    readonly amount: u128;
  } & Struct;
  readonly isReserveRepatriated: boolean;
  readonly asReserveRepatriated: {
    readonly from: AccountId32;
    readonly to: AccountId32;
    readonly amount: u128;
    readonly destinationStatus: FrameSupportTokensMiscBalanceStatus;
  } & Struct;
  readonly isDeposit: boolean;
  readonly asDeposit: {
    readonly who: AccountId32;
    readonly amount: u128;
  } & Struct;
  readonly isWithdraw: boolean;
  readonly asWithdraw: {
    readonly who: AccountId32;
    readonly amount: u128;
  } & Struct;
  readonly isSlashed: boolean;
  readonly asSlashed: {
    readonly who: AccountId32;
    readonly amount: u128;
  } & Struct;
  readonly type: 'Endowed' | 'DustLost' | 'Transfer' | 'BalanceSet' | 'Reserved' | 'Unreserved' | 'ReserveRepatriated' | 'Deposit' | 'Withdraw' | 'Slashed';
}

/** @name FrameSupportTokensMiscBalanceStatus (46) */
export interface FrameSupportTokensMiscBalanceStatus extends Enum {
  readonly isFree: boolean;
  readonly isReserved: boolean;
  readonly type: 'Free' | 'Reserved';
}

/** @name PalletTransactionPaymentEvent (47) */
export interface PalletTransactionPaymentEvent extends Enum {
  readonly isTransactionFeePaid: boolean;
  readonly asTransactionFeePaid: {
    readonly who: AccountId32;
    readonly actualFee: u128;
    readonly tip: u128;
  } & Struct;
  readonly type: 'TransactionFeePaid';
}

/** @name PalletIdentityEvent (49) */
export interface PalletIdentityEvent extends Enum {
  readonly isIdentitySet: boolean;
  readonly asIdentitySet: {
    readonly who: AccountId32;
  } & Struct;
  readonly isIdentityCleared: boolean;
  readonly asIdentityCleared: {
    readonly who: AccountId32;
    readonly deposit: u128;
  } & Struct;
  readonly isIdentityKilled: boolean;
  readonly asIdentityKilled: {
    readonly who: AccountId32;
    readonly deposit: u128;
  } & Struct;
  readonly isJudgementRequested: boolean;
  readonly asJudgementRequested: {
    readonly who: AccountId32;
    readonly registrarIndex: u32;
  } & Struct;
  readonly isJudgementUnrequested: boolean;
  readonly asJudgementUnrequested: {
    readonly who: AccountId32;
    readonly registrarIndex: u32;
  } & Struct;
  readonly isJudgementGiven: boolean;
  readonly asJudgementGiven: {
    readonly target: AccountId32;
    readonly registrarIndex: u32;
  } & Struct;
  readonly isRegistrarAdded: boolean;
  readonly asRegistrarAdded: {
    readonly registrarIndex: u32;
  } & Struct;
  readonly isSubIdentityAdded: boolean;
  readonly asSubIdentityAdded: {
    readonly sub: AccountId32;
    readonly main: AccountId32;
    readonly deposit: u128;
  } & Struct;
  readonly isSubIdentityRemoved: boolean;
  readonly asSubIdentityRemoved: {
    readonly sub: AccountId32;
    readonly main: AccountId32;
    readonly deposit: u128;
  } & Struct;
  readonly isSubIdentityRevoked: boolean;
  readonly asSubIdentityRevoked: {
    readonly sub: AccountId32;
    readonly main: AccountId32;
    readonly deposit: u128;
  } & Struct;
  readonly type: 'IdentitySet' | 'IdentityCleared' | 'IdentityKilled' | 'JudgementRequested' | 'JudgementUnrequested' | 'JudgementGiven' | 'RegistrarAdded' | 'SubIdentityAdded' | 'SubIdentityRemoved' | 'SubIdentityRevoked';
}

/** @name PhalaPalletsRegistryPalletEvent (51) */
export interface PhalaPalletsRegistryPalletEvent extends Enum {
  readonly isGatekeeperAdded: boolean;
  readonly asGatekeeperAdded: {
    readonly pubkey: SpCoreSr25519Public;
  } & Struct;
  readonly isGatekeeperRemoved: boolean;
  readonly asGatekeeperRemoved: {
    readonly pubkey: SpCoreSr25519Public;
  } & Struct;
  readonly isWorkerAdded: boolean;
  readonly asWorkerAdded: {
    readonly pubkey: SpCoreSr25519Public;
  } & Struct;
  readonly isWorkerUpdated: boolean;
  readonly asWorkerUpdated: {
    readonly pubkey: SpCoreSr25519Public;
  } & Struct;
  readonly isMasterKeyRotated: boolean;
  readonly asMasterKeyRotated: {
    readonly rotationId: u64;
    readonly masterPubkey: SpCoreSr25519Public;
  } & Struct;
  readonly isMasterKeyRotationFailed: boolean;
  readonly asMasterKeyRotationFailed: {
    readonly rotationLock: Option<u64>;
    readonly gatekeeperRotationId: u64;
  } & Struct;
  readonly type: 'GatekeeperAdded' | 'GatekeeperRemoved' | 'WorkerAdded' | 'WorkerUpdated' | 'MasterKeyRotated' | 'MasterKeyRotationFailed';
}

/** @name SpCoreSr25519Public (52) */
export interface SpCoreSr25519Public extends U8aFixed {}

/** @name PhalaPalletsMiningPalletEvent (54) */
export interface PhalaPalletsMiningPalletEvent extends Enum {
  readonly isCoolDownExpirationChanged: boolean;
  readonly asCoolDownExpirationChanged: {
    readonly period: u64;
  } & Struct;
  readonly isMinerStarted: boolean;
  readonly asMinerStarted: {
    readonly miner: AccountId32;
    readonly initV: u128;
    readonly initP: u32;
  } & Struct;
  readonly isMinerStopped: boolean;
  readonly asMinerStopped: {
    readonly miner: AccountId32;
  } & Struct;
  readonly isMinerReclaimed: boolean;
  readonly asMinerReclaimed: {
    readonly miner: AccountId32;
    readonly originalStake: u128;
    readonly slashed: u128;
  } & Struct;
  readonly isMinerBound: boolean;
  readonly asMinerBound: {
    readonly miner: AccountId32;
    readonly worker: SpCoreSr25519Public;
  } & Struct;
  readonly isMinerUnbound: boolean;
  readonly asMinerUnbound: {
    readonly miner: AccountId32;
    readonly worker: SpCoreSr25519Public;
  } & Struct;
  readonly isMinerEnterUnresponsive: boolean;
  readonly asMinerEnterUnresponsive: {
    readonly miner: AccountId32;
  } & Struct;
  readonly isMinerExitUnresponsive: boolean;
  readonly asMinerExitUnresponsive: {
    readonly miner: AccountId32;
  } & Struct;
  readonly isMinerSettled: boolean;
  readonly asMinerSettled: {
    readonly miner: AccountId32;
    readonly vBits: u128;
    readonly payoutBits: u128;
  } & Struct;
  readonly isInternalErrorMinerSettleFailed: boolean;
  readonly asInternalErrorMinerSettleFailed: {
    readonly worker: SpCoreSr25519Public;
  } & Struct;
  readonly isSubsidyBudgetHalved: boolean;
  readonly isInternalErrorWrongHalvingConfigured: boolean;
  readonly isTokenomicParametersChanged: boolean;
  readonly isMinerSettlementDropped: boolean;
  readonly asMinerSettlementDropped: {
    readonly miner: AccountId32;
    readonly v: u128;
    readonly payout: u128;
  } & Struct;
  readonly isBenchmarkUpdated: boolean;
  readonly asBenchmarkUpdated: {
    readonly miner: AccountId32;
    readonly pInstant: u32;
  } & Struct;
  readonly type: 'CoolDownExpirationChanged' | 'MinerStarted' | 'MinerStopped' | 'MinerReclaimed' | 'MinerBound' | 'MinerUnbound' | 'MinerEnterUnresponsive' | 'MinerExitUnresponsive' | 'MinerSettled' | 'InternalErrorMinerSettleFailed' | 'SubsidyBudgetHalved' | 'InternalErrorWrongHalvingConfigured' | 'TokenomicParametersChanged' | 'MinerSettlementDropped' | 'BenchmarkUpdated';
}

/** @name PhalaPalletsStakepoolPalletEvent (55) */
export interface PhalaPalletsStakepoolPalletEvent extends Enum {
  readonly isPoolCreated: boolean;
  readonly asPoolCreated: {
    readonly owner: AccountId32;
    readonly pid: u64;
  } & Struct;
  readonly isPoolCommissionSet: boolean;
  readonly asPoolCommissionSet: {
    readonly pid: u64;
    readonly commission: u32;
  } & Struct;
  readonly isPoolCapacitySet: boolean;
  readonly asPoolCapacitySet: {
    readonly pid: u64;
    readonly cap: u128;
  } & Struct;
  readonly isPoolWorkerAdded: boolean;
  readonly asPoolWorkerAdded: {
    readonly pid: u64;
    readonly worker: SpCoreSr25519Public;
    readonly miner: AccountId32;
  } & Struct;
  readonly isContribution: boolean;
  readonly asContribution: {
    readonly pid: u64;
    readonly user: AccountId32;
    readonly amount: u128;
    readonly shares: u128;
  } & Struct;
  readonly isWithdrawal: boolean;
  readonly asWithdrawal: {
    readonly pid: u64;
    readonly user: AccountId32;
    readonly amount: u128;
    readonly shares: u128;
  } & Struct;
  readonly isRewardsWithdrawn: boolean;
  readonly asRewardsWithdrawn: {
    readonly pid: u64;
    readonly user: AccountId32;
    readonly amount: u128;
  } & Struct;
  readonly isOwnerRewardsWithdrawn: boolean;
  readonly asOwnerRewardsWithdrawn: {
    readonly pid: u64;
    readonly user: AccountId32;
    readonly amount: u128;
  } & Struct;
  readonly isStakerRewardsWithdrawn: boolean;
  readonly asStakerRewardsWithdrawn: {
    readonly pid: u64;
    readonly user: AccountId32;
    readonly amount: u128;
  } & Struct;
  readonly isPoolSlashed: boolean;
  readonly asPoolSlashed: {
    readonly pid: u64;
    readonly amount: u128;
  } & Struct;
  readonly isSlashSettled: boolean;
  readonly asSlashSettled: {
    readonly pid: u64;
    readonly user: AccountId32;
    readonly amount: u128;
  } & Struct;
  readonly isRewardDismissedNotInPool: boolean;
  readonly asRewardDismissedNotInPool: {
    readonly worker: SpCoreSr25519Public;
    readonly amount: u128;
  } & Struct;
  readonly isRewardDismissedNoShare: boolean;
  readonly asRewardDismissedNoShare: {
    readonly pid: u64;
    readonly amount: u128;
  } & Struct;
  readonly isRewardDismissedDust: boolean;
  readonly asRewardDismissedDust: {
    readonly pid: u64;
    readonly amount: u128;
  } & Struct;
  readonly isDustRemoved: boolean;
  readonly asDustRemoved: {
    readonly user: AccountId32;
    readonly amount: u128;
  } & Struct;
  readonly isPoolWorkerRemoved: boolean;
  readonly asPoolWorkerRemoved: {
    readonly pid: u64;
    readonly worker: SpCoreSr25519Public;
  } & Struct;
  readonly isWithdrawalQueued: boolean;
  readonly asWithdrawalQueued: {
    readonly pid: u64;
    readonly user: AccountId32;
    readonly shares: u128;
  } & Struct;
  readonly isPoolWhitelistCreated: boolean;
  readonly asPoolWhitelistCreated: {
    readonly pid: u64;
  } & Struct;
  readonly isPoolWhitelistDeleted: boolean;
  readonly asPoolWhitelistDeleted: {
    readonly pid: u64;
  } & Struct;
  readonly isPoolWhitelistStakerAdded: boolean;
  readonly asPoolWhitelistStakerAdded: {
    readonly pid: u64;
    readonly staker: AccountId32;
  } & Struct;
  readonly isPoolWhitelistStakerRemoved: boolean;
  readonly asPoolWhitelistStakerRemoved: {
    readonly pid: u64;
    readonly staker: AccountId32;
  } & Struct;
  readonly isWorkerReclaimed: boolean;
  readonly asWorkerReclaimed: {
    readonly pid: u64;
    readonly worker: SpCoreSr25519Public;
  } & Struct;
  readonly isRewardReceived: boolean;
  readonly asRewardReceived: {
    readonly pid: u64;
    readonly toOwner: u128;
    readonly toStakers: u128;
  } & Struct;
  readonly isMiningStarted: boolean;
  readonly asMiningStarted: {
    readonly pid: u64;
    readonly worker: SpCoreSr25519Public;
    readonly amount: u128;
  } & Struct;
  readonly type: 'PoolCreated' | 'PoolCommissionSet' | 'PoolCapacitySet' | 'PoolWorkerAdded' | 'Contribution' | 'Withdrawal' | 'RewardsWithdrawn' | 'OwnerRewardsWithdrawn' | 'StakerRewardsWithdrawn' | 'PoolSlashed' | 'SlashSettled' | 'RewardDismissedNotInPool' | 'RewardDismissedNoShare' | 'RewardDismissedDust' | 'DustRemoved' | 'PoolWorkerRemoved' | 'WithdrawalQueued' | 'PoolWhitelistCreated' | 'PoolWhitelistDeleted' | 'PoolWhitelistStakerAdded' | 'PoolWhitelistStakerRemoved' | 'WorkerReclaimed' | 'RewardReceived' | 'MiningStarted';
}

/** @name PalletSudoEvent (56) */
export interface PalletSudoEvent extends Enum {
  readonly isSudid: boolean;
  readonly asSudid: {
    readonly sudoResult: Result<Null, SpRuntimeDispatchError>;
  } & Struct;
  readonly isKeyChanged: boolean;
  readonly asKeyChanged: {
    readonly oldSudoer: Option<AccountId32>;
  } & Struct;
  readonly isSudoAsDone: boolean;
  readonly asSudoAsDone: {
    readonly sudoResult: Result<Null, SpRuntimeDispatchError>;
  } & Struct;
  readonly type: 'Sudid' | 'KeyChanged' | 'SudoAsDone';
}

/** @name FrameSystemPhase (61) */
export interface FrameSystemPhase extends Enum {
  readonly isApplyExtrinsic: boolean;
  readonly asApplyExtrinsic: u32;
  readonly isFinalization: boolean;
  readonly isInitialization: boolean;
  readonly type: 'ApplyExtrinsic' | 'Finalization' | 'Initialization';
}

/** @name FrameSystemLastRuntimeUpgradeInfo (64) */
export interface FrameSystemLastRuntimeUpgradeInfo extends Struct {
  readonly specVersion: Compact<u32>;
  readonly specName: Text;
}

/** @name FrameSystemCall (66) */
export interface FrameSystemCall extends Enum {
  readonly isFillBlock: boolean;
  readonly asFillBlock: {
    readonly ratio: Perbill;
  } & Struct;
  readonly isRemark: boolean;
  readonly asRemark: {
    readonly remark: Bytes;
  } & Struct;
  readonly isSetHeapPages: boolean;
  readonly asSetHeapPages: {
    readonly pages: u64;
  } & Struct;
  readonly isSetCode: boolean;
  readonly asSetCode: {
    readonly code: Bytes;
  } & Struct;
  readonly isSetCodeWithoutChecks: boolean;
  readonly asSetCodeWithoutChecks: {
    readonly code: Bytes;
  } & Struct;
  readonly isSetStorage: boolean;
  readonly asSetStorage: {
    readonly items: Vec<ITuple<[Bytes, Bytes]>>;
  } & Struct;
  readonly isKillStorage: boolean;
  readonly asKillStorage: {
    readonly keys_: Vec<Bytes>;
  } & Struct;
  readonly isKillPrefix: boolean;
  readonly asKillPrefix: {
    readonly prefix: Bytes;
    readonly subkeys: u32;
  } & Struct;
  readonly isRemarkWithEvent: boolean;
  readonly asRemarkWithEvent: {
    readonly remark: Bytes;
  } & Struct;
  readonly type: 'FillBlock' | 'Remark' | 'SetHeapPages' | 'SetCode' | 'SetCodeWithoutChecks' | 'SetStorage' | 'KillStorage' | 'KillPrefix' | 'RemarkWithEvent';
}

/** @name FrameSystemLimitsBlockWeights (71) */
export interface FrameSystemLimitsBlockWeights extends Struct {
  readonly baseBlock: WeightV1;
  readonly maxBlock: WeightV1;
  readonly perClass: FrameSupportWeightsPerDispatchClassWeightsPerClass;
}

/** @name FrameSupportWeightsPerDispatchClassWeightsPerClass (72) */
export interface FrameSupportWeightsPerDispatchClassWeightsPerClass extends Struct {
  readonly normal: FrameSystemLimitsWeightsPerClass;
  readonly operational: FrameSystemLimitsWeightsPerClass;
  readonly mandatory: FrameSystemLimitsWeightsPerClass;
}

/** @name FrameSystemLimitsWeightsPerClass (73) */
export interface FrameSystemLimitsWeightsPerClass extends Struct {
  readonly baseExtrinsic: WeightV1;
  readonly maxExtrinsic: Option<WeightV1>;
  readonly maxTotal: Option<WeightV1>;
  readonly reserved: Option<WeightV1>;
}

/** @name FrameSystemLimitsBlockLength (75) */
export interface FrameSystemLimitsBlockLength extends Struct {
  readonly max: FrameSupportWeightsPerDispatchClassU32;
}

/** @name FrameSupportWeightsPerDispatchClassU32 (76) */
export interface FrameSupportWeightsPerDispatchClassU32 extends Struct {
  readonly normal: u32;
  readonly operational: u32;
  readonly mandatory: u32;
}

/** @name FrameSupportWeightsRuntimeDbWeight (77) */
export interface FrameSupportWeightsRuntimeDbWeight extends Struct {
  readonly read: u64;
  readonly write: u64;
}

/** @name SpVersionRuntimeVersion (78) */
export interface SpVersionRuntimeVersion extends Struct {
  readonly specName: Text;
  readonly implName: Text;
  readonly authoringVersion: u32;
  readonly specVersion: u32;
  readonly implVersion: u32;
  readonly apis: Vec<ITuple<[U8aFixed, u32]>>;
  readonly transactionVersion: u32;
  readonly stateVersion: u8;
}

/** @name FrameSystemError (82) */
export interface FrameSystemError extends Enum {
  readonly isInvalidSpecName: boolean;
  readonly isSpecVersionNeedsToIncrease: boolean;
  readonly isFailedToExtractRuntimeVersion: boolean;
  readonly isNonDefaultComposite: boolean;
  readonly isNonZeroRefCount: boolean;
  readonly isCallFiltered: boolean;
  readonly type: 'InvalidSpecName' | 'SpecVersionNeedsToIncrease' | 'FailedToExtractRuntimeVersion' | 'NonDefaultComposite' | 'NonZeroRefCount' | 'CallFiltered';
}

/** @name PalletTimestampCall (83) */
export interface PalletTimestampCall extends Enum {
  readonly isSet: boolean;
  readonly asSet: {
    readonly now: Compact<u64>;
  } & Struct;
  readonly type: 'Set';
}

/** @name PalletUtilityCall (84) */
export interface PalletUtilityCall extends Enum {
  readonly isBatch: boolean;
  readonly asBatch: {
    readonly calls: Vec<Call>;
  } & Struct;
  readonly isAsDerivative: boolean;
  readonly asAsDerivative: {
    readonly index: u16;
    readonly call: Call;
  } & Struct;
  readonly isBatchAll: boolean;
  readonly asBatchAll: {
    readonly calls: Vec<Call>;
  } & Struct;
  readonly isDispatchAs: boolean;
  readonly asDispatchAs: {
    readonly asOrigin: RhalaParachainRuntimeOriginCaller;
    readonly call: Call;
  } & Struct;
  readonly isForceBatch: boolean;
  readonly asForceBatch: {
    readonly calls: Vec<Call>;
  } & Struct;
  readonly type: 'Batch' | 'AsDerivative' | 'BatchAll' | 'DispatchAs' | 'ForceBatch';
}

/** @name PalletMultisigCall (87) */
export interface PalletMultisigCall extends Enum {
  readonly isAsMultiThreshold1: boolean;
  readonly asAsMultiThreshold1: {
    readonly otherSignatories: Vec<AccountId32>;
    readonly call: Call;
  } & Struct;
  readonly isAsMulti: boolean;
  readonly asAsMulti: {
    readonly threshold: u16;
    readonly otherSignatories: Vec<AccountId32>;
    readonly maybeTimepoint: Option<PalletMultisigTimepoint>;
    readonly call: WrapperKeepOpaque<Call>;
    readonly storeCall: bool;
    readonly maxWeight: WeightV1;
  } & Struct;
  readonly isApproveAsMulti: boolean;
  readonly asApproveAsMulti: {
    readonly threshold: u16;
    readonly otherSignatories: Vec<AccountId32>;
    readonly maybeTimepoint: Option<PalletMultisigTimepoint>;
    readonly callHash: U8aFixed;
    readonly maxWeight: WeightV1;
  } & Struct;
  readonly isCancelAsMulti: boolean;
  readonly asCancelAsMulti: {
    readonly threshold: u16;
    readonly otherSignatories: Vec<AccountId32>;
    readonly timepoint: PalletMultisigTimepoint;
    readonly callHash: U8aFixed;
  } & Struct;
  readonly type: 'AsMultiThreshold1' | 'AsMulti' | 'ApproveAsMulti' | 'CancelAsMulti';
}

/** @name PalletProxyCall (90) */
export interface PalletProxyCall extends Enum {
  readonly isProxy: boolean;
  readonly asProxy: {
    readonly real: MultiAddress;
    readonly forceProxyType: Option<RhalaParachainRuntimeProxyType>;
    readonly call: Call;
  } & Struct;
  readonly isAddProxy: boolean;
  readonly asAddProxy: {
    readonly delegate: MultiAddress;
    readonly proxyType: RhalaParachainRuntimeProxyType;
    readonly delay: u32;
  } & Struct;
  readonly isRemoveProxy: boolean;
  readonly asRemoveProxy: {
    readonly delegate: MultiAddress;
    readonly proxyType: RhalaParachainRuntimeProxyType;
    readonly delay: u32;
  } & Struct;
  readonly isRemoveProxies: boolean;
  readonly isAnonymous: boolean;
  readonly asAnonymous: {
    readonly proxyType: RhalaParachainRuntimeProxyType;
    readonly delay: u32;
    readonly index: u16;
  } & Struct;
  readonly isKillAnonymous: boolean;
  readonly asKillAnonymous: {
    readonly spawner: MultiAddress;
    readonly proxyType: RhalaParachainRuntimeProxyType;
    readonly index: u16;
    readonly height: Compact<u32>;
    readonly extIndex: Compact<u32>;
  } & Struct;
  readonly isAnnounce: boolean;
  readonly asAnnounce: {
    readonly real: MultiAddress;
    readonly callHash: H256;
  } & Struct;
  readonly isRemoveAnnouncement: boolean;
  readonly asRemoveAnnouncement: {
    readonly real: MultiAddress;
    readonly callHash: H256;
  } & Struct;
  readonly isRejectAnnouncement: boolean;
  readonly asRejectAnnouncement: {
    readonly delegate: MultiAddress;
    readonly callHash: H256;
  } & Struct;
  readonly isProxyAnnounced: boolean;
  readonly asProxyAnnounced: {
    readonly delegate: MultiAddress;
    readonly real: MultiAddress;
    readonly forceProxyType: Option<RhalaParachainRuntimeProxyType>;
    readonly call: Call;
  } & Struct;
  readonly type: 'Proxy' | 'AddProxy' | 'RemoveProxy' | 'RemoveProxies' | 'Anonymous' | 'KillAnonymous' | 'Announce' | 'RemoveAnnouncement' | 'RejectAnnouncement' | 'ProxyAnnounced';
}

/** @name PalletVestingCall (94) */
export interface PalletVestingCall extends Enum {
  readonly isVest: boolean;
  readonly isVestOther: boolean;
  readonly asVestOther: {
    readonly target: MultiAddress;
  } & Struct;
  readonly isVestedTransfer: boolean;
  readonly asVestedTransfer: {
    readonly target: MultiAddress;
    readonly schedule: PalletVestingVestingInfo;
  } & Struct;
  readonly isForceVestedTransfer: boolean;
  readonly asForceVestedTransfer: {
    readonly source: MultiAddress;
    readonly target: MultiAddress;
    readonly schedule: PalletVestingVestingInfo;
  } & Struct;
  readonly isMergeSchedules: boolean;
  readonly asMergeSchedules: {
    readonly schedule1Index: u32;
    readonly schedule2Index: u32;
  } & Struct;
  readonly type: 'Vest' | 'VestOther' | 'VestedTransfer' | 'ForceVestedTransfer' | 'MergeSchedules';
}

/** @name PalletVestingVestingInfo (95) */
export interface PalletVestingVestingInfo extends Struct {
  readonly locked: u128;
  readonly perBlock: u128;
  readonly startingBlock: u32;
}

/** @name PalletBalancesCall (96) */
export interface PalletBalancesCall extends Enum {
  readonly isTransfer: boolean;
  readonly asTransfer: {
    readonly dest: MultiAddress;
    readonly value: Compact<u128>;
  } & Struct;
  readonly isSetBalance: boolean;
  readonly asSetBalance: {
    readonly who: MultiAddress;
    readonly newFree: Compact<u128>;
    readonly newReserved: Compact<u128>;
  } & Struct;
  readonly isForceTransfer: boolean;
  readonly asForceTransfer: {
    readonly source: MultiAddress;
    readonly dest: MultiAddress;
    readonly value: Compact<u128>;
  } & Struct;
  readonly isTransferKeepAlive: boolean;
  readonly asTransferKeepAlive: {
    readonly dest: MultiAddress;
    readonly value: Compact<u128>;
  } & Struct;
  readonly isTransferAll: boolean;
  readonly asTransferAll: {
    readonly dest: MultiAddress;
    readonly keepAlive: bool;
  } & Struct;
  readonly isForceUnreserve: boolean;
  readonly asForceUnreserve: {
    readonly who: MultiAddress;
    readonly amount: u128;
  } & Struct;
  readonly type: 'Transfer' | 'SetBalance' | 'ForceTransfer' | 'TransferKeepAlive' | 'TransferAll' | 'ForceUnreserve';
}

/** @name PalletIdentityCall (97) */
export interface PalletIdentityCall extends Enum {
  readonly isAddRegistrar: boolean;
  readonly asAddRegistrar: {
    readonly account: MultiAddress;
  } & Struct;
  readonly isSetIdentity: boolean;
  readonly asSetIdentity: {
    readonly info: PalletIdentityIdentityInfo;
  } & Struct;
  readonly isSetSubs: boolean;
  readonly asSetSubs: {
    readonly subs: Vec<ITuple<[AccountId32, Data]>>;
  } & Struct;
  readonly isClearIdentity: boolean;
  readonly isRequestJudgement: boolean;
  readonly asRequestJudgement: {
    readonly regIndex: Compact<u32>;
    readonly maxFee: Compact<u128>;
  } & Struct;
  readonly isCancelRequest: boolean;
  readonly asCancelRequest: {
    readonly regIndex: u32;
  } & Struct;
  readonly isSetFee: boolean;
  readonly asSetFee: {
    readonly index: Compact<u32>;
    readonly fee: Compact<u128>;
  } & Struct;
  readonly isSetAccountId: boolean;
  readonly asSetAccountId: {
    readonly index: Compact<u32>;
    readonly new_: MultiAddress;
  } & Struct;
  readonly isSetFields: boolean;
  readonly asSetFields: {
    readonly index: Compact<u32>;
    readonly fields: PalletIdentityBitFlags;
  } & Struct;
  readonly isProvideJudgement: boolean;
  readonly asProvideJudgement: {
    readonly regIndex: Compact<u32>;
    readonly target: MultiAddress;
    readonly judgement: PalletIdentityJudgement;
  } & Struct;
  readonly isKillIdentity: boolean;
  readonly asKillIdentity: {
    readonly target: MultiAddress;
  } & Struct;
  readonly isAddSub: boolean;
  readonly asAddSub: {
    readonly sub: MultiAddress;
    readonly data: Data;
  } & Struct;
  readonly isRenameSub: boolean;
  readonly asRenameSub: {
    readonly sub: MultiAddress;
    readonly data: Data;
  } & Struct;
  readonly isRemoveSub: boolean;
  readonly asRemoveSub: {
    readonly sub: MultiAddress;
  } & Struct;
  readonly isQuitSub: boolean;
  readonly type: 'AddRegistrar' | 'SetIdentity' | 'SetSubs' | 'ClearIdentity' | 'RequestJudgement' | 'CancelRequest' | 'SetFee' | 'SetAccountId' | 'SetFields' | 'ProvideJudgement' | 'KillIdentity' | 'AddSub' | 'RenameSub' | 'RemoveSub' | 'QuitSub';
}

/** @name PalletIdentityIdentityInfo (98) */
export interface PalletIdentityIdentityInfo extends Struct {
  readonly additional: Vec<ITuple<[Data, Data]>>;
  readonly display: Data;
  readonly legal: Data;
  readonly web: Data;
  readonly riot: Data;
  readonly email: Data;
  readonly pgpFingerprint: Option<U8aFixed>;
  readonly image: Data;
  readonly twitter: Data;
}

/** @name PalletIdentityBitFlags (134) */
export interface PalletIdentityBitFlags extends Set {
  readonly isDisplay: boolean;
  readonly isLegal: boolean;
  readonly isWeb: boolean;
  readonly isRiot: boolean;
  readonly isEmail: boolean;
  readonly isPgpFingerprint: boolean;
  readonly isImage: boolean;
  readonly isTwitter: boolean;
}

/** @name PalletIdentityIdentityField (135) */
export interface PalletIdentityIdentityField extends Enum {
  readonly isDisplay: boolean;
  readonly isLegal: boolean;
  readonly isWeb: boolean;
  readonly isRiot: boolean;
  readonly isEmail: boolean;
  readonly isPgpFingerprint: boolean;
  readonly isImage: boolean;
  readonly isTwitter: boolean;
  readonly type: 'Display' | 'Legal' | 'Web' | 'Riot' | 'Email' | 'PgpFingerprint' | 'Image' | 'Twitter';
}

/** @name PalletIdentityJudgement (136) */
export interface PalletIdentityJudgement extends Enum {
  readonly isUnknown: boolean;
  readonly isFeePaid: boolean;
  readonly asFeePaid: u128;
  readonly isReasonable: boolean;
  readonly isKnownGood: boolean;
  readonly isOutOfDate: boolean;
  readonly isLowQuality: boolean;
  readonly isErroneous: boolean;
  readonly type: 'Unknown' | 'FeePaid' | 'Reasonable' | 'KnownGood' | 'OutOfDate' | 'LowQuality' | 'Erroneous';
}

/** @name PhalaPalletsMqPalletCall (137) */
export interface PhalaPalletsMqPalletCall extends Enum {
  readonly isSyncOffchainMessage: boolean;
  readonly asSyncOffchainMessage: {
    readonly signedMessage: PhalaMqSignedMessage;
  } & Struct;
  readonly isPushMessage: boolean;
  readonly asPushMessage: {
    readonly destination: Bytes;
    readonly payload: Bytes;
  } & Struct;
  readonly isForcePushPalletMessage: boolean;
  readonly asForcePushPalletMessage: {
    readonly destination: Bytes;
    readonly payload: Bytes;
  } & Struct;
  readonly type: 'SyncOffchainMessage' | 'PushMessage' | 'ForcePushPalletMessage';
}

/** @name PhalaMqSignedMessage (138) */
export interface PhalaMqSignedMessage extends Struct {
  readonly message: PhalaMqMessage;
  readonly sequence: u64;
  readonly signature: Bytes;
}

/** @name PhalaMqMessage (139) */
export interface PhalaMqMessage extends Struct {
  readonly sender: PhalaMqMessageOrigin;
  readonly destination: Bytes;
  readonly payload: Bytes;
}

/** @name PhalaMqMessageOrigin (140) */
export interface PhalaMqMessageOrigin extends Enum {
  readonly isPallet: boolean;
  readonly asPallet: Bytes;
  readonly isContract: boolean;
  readonly asContract: H256;
  readonly isWorker: boolean;
  readonly asWorker: SpCoreSr25519Public;
  readonly isAccountId: boolean;
  readonly asAccountId: H256;
  readonly isMultiLocation: boolean;
  readonly asMultiLocation: Bytes;
  readonly isGatekeeper: boolean;
  readonly isCluster: boolean;
  readonly asCluster: H256;
  readonly isReserved: boolean;
  readonly type: 'Pallet' | 'Contract' | 'Worker' | 'AccountId' | 'MultiLocation' | 'Gatekeeper' | 'Cluster' | 'Reserved';
}

/** @name PhalaPalletsRegistryPalletCall (142) */
export interface PhalaPalletsRegistryPalletCall extends Enum {
  readonly isForceSetBenchmarkDuration: boolean;
  readonly asForceSetBenchmarkDuration: {
    readonly value: u32;
  } & Struct;
  readonly isForceRegisterWorker: boolean;
  readonly asForceRegisterWorker: {
    readonly pubkey: SpCoreSr25519Public;
    readonly ecdhPubkey: SpCoreSr25519Public;
    readonly operator: Option<AccountId32>;
  } & Struct;
  readonly isForceRegisterTopicPubkey: boolean;
  readonly asForceRegisterTopicPubkey: {
    readonly topic: Bytes;
    readonly pubkey: Bytes;
  } & Struct;
  readonly isRegisterGatekeeper: boolean;
  readonly asRegisterGatekeeper: {
    readonly gatekeeper: SpCoreSr25519Public;
  } & Struct;
  readonly isUnregisterGatekeeper: boolean;
  readonly asUnregisterGatekeeper: {
    readonly gatekeeper: SpCoreSr25519Public;
  } & Struct;
  readonly isRotateMasterKey: boolean;
  readonly isRegisterWorker: boolean;
  readonly asRegisterWorker: {
    readonly pruntimeInfo: PhalaTypesWorkerRegistrationInfo;
    readonly attestation: PhalaPalletsUtilsAttestation;
  } & Struct;
  readonly isUpdateWorkerEndpoint: boolean;
  readonly asUpdateWorkerEndpoint: {
    readonly endpointPayload: PhalaTypesWorkerEndpointPayload;
    readonly signature: Bytes;
  } & Struct;
  readonly isAddPruntime: boolean;
  readonly asAddPruntime: {
    readonly pruntimeHash: Bytes;
  } & Struct;
  readonly isRemovePruntime: boolean;
  readonly asRemovePruntime: {
    readonly pruntimeHash: Bytes;
  } & Struct;
  readonly isAddRelaychainGenesisBlockHash: boolean;
  readonly asAddRelaychainGenesisBlockHash: {
    readonly genesisBlockHash: H256;
  } & Struct;
  readonly isRemoveRelaychainGenesisBlockHash: boolean;
  readonly asRemoveRelaychainGenesisBlockHash: {
    readonly genesisBlockHash: H256;
  } & Struct;
  readonly type: 'ForceSetBenchmarkDuration' | 'ForceRegisterWorker' | 'ForceRegisterTopicPubkey' | 'RegisterGatekeeper' | 'UnregisterGatekeeper' | 'RotateMasterKey' | 'RegisterWorker' | 'UpdateWorkerEndpoint' | 'AddPruntime' | 'RemovePruntime' | 'AddRelaychainGenesisBlockHash' | 'RemoveRelaychainGenesisBlockHash';
}

/** @name PhalaTypesWorkerRegistrationInfo (143) */
export interface PhalaTypesWorkerRegistrationInfo extends Struct {
  readonly version: u32;
  readonly machineId: Bytes;
  readonly pubkey: SpCoreSr25519Public;
  readonly ecdhPubkey: SpCoreSr25519Public;
  readonly genesisBlockHash: H256;
  readonly features: Vec<u32>;
  readonly operator: Option<AccountId32>;
}

/** @name PhalaPalletsUtilsAttestation (144) */
export interface PhalaPalletsUtilsAttestation extends Enum {
  readonly isSgxIas: boolean;
  readonly asSgxIas: {
    readonly raReport: Bytes;
    readonly signature: Bytes;
    readonly rawSigningCert: Bytes;
  } & Struct;
  readonly type: 'SgxIas';
}

/** @name PhalaTypesWorkerEndpointPayload (145) */
export interface PhalaTypesWorkerEndpointPayload extends Struct {
  readonly pubkey: SpCoreSr25519Public;
  readonly versionedEndpoints: PhalaTypesVersionedWorkerEndpoints;
  readonly signingTime: u64;
}

/** @name PhalaTypesVersionedWorkerEndpoints (146) */
export interface PhalaTypesVersionedWorkerEndpoints extends Enum {
  readonly isV1: boolean;
  readonly asV1: Vec<PhalaTypesWorkerEndpointV1EndpointInfo>;
  readonly type: 'V1';
}

/** @name PhalaTypesWorkerEndpointV1EndpointInfo (148) */
export interface PhalaTypesWorkerEndpointV1EndpointInfo extends Struct {
  readonly endpoint: PhalaTypesWorkerEndpointV1WorkerEndpoint;
}

/** @name PhalaTypesWorkerEndpointV1WorkerEndpoint (149) */
export interface PhalaTypesWorkerEndpointV1WorkerEndpoint extends Enum {
  readonly isI2p: boolean;
  readonly asI2p: Bytes;
  readonly isHttp: boolean;
  readonly asHttp: Bytes;
  readonly type: 'I2p' | 'Http';
}

/** @name PhalaPalletsMiningPalletCall (150) */
export interface PhalaPalletsMiningPalletCall extends Enum {
  readonly isSetCoolDownExpiration: boolean;
  readonly asSetCoolDownExpiration: {
    readonly period: u64;
  } & Struct;
  readonly isUnbind: boolean;
  readonly asUnbind: {
    readonly miner: AccountId32;
  } & Struct;
  readonly isForceHeartbeat: boolean;
  readonly isForceStartMining: boolean;
  readonly asForceStartMining: {
    readonly miner: AccountId32;
    readonly stake: u128;
  } & Struct;
  readonly isForceStopMining: boolean;
  readonly asForceStopMining: {
    readonly miner: AccountId32;
  } & Struct;
  readonly isUpdateTokenomic: boolean;
  readonly asUpdateTokenomic: {
    readonly newParams: PhalaTypesMessagingTokenomicParameters;
  } & Struct;
  readonly type: 'SetCoolDownExpiration' | 'Unbind' | 'ForceHeartbeat' | 'ForceStartMining' | 'ForceStopMining' | 'UpdateTokenomic';
}

/** @name PhalaTypesMessagingTokenomicParameters (151) */
export interface PhalaTypesMessagingTokenomicParameters extends Struct {
  readonly phaRate: u128;
  readonly rho: u128;
  readonly budgetPerBlock: u128;
  readonly vMax: u128;
  readonly costK: u128;
  readonly costB: u128;
  readonly slashRate: u128;
  readonly treasuryRatio: u128;
  readonly heartbeatWindow: u32;
  readonly rigK: u128;
  readonly rigB: u128;
  readonly re: u128;
  readonly k: u128;
  readonly kappa: u128;
}

/** @name PhalaPalletsStakepoolPalletCall (152) */
export interface PhalaPalletsStakepoolPalletCall extends Enum {
  readonly isCreate: boolean;
  readonly isAddWorker: boolean;
  readonly asAddWorker: {
    readonly pid: u64;
    readonly pubkey: SpCoreSr25519Public;
  } & Struct;
  readonly isRemoveWorker: boolean;
  readonly asRemoveWorker: {
    readonly pid: u64;
    readonly worker: SpCoreSr25519Public;
  } & Struct;
  readonly isSetCap: boolean;
  readonly asSetCap: {
    readonly pid: u64;
    readonly cap: u128;
  } & Struct;
  readonly isSetPayoutPref: boolean;
  readonly asSetPayoutPref: {
    readonly pid: u64;
    readonly payoutCommission: Permill;
  } & Struct;
  readonly isAddStakerToWhitelist: boolean;
  readonly asAddStakerToWhitelist: {
    readonly pid: u64;
    readonly staker: AccountId32;
  } & Struct;
  readonly isSetPoolDescription: boolean;
  readonly asSetPoolDescription: {
    readonly pid: u64;
    readonly description: Bytes;
  } & Struct;
  readonly isRemoveStakerFromWhitelist: boolean;
  readonly asRemoveStakerFromWhitelist: {
    readonly pid: u64;
    readonly staker: AccountId32;
  } & Struct;
  readonly isForceAssignReward: boolean;
  readonly asForceAssignReward: {
    readonly rewardArr: Vec<ITuple<[u64, u128]>>;
  } & Struct;
  readonly isClaimOwnerRewards: boolean;
  readonly asClaimOwnerRewards: {
    readonly pid: u64;
    readonly target: AccountId32;
  } & Struct;
  readonly isClaimStakerRewards: boolean;
  readonly asClaimStakerRewards: {
    readonly pid: u64;
    readonly target: AccountId32;
  } & Struct;
  readonly isClaimRewards: boolean;
  readonly asClaimRewards: {
    readonly pid: u64;
    readonly target: AccountId32;
  } & Struct;
  readonly isContribute: boolean;
  readonly asContribute: {
    readonly pid: u64;
    readonly amount: u128;
  } & Struct;
  readonly isWithdraw: boolean;
  readonly asWithdraw: {
    readonly pid: u64;
    readonly shares: u128;
  } & Struct;
  readonly isStartMining: boolean;
  readonly asStartMining: {
    readonly pid: u64;
    readonly worker: SpCoreSr25519Public;
    readonly stake: u128;
  } & Struct;
  readonly isStopMining: boolean;
  readonly asStopMining: {
    readonly pid: u64;
    readonly worker: SpCoreSr25519Public;
  } & Struct;
  readonly isReclaimPoolWorker: boolean;
  readonly asReclaimPoolWorker: {
    readonly pid: u64;
    readonly worker: SpCoreSr25519Public;
  } & Struct;
  readonly isSetMiningEnable: boolean;
  readonly asSetMiningEnable: {
    readonly enable: bool;
  } & Struct;
  readonly isReconcileWithdrawQueue: boolean;
  readonly asReconcileWithdrawQueue: {
    readonly pid: u64;
    readonly account: AccountId32;
  } & Struct;
  readonly isRestartMining: boolean;
  readonly asRestartMining: {
    readonly pid: u64;
    readonly worker: SpCoreSr25519Public;
    readonly stake: u128;
  } & Struct;
  readonly type: 'Create' | 'AddWorker' | 'RemoveWorker' | 'SetCap' | 'SetPayoutPref' | 'AddStakerToWhitelist' | 'SetPoolDescription' | 'RemoveStakerFromWhitelist' | 'ForceAssignReward' | 'ClaimOwnerRewards' | 'ClaimStakerRewards' | 'ClaimRewards' | 'Contribute' | 'Withdraw' | 'StartMining' | 'StopMining' | 'ReclaimPoolWorker' | 'SetMiningEnable' | 'ReconcileWithdrawQueue' | 'RestartMining';
}

/** @name PalletSudoCall (157) */
export interface PalletSudoCall extends Enum {
  readonly isSudo: boolean;
  readonly asSudo: {
    readonly call: Call;
  } & Struct;
  readonly isSudoUncheckedWeight: boolean;
  readonly asSudoUncheckedWeight: {
    readonly call: Call;
    readonly weight: WeightV1;
  } & Struct;
  readonly isSetKey: boolean;
  readonly asSetKey: {
    readonly new_: MultiAddress;
  } & Struct;
  readonly isSudoAs: boolean;
  readonly asSudoAs: {
    readonly who: MultiAddress;
    readonly call: Call;
  } & Struct;
  readonly type: 'Sudo' | 'SudoUncheckedWeight' | 'SetKey' | 'SudoAs';
}

/** @name SpCoreSr25519Signature (159) */
export interface SpCoreSr25519Signature extends U8aFixed {}

/** @name RhalaParachainRuntimeOriginCaller (161) */
export interface RhalaParachainRuntimeOriginCaller extends Enum {
  readonly isSystem: boolean;
  readonly asSystem: FrameSupportDispatchRawOrigin;
  readonly isVoid: boolean;
  readonly type: 'System' | 'Void';
}

/** @name FrameSupportDispatchRawOrigin (162) */
export interface FrameSupportDispatchRawOrigin extends Enum {
  readonly isRoot: boolean;
  readonly isSigned: boolean;
  readonly asSigned: AccountId32;
  readonly isNone: boolean;
  readonly type: 'Root' | 'Signed' | 'None';
}

/** @name SpCoreVoid (163) */
export type SpCoreVoid = Null;

/** @name PalletUtilityError (164) */
export interface PalletUtilityError extends Enum {
  readonly isTooManyCalls: boolean;
  readonly type: 'TooManyCalls';
}

/** @name PalletMultisigMultisig (166) */
export interface PalletMultisigMultisig extends Struct {
  readonly when: PalletMultisigTimepoint;
  readonly deposit: u128;
  readonly depositor: AccountId32;
  readonly approvals: Vec<AccountId32>;
}

/** @name PalletMultisigError (168) */
export interface PalletMultisigError extends Enum {
  readonly isMinimumThreshold: boolean;
  readonly isAlreadyApproved: boolean;
  readonly isNoApprovalsNeeded: boolean;
  readonly isTooFewSignatories: boolean;
  readonly isTooManySignatories: boolean;
  readonly isSignatoriesOutOfOrder: boolean;
  readonly isSenderInSignatories: boolean;
  readonly isNotFound: boolean;
  readonly isNotOwner: boolean;
  readonly isNoTimepoint: boolean;
  readonly isWrongTimepoint: boolean;
  readonly isUnexpectedTimepoint: boolean;
  readonly isMaxWeightTooLow: boolean;
  readonly isAlreadyStored: boolean;
  readonly type: 'MinimumThreshold' | 'AlreadyApproved' | 'NoApprovalsNeeded' | 'TooFewSignatories' | 'TooManySignatories' | 'SignatoriesOutOfOrder' | 'SenderInSignatories' | 'NotFound' | 'NotOwner' | 'NoTimepoint' | 'WrongTimepoint' | 'UnexpectedTimepoint' | 'MaxWeightTooLow' | 'AlreadyStored';
}

/** @name PalletProxyProxyDefinition (171) */
export interface PalletProxyProxyDefinition extends Struct {
  readonly delegate: AccountId32;
  readonly proxyType: RhalaParachainRuntimeProxyType;
  readonly delay: u32;
}

/** @name PalletProxyAnnouncement (175) */
export interface PalletProxyAnnouncement extends Struct {
  readonly real: AccountId32;
  readonly callHash: H256;
  readonly height: u32;
}

/** @name PalletProxyError (177) */
export interface PalletProxyError extends Enum {
  readonly isTooMany: boolean;
  readonly isNotFound: boolean;
  readonly isNotProxy: boolean;
  readonly isUnproxyable: boolean;
  readonly isDuplicate: boolean;
  readonly isNoPermission: boolean;
  readonly isUnannounced: boolean;
  readonly isNoSelfProxy: boolean;
  readonly type: 'TooMany' | 'NotFound' | 'NotProxy' | 'Unproxyable' | 'Duplicate' | 'NoPermission' | 'Unannounced' | 'NoSelfProxy';
}

/** @name PalletVestingReleases (180) */
export interface PalletVestingReleases extends Enum {
  readonly isV0: boolean;
  readonly isV1: boolean;
  readonly type: 'V0' | 'V1';
}

/** @name PalletVestingError (181) */
export interface PalletVestingError extends Enum {
  readonly isNotVesting: boolean;
  readonly isAtMaxVestingSchedules: boolean;
  readonly isAmountLow: boolean;
  readonly isScheduleIndexOutOfBounds: boolean;
  readonly isInvalidScheduleParams: boolean;
  readonly type: 'NotVesting' | 'AtMaxVestingSchedules' | 'AmountLow' | 'ScheduleIndexOutOfBounds' | 'InvalidScheduleParams';
}

/** @name PalletBalancesBalanceLock (183) */
export interface PalletBalancesBalanceLock extends Struct {
  readonly id: U8aFixed;
  readonly amount: u128;
  readonly reasons: PalletBalancesReasons;
}

/** @name PalletBalancesReasons (184) */
export interface PalletBalancesReasons extends Enum {
  readonly isFee: boolean;
  readonly isMisc: boolean;
  readonly isAll: boolean;
  readonly type: 'Fee' | 'Misc' | 'All';
}

/** @name PalletBalancesReserveData (187) */
export interface PalletBalancesReserveData extends Struct {
  readonly id: U8aFixed;
  readonly amount: u128;
}

/** @name PalletBalancesReleases (189) */
export interface PalletBalancesReleases extends Enum {
  readonly isV100: boolean;
  readonly isV200: boolean;
  readonly type: 'V100' | 'V200';
}

/** @name PalletBalancesError (190) */
export interface PalletBalancesError extends Enum {
  readonly isVestingBalance: boolean;
  readonly isLiquidityRestrictions: boolean;
  readonly isInsufficientBalance: boolean;
  readonly isExistentialDeposit: boolean;
  readonly isKeepAlive: boolean;
  readonly isExistingVestingSchedule: boolean;
  readonly isDeadAccount: boolean;
  readonly isTooManyReserves: boolean;
  readonly type: 'VestingBalance' | 'LiquidityRestrictions' | 'InsufficientBalance' | 'ExistentialDeposit' | 'KeepAlive' | 'ExistingVestingSchedule' | 'DeadAccount' | 'TooManyReserves';
}

/** @name PalletTransactionPaymentReleases (192) */
export interface PalletTransactionPaymentReleases extends Enum {
  readonly isV1Ancient: boolean;
  readonly isV2: boolean;
  readonly type: 'V1Ancient' | 'V2';
}

/** @name PalletIdentityRegistration (193) */
export interface PalletIdentityRegistration extends Struct {
  readonly judgements: Vec<ITuple<[u32, PalletIdentityJudgement]>>;
  readonly deposit: u128;
  readonly info: PalletIdentityIdentityInfo;
}

/** @name PalletIdentityRegistrarInfo (201) */
export interface PalletIdentityRegistrarInfo extends Struct {
  readonly account: AccountId32;
  readonly fee: u128;
  readonly fields: PalletIdentityBitFlags;
}

/** @name PalletIdentityError (203) */
export interface PalletIdentityError extends Enum {
  readonly isTooManySubAccounts: boolean;
  readonly isNotFound: boolean;
  readonly isNotNamed: boolean;
  readonly isEmptyIndex: boolean;
  readonly isFeeChanged: boolean;
  readonly isNoIdentity: boolean;
  readonly isStickyJudgement: boolean;
  readonly isJudgementGiven: boolean;
  readonly isInvalidJudgement: boolean;
  readonly isInvalidIndex: boolean;
  readonly isInvalidTarget: boolean;
  readonly isTooManyFields: boolean;
  readonly isTooManyRegistrars: boolean;
  readonly isAlreadyClaimed: boolean;
  readonly isNotSub: boolean;
  readonly isNotOwned: boolean;
  readonly type: 'TooManySubAccounts' | 'NotFound' | 'NotNamed' | 'EmptyIndex' | 'FeeChanged' | 'NoIdentity' | 'StickyJudgement' | 'JudgementGiven' | 'InvalidJudgement' | 'InvalidIndex' | 'InvalidTarget' | 'TooManyFields' | 'TooManyRegistrars' | 'AlreadyClaimed' | 'NotSub' | 'NotOwned';
}

/** @name PhalaPalletsMqPalletError (205) */
export interface PhalaPalletsMqPalletError extends Enum {
  readonly isBadSender: boolean;
  readonly isBadSequence: boolean;
  readonly isBadDestination: boolean;
  readonly type: 'BadSender' | 'BadSequence' | 'BadDestination';
}

/** @name PhalaPalletsRegistryPalletWorkerInfo (207) */
export interface PhalaPalletsRegistryPalletWorkerInfo extends Struct {
  readonly pubkey: SpCoreSr25519Public;
  readonly ecdhPubkey: SpCoreSr25519Public;
  readonly runtimeVersion: u32;
  readonly lastUpdated: u64;
  readonly operator: Option<AccountId32>;
  readonly confidenceLevel: u8;
  readonly initialScore: Option<u32>;
  readonly features: Vec<u32>;
}

/** @name PhalaPalletsRegistryPalletError (208) */
export interface PhalaPalletsRegistryPalletError extends Enum {
  readonly isCannotHandleUnknownMessage: boolean;
  readonly isInvalidSender: boolean;
  readonly isInvalidPubKey: boolean;
  readonly isMalformedSignature: boolean;
  readonly isInvalidSignatureLength: boolean;
  readonly isInvalidSignature: boolean;
  readonly isUnknownContract: boolean;
  readonly isInvalidIASSigningCert: boolean;
  readonly isInvalidReport: boolean;
  readonly isInvalidQuoteStatus: boolean;
  readonly isBadIASReport: boolean;
  readonly isOutdatedIASReport: boolean;
  readonly isUnknownQuoteBodyFormat: boolean;
  readonly isInvalidRuntimeInfoHash: boolean;
  readonly isInvalidRuntimeInfo: boolean;
  readonly isInvalidInput: boolean;
  readonly isInvalidBenchReport: boolean;
  readonly isWorkerNotFound: boolean;
  readonly isInvalidGatekeeper: boolean;
  readonly isInvalidMasterPubkey: boolean;
  readonly isMasterKeyMismatch: boolean;
  readonly isMasterKeyUninitialized: boolean;
  readonly isGenesisBlockHashRejected: boolean;
  readonly isGenesisBlockHashAlreadyExists: boolean;
  readonly isGenesisBlockHashNotFound: boolean;
  readonly isPRuntimeRejected: boolean;
  readonly isPRuntimeAlreadyExists: boolean;
  readonly isPRuntimeNotFound: boolean;
  readonly isUnknownCluster: boolean;
  readonly isNotImplemented: boolean;
  readonly isCannotRemoveLastGatekeeper: boolean;
  readonly isMasterKeyInRotation: boolean;
  readonly isInvalidRotatedMasterPubkey: boolean;
  readonly isInvalidEndpointSigningTime: boolean;
  readonly type: 'CannotHandleUnknownMessage' | 'InvalidSender' | 'InvalidPubKey' | 'MalformedSignature' | 'InvalidSignatureLength' | 'InvalidSignature' | 'UnknownContract' | 'InvalidIASSigningCert' | 'InvalidReport' | 'InvalidQuoteStatus' | 'BadIASReport' | 'OutdatedIASReport' | 'UnknownQuoteBodyFormat' | 'InvalidRuntimeInfoHash' | 'InvalidRuntimeInfo' | 'InvalidInput' | 'InvalidBenchReport' | 'WorkerNotFound' | 'InvalidGatekeeper' | 'InvalidMasterPubkey' | 'MasterKeyMismatch' | 'MasterKeyUninitialized' | 'GenesisBlockHashRejected' | 'GenesisBlockHashAlreadyExists' | 'GenesisBlockHashNotFound' | 'PRuntimeRejected' | 'PRuntimeAlreadyExists' | 'PRuntimeNotFound' | 'UnknownCluster' | 'NotImplemented' | 'CannotRemoveLastGatekeeper' | 'MasterKeyInRotation' | 'InvalidRotatedMasterPubkey' | 'InvalidEndpointSigningTime';
}

/** @name PhalaPalletsMiningPalletMinerInfo (209) */
export interface PhalaPalletsMiningPalletMinerInfo extends Struct {
  readonly state: PhalaPalletsMiningPalletMinerState;
  readonly ve: u128;
  readonly v: u128;
  readonly vUpdatedAt: u64;
  readonly benchmark: PhalaPalletsMiningPalletBenchmark;
  readonly coolDownStart: u64;
  readonly stats: PhalaPalletsMiningPalletMinerStats;
}

/** @name PhalaPalletsMiningPalletMinerState (210) */
export interface PhalaPalletsMiningPalletMinerState extends Enum {
  readonly isReady: boolean;
  readonly isMiningIdle: boolean;
  readonly isUnused: boolean;
  readonly isMiningUnresponsive: boolean;
  readonly isMiningCoolingDown: boolean;
  readonly type: 'Ready' | 'MiningIdle' | 'Unused' | 'MiningUnresponsive' | 'MiningCoolingDown';
}

/** @name PhalaPalletsMiningPalletBenchmark (211) */
export interface PhalaPalletsMiningPalletBenchmark extends Struct {
  readonly pInit: u32;
  readonly pInstant: u32;
  readonly iterations: u64;
  readonly miningStartTime: u64;
  readonly challengeTimeLast: u64;
}

/** @name PhalaPalletsMiningPalletMinerStats (212) */
export interface PhalaPalletsMiningPalletMinerStats extends Struct {
  readonly totalReward: u128;
}

/** @name PhalaPalletsMiningPalletError (213) */
export interface PhalaPalletsMiningPalletError extends Enum {
  readonly isBadSender: boolean;
  readonly isInvalidMessage: boolean;
  readonly isWorkerNotRegistered: boolean;
  readonly isGatekeeperNotRegistered: boolean;
  readonly isDuplicateBoundMiner: boolean;
  readonly isBenchmarkMissing: boolean;
  readonly isMinerNotFound: boolean;
  readonly isMinerNotBound: boolean;
  readonly isMinerNotReady: boolean;
  readonly isMinerNotMining: boolean;
  readonly isWorkerNotBound: boolean;
  readonly isCoolDownNotReady: boolean;
  readonly isInsufficientStake: boolean;
  readonly isTooMuchStake: boolean;
  readonly isInternalErrorBadTokenomicParameters: boolean;
  readonly isDuplicateBoundWorker: boolean;
  readonly isBenchmarkTooLow: boolean;
  readonly isInternalErrorCannotStartWithExistingStake: boolean;
  readonly type: 'BadSender' | 'InvalidMessage' | 'WorkerNotRegistered' | 'GatekeeperNotRegistered' | 'DuplicateBoundMiner' | 'BenchmarkMissing' | 'MinerNotFound' | 'MinerNotBound' | 'MinerNotReady' | 'MinerNotMining' | 'WorkerNotBound' | 'CoolDownNotReady' | 'InsufficientStake' | 'TooMuchStake' | 'InternalErrorBadTokenomicParameters' | 'DuplicateBoundWorker' | 'BenchmarkTooLow' | 'InternalErrorCannotStartWithExistingStake';
}

/** @name PhalaPalletsStakepoolPalletPoolInfo (214) */
export interface PhalaPalletsStakepoolPalletPoolInfo extends Struct {
  readonly pid: u64;
  readonly owner: AccountId32;
  readonly payoutCommission: Option<Permill>;
  readonly ownerReward: u128;
  readonly cap: Option<u128>;
  readonly rewardAcc: u128;
  readonly totalShares: u128;
  readonly totalStake: u128;
  readonly freeStake: u128;
  readonly releasingStake: u128;
  readonly workers: Vec<SpCoreSr25519Public>;
  readonly withdrawQueue: Vec<PhalaPalletsStakepoolPalletWithdrawInfo>;
}

/** @name PhalaPalletsStakepoolPalletWithdrawInfo (217) */
export interface PhalaPalletsStakepoolPalletWithdrawInfo extends Struct {
  readonly user: AccountId32;
  readonly shares: u128;
  readonly startTime: u64;
}

/** @name PhalaPalletsStakepoolPalletUserStakeInfo (219) */
export interface PhalaPalletsStakepoolPalletUserStakeInfo extends Struct {
  readonly user: AccountId32;
  readonly locked: u128;
  readonly shares: u128;
  readonly availableRewards: u128;
  readonly rewardDebt: u128;
}

/** @name PhalaPalletsStakepoolPalletError (222) */
export interface PhalaPalletsStakepoolPalletError extends Enum {
  readonly isWorkerNotRegistered: boolean;
  readonly isBenchmarkMissing: boolean;
  readonly isWorkerExists: boolean;
  readonly isWorkerDoesNotExist: boolean;
  readonly isWorkerInAnotherPool: boolean;
  readonly isUnauthorizedOperator: boolean;
  readonly isUnauthorizedPoolOwner: boolean;
  readonly isInadequateCapacity: boolean;
  readonly isStakeExceedsCapacity: boolean;
  readonly isPoolDoesNotExist: boolean;
  readonly isPoolIsBusy: boolean;
  readonly isInsufficientContribution: boolean;
  readonly isInsufficientBalance: boolean;
  readonly isPoolStakeNotFound: boolean;
  readonly isInsufficientFreeStake: boolean;
  readonly isInvalidWithdrawalAmount: boolean;
  readonly isFailedToBindMinerAndWorker: boolean;
  readonly isInternalSubsidyPoolCannotWithdraw: boolean;
  readonly isPoolBankrupt: boolean;
  readonly isNoRewardToClaim: boolean;
  readonly isFeatureNotEnabled: boolean;
  readonly isWorkersExceedLimit: boolean;
  readonly isCannotRestartWithLessStake: boolean;
  readonly isInvalidForceRewardAmount: boolean;
  readonly isNotInContributeWhitelist: boolean;
  readonly isAlreadyInContributeWhitelist: boolean;
  readonly isExceedWhitelistMaxLen: boolean;
  readonly isNoWhitelistCreated: boolean;
  readonly isExceedMaxDescriptionLen: boolean;
  readonly type: 'WorkerNotRegistered' | 'BenchmarkMissing' | 'WorkerExists' | 'WorkerDoesNotExist' | 'WorkerInAnotherPool' | 'UnauthorizedOperator' | 'UnauthorizedPoolOwner' | 'InadequateCapacity' | 'StakeExceedsCapacity' | 'PoolDoesNotExist' | 'PoolIsBusy' | 'InsufficientContribution' | 'InsufficientBalance' | 'PoolStakeNotFound' | 'InsufficientFreeStake' | 'InvalidWithdrawalAmount' | 'FailedToBindMinerAndWorker' | 'InternalSubsidyPoolCannotWithdraw' | 'PoolBankrupt' | 'NoRewardToClaim' | 'FeatureNotEnabled' | 'WorkersExceedLimit' | 'CannotRestartWithLessStake' | 'InvalidForceRewardAmount' | 'NotInContributeWhitelist' | 'AlreadyInContributeWhitelist' | 'ExceedWhitelistMaxLen' | 'NoWhitelistCreated' | 'ExceedMaxDescriptionLen';
}

/** @name PalletSudoError (223) */
export interface PalletSudoError extends Enum {
  readonly isRequireSudo: boolean;
  readonly type: 'RequireSudo';
}

/** @name SpRuntimeMultiSignature (225) */
export interface SpRuntimeMultiSignature extends Enum {
  readonly isEd25519: boolean;
  readonly asEd25519: SpCoreEd25519Signature;
  readonly isSr25519: boolean;
  readonly asSr25519: SpCoreSr25519Signature;
  readonly isEcdsa: boolean;
  readonly asEcdsa: SpCoreEcdsaSignature;
  readonly type: 'Ed25519' | 'Sr25519' | 'Ecdsa';
}

/** @name SpCoreEd25519Signature (226) */
export interface SpCoreEd25519Signature extends U8aFixed {}

/** @name SpCoreEcdsaSignature (227) */
export interface SpCoreEcdsaSignature extends U8aFixed {}

/** @name FrameSystemExtensionsCheckNonZeroSender (230) */
export type FrameSystemExtensionsCheckNonZeroSender = Null;

/** @name FrameSystemExtensionsCheckSpecVersion (231) */
export type FrameSystemExtensionsCheckSpecVersion = Null;

/** @name FrameSystemExtensionsCheckTxVersion (232) */
export type FrameSystemExtensionsCheckTxVersion = Null;

/** @name FrameSystemExtensionsCheckGenesis (233) */
export type FrameSystemExtensionsCheckGenesis = Null;

/** @name FrameSystemExtensionsCheckNonce (236) */
export interface FrameSystemExtensionsCheckNonce extends Compact<u32> {}

/** @name FrameSystemExtensionsCheckWeight (237) */
export type FrameSystemExtensionsCheckWeight = Null;

/** @name PhalaPalletsMqCheckSeqCheckMqSequence (238) */
export type PhalaPalletsMqCheckSeqCheckMqSequence = Null;

/** @name PalletTransactionPaymentChargeTransactionPayment (239) */
export interface PalletTransactionPaymentChargeTransactionPayment extends Compact<u128> {}

/** @name RhalaParachainRuntimeRuntime (240) */
export type RhalaParachainRuntimeRuntime = Null;
