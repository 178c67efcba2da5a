// Made by scripts/generate.ts with @polkadot/typegen from metadata.json.

import type { Data } from '@polkadot/types';
import type { Bytes, Compact, Enum, Null, Option, Result, Set, Struct, Text, U8aFixed, Vec, bool, u128, u16, u32, u64, u8 } from '@polkadot/types-codec';
import type { ITuple } from '@polkadot/types-codec/types';
import type { Vote } from '@polkadot/types/interfaces/elections';
import type { AccountId32, Call, H256, MultiAddress, Permill } from '@polkadot/types/interfaces/runtime';
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
  readonly frozen: u128;
  readonly flags: u128;
}

/** @name FrameSupportDispatchPerDispatchClassWeight (8) */
export interface FrameSupportDispatchPerDispatchClassWeight extends Struct {
  readonly normal: SpWeightsWeightV2Weight;
  readonly operational: SpWeightsWeightV2Weight;
  readonly mandatory: SpWeightsWeightV2Weight;
}

/** @name SpWeightsWeightV2Weight (9) */
export interface SpWeightsWeightV2Weight extends Struct {
  readonly refTime: Compact<u64>;
  readonly proofSize: Compact<u64>;
}

/** @name SpRuntimeDigest (14) */
export interface SpRuntimeDigest extends Struct {
  readonly logs: Vec<SpRuntimeDigestDigestItem>;
}

/** @name SpRuntimeDigestDigestItem (16) */
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

/** @name FrameSystemEventRecord (19) */
export interface FrameSystemEventRecord extends Struct {
  readonly phase: FrameSystemPhase;
  readonly event: Event;
  readonly topics: Vec<H256>;
}

/** @name FrameSystemEvent (21) */
export interface FrameSystemEvent extends Enum {
  readonly isExtrinsicSuccess: boolean;
  readonly asExtrinsicSuccess: {
    readonly dispatchInfo: FrameSupportDispatchDispatchInfo;
  } & Struct;
  readonly isExtrinsicFailed: boolean;
  readonly asExtrinsicFailed: {
    readonly dispatchError: SpRuntimeDispatchError;
    readonly dispatchInfo: FrameSupportDispatchDispatchInfo;
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

/** @name FrameSupportDispatchDispatchInfo (22) */
export interface FrameSupportDispatchDispatchInfo extends Struct {
  readonly weight: SpWeightsWeightV2Weight;
  readonly class: FrameSupportDispatchDispatchClass;
  readonly paysFee: FrameSupportDispatchPays;
}

/** @name FrameSupportDispatchDispatchClass (23) */
export interface FrameSupportDispatchDispatchClass extends Enum {
  readonly isNormal: boolean;
  readonly isOperational: boolean;
  readonly isMandatory: boolean;
  readonly type: 'Normal' | 'Operational' | 'Mandatory';
}

/** @name FrameSupportDispatchPays (24) */
export interface FrameSupportDispatchPays extends Enum {
  readonly isYes: boolean;
  readonly isNo: boolean;
  readonly type: 'Yes' | 'No';
}

/** @name SpRuntimeDispatchError (25) */
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
  readonly asArithmetic: SpArithmeticArithmeticError;
  readonly isTransactional: boolean;
  readonly asTransactional: SpRuntimeTransactionalError;
  readonly isExhausted: boolean;
  readonly isCorruption: boolean;
  readonly isUnavailable: boolean;
  readonly type: 'Other' | 'CannotLookup' | 'BadOrigin' | 'Module' | 'ConsumerRemaining' | 'NoProviders' | 'TooManyConsumers' | 'Token' | 'Arithmetic' | 'Transactional' | 'Exhausted' | 'Corruption' | 'Unavailable';
}

/** @name SpRuntimeModuleError (26) */
export interface SpRuntimeModuleError extends Struct {
  readonly index: u8;
  readonly error: U8aFixed;
}

/** @name SpRuntimeTokenError (27) */
export interface SpRuntimeTokenError extends Enum {
  readonly isFundsUnavailable: boolean;
  readonly isOnlyProvider: boolean;
  readonly isBelowMinimum: boolean;
  readonly isCannotCreate: boolean;
  readonly isUnknownAsset: boolean;
  readonly isFrozen: boolean;
  readonly isUnsupported: boolean;
  readonly isCannotCreateHold: boolean;
  readonly isNotExpendable: boolean;
  readonly type: 'FundsUnavailable' | 'OnlyProvider' | 'BelowMinimum' | 'CannotCreate' | 'UnknownAsset' | 'Frozen' | 'Unsupported' | 'CannotCreateHold' | 'NotExpendable';
}

/** @name SpArithmeticArithmeticError (28) */
export interface SpArithmeticArithmeticError extends Enum {
  readonly isUnderflow: boolean;
  readonly isOverflow: boolean;
  readonly isDivisionByZero: boolean;
  readonly type: 'Underflow' | 'Overflow' | 'DivisionByZero';
}

/** @name SpRuntimeTransactionalError (29) */
export interface SpRuntimeTransactionalError extends Enum {
  readonly isLimitReached: boolean;
  readonly isNoLayer: boolean;
  readonly type: 'LimitReached' | 'NoLayer';
}

/** @name PalletUtilityEvent (30) */
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

/** @name PalletMultisigEvent (33) */
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

/** @name PalletMultisigTimepoint (34) */
export interface PalletMultisigTimepoint extends Struct {
  readonly height: u32;
  readonly index: u32;
}

/** @name PalletProxyEvent (35) */
export interface PalletProxyEvent extends Enum {
  readonly isProxyExecuted: boolean;
  readonly asProxyExecuted: {
    readonly result: Result<Null, SpRuntimeDispatchError>;
  } & Struct;
  readonly isPureCreated: boolean;
  readonly asPureCreated: {
    readonly pure: AccountId32;
    readonly who: AccountId32;
    readonly proxyType: KhalaParachainRuntimeProxyType;
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
    readonly proxyType: KhalaParachainRuntimeProxyType;
    readonly delay: u32;
  } & Struct;
  readonly isProxyRemoved: boolean;
  readonly asProxyRemoved: {
    readonly delegator: AccountId32;
    readonly delegatee: AccountId32;
    readonly proxyType: KhalaParachainRuntimeProxyType;
    readonly delay: u32;
  } & Struct;
  readonly type: 'ProxyExecuted' | 'PureCreated' | 'Announced' | 'ProxyAdded' | 'ProxyRemoved';
}

/** @name KhalaParachainRuntimeProxyType (36) */
export interface KhalaParachainRuntimeProxyType extends Enum {
  readonly isAny: boolean;
  readonly isNonTransfer: boolean;
  readonly isCancelProxy: boolean;
  readonly isGovernance: boolean;
  readonly isCollator: boolean;
  readonly isStakePoolManager: boolean;
  readonly type: 'Any' | 'NonTransfer' | 'CancelProxy' | 'Governance' | 'Collator' | 'StakePoolManager';
}

/** @name PalletVestingEvent (38) */
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

/** @name PalletBalancesEvent (47) */
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
  readonly isMinted: boolean;
  readonly asMinted: {
    readonly who: AccountId32;
    readonly amount: u128;
  } & Struct;
  readonly isBurned: boolean;
  readonly asBurned: {
    readonly who: AccountId32;
    readonly amount: u128;
  } & Struct;
  readonly isSuspended: boolean;
  readonly asSuspended: {
    readonly who: AccountId32;
    readonly amount: u128;
  } & Struct;
  readonly isRestored: boolean;
  readonly asRestored: {
    readonly who: AccountId32;
    readonly amount: u128;
  } & Struct;
  readonly isUpgraded: boolean;
  readonly asUpgraded: {
    readonly who: AccountId32;
  } & Struct;
  readonly isIssued: boolean;
  readonly asIssued: {
    readonly amount: u128;
  } & Struct;
  readonly isRescinded: boolean;
  readonly asRescinded: {
    readonly amount: u128;
  } & Struct;
  readonly isLocked: boolean;
  readonly asLocked: {
    readonly who: AccountId32;
    readonly amount: u128;
  } & Struct;
  readonly isUnlocked: boolean;
  readonly asUnlocked: {
    readonly who: AccountId32;
    readonly amount: u128;
  } & Struct;
  readonly isFrozen: boolean;
  readonly asFrozen: {
    readonly who: AccountId32;
    readonly amount: u128;
  } & Struct;
  readonly isThawed: boolean;
  readonly asThawed: {
    readonly who: AccountId32;
    readonly amount: u128;
  } & Struct;
  readonly type: 'Endowed' | 'DustLost' | 'Transfer' | 'BalanceSet' | 'Reserved' | 'Unreserved' | 'ReserveRepatriated' | 'Deposit' | 'Withdraw' | 'Slashed' | 'Minted' | 'Burned' | 'Suspended' | 'Restored' | 'Upgraded' | 'Issued' | 'Rescinded' | 'Locked' | 'Unlocked' | 'Frozen' | 'Thawed';
}

/** @name FrameSupportTokensMiscBalanceStatus (48) */
export interface FrameSupportTokensMiscBalanceStatus extends Enum {
  readonly isFree: boolean;
  readonly isReserved: boolean;
  readonly type: 'Free' | 'Reserved';
}

/** @name PalletTransactionPaymentEvent (49) */
export interface PalletTransactionPaymentEvent extends Enum {
  readonly isTransactionFeePaid: boolean;
  readonly asTransactionFeePaid: {
    readonly who: AccountId32;
    readonly actualFee: u128;
    readonly tip: u128;
  } & Struct;
  readonly type: 'TransactionFeePaid';
}

/** @name PalletIdentityEvent (51) */
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

/** @name PalletDemocracyEvent (52) */
export interface PalletDemocracyEvent extends Enum {
  readonly isProposed: boolean;
  readonly asProposed: {
    readonly proposalIndex: u32;
    readonly deposit: u128;
  } & Struct;
  readonly isTabled: boolean;
  readonly asTabled: {
    readonly proposalIndex: u32;
    readonly deposit: u128;
  } & Struct;
  readonly isExternalTabled: boolean;
  readonly isStarted: boolean;
  readonly asStarted: {
    readonly refIndex: u32;
    readonly threshold: PalletDemocracyVoteThreshold;
  } & Struct;
  readonly isPassed: boolean;
  readonly asPassed: {
    readonly refIndex: u32;
  } & Struct;
  readonly isNotPassed: boolean;
  readonly asNotPassed: {
    readonly refIndex: u32;
  } & Struct;
  readonly isCancelled: boolean;
  readonly asCancelled: {
    readonly refIndex: u32;
  } & Struct;
  readonly isDelegated: boolean;
  readonly asDelegated: {
    readonly who: AccountId32;
    readonly target: AccountId32;
  } & Struct;
  readonly isUndelegated: boolean;
  readonly asUndelegated: {
    readonly account: AccountId32;
  } & Struct;
  readonly isVetoed: boolean;
  readonly asVetoed: {
    readonly who: AccountId32;
    readonly proposalHash: H256;
    readonly until: u32;
  } & Struct;
  readonly isBlacklisted: boolean;
  readonly asBlacklisted: {
    readonly proposalHash: H256;
  } & Struct;
  readonly isVoted: boolean;
  readonly asVoted: {
    readonly voter: AccountId32;
    readonly refIndex: u32;
    readonly vote: PalletDemocracyVoteAccountVote;
  } & Struct;
  readonly isSeconded: boolean;
  readonly asSeconded: {
    readonly seconder: AccountId32;
    readonly propIndex: u32;
  } & Struct;
  readonly isProposalCanceled: boolean;
  readonly asProposalCanceled: {
    readonly propIndex: u32;
  } & Struct;
  readonly isMetadataSet: boolean;
  readonly asMetadataSet: {
    readonly owner: PalletDemocracyMetadataOwner;
    readonly hash_: H256;
  } & Struct;
  readonly isMetadataCleared: boolean;
  readonly asMetadataCleared: {
    readonly owner: PalletDemocracyMetadataOwner;
    readonly hash_: H256;
  } & Struct;
  readonly isMetadataTransferred: boolean;
  readonly asMetadataTransferred: {
    readonly prevOwner: PalletDemocracyMetadataOwner;
    readonly owner: PalletDemocracyMetadataOwner;
    readonly hash_: H256;
  } & Struct;
  readonly type: 'Proposed' | 'Tabled' | 'ExternalTabled' | 'Started' | 'Passed' | 'NotPassed' | 'Cancelled' | 'Delegated' | 'Undelegated' | 'Vetoed' | 'Blacklisted' | 'Voted' | 'Seconded' | 'ProposalCanceled' | 'MetadataSet' | 'MetadataCleared' | 'MetadataTransferred';
}

/** @name PalletDemocracyVoteThreshold (53) */
export interface PalletDemocracyVoteThreshold extends Enum {
  readonly isSuperMajorityApprove: boolean;
  readonly isSuperMajorityAgainst: boolean;
  readonly isSimpleMajority: boolean;
  readonly type: 'SuperMajorityApprove' | 'SuperMajorityAgainst' | 'SimpleMajority';
}

/** @name PalletDemocracyVoteAccountVote (54) */
export interface PalletDemocracyVoteAccountVote extends Enum {
  readonly isStandard: boolean;
  readonly asStandard: {
    readonly vote: Vote;
    readonly balance: u128;
  } & Struct;
  readonly isSplit: boolean;
  readonly asSplit: {
    readonly aye: u128;
    readonly nay: u128;
  } & Struct;
  readonly type: 'Standard' | 'Split';
}

/** @name PalletDemocracyMetadataOwner (56) */
export interface PalletDemocracyMetadataOwner extends Enum {
  readonly isExternal: boolean;
  readonly isProposal: boolean;
  readonly asProposal: u32;
  readonly isReferendum: boolean;
  readonly asReferendum: u32;
  readonly type: 'External' | 'Proposal' | 'Referendum';
}

/** @name PhalaPalletsRegistryPalletEvent (57) */
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
    readonly attestationProvider: Option<PhalaTypesAttestationProvider>;
    readonly confidenceLevel: u8;
  } & Struct;
  readonly isWorkerUpdated: boolean;
  readonly asWorkerUpdated: {
    readonly pubkey: SpCoreSr25519Public;
    readonly attestationProvider: Option<PhalaTypesAttestationProvider>;
    readonly confidenceLevel: u8;
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
  readonly isInitialScoreSet: boolean;
  readonly asInitialScoreSet: {
    readonly pubkey: SpCoreSr25519Public;
    readonly initScore: u32;
  } & Struct;
  readonly isMinimumPRuntimeVersionChangedTo: boolean;
  readonly asMinimumPRuntimeVersionChangedTo: ITuple<[u32, u32, u32]>;
  readonly isPRuntimeConsensusVersionChangedTo: boolean;
  readonly asPRuntimeConsensusVersionChangedTo: u32;
  readonly isGatekeeperLaunched: boolean;
  readonly type: 'GatekeeperAdded' | 'GatekeeperRemoved' | 'WorkerAdded' | 'WorkerUpdated' | 'MasterKeyRotated' | 'MasterKeyRotationFailed' | 'InitialScoreSet' | 'MinimumPRuntimeVersionChangedTo' | 'PRuntimeConsensusVersionChangedTo' | 'GatekeeperLaunched';
}

/** @name SpCoreSr25519Public (58) */
export interface SpCoreSr25519Public extends U8aFixed {}

/** @name PhalaTypesAttestationProvider (60) */
export interface PhalaTypesAttestationProvider extends Enum {
  readonly isRoot: boolean;
  readonly isIas: boolean;
  readonly type: 'Root' | 'Ias';
}

/** @name PhalaPalletsComputeComputationPalletEvent (62) */
export interface PhalaPalletsComputeComputationPalletEvent extends Enum {
  readonly isCoolDownExpirationChanged: boolean;
  readonly asCoolDownExpirationChanged: {
    readonly period: u64;
  } & Struct;
  readonly isWorkerStarted: boolean;
  readonly asWorkerStarted: {
    readonly session: AccountId32;
    readonly initV: u128;
    readonly initP: u32;
  } & Struct;
  readonly isWorkerStopped: boolean;
  readonly asWorkerStopped: {
    readonly session: AccountId32;
  } & Struct;
  readonly isWorkerReclaimed: boolean;
  readonly asWorkerReclaimed: {
    readonly session: AccountId32;
    readonly originalStake: u128;
    readonly slashed: u128;
  } & Struct;
  readonly isSessionBound: boolean;
  readonly asSessionBound: {
    readonly session: AccountId32;
    readonly worker: SpCoreSr25519Public;
  } & Struct;
  readonly isSessionUnbound: boolean;
  readonly asSessionUnbound: {
    readonly session: AccountId32;
    readonly worker: SpCoreSr25519Public;
  } & Struct;
  readonly isWorkerEnterUnresponsive: boolean;
  readonly asWorkerEnterUnresponsive: {
    readonly session: AccountId32;
  } & Struct;
  readonly isWorkerExitUnresponsive: boolean;
  readonly asWorkerExitUnresponsive: {
    readonly session: AccountId32;
  } & Struct;
  readonly isSessionSettled: boolean;
  readonly asSessionSettled: {
    readonly session: AccountId32;
    readonly vBits: u128;
    readonly payoutBits: u128;
  } & Struct;
  readonly isInternalErrorWorkerSettleFailed: boolean;
  readonly asInternalErrorWorkerSettleFailed: {
    readonly worker: SpCoreSr25519Public;
  } & Struct;
  readonly isSubsidyBudgetHalved: boolean;
  readonly isInternalErrorWrongHalvingConfigured: boolean;
  readonly isTokenomicParametersChanged: boolean;
  readonly isSessionSettlementDropped: boolean;
  readonly asSessionSettlementDropped: {
    readonly session: AccountId32;
    readonly v: u128;
    readonly payout: u128;
  } & Struct;
  readonly isBenchmarkUpdated: boolean;
  readonly asBenchmarkUpdated: {
    readonly session: AccountId32;
    readonly pInstant: u32;
  } & Struct;
  readonly isBudgetUpdated: boolean;
  readonly asBudgetUpdated: {
    readonly nonce: u64;
    readonly budget: u128;
  } & Struct;
  readonly type: 'CoolDownExpirationChanged' | 'WorkerStarted' | 'WorkerStopped' | 'WorkerReclaimed' | 'SessionBound' | 'SessionUnbound' | 'WorkerEnterUnresponsive' | 'WorkerExitUnresponsive' | 'SessionSettled' | 'InternalErrorWorkerSettleFailed' | 'SubsidyBudgetHalved' | 'InternalErrorWrongHalvingConfigured' | 'TokenomicParametersChanged' | 'SessionSettlementDropped' | 'BenchmarkUpdated' | 'BudgetUpdated';
}

/** @name PhalaPalletsStakePoolPalletEvent (63) */
export type PhalaPalletsStakePoolPalletEvent = Null;

/** @name PalletAssetsEvent (64) */
export interface PalletAssetsEvent extends Enum {
  readonly isCreated: boolean;
  readonly asCreated: {
    readonly assetId: u32;
    readonly creator: AccountId32;
    readonly owner: AccountId32;
  } & Struct;
  readonly isIssued: boolean;
  readonly asIssued: {
    readonly assetId: u32;
    readonly owner: AccountId32;
    readonly amount: u128;
  } & Struct;
  readonly isTransferred: boolean;
  readonly asTransferred: {
    readonly assetId: u32;
    readonly from: AccountId32;
    readonly to: AccountId32;
    readonly amount: u128;
  } & Struct;
  readonly isBurned: boolean;
  readonly asBurned: {
    readonly assetId: u32;
    readonly owner: AccountId32;
    readonly balance: u128;
  } & Struct;
  readonly isTeamChanged: boolean;
  readonly asTeamChanged: {
    readonly assetId: u32;
    readonly issuer: AccountId32;
    readonly admin: AccountId32;
    readonly freezer: AccountId32;
  } & Struct;
  readonly isOwnerChanged: boolean;
  readonly asOwnerChanged: {
    readonly assetId: u32;
    readonly owner: AccountId32;
  } & Struct;
  readonly isFrozen: boolean;
  readonly asFrozen: {
    readonly assetId: u32;
    readonly who: AccountId32;
  } & Struct;
  readonly isThawed: boolean;
  readonly asThawed: {
    readonly assetId: u32;
    readonly who: AccountId32;
  } & Struct;
  readonly isAssetFrozen: boolean;
  readonly asAssetFrozen: {
    readonly assetId: u32;
  } & Struct;
  readonly isAssetThawed: boolean;
  readonly asAssetThawed: {
    readonly assetId: u32;
  } & Struct;
  readonly isAccountsDestroyed: boolean;
  readonly asAccountsDestroyed: {
    readonly assetId: u32;
    readonly accountsDestroyed: u32;
    readonly accountsRemaining: u32;
  } & Struct;
  readonly isApprovalsDestroyed: boolean;
  readonly asApprovalsDestroyed: {
    readonly assetId: u32;
    readonly approvalsDestroyed: u32;
    readonly approvalsRemaining: u32;
  } & Struct;
  readonly isDestructionStarted: boolean;
  readonly asDestructionStarted: {
    readonly assetId: u32;
  } & Struct;
  readonly isDestroyed: boolean;
  readonly asDestroyed: {
    readonly assetId: u32;
  } & Struct;
  readonly isForceCreated: boolean;
  readonly asForceCreated: {
    readonly assetId: u32;
    readonly owner: AccountId32;
  } & Struct;
  readonly isMetadataSet: boolean;
  readonly asMetadataSet: {
    readonly assetId: u32;
    readonly name: Bytes;
    readonly symbol: Bytes;
    readonly decimals: u8;
    readonly isFrozen: bool;
  } & Struct;
  readonly isMetadataCleared: boolean;
  readonly asMetadataCleared: {
    readonly assetId: u32;
  } & Struct;
  readonly isApprovedTransfer: boolean;
  readonly asApprovedTransfer: {
    readonly assetId: u32;
    readonly source: AccountId32;
    readonly delegate: AccountId32;
    readonly amount: u128;
  } & Struct;
  readonly isApprovalCancelled: boolean;
  readonly asApprovalCancelled: {
    readonly assetId: u32;
    readonly owner: AccountId32;
    readonly delegate: AccountId32;
  } & Struct;
  readonly isTransferredApproved: boolean;
  readonly asTransferredApproved: {
    readonly assetId: u32;
    readonly owner: AccountId32;
    readonly delegate: AccountId32;
    readonly destination: AccountId32;
    readonly amount: u128;
  } & Struct;
  readonly isAssetStatusChanged: boolean;
  readonly asAssetStatusChanged: {
    readonly assetId: u32;
  } & Struct;
  readonly isAssetMinBalanceChanged: boolean;
  readonly asAssetMinBalanceChanged: {
    readonly assetId: u32;
    readonly newMinBalance: u128;
  } & Struct;
  readonly type: 'Created' | 'Issued' | 'Transferred' | 'Burned' | 'TeamChanged' | 'OwnerChanged' | 'Frozen' | 'Thawed' | 'AssetFrozen' | 'AssetThawed' | 'AccountsDestroyed' | 'ApprovalsDestroyed' | 'DestructionStarted' | 'Destroyed' | 'ForceCreated' | 'MetadataSet' | 'MetadataCleared' | 'ApprovedTransfer' | 'ApprovalCancelled' | 'TransferredApproved' | 'AssetStatusChanged' | 'AssetMinBalanceChanged';
}

/** @name PhalaPalletsComputeStakePoolV2PalletEvent (65) */
export interface PhalaPalletsComputeStakePoolV2PalletEvent extends Enum {
  readonly isPoolCreated: boolean;
  readonly asPoolCreated: {
    readonly owner: AccountId32;
    readonly pid: u64;
    readonly cid: u32;
    readonly poolAccountId: AccountId32;
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
    readonly session: AccountId32;
  } & Struct;
  readonly isContribution: boolean;
  readonly asContribution: {
    readonly pid: u64;
    readonly user: AccountId32;
    readonly amount: u128;
    readonly shares: u128;
    readonly asVault: Option<u64>;
  } & Struct;
  readonly isOwnerRewardsWithdrawn: boolean;
  readonly asOwnerRewardsWithdrawn: {
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
  readonly isPoolWorkerRemoved: boolean;
  readonly asPoolWorkerRemoved: {
    readonly pid: u64;
    readonly worker: SpCoreSr25519Public;
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
  readonly isWorkingStarted: boolean;
  readonly asWorkingStarted: {
    readonly pid: u64;
    readonly worker: SpCoreSr25519Public;
    readonly amount: u128;
  } & Struct;
  readonly isRewardToOwnerDismissedDust: boolean;
  readonly asRewardToOwnerDismissedDust: {
    readonly pid: u64;
    readonly amount: u128;
  } & Struct;
  readonly isRewardToDistributionDismissedDust: boolean;
  readonly asRewardToDistributionDismissedDust: {
    readonly pid: u64;
    readonly amount: u128;
  } & Struct;
  readonly type: 'PoolCreated' | 'PoolCommissionSet' | 'PoolCapacitySet' | 'PoolWorkerAdded' | 'Contribution' | 'OwnerRewardsWithdrawn' | 'PoolSlashed' | 'SlashSettled' | 'RewardDismissedNotInPool' | 'RewardDismissedNoShare' | 'RewardDismissedDust' | 'PoolWorkerRemoved' | 'WorkerReclaimed' | 'RewardReceived' | 'WorkingStarted' | 'RewardToOwnerDismissedDust' | 'RewardToDistributionDismissedDust';
}

/** @name PhalaPalletsComputeVaultPalletEvent (66) */
export interface PhalaPalletsComputeVaultPalletEvent extends Enum {
  readonly isPoolCreated: boolean;
  readonly asPoolCreated: {
    readonly owner: AccountId32;
    readonly pid: u64;
    readonly cid: u32;
    readonly poolAccountId: AccountId32;
  } & Struct;
  readonly isVaultCommissionSet: boolean;
  readonly asVaultCommissionSet: {
    readonly pid: u64;
    readonly commission: u32;
  } & Struct;
  readonly isOwnerSharesClaimed: boolean;
  readonly asOwnerSharesClaimed: {
    readonly pid: u64;
    readonly user: AccountId32;
    readonly shares: u128;
  } & Struct;
  readonly isOwnerSharesGained: boolean;
  readonly asOwnerSharesGained: {
    readonly pid: u64;
    readonly shares: u128;
    readonly checkoutPrice: u128;
  } & Struct;
  readonly isContribution: boolean;
  readonly asContribution: {
    readonly pid: u64;
    readonly user: AccountId32;
    readonly amount: u128;
    readonly shares: u128;
  } & Struct;
  readonly type: 'PoolCreated' | 'VaultCommissionSet' | 'OwnerSharesClaimed' | 'OwnerSharesGained' | 'Contribution';
}

/** @name PhalaPalletsComputeWrappedBalancesPalletEvent (67) */
export interface PhalaPalletsComputeWrappedBalancesPalletEvent extends Enum {
  readonly isDustRemoved: boolean;
  readonly asDustRemoved: {
    readonly user: AccountId32;
    readonly amount: u128;
  } & Struct;
  readonly isWrapped: boolean;
  readonly asWrapped: {
    readonly user: AccountId32;
    readonly amount: u128;
  } & Struct;
  readonly isUnwrapped: boolean;
  readonly asUnwrapped: {
    readonly user: AccountId32;
    readonly amount: u128;
  } & Struct;
  readonly isVoted: boolean;
  readonly asVoted: {
    readonly user: AccountId32;
    readonly voteId: u32;
    readonly ayeAmount: u128;
    readonly nayAmount: u128;
  } & Struct;
  readonly type: 'DustRemoved' | 'Wrapped' | 'Unwrapped' | 'Voted';
}

/** @name PhalaPalletsComputeBasePoolPalletEvent (68) */
export interface PhalaPalletsComputeBasePoolPalletEvent extends Enum {
  readonly isNftCreated: boolean;
  readonly asNftCreated: {
    readonly pid: u64;
    readonly cid: u32;
    readonly nftId: u32;
    readonly owner: AccountId32;
    readonly shares: u128;
  } & Struct;
  readonly isWithdrawalQueued: boolean;
  readonly asWithdrawalQueued: {
    readonly pid: u64;
    readonly user: AccountId32;
    readonly shares: u128;
    readonly nftId: u32;
    readonly asVault: Option<u64>;
  } & Struct;
  readonly isWithdrawal: boolean;
  readonly asWithdrawal: {
    readonly pid: u64;
    readonly user: AccountId32;
    readonly amount: u128;
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
  readonly type: 'NftCreated' | 'WithdrawalQueued' | 'Withdrawal' | 'PoolWhitelistCreated' | 'PoolWhitelistDeleted' | 'PoolWhitelistStakerAdded' | 'PoolWhitelistStakerRemoved';
}

/** @name PalletUniquesEvent (69) */
export interface PalletUniquesEvent extends Enum {
  readonly isCreated: boolean;
  readonly asCreated: {
    readonly collection: u32;
    readonly creator: AccountId32;
    readonly owner: AccountId32;
  } & Struct;
  readonly isForceCreated: boolean;
  readonly asForceCreated: {
    readonly collection: u32;
    readonly owner: AccountId32;
  } & Struct;
  readonly isDestroyed: boolean;
  readonly asDestroyed: {
    readonly collection: u32;
  } & Struct;
  readonly isIssued: boolean;
  readonly asIssued: {
    readonly collection: u32;
    readonly item: u32;
    readonly owner: AccountId32;
  } & Struct;
  readonly isTransferred: boolean;
  readonly asTransferred: {
    readonly collection: u32;
    readonly item: u32;
    readonly from: AccountId32;
    readonly to: AccountId32;
  } & Struct;
  readonly isBurned: boolean;
  readonly asBurned: {
    readonly collection: u32;
    readonly item: u32;
    readonly owner: AccountId32;
  } & Struct;
  readonly isFrozen: boolean;
  readonly asFrozen: {
    readonly collection: u32;
    readonly item: u32;
  } & Struct;
  readonly isThawed: boolean;
  readonly asThawed: {
    readonly collection: u32;
    readonly item: u32;
  } & Struct;
  readonly isCollectionFrozen: boolean;
  readonly asCollectionFrozen: {
    readonly collection: u32;
  } & Struct;
  readonly isCollectionThawed: boolean;
  readonly asCollectionThawed: {
    readonly collection: u32;
  } & Struct;
  readonly isOwnerChanged: boolean;
  readonly asOwnerChanged: {
    readonly collection: u32;
    readonly newOwner: AccountId32;
  } & Struct;
  readonly isTeamChanged: boolean;
  readonly asTeamChanged: {
    readonly collection: u32;
    readonly issuer: AccountId32;
    readonly admin: AccountId32;
    readonly freezer: AccountId32;
  } & Struct;
  readonly isApprovedTransfer: boolean;
  readonly asApprovedTransfer: {
    readonly collection: u32;
    readonly item: u32;
    readonly owner: AccountId32;
    readonly delegate: AccountId32;
  } & Struct;
  readonly isApprovalCancelled: boolean;
  readonly asApprovalCancelled: {
    readonly collection: u32;
    readonly item: u32;
    readonly owner: AccountId32;
    readonly delegate: AccountId32;
  } & Struct;
  readonly isItemStatusChanged: boolean;
  readonly asItemStatusChanged: {
    readonly collection: u32;
  } & Struct;
  readonly isCollectionMetadataSet: boolean;
  readonly asCollectionMetadataSet: {
    readonly collection: u32;
    readonly data: Bytes;
    readonly isFrozen: bool;
  } & Struct;
  readonly isCollectionMetadataCleared: boolean;
  readonly asCollectionMetadataCleared: {
    readonly collection: u32;
  } & Struct;
  readonly isMetadataSet: boolean;
  readonly asMetadataSet: {
    readonly collection: u32;
    readonly item: u32;
    readonly data: Bytes;
    readonly isFrozen: bool;
  } & Struct;
  readonly isMetadataCleared: boolean;
  readonly asMetadataCleared: {
    readonly collection: u32;
    readonly item: u32;
  } & Struct;
  readonly isRedeposited: boolean;
  readonly asRedeposited: {
    readonly collection: u32;
    readonly successfulItems: Vec<u32>;
  } & Struct;
  readonly isAttributeSet: boolean;
  readonly asAttributeSet: {
    readonly collection: u32;
    readonly maybeItem: Option<u32>;
    readonly key: Bytes;
    readonly value: Bytes;
  } & Struct;
  readonly isAttributeCleared: boolean;
  readonly asAttributeCleared: {
    readonly collection: u32;
    readonly maybeItem: Option<u32>;
    readonly key: Bytes;
  } & Struct;
  readonly isOwnershipAcceptanceChanged: boolean;
  readonly asOwnershipAcceptanceChanged: {
    readonly who: AccountId32;
    readonly maybeCollection: Option<u32>;
  } & Struct;
  readonly isCollectionMaxSupplySet: boolean;
  readonly asCollectionMaxSupplySet: {
    readonly collection: u32;
    readonly maxSupply: u32;
  } & Struct;
  readonly isItemPriceSet: boolean;
  readonly asItemPriceSet: {
    readonly collection: u32;
    readonly item: u32;
    readonly price: u128;
    readonly whitelistedBuyer: Option<AccountId32>;
  } & Struct;
  readonly isItemPriceRemoved: boolean;
  readonly asItemPriceRemoved: {
    readonly collection: u32;
    readonly item: u32;
  } & Struct;
  readonly isItemBought: boolean;
  readonly asItemBought: {
    readonly collection: u32;
    readonly item: u32;
    readonly price: u128;
    readonly seller: AccountId32;
    readonly buyer: AccountId32;
  } & Struct;
  readonly type: 'Created' | 'ForceCreated' | 'Destroyed' | 'Issued' | 'Transferred' | 'Burned' | 'Frozen' | 'Thawed' | 'CollectionFrozen' | 'CollectionThawed' | 'OwnerChanged' | 'TeamChanged' | 'ApprovedTransfer' | 'ApprovalCancelled' | 'ItemStatusChanged' | 'CollectionMetadataSet' | 'CollectionMetadataCleared' | 'MetadataSet' | 'MetadataCleared' | 'Redeposited' | 'AttributeSet' | 'AttributeCleared' | 'OwnershipAcceptanceChanged' | 'CollectionMaxSupplySet' | 'ItemPriceSet' | 'ItemPriceRemoved' | 'ItemBought';
}

/** @name PalletRmrkCoreEvent (76) */
export interface PalletRmrkCoreEvent extends Enum {
  readonly isCollectionCreated: boolean;
  readonly asCollectionCreated: {
    readonly issuer: AccountId32;
    readonly collectionId: u32;
  } & Struct;
  readonly isNftMinted: boolean;
  readonly asNftMinted: {
    readonly owner: RmrkTraitsNftAccountIdOrCollectionNftTuple;
    readonly collectionId: u32;
    readonly nftId: u32;
  } & Struct;
  readonly isNftBurned: boolean;
  readonly asNftBurned: {
    readonly owner: AccountId32;
    readonly collectionId: u32;
    readonly nftId: u32;
  } & Struct;
  readonly isCollectionDestroyed: boolean;
  readonly asCollectionDestroyed: {
    readonly issuer: AccountId32;
    readonly collectionId: u32;
  } & Struct;
  readonly isNftSent: boolean;
  readonly asNftSent: {
    readonly sender: AccountId32;
    readonly recipient: RmrkTraitsNftAccountIdOrCollectionNftTuple;
    readonly collectionId: u32;
    readonly nftId: u32;
    readonly approvalRequired: bool;
  } & Struct;
  readonly isNftAccepted: boolean;
  readonly asNftAccepted: {
    readonly sender: AccountId32;
    readonly recipient: RmrkTraitsNftAccountIdOrCollectionNftTuple;
    readonly collectionId: u32;
    readonly nftId: u32;
  } & Struct;
  readonly isNftRejected: boolean;
  readonly asNftRejected: {
    readonly sender: AccountId32;
    readonly collectionId: u32;
    readonly nftId: u32;
  } & Struct;
  readonly isIssuerChanged: boolean;
  readonly asIssuerChanged: {
    readonly oldIssuer: AccountId32;
    readonly newIssuer: AccountId32;
    readonly collectionId: u32;
  } & Struct;
  readonly isPropertySet: boolean;
  readonly asPropertySet: {
    readonly collectionId: u32;
    readonly maybeNftId: Option<u32>;
    readonly key: Bytes;
    readonly value: Bytes;
  } & Struct;
  readonly isPropertyRemoved: boolean;
  readonly asPropertyRemoved: {
    readonly collectionId: u32;
    readonly maybeNftId: Option<u32>;
    readonly key: Bytes;
  } & Struct;
  readonly isPropertiesRemoved: boolean;
  readonly asPropertiesRemoved: {
    readonly collectionId: u32;
    readonly maybeNftId: Option<u32>;
  } & Struct;
  readonly isCollectionLocked: boolean;
  readonly asCollectionLocked: {
    readonly issuer: AccountId32;
    readonly collectionId: u32;
  } & Struct;
  readonly isResourceAdded: boolean;
  readonly asResourceAdded: {
    readonly nftId: u32;
    readonly resourceId: u32;
    readonly collectionId: u32;
  } & Struct;
  readonly isResourceReplaced: boolean;
  readonly asResourceReplaced: {
    readonly nftId: u32;
    readonly resourceId: u32;
    readonly collectionId: u32;
  } & Struct;
  readonly isResourceAccepted: boolean;
  readonly asResourceAccepted: {
    readonly nftId: u32;
    readonly resourceId: u32;
    readonly collectionId: u32;
  } & Struct;
  readonly isResourceRemoval: boolean;
  readonly asResourceRemoval: {
    readonly nftId: u32;
    readonly resourceId: u32;
    readonly collectionId: u32;
  } & Struct;
  readonly isResourceRemovalAccepted: boolean;
  readonly asResourceRemovalAccepted: {
    readonly nftId: u32;
    readonly resourceId: u32;
    readonly collectionId: u32;
  } & Struct;
  readonly isPrioritySet: boolean;
  readonly asPrioritySet: {
    readonly collectionId: u32;
    readonly nftId: u32;
  } & Struct;
  readonly type: 'CollectionCreated' | 'NftMinted' | 'NftBurned' | 'CollectionDestroyed' | 'NftSent' | 'NftAccepted' | 'NftRejected' | 'IssuerChanged' | 'PropertySet' | 'PropertyRemoved' | 'PropertiesRemoved' | 'CollectionLocked' | 'ResourceAdded' | 'ResourceReplaced' | 'ResourceAccepted' | 'ResourceRemoval' | 'ResourceRemovalAccepted' | 'PrioritySet';
}

/** @name RmrkTraitsNftAccountIdOrCollectionNftTuple (77) */
export interface RmrkTraitsNftAccountIdOrCollectionNftTuple extends Enum {
  readonly isAccountId: boolean;
  readonly asAccountId: AccountId32;
  readonly isCollectionAndNftTuple: boolean;
  readonly asCollectionAndNftTuple: ITuple<[u32, u32]>;
  readonly type: 'AccountId' | 'CollectionAndNftTuple';
}

/** @name RmrkTraitsNftRoyaltyInfo (81) */
export interface RmrkTraitsNftRoyaltyInfo extends Struct {
  readonly recipient: AccountId32;
  readonly amount: Permill;
}

/** @name FrameSystemPhase (83) */
export interface FrameSystemPhase extends Enum {
  readonly isApplyExtrinsic: boolean;
  readonly asApplyExtrinsic: u32;
  readonly isFinalization: boolean;
  readonly isInitialization: boolean;
  readonly type: 'ApplyExtrinsic' | 'Finalization' | 'Initialization';
}

/** @name FrameSystemLastRuntimeUpgradeInfo (86) */
export interface FrameSystemLastRuntimeUpgradeInfo extends Struct {
  readonly specVersion: Compact<u32>;
  readonly specName: Text;
}

/** @name FrameSystemCall (88) */
export interface FrameSystemCall extends Enum {
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
  readonly type: 'Remark' | 'SetHeapPages' | 'SetCode' | 'SetCodeWithoutChecks' | 'SetStorage' | 'KillStorage' | 'KillPrefix' | 'RemarkWithEvent';
}

/** @name FrameSystemLimitsBlockWeights (92) */
export interface FrameSystemLimitsBlockWeights extends Struct {
  readonly baseBlock: SpWeightsWeightV2Weight;
  readonly maxBlock: SpWeightsWeightV2Weight;
  readonly perClass: FrameSupportDispatchPerDispatchClassWeightsPerClass;
}

/** @name FrameSupportDispatchPerDispatchClassWeightsPerClass (93) */
export interface FrameSupportDispatchPerDispatchClassWeightsPerClass extends Struct {
  readonly normal: FrameSystemLimitsWeightsPerClass;
  readonly operational: FrameSystemLimitsWeightsPerClass;
  readonly mandatory: FrameSystemLimitsWeightsPerClass;
}

/** @name FrameSystemLimitsWeightsPerClass (94) */
export interface FrameSystemLimitsWeightsPerClass extends Struct {
  readonly baseExtrinsic: SpWeightsWeightV2Weight;
  readonly maxExtrinsic: Option<SpWeightsWeightV2Weight>;
  readonly maxTotal: Option<SpWeightsWeightV2Weight>;
  readonly reserved: Option<SpWeightsWeightV2Weight>;
}

/** @name FrameSystemLimitsBlockLength (96) */
export interface FrameSystemLimitsBlockLength extends Struct {
  readonly max: FrameSupportDispatchPerDispatchClassU32;
}

/** @name FrameSupportDispatchPerDispatchClassU32 (97) */
export interface FrameSupportDispatchPerDispatchClassU32 extends Struct {
  readonly normal: u32;
  readonly operational: u32;
  readonly mandatory: u32;
}

/** @name SpWeightsRuntimeDbWeight (98) */
export interface SpWeightsRuntimeDbWeight extends Struct {
  readonly read: u64;
  readonly write: u64;
}

/** @name SpVersionRuntimeVersion (99) */
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

/** @name FrameSystemError (103) */
export interface FrameSystemError extends Enum {
  readonly isInvalidSpecName: boolean;
  readonly isSpecVersionNeedsToIncrease: boolean;
  readonly isFailedToExtractRuntimeVersion: boolean;
  readonly isNonDefaultComposite: boolean;
  readonly isNonZeroRefCount: boolean;
  readonly isCallFiltered: boolean;
  readonly type: 'InvalidSpecName' | 'SpecVersionNeedsToIncrease' | 'FailedToExtractRuntimeVersion' | 'NonDefaultComposite' | 'NonZeroRefCount' | 'CallFiltered';
}

/** @name PalletTimestampCall (104) */
export interface PalletTimestampCall extends Enum {
  readonly isSet: boolean;
  readonly asSet: {
    readonly now: Compact<u64>;
  } & Struct;
  readonly type: 'Set';
}

/** @name PalletUtilityCall (105) */
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
    readonly asOrigin: KhalaParachainRuntimeOriginCaller;
    readonly call: Call;
  } & Struct;
  readonly isForceBatch: boolean;
  readonly asForceBatch: {
    readonly calls: Vec<Call>;
  } & Struct;
  readonly isWithWeight: boolean;
  readonly asWithWeight: {
    readonly call: Call;
    readonly weight: SpWeightsWeightV2Weight;
  } & Struct;
  readonly type: 'Batch' | 'AsDerivative' | 'BatchAll' | 'DispatchAs' | 'ForceBatch' | 'WithWeight';
}

/** @name PalletMultisigCall (108) */
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
    readonly call: Call;
    readonly maxWeight: SpWeightsWeightV2Weight;
  } & Struct;
  readonly isApproveAsMulti: boolean;
  readonly asApproveAsMulti: {
    readonly threshold: u16;
    readonly otherSignatories: Vec<AccountId32>;
    readonly maybeTimepoint: Option<PalletMultisigTimepoint>;
    readonly callHash: U8aFixed;
    readonly maxWeight: SpWeightsWeightV2Weight;
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

/** @name PalletProxyCall (110) */
export interface PalletProxyCall extends Enum {
  readonly isProxy: boolean;
  readonly asProxy: {
    readonly real: MultiAddress;
    readonly forceProxyType: Option<KhalaParachainRuntimeProxyType>;
    readonly call: Call;
  } & Struct;
  readonly isAddProxy: boolean;
  readonly asAddProxy: {
    readonly delegate: MultiAddress;
    readonly proxyType: KhalaParachainRuntimeProxyType;
    readonly delay: u32;
  } & Struct;
  readonly isRemoveProxy: boolean;
  readonly asRemoveProxy: {
    readonly delegate: MultiAddress;
    readonly proxyType: KhalaParachainRuntimeProxyType;
    readonly delay: u32;
  } & Struct;
  readonly isRemoveProxies: boolean;
  readonly isCreatePure: boolean;
  readonly asCreatePure: {
    readonly proxyType: KhalaParachainRuntimeProxyType;
    readonly delay: u32;
    readonly index: u16;
  } & Struct;
  readonly isKillPure: boolean;
  readonly asKillPure: {
    readonly spawner: MultiAddress;
    readonly proxyType: KhalaParachainRuntimeProxyType;
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
    readonly forceProxyType: Option<KhalaParachainRuntimeProxyType>;
    readonly call: Call;
  } & Struct;
  readonly type: 'Proxy' | 'AddProxy' | 'RemoveProxy' | 'RemoveProxies' | 'CreatePure' | 'KillPure' | 'Announce' | 'RemoveAnnouncement' | 'RejectAnnouncement' | 'ProxyAnnounced';
}

/** @name PalletVestingCall (114) */
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

/** @name PalletVestingVestingInfo (115) */
export interface PalletVestingVestingInfo extends Struct {
  readonly locked: u128;
  readonly perBlock: u128;
  readonly startingBlock: u32;
}

/** @name PalletBalancesCall (117) */
export interface PalletBalancesCall extends Enum {
  readonly isTransferAllowDeath: boolean;
  readonly asTransferAllowDeath: {
    readonly dest: MultiAddress;
    readonly value: Compact<u128>;
  } & Struct;
  readonly isSetBalanceDeprecated: boolean;
  readonly asSetBalanceDeprecated: {
    readonly who: MultiAddress;
    readonly newFree: Compact<u128>;
    readonly oldReserved: Compact<u128>;
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
  readonly isUpgradeAccounts: boolean;
  readonly asUpgradeAccounts: {
    readonly who: Vec<AccountId32>;
  } & Struct;
  readonly isTransfer: boolean;
  readonly asTransfer: {
    readonly dest: MultiAddress;
    readonly value: Compact<u128>;
  } & Struct;
  readonly isForceSetBalance: boolean;
  readonly asForceSetBalance: {
    readonly who: MultiAddress;
    readonly newFree: Compact<u128>;
  } & Struct;
  readonly type: 'TransferAllowDeath' | 'SetBalanceDeprecated' | 'ForceTransfer' | 'TransferKeepAlive' | 'TransferAll' | 'ForceUnreserve' | 'UpgradeAccounts' | 'Transfer' | 'ForceSetBalance';
}

/** @name PalletIdentityCall (118) */
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
    readonly identity: H256;
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

/** @name PalletIdentityIdentityInfo (119) */
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

/** @name PalletIdentityBitFlags (155) */
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

/** @name PalletIdentityIdentityField (156) */
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

/** @name PalletIdentityJudgement (157) */
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

/** @name PalletDemocracyCall (158) */
export interface PalletDemocracyCall extends Enum {
  readonly isPropose: boolean;
  readonly asPropose: {
    readonly proposal: FrameSupportPreimagesBounded;
    readonly value: Compact<u128>;
  } & Struct;
  readonly isSecond: boolean;
  readonly asSecond: {
    readonly proposal: Compact<u32>;
  } & Struct;
  readonly isVote: boolean;
  readonly asVote: {
    readonly refIndex: Compact<u32>;
    readonly vote: PalletDemocracyVoteAccountVote;
  } & Struct;
  readonly isEmergencyCancel: boolean;
  readonly asEmergencyCancel: {
    readonly refIndex: u32;
  } & Struct;
  readonly isExternalPropose: boolean;
  readonly asExternalPropose: {
    readonly proposal: FrameSupportPreimagesBounded;
  } & Struct;
  readonly isExternalProposeMajority: boolean;
  readonly asExternalProposeMajority: {
    readonly proposal: FrameSupportPreimagesBounded;
  } & Struct;
  readonly isExternalProposeDefault: boolean;
  readonly asExternalProposeDefault: {
    readonly proposal: FrameSupportPreimagesBounded;
  } & Struct;
  readonly isFastTrack: boolean;
  readonly asFastTrack: {
    readonly proposalHash: H256;
    readonly votingPeriod: u32;
    readonly delay: u32;
  } & Struct;
  readonly isVetoExternal: boolean;
  readonly asVetoExternal: {
    readonly proposalHash: H256;
  } & Struct;
  readonly isCancelReferendum: boolean;
  readonly asCancelReferendum: {
    readonly refIndex: Compact<u32>;
  } & Struct;
  readonly isDelegate: boolean;
  readonly asDelegate: {
    readonly to: MultiAddress;
    readonly conviction: PalletDemocracyConviction;
    readonly balance: u128;
  } & Struct;
  readonly isUndelegate: boolean;
  readonly isClearPublicProposals: boolean;
  readonly isUnlock: boolean;
  readonly asUnlock: {
    readonly target: MultiAddress;
  } & Struct;
  readonly isRemoveVote: boolean;
  readonly asRemoveVote: {
    readonly index: u32;
  } & Struct;
  readonly isRemoveOtherVote: boolean;
  readonly asRemoveOtherVote: {
    readonly target: MultiAddress;
    readonly index: u32;
  } & Struct;
  readonly isBlacklist: boolean;
  readonly asBlacklist: {
    readonly proposalHash: H256;
    readonly maybeRefIndex: Option<u32>;
  } & Struct;
  readonly isCancelProposal: boolean;
  readonly asCancelProposal: {
    readonly propIndex: Compact<u32>;
  } & Struct;
  readonly isSetMetadata: boolean;
  readonly asSetMetadata: {
    readonly owner: PalletDemocracyMetadataOwner;
    readonly maybeHash: Option<H256>;
  } & Struct;
  readonly type: 'Propose' | 'Second' | 'Vote' | 'EmergencyCancel' | 'ExternalPropose' | 'ExternalProposeMajority' | 'ExternalProposeDefault' | 'FastTrack' | 'VetoExternal' | 'CancelReferendum' | 'Delegate' | 'Undelegate' | 'ClearPublicProposals' | 'Unlock' | 'RemoveVote' | 'RemoveOtherVote' | 'Blacklist' | 'CancelProposal' | 'SetMetadata';
}

/** @name FrameSupportPreimagesBounded (159) */
export interface FrameSupportPreimagesBounded extends Enum {
  readonly isLegacy: boolean;
  readonly asLegacy: {
    readonly hash_: H256;
  } & Struct;
  readonly isInline: boolean;
  readonly asInline: Bytes;
  readonly isLookup: boolean;
  readonly asLookup: {
    readonly hash_: H256;
    readonly len: u32;
  } & Struct;
  readonly type: 'Legacy' | 'Inline' | 'Lookup';
}

/** @name PalletDemocracyConviction (161) */
export interface PalletDemocracyConviction extends Enum {
  readonly isNone: boolean;
  readonly isLocked1x: boolean;
  readonly isLocked2x: boolean;
  readonly isLocked3x: boolean;
  readonly isLocked4x: boolean;
  readonly isLocked5x: boolean;
  readonly isLocked6x: boolean;
  readonly type: 'None' | 'Locked1x' | 'Locked2x' | 'Locked3x' | 'Locked4x' | 'Locked5x' | 'Locked6x';
}

/** @name PhalaPalletsMqPalletCall (163) */
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

/** @name PhalaMqSignedMessage (164) */
export interface PhalaMqSignedMessage extends Struct {
  readonly message: PhalaMqMessage;
  readonly sequence: u64;
  readonly signature: Bytes;
}

/** @name PhalaMqMessage (165) */
export interface PhalaMqMessage extends Struct {
  readonly sender: PhalaMqMessageOrigin;
  readonly destination: Bytes;
  readonly payload: Bytes;
}

/** @name PhalaMqMessageOrigin (166) */
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

/** @name PhalaPalletsRegistryPalletCall (168) */
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
    readonly attestation: PhalaPalletsUtilsAttestationLegacyAttestation;
  } & Struct;
  readonly isRegisterWorkerV2: boolean;
  readonly asRegisterWorkerV2: {
    readonly pruntimeInfo: PhalaTypesWorkerRegistrationInfoV2;
    readonly attestation: Option<PhalaTypesAttestationReport>;
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
  readonly isSetMinimumPruntimeVersion: boolean;
  readonly asSetMinimumPruntimeVersion: {
    readonly major: u32;
    readonly minor: u32;
    readonly patch: u32;
  } & Struct;
  readonly isSetPruntimeConsensusVersion: boolean;
  readonly asSetPruntimeConsensusVersion: {
    readonly version: u32;
  } & Struct;
  readonly type: 'ForceSetBenchmarkDuration' | 'ForceRegisterWorker' | 'ForceRegisterTopicPubkey' | 'RegisterGatekeeper' | 'UnregisterGatekeeper' | 'RotateMasterKey' | 'RegisterWorker' | 'RegisterWorkerV2' | 'UpdateWorkerEndpoint' | 'AddPruntime' | 'RemovePruntime' | 'AddRelaychainGenesisBlockHash' | 'RemoveRelaychainGenesisBlockHash' | 'SetMinimumPruntimeVersion' | 'SetPruntimeConsensusVersion';
}

/** @name PhalaTypesWorkerRegistrationInfo (169) */
export interface PhalaTypesWorkerRegistrationInfo extends Struct {
  readonly version: u32;
  readonly machineId: Bytes;
  readonly pubkey: SpCoreSr25519Public;
  readonly ecdhPubkey: SpCoreSr25519Public;
  readonly genesisBlockHash: H256;
  readonly features: Vec<u32>;
  readonly operator: Option<AccountId32>;
}

/** @name PhalaPalletsUtilsAttestationLegacyAttestation (170) */
export interface PhalaPalletsUtilsAttestationLegacyAttestation extends Enum {
  readonly isSgxIas: boolean;
  readonly asSgxIas: {
    readonly raReport: Bytes;
    readonly signature: Bytes;
    readonly rawSigningCert: Bytes;
  } & Struct;
  readonly type: 'SgxIas';
}

/** @name PhalaTypesWorkerRegistrationInfoV2 (171) */
export interface PhalaTypesWorkerRegistrationInfoV2 extends Struct {
  readonly version: u32;
  readonly machineId: Bytes;
  readonly pubkey: SpCoreSr25519Public;
  readonly ecdhPubkey: SpCoreSr25519Public;
  readonly genesisBlockHash: H256;
  readonly features: Vec<u32>;
  readonly operator: Option<AccountId32>;
  readonly paraId: u32;
  readonly maxConsensusVersion: u32;
}

/** @name PhalaTypesAttestationReport (173) */
export interface PhalaTypesAttestationReport extends Enum {
  readonly isSgxIas: boolean;
  readonly asSgxIas: {
    readonly raReport: Bytes;
    readonly signature: Bytes;
    readonly rawSigningCert: Bytes;
  } & Struct;
  readonly type: 'SgxIas';
}

/** @name PhalaTypesWorkerEndpointPayload (174) */
export interface PhalaTypesWorkerEndpointPayload extends Struct {
  readonly pubkey: SpCoreSr25519Public;
  readonly versionedEndpoints: PhalaTypesVersionedWorkerEndpoints;
  readonly signingTime: u64;
}

/** @name PhalaTypesVersionedWorkerEndpoints (175) */
export interface PhalaTypesVersionedWorkerEndpoints extends Enum {
  readonly isV1: boolean;
  readonly asV1: Vec<Text>;
  readonly type: 'V1';
}

/** @name PhalaPalletsComputeComputationPalletCall (177) */
export interface PhalaPalletsComputeComputationPalletCall extends Enum {
  readonly isSetCoolDownExpiration: boolean;
  readonly asSetCoolDownExpiration: {
    readonly period: u64;
  } & Struct;
  readonly isUnbind: boolean;
  readonly asUnbind: {
    readonly session: AccountId32;
  } & Struct;
  readonly isForceHeartbeat: boolean;
  readonly isForceStartComputing: boolean;
  readonly asForceStartComputing: {
    readonly session: AccountId32;
    readonly stake: u128;
  } & Struct;
  readonly isForceStopComputing: boolean;
  readonly asForceStopComputing: {
    readonly session: AccountId32;
  } & Struct;
  readonly isUpdateTokenomic: boolean;
  readonly asUpdateTokenomic: {
    readonly newParams: PhalaTypesMessagingTokenomicParameters;
  } & Struct;
  readonly isSetHeartbeatPaused: boolean;
  readonly asSetHeartbeatPaused: {
    readonly paused: bool;
  } & Struct;
  readonly isSetBudgetPerBlock: boolean;
  readonly asSetBudgetPerBlock: {
    readonly nonce: u64;
    readonly blockNumber: u32;
    readonly budget: u128;
  } & Struct;
  readonly isUpdateContractRoot: boolean;
  readonly asUpdateContractRoot: {
    readonly accountId: AccountId32;
  } & Struct;
  readonly type: 'SetCoolDownExpiration' | 'Unbind' | 'ForceHeartbeat' | 'ForceStartComputing' | 'ForceStopComputing' | 'UpdateTokenomic' | 'SetHeartbeatPaused' | 'SetBudgetPerBlock' | 'UpdateContractRoot';
}

/** @name PhalaTypesMessagingTokenomicParameters (178) */
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

/** @name PalletAssetsCall (179) */
export interface PalletAssetsCall extends Enum {
  readonly isCreate: boolean;
  readonly asCreate: {
    readonly id: Compact<u32>;
    readonly admin: MultiAddress;
    readonly minBalance: u128;
  } & Struct;
  readonly isForceCreate: boolean;
  readonly asForceCreate: {
    readonly id: Compact<u32>;
    readonly owner: MultiAddress;
    readonly isSufficient: bool;
    readonly minBalance: Compact<u128>;
  } & Struct;
  readonly isStartDestroy: boolean;
  readonly asStartDestroy: {
    readonly id: Compact<u32>;
  } & Struct;
  readonly isDestroyAccounts: boolean;
  readonly asDestroyAccounts: {
    readonly id: Compact<u32>;
  } & Struct;
  readonly isDestroyApprovals: boolean;
  readonly asDestroyApprovals: {
    readonly id: Compact<u32>;
  } & Struct;
  readonly isFinishDestroy: boolean;
  readonly asFinishDestroy: {
    readonly id: Compact<u32>;
  } & Struct;
  readonly isMint: boolean;
  readonly asMint: {
    readonly id: Compact<u32>;
    readonly beneficiary: MultiAddress;
    readonly amount: Compact<u128>;
  } & Struct;
  readonly isBurn: boolean;
  readonly asBurn: {
    readonly id: Compact<u32>;
    readonly who: MultiAddress;
    readonly amount: Compact<u128>;
  } & Struct;
  readonly isTransfer: boolean;
  readonly asTransfer: {
    readonly id: Compact<u32>;
    readonly target: MultiAddress;
    readonly amount: Compact<u128>;
  } & Struct;
  readonly isTransferKeepAlive: boolean;
  readonly asTransferKeepAlive: {
    readonly id: Compact<u32>;
    readonly target: MultiAddress;
    readonly amount: Compact<u128>;
  } & Struct;
  readonly isForceTransfer: boolean;
  readonly asForceTransfer: {
    readonly id: Compact<u32>;
    readonly source: MultiAddress;
    readonly dest: MultiAddress;
    readonly amount: Compact<u128>;
  } & Struct;
  readonly isFreeze: boolean;
  readonly asFreeze: {
    readonly id: Compact<u32>;
    readonly who: MultiAddress;
  } & Struct;
  readonly isThaw: boolean;
  readonly asThaw: {
    readonly id: Compact<u32>;
    readonly who: MultiAddress;
  } & Struct;
  readonly isFreezeAsset: boolean;
  readonly asFreezeAsset: {
    readonly id: Compact<u32>;
  } & Struct;
  readonly isThawAsset: boolean;
  readonly asThawAsset: {
    readonly id: Compact<u32>;
  } & Struct;
  readonly isTransferOwnership: boolean;
  readonly asTransferOwnership: {
    readonly id: Compact<u32>;
    readonly owner: MultiAddress;
  } & Struct;
  readonly isSetTeam: boolean;
  readonly asSetTeam: {
    readonly id: Compact<u32>;
    readonly issuer: MultiAddress;
    readonly admin: MultiAddress;
    readonly freezer: MultiAddress;
  } & Struct;
  readonly isSetMetadata: boolean;
  readonly asSetMetadata: {
    readonly id: Compact<u32>;
    readonly name: Bytes;
    readonly symbol: Bytes;
    readonly decimals: u8;
  } & Struct;
  readonly isClearMetadata: boolean;
  readonly asClearMetadata: {
    readonly id: Compact<u32>;
  } & Struct;
  readonly isForceSetMetadata: boolean;
  readonly asForceSetMetadata: {
    readonly id: Compact<u32>;
    readonly name: Bytes;
    readonly symbol: Bytes;
    readonly decimals: u8;
    readonly isFrozen: bool;
  } & Struct;
  readonly isForceClearMetadata: boolean;
  readonly asForceClearMetadata: {
    readonly id: Compact<u32>;
  } & Struct;
  readonly isForceAssetStatus: boolean;
  readonly asForceAssetStatus: {
    readonly id: Compact<u32>;
    readonly owner: MultiAddress;
    readonly issuer: MultiAddress;
    readonly admin: MultiAddress;
    readonly freezer: MultiAddress;
    readonly minBalance: Compact<u128>;
    readonly isSufficient: bool;
    readonly isFrozen: bool;
  } & Struct;
  readonly isApproveTransfer: boolean;
  readonly asApproveTransfer: {
    readonly id: Compact<u32>;
    readonly delegate: MultiAddress;
    readonly amount: Compact<u128>;
  } & Struct;
  readonly isCancelApproval: boolean;
  readonly asCancelApproval: {
    readonly id: Compact<u32>;
    readonly delegate: MultiAddress;
  } & Struct;
  readonly isForceCancelApproval: boolean;
  readonly asForceCancelApproval: {
    readonly id: Compact<u32>;
    readonly owner: MultiAddress;
    readonly delegate: MultiAddress;
  } & Struct;
  readonly isTransferApproved: boolean;
  readonly asTransferApproved: {
    readonly id: Compact<u32>;
    readonly owner: MultiAddress;
    readonly destination: MultiAddress;
    readonly amount: Compact<u128>;
  } & Struct;
  readonly isTouch: boolean;
  readonly asTouch: {
    readonly id: Compact<u32>;
  } & Struct;
  readonly isRefund: boolean;
  readonly asRefund: {
    readonly id: Compact<u32>;
    readonly allowBurn: bool;
  } & Struct;
  readonly isSetMinBalance: boolean;
  readonly asSetMinBalance: {
    readonly id: Compact<u32>;
    readonly minBalance: u128;
  } & Struct;
  readonly type: 'Create' | 'ForceCreate' | 'StartDestroy' | 'DestroyAccounts' | 'DestroyApprovals' | 'FinishDestroy' | 'Mint' | 'Burn' | 'Transfer' | 'TransferKeepAlive' | 'ForceTransfer' | 'Freeze' | 'Thaw' | 'FreezeAsset' | 'ThawAsset' | 'TransferOwnership' | 'SetTeam' | 'SetMetadata' | 'ClearMetadata' | 'ForceSetMetadata' | 'ForceClearMetadata' | 'ForceAssetStatus' | 'ApproveTransfer' | 'CancelApproval' | 'ForceCancelApproval' | 'TransferApproved' | 'Touch' | 'Refund' | 'SetMinBalance';
}

/** @name PhalaPalletsComputeStakePoolV2PalletCall (180) */
export interface PhalaPalletsComputeStakePoolV2PalletCall extends Enum {
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
    readonly payoutCommission: Option<Permill>;
  } & Struct;
  readonly isClaimLegacyRewards: boolean;
  readonly asClaimLegacyRewards: {
    readonly pid: u64;
    readonly target: AccountId32;
  } & Struct;
  readonly isBackfillAddMissingReward: boolean;
  readonly asBackfillAddMissingReward: {
    readonly input: Vec<ITuple<[AccountId32, u64, u128]>>;
  } & Struct;
  readonly isClaimOwnerRewards: boolean;
  readonly asClaimOwnerRewards: {
    readonly pid: u64;
    readonly target: AccountId32;
  } & Struct;
  readonly isCheckAndMaybeForceWithdraw: boolean;
  readonly asCheckAndMaybeForceWithdraw: {
    readonly pid: u64;
  } & Struct;
  readonly isContribute: boolean;
  readonly asContribute: {
    readonly pid: u64;
    readonly amount: u128;
    readonly asVault: Option<u64>;
  } & Struct;
  readonly isWithdraw: boolean;
  readonly asWithdraw: {
    readonly pid: u64;
    readonly shares: u128;
    readonly asVault: Option<u64>;
  } & Struct;
  readonly isResetIterPos: boolean;
  readonly isFixMissingWorkerLock: boolean;
  readonly asFixMissingWorkerLock: {
    readonly maxIterations: u32;
  } & Struct;
  readonly isStartComputing: boolean;
  readonly asStartComputing: {
    readonly pid: u64;
    readonly worker: SpCoreSr25519Public;
    readonly stake: u128;
  } & Struct;
  readonly isStopComputing: boolean;
  readonly asStopComputing: {
    readonly pid: u64;
    readonly worker: SpCoreSr25519Public;
  } & Struct;
  readonly isReclaimPoolWorker: boolean;
  readonly asReclaimPoolWorker: {
    readonly pid: u64;
    readonly worker: SpCoreSr25519Public;
  } & Struct;
  readonly isRestartComputing: boolean;
  readonly asRestartComputing: {
    readonly pid: u64;
    readonly worker: SpCoreSr25519Public;
    readonly stake: u128;
  } & Struct;
  readonly type: 'Create' | 'AddWorker' | 'RemoveWorker' | 'SetCap' | 'SetPayoutPref' | 'ClaimLegacyRewards' | 'BackfillAddMissingReward' | 'ClaimOwnerRewards' | 'CheckAndMaybeForceWithdraw' | 'Contribute' | 'Withdraw' | 'ResetIterPos' | 'FixMissingWorkerLock' | 'StartComputing' | 'StopComputing' | 'ReclaimPoolWorker' | 'RestartComputing';
}

/** @name PhalaPalletsComputeVaultPalletCall (184) */
export interface PhalaPalletsComputeVaultPalletCall extends Enum {
  readonly isCreate: boolean;
  readonly isSetPayoutPref: boolean;
  readonly asSetPayoutPref: {
    readonly pid: u64;
    readonly payoutCommission: Option<Permill>;
  } & Struct;
  readonly isClaimOwnerShares: boolean;
  readonly asClaimOwnerShares: {
    readonly vaultPid: u64;
    readonly target: AccountId32;
    readonly shares: u128;
  } & Struct;
  readonly isMaybeGainOwnerShares: boolean;
  readonly asMaybeGainOwnerShares: {
    readonly vaultPid: u64;
  } & Struct;
  readonly isCheckAndMaybeForceWithdraw: boolean;
  readonly asCheckAndMaybeForceWithdraw: {
    readonly vaultPid: u64;
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
  readonly isRefreshVaultLockAndCheck: boolean;
  readonly asRefreshVaultLockAndCheck: {
    readonly pid: u64;
  } & Struct;
  readonly type: 'Create' | 'SetPayoutPref' | 'ClaimOwnerShares' | 'MaybeGainOwnerShares' | 'CheckAndMaybeForceWithdraw' | 'Contribute' | 'Withdraw' | 'RefreshVaultLockAndCheck';
}

/** @name PhalaPalletsComputeWrappedBalancesPalletCall (185) */
export interface PhalaPalletsComputeWrappedBalancesPalletCall extends Enum {
  readonly isWrap: boolean;
  readonly asWrap: {
    readonly amount: u128;
  } & Struct;
  readonly isUnwrapAll: boolean;
  readonly isUnwrap: boolean;
  readonly asUnwrap: {
    readonly amount: u128;
  } & Struct;
  readonly isVote: boolean;
  readonly asVote: {
    readonly ayeAmount: u128;
    readonly nayAmount: u128;
    readonly voteId: u32;
  } & Struct;
  readonly isUnlock: boolean;
  readonly asUnlock: {
    readonly voteId: u32;
    readonly maxIterations: u32;
  } & Struct;
  readonly isBackfillVoteLock: boolean;
  readonly type: 'Wrap' | 'UnwrapAll' | 'Unwrap' | 'Vote' | 'Unlock' | 'BackfillVoteLock';
}

/** @name PhalaPalletsComputeBasePoolPalletCall (186) */
export interface PhalaPalletsComputeBasePoolPalletCall extends Enum {
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
  readonly isResetLockIterPos: boolean;
  readonly isRemoveUnusedLock: boolean;
  readonly asRemoveUnusedLock: {
    readonly maxIterations: u32;
  } & Struct;
  readonly isRemoveStakerFromWhitelist: boolean;
  readonly asRemoveStakerFromWhitelist: {
    readonly pid: u64;
    readonly staker: AccountId32;
  } & Struct;
  readonly type: 'AddStakerToWhitelist' | 'SetPoolDescription' | 'ResetLockIterPos' | 'RemoveUnusedLock' | 'RemoveStakerFromWhitelist';
}

/** @name PalletUniquesCall (188) */
export interface PalletUniquesCall extends Enum {
  readonly isCreate: boolean;
  readonly asCreate: {
    readonly collection: u32;
    readonly admin: MultiAddress;
  } & Struct;
  readonly isForceCreate: boolean;
  readonly asForceCreate: {
    readonly collection: u32;
    readonly owner: MultiAddress;
    readonly freeHolding: bool;
  } & Struct;
  readonly isDestroy: boolean;
  readonly asDestroy: {
    readonly collection: u32;
    readonly witness: PalletUniquesDestroyWitness;
  } & Struct;
  readonly isMint: boolean;
  readonly asMint: {
    readonly collection: u32;
    readonly item: u32;
    readonly owner: MultiAddress;
  } & Struct;
  readonly isBurn: boolean;
  readonly asBurn: {
    readonly collection: u32;
    readonly item: u32;
    readonly checkOwner: Option<MultiAddress>;
  } & Struct;
  readonly isTransfer: boolean;
  readonly asTransfer: {
    readonly collection: u32;
    readonly item: u32;
    readonly dest: MultiAddress;
  } & Struct;
  readonly isRedeposit: boolean;
  readonly asRedeposit: {
    readonly collection: u32;
    readonly items: Vec<u32>;
  } & Struct;
  readonly isFreeze: boolean;
  readonly asFreeze: {
    readonly collection: u32;
    readonly item: u32;
  } & Struct;
  readonly isThaw: boolean;
  readonly asThaw: {
    readonly collection: u32;
    readonly item: u32;
  } & Struct;
  readonly isFreezeCollection: boolean;
  readonly asFreezeCollection: {
    readonly collection: u32;
  } & Struct;
  readonly isThawCollection: boolean;
  readonly asThawCollection: {
    readonly collection: u32;
  } & Struct;
  readonly isTransferOwnership: boolean;
  readonly asTransferOwnership: {
    readonly collection: u32;
    readonly owner: MultiAddress;
  } & Struct;
  readonly isSetTeam: boolean;
  readonly asSetTeam: {
    readonly collection: u32;
    readonly issuer: MultiAddress;
    readonly admin: MultiAddress;
    readonly freezer: MultiAddress;
  } & Struct;
  readonly isApproveTransfer: boolean;
  readonly asApproveTransfer: {
    readonly collection: u32;
    readonly item: u32;
    readonly delegate: MultiAddress;
  } & Struct;
  readonly isCancelApproval: boolean;
  readonly asCancelApproval: {
    readonly collection: u32;
    readonly item: u32;
    readonly maybeCheckDelegate: Option<MultiAddress>;
  } & Struct;
  readonly isForceItemStatus: boolean;
  readonly asForceItemStatus: {
    readonly collection: u32;
    readonly owner: MultiAddress;
    readonly issuer: MultiAddress;
    readonly admin: MultiAddress;
    readonly freezer: MultiAddress;
    readonly freeHolding: bool;
    readonly isFrozen: bool;
  } & Struct;
  readonly isSetAttribute: boolean;
  readonly asSetAttribute: {
    readonly collection: u32;
    readonly maybeItem: Option<u32>;
    readonly key: Bytes;
    readonly value: Bytes;
  } & Struct;
  readonly isClearAttribute: boolean;
  readonly asClearAttribute: {
    readonly collection: u32;
    readonly maybeItem: Option<u32>;
    readonly key: Bytes;
  } & Struct;
  readonly isSetMetadata: boolean;
  readonly asSetMetadata: {
    readonly collection: u32;
    readonly item: u32;
    readonly data: Bytes;
    readonly isFrozen: bool;
  } & Struct;
  readonly isClearMetadata: boolean;
  readonly asClearMetadata: {
    readonly collection: u32;
    readonly item: u32;
  } & Struct;
  readonly isSetCollectionMetadata: boolean;
  readonly asSetCollectionMetadata: {
    readonly collection: u32;
    readonly data: Bytes;
    readonly isFrozen: bool;
  } & Struct;
  readonly isClearCollectionMetadata: boolean;
  readonly asClearCollectionMetadata: {
    readonly collection: u32;
  } & Struct;
  readonly isSetAcceptOwnership: boolean;
  readonly asSetAcceptOwnership: {
    readonly maybeCollection: Option<u32>;
  } & Struct;
  readonly isSetCollectionMaxSupply: boolean;
  readonly asSetCollectionMaxSupply: {
    readonly collection: u32;
    readonly maxSupply: u32;
  } & Struct;
  readonly isSetPrice: boolean;
  readonly asSetPrice: {
    readonly collection: u32;
    readonly item: u32;
    readonly price: Option<u128>;
    readonly whitelistedBuyer: Option<MultiAddress>;
  } & Struct;
  readonly isBuyItem: boolean;
  readonly asBuyItem: {
    readonly collection: u32;
    readonly item: u32;
    readonly bidPrice: u128;
  } & Struct;
  readonly type: 'Create' | 'ForceCreate' | 'Destroy' | 'Mint' | 'Burn' | 'Transfer' | 'Redeposit' | 'Freeze' | 'Thaw' | 'FreezeCollection' | 'ThawCollection' | 'TransferOwnership' | 'SetTeam' | 'ApproveTransfer' | 'CancelApproval' | 'ForceItemStatus' | 'SetAttribute' | 'ClearAttribute' | 'SetMetadata' | 'ClearMetadata' | 'SetCollectionMetadata' | 'ClearCollectionMetadata' | 'SetAcceptOwnership' | 'SetCollectionMaxSupply' | 'SetPrice' | 'BuyItem';
}

/** @name PalletUniquesDestroyWitness (189) */
export interface PalletUniquesDestroyWitness extends Struct {
  readonly items: Compact<u32>;
  readonly itemMetadatas: Compact<u32>;
  readonly attributes: Compact<u32>;
}

/** @name PalletRmrkCoreCall (191) */
export interface PalletRmrkCoreCall extends Enum {
  readonly isMintNft: boolean;
  readonly asMintNft: {
    readonly owner: Option<AccountId32>;
    readonly nftId: u32;
    readonly collectionId: u32;
    readonly royaltyRecipient: Option<AccountId32>;
    readonly royalty: Option<Permill>;
    readonly metadata: Bytes;
    readonly transferable: bool;
    readonly resources: Option<Vec<RmrkTraitsResourceResourceInfoMin>>;
  } & Struct;
  readonly isMintNftDirectlyToNft: boolean;
  readonly asMintNftDirectlyToNft: {
    readonly owner: ITuple<[u32, u32]>;
    readonly nftId: u32;
    readonly collectionId: u32;
    readonly royaltyRecipient: Option<AccountId32>;
    readonly royalty: Option<Permill>;
    readonly metadata: Bytes;
    readonly transferable: bool;
    readonly resources: Option<Vec<RmrkTraitsResourceResourceInfoMin>>;
  } & Struct;
  readonly isCreateCollection: boolean;
  readonly asCreateCollection: {
    readonly collectionId: u32;
    readonly metadata: Bytes;
    readonly max: Option<u32>;
    readonly symbol: Bytes;
  } & Struct;
  readonly isBurnNft: boolean;
  readonly asBurnNft: {
    readonly collectionId: u32;
    readonly nftId: u32;
  } & Struct;
  readonly isDestroyCollection: boolean;
  readonly asDestroyCollection: {
    readonly collectionId: u32;
  } & Struct;
  readonly isSend: boolean;
  readonly asSend: {
    readonly collectionId: u32;
    readonly nftId: u32;
    readonly newOwner: RmrkTraitsNftAccountIdOrCollectionNftTuple;
  } & Struct;
  readonly isAcceptNft: boolean;
  readonly asAcceptNft: {
    readonly collectionId: u32;
    readonly nftId: u32;
    readonly newOwner: RmrkTraitsNftAccountIdOrCollectionNftTuple;
  } & Struct;
  readonly isRejectNft: boolean;
  readonly asRejectNft: {
    readonly collectionId: u32;
    readonly nftId: u32;
  } & Struct;
  readonly isChangeCollectionIssuer: boolean;
  readonly asChangeCollectionIssuer: {
    readonly collectionId: u32;
    readonly newIssuer: MultiAddress;
  } & Struct;
  readonly isSetProperty: boolean;
  readonly asSetProperty: {
    readonly collectionId: u32;
    readonly maybeNftId: Option<u32>;
    readonly key: Bytes;
    readonly value: Bytes;
  } & Struct;
  readonly isLockCollection: boolean;
  readonly asLockCollection: {
    readonly collectionId: u32;
  } & Struct;
  readonly isAddBasicResource: boolean;
  readonly asAddBasicResource: {
    readonly collectionId: u32;
    readonly nftId: u32;
    readonly resource: RmrkTraitsResourceBasicResource;
    readonly resourceId: u32;
  } & Struct;
  readonly isAddComposableResource: boolean;
  readonly asAddComposableResource: {
    readonly collectionId: u32;
    readonly nftId: u32;
    readonly resource: RmrkTraitsResourceComposableResource;
    readonly resourceId: u32;
  } & Struct;
  readonly isAddSlotResource: boolean;
  readonly asAddSlotResource: {
    readonly collectionId: u32;
    readonly nftId: u32;
    readonly resource: RmrkTraitsResourceSlotResource;
    readonly resourceId: u32;
  } & Struct;
  readonly isReplaceResource: boolean;
  readonly asReplaceResource: {
    readonly collectionId: u32;
    readonly nftId: u32;
    readonly resource: RmrkTraitsResourceResourceTypes;
    readonly resourceId: u32;
  } & Struct;
  readonly isAcceptResource: boolean;
  readonly asAcceptResource: {
    readonly collectionId: u32;
    readonly nftId: u32;
    readonly resourceId: u32;
  } & Struct;
  readonly isRemoveResource: boolean;
  readonly asRemoveResource: {
    readonly collectionId: u32;
    readonly nftId: u32;
    readonly resourceId: u32;
  } & Struct;
  readonly isAcceptResourceRemoval: boolean;
  readonly asAcceptResourceRemoval: {
    readonly collectionId: u32;
    readonly nftId: u32;
    readonly resourceId: u32;
  } & Struct;
  readonly isSetPriority: boolean;
  readonly asSetPriority: {
    readonly collectionId: u32;
    readonly nftId: u32;
    readonly priorities: Vec<u32>;
  } & Struct;
  readonly type: 'MintNft' | 'MintNftDirectlyToNft' | 'CreateCollection' | 'BurnNft' | 'DestroyCollection' | 'Send' | 'AcceptNft' | 'RejectNft' | 'ChangeCollectionIssuer' | 'SetProperty' | 'LockCollection' | 'AddBasicResource' | 'AddComposableResource' | 'AddSlotResource' | 'ReplaceResource' | 'AcceptResource' | 'RemoveResource' | 'AcceptResourceRemoval' | 'SetPriority';
}

/** @name RmrkTraitsResourceResourceInfoMin (194) */
export interface RmrkTraitsResourceResourceInfoMin extends Struct {
  readonly id: u32;
  readonly resource: RmrkTraitsResourceResourceTypes;
}

/** @name RmrkTraitsResourceResourceTypes (196) */
export interface RmrkTraitsResourceResourceTypes extends Enum {
  readonly isBasic: boolean;
  readonly asBasic: RmrkTraitsResourceBasicResource;
  readonly isComposable: boolean;
  readonly asComposable: RmrkTraitsResourceComposableResource;
  readonly isSlot: boolean;
  readonly asSlot: RmrkTraitsResourceSlotResource;
  readonly type: 'Basic' | 'Composable' | 'Slot';
}

/** @name RmrkTraitsResourceBasicResource (197) */
export interface RmrkTraitsResourceBasicResource extends Struct {
  readonly metadata: Bytes;
}

/** @name RmrkTraitsResourceComposableResource (198) */
export interface RmrkTraitsResourceComposableResource extends Struct {
  readonly parts: Vec<u32>;
  readonly base: u32;
  readonly metadata: Option<Bytes>;
  readonly slot: Option<ITuple<[u32, u32]>>;
}

/** @name RmrkTraitsResourceSlotResource (199) */
export interface RmrkTraitsResourceSlotResource extends Struct {
  readonly base: u32;
  readonly metadata: Option<Bytes>;
  readonly slot: u32;
}

/** @name SpCoreSr25519Signature (203) */
export interface SpCoreSr25519Signature extends U8aFixed {}

/** @name KhalaParachainRuntimeOriginCaller (205) */
export interface KhalaParachainRuntimeOriginCaller extends Enum {
  readonly isSystem: boolean;
  readonly asSystem: FrameSupportDispatchRawOrigin;
  readonly isVoid: boolean;
  readonly type: 'System' | 'Void';
}

/** @name FrameSupportDispatchRawOrigin (206) */
export interface FrameSupportDispatchRawOrigin extends Enum {
  readonly isRoot: boolean;
  readonly isSigned: boolean;
  readonly asSigned: AccountId32;
  readonly isNone: boolean;
  readonly type: 'Root' | 'Signed' | 'None';
}

/** @name SpCoreVoid (207) */
export type SpCoreVoid = Null;

/** @name PalletUtilityError (208) */
export interface PalletUtilityError extends Enum {
  readonly isTooManyCalls: boolean;
  readonly type: 'TooManyCalls';
}

/** @name PalletMultisigMultisig (210) */
export interface PalletMultisigMultisig extends Struct {
  readonly when: PalletMultisigTimepoint;
  readonly deposit: u128;
  readonly depositor: AccountId32;
  readonly approvals: Vec<AccountId32>;
}

/** @name PalletMultisigError (212) */
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

/** @name PalletProxyProxyDefinition (215) */
export interface PalletProxyProxyDefinition extends Struct {
  readonly delegate: AccountId32;
  readonly proxyType: KhalaParachainRuntimeProxyType;
  readonly delay: u32;
}

/** @name PalletProxyAnnouncement (219) */
export interface PalletProxyAnnouncement extends Struct {
  readonly real: AccountId32;
  readonly callHash: H256;
  readonly height: u32;
}

/** @name PalletProxyError (221) */
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

/** @name PalletVestingReleases (224) */
export interface PalletVestingReleases extends Enum {
  readonly isV0: boolean;
  readonly isV1: boolean;
  readonly type: 'V0' | 'V1';
}

/** @name PalletVestingError (225) */
export interface PalletVestingError extends Enum {
  readonly isNotVesting: boolean;
  readonly isAtMaxVestingSchedules: boolean;
  readonly isAmountLow: boolean;
  readonly isScheduleIndexOutOfBounds: boolean;
  readonly isInvalidScheduleParams: boolean;
  readonly type: 'NotVesting' | 'AtMaxVestingSchedules' | 'AmountLow' | 'ScheduleIndexOutOfBounds' | 'InvalidScheduleParams';
}

/** @name PalletBalancesBalanceLock (228) */
export interface PalletBalancesBalanceLock extends Struct {
  readonly id: U8aFixed;
  readonly amount: u128;
  readonly reasons: PalletBalancesReasons;
}

/** @name PalletBalancesReasons (229) */
export interface PalletBalancesReasons extends Enum {
  readonly isFee: boolean;
  readonly isMisc: boolean;
  readonly isAll: boolean;
  readonly type: 'Fee' | 'Misc' | 'All';
}

/** @name PalletBalancesReserveData (232) */
export interface PalletBalancesReserveData extends Struct {
  readonly id: U8aFixed;
  readonly amount: u128;
}

/** @name PalletBalancesIdAmount (235) */
export interface PalletBalancesIdAmount extends Struct {
  readonly id: Null;
  readonly amount: u128;
}

/** @name PalletBalancesError (237) */
export interface PalletBalancesError extends Enum {
  readonly isVestingBalance: boolean;
  readonly isLiquidityRestrictions: boolean;
  readonly isInsufficientBalance: boolean;
  readonly isExistentialDeposit: boolean;
  readonly isExpendability: boolean;
  readonly isExistingVestingSchedule: boolean;
  readonly isDeadAccount: boolean;
  readonly isTooManyReserves: boolean;
  readonly isTooManyHolds: boolean;
  readonly isTooManyFreezes: boolean;
  readonly type: 'VestingBalance' | 'LiquidityRestrictions' | 'InsufficientBalance' | 'ExistentialDeposit' | 'Expendability' | 'ExistingVestingSchedule' | 'DeadAccount' | 'TooManyReserves' | 'TooManyHolds' | 'TooManyFreezes';
}

/** @name PalletTransactionPaymentReleases (239) */
export interface PalletTransactionPaymentReleases extends Enum {
  readonly isV1Ancient: boolean;
  readonly isV2: boolean;
  readonly type: 'V1Ancient' | 'V2';
}

/** @name PalletIdentityRegistration (240) */
export interface PalletIdentityRegistration extends Struct {
  readonly judgements: Vec<ITuple<[u32, PalletIdentityJudgement]>>;
  readonly deposit: u128;
  readonly info: PalletIdentityIdentityInfo;
}

/** @name PalletIdentityRegistrarInfo (248) */
export interface PalletIdentityRegistrarInfo extends Struct {
  readonly account: AccountId32;
  readonly fee: u128;
  readonly fields: PalletIdentityBitFlags;
}

/** @name PalletIdentityError (250) */
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
  readonly isJudgementForDifferentIdentity: boolean;
  readonly isJudgementPaymentFailed: boolean;
  readonly type: 'TooManySubAccounts' | 'NotFound' | 'NotNamed' | 'EmptyIndex' | 'FeeChanged' | 'NoIdentity' | 'StickyJudgement' | 'JudgementGiven' | 'InvalidJudgement' | 'InvalidIndex' | 'InvalidTarget' | 'TooManyFields' | 'TooManyRegistrars' | 'AlreadyClaimed' | 'NotSub' | 'NotOwned' | 'JudgementForDifferentIdentity' | 'JudgementPaymentFailed';
}

/** @name PalletDemocracyReferendumInfo (256) */
export interface PalletDemocracyReferendumInfo extends Enum {
  readonly isOngoing: boolean;
  readonly asOngoing: PalletDemocracyReferendumStatus;
  readonly isFinished: boolean;
  readonly asFinished: {
    readonly approved: bool;
    readonly end: u32;
  } & Struct;
  readonly type: 'Ongoing' | 'Finished';
}

/** @name PalletDemocracyReferendumStatus (257) */
export interface PalletDemocracyReferendumStatus extends Struct {
  readonly end: u32;
  readonly proposal: FrameSupportPreimagesBounded;
  readonly threshold: PalletDemocracyVoteThreshold;
  readonly delay: u32;
  readonly tally: PalletDemocracyTally;
}

/** @name PalletDemocracyTally (258) */
export interface PalletDemocracyTally extends Struct {
  readonly ayes: u128;
  readonly nays: u128;
  readonly turnout: u128;
}

/** @name PalletDemocracyVoteVoting (259) */
export interface PalletDemocracyVoteVoting extends Enum {
  readonly isDirect: boolean;
  readonly asDirect: {
    readonly votes: Vec<ITuple<[u32, PalletDemocracyVoteAccountVote]>>;
    readonly delegations: PalletDemocracyDelegations;
    readonly prior: PalletDemocracyVotePriorLock;
  } & Struct;
  readonly isDelegating: boolean;
  readonly asDelegating: {
    readonly balance: u128;
    readonly target: AccountId32;
    readonly conviction: PalletDemocracyConviction;
    readonly delegations: PalletDemocracyDelegations;
    readonly prior: PalletDemocracyVotePriorLock;
  } & Struct;
  readonly type: 'Direct' | 'Delegating';
}

/** @name PalletDemocracyDelegations (263) */
export interface PalletDemocracyDelegations extends Struct {
  readonly votes: u128;
  readonly capital: u128;
}

/** @name PalletDemocracyVotePriorLock (264) */
export interface PalletDemocracyVotePriorLock extends ITuple<[u32, u128]> {}

/** @name PalletDemocracyError (268) */
export interface PalletDemocracyError extends Enum {
  readonly isValueLow: boolean;
  readonly isProposalMissing: boolean;
  readonly isAlreadyCanceled: boolean;
  readonly isDuplicateProposal: boolean;
  readonly isProposalBlacklisted: boolean;
  readonly isNotSimpleMajority: boolean;
  readonly isInvalidHash: boolean;
  readonly isNoProposal: boolean;
  readonly isAlreadyVetoed: boolean;
  readonly isReferendumInvalid: boolean;
  readonly isNoneWaiting: boolean;
  readonly isNotVoter: boolean;
  readonly isNoPermission: boolean;
  readonly isAlreadyDelegating: boolean;
  readonly isInsufficientFunds: boolean;
  readonly isNotDelegating: boolean;
  readonly isVotesExist: boolean;
  readonly isInstantNotAllowed: boolean;
  readonly isNonsense: boolean;
  readonly isWrongUpperBound: boolean;
  readonly isMaxVotesReached: boolean;
  readonly isTooMany: boolean;
  readonly isVotingPeriodLow: boolean;
  readonly isPreimageNotExist: boolean;
  readonly type: 'ValueLow' | 'ProposalMissing' | 'AlreadyCanceled' | 'DuplicateProposal' | 'ProposalBlacklisted' | 'NotSimpleMajority' | 'InvalidHash' | 'NoProposal' | 'AlreadyVetoed' | 'ReferendumInvalid' | 'NoneWaiting' | 'NotVoter' | 'NoPermission' | 'AlreadyDelegating' | 'InsufficientFunds' | 'NotDelegating' | 'VotesExist' | 'InstantNotAllowed' | 'Nonsense' | 'WrongUpperBound' | 'MaxVotesReached' | 'TooMany' | 'VotingPeriodLow' | 'PreimageNotExist';
}

/** @name PhalaPalletsMqPalletError (270) */
export interface PhalaPalletsMqPalletError extends Enum {
  readonly isBadSender: boolean;
  readonly isBadSequence: boolean;
  readonly isBadDestination: boolean;
  readonly type: 'BadSender' | 'BadSequence' | 'BadDestination';
}

/** @name PhalaPalletsRegistryPalletWorkerInfoV2 (273) */
export interface PhalaPalletsRegistryPalletWorkerInfoV2 extends Struct {
  readonly pubkey: SpCoreSr25519Public;
  readonly ecdhPubkey: SpCoreSr25519Public;
  readonly runtimeVersion: u32;
  readonly lastUpdated: u64;
  readonly operator: Option<AccountId32>;
  readonly attestationProvider: Option<PhalaTypesAttestationProvider>;
  readonly confidenceLevel: u8;
  readonly initialScore: Option<u32>;
  readonly features: Vec<u32>;
}

/** @name PhalaPalletsRegistryPalletKnownConsensusVersion (275) */
export interface PhalaPalletsRegistryPalletKnownConsensusVersion extends Struct {
  readonly version: u32;
  readonly count: u32;
}

/** @name PhalaPalletsRegistryPalletError (276) */
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
  readonly isNoneAttestationDisabled: boolean;
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
  readonly isNotMigrationRoot: boolean;
  readonly isParachainIdMismatch: boolean;
  readonly isInvalidConsensusVersion: boolean;
  readonly type: 'CannotHandleUnknownMessage' | 'InvalidSender' | 'InvalidPubKey' | 'MalformedSignature' | 'InvalidSignatureLength' | 'InvalidSignature' | 'UnknownContract' | 'InvalidIASSigningCert' | 'InvalidReport' | 'InvalidQuoteStatus' | 'BadIASReport' | 'OutdatedIASReport' | 'UnknownQuoteBodyFormat' | 'InvalidRuntimeInfoHash' | 'InvalidRuntimeInfo' | 'InvalidInput' | 'InvalidBenchReport' | 'WorkerNotFound' | 'NoneAttestationDisabled' | 'InvalidGatekeeper' | 'InvalidMasterPubkey' | 'MasterKeyMismatch' | 'MasterKeyUninitialized' | 'GenesisBlockHashRejected' | 'GenesisBlockHashAlreadyExists' | 'GenesisBlockHashNotFound' | 'PRuntimeRejected' | 'PRuntimeAlreadyExists' | 'PRuntimeNotFound' | 'UnknownCluster' | 'NotImplemented' | 'CannotRemoveLastGatekeeper' | 'MasterKeyInRotation' | 'InvalidRotatedMasterPubkey' | 'InvalidEndpointSigningTime' | 'NotMigrationRoot' | 'ParachainIdMismatch' | 'InvalidConsensusVersion';
}

/** @name PhalaPalletsComputeComputationPalletSessionInfo (277) */
export interface PhalaPalletsComputeComputationPalletSessionInfo extends Struct {
  readonly state: PhalaPalletsComputeComputationPalletWorkerState;
  readonly ve: u128;
  readonly v: u128;
  readonly vUpdatedAt: u64;
  readonly benchmark: PhalaPalletsComputeComputationPalletBenchmark;
  readonly coolDownStart: u64;
  readonly stats: PhalaPalletsComputeComputationPalletSessionStats;
}

/** @name PhalaPalletsComputeComputationPalletWorkerState (278) */
export interface PhalaPalletsComputeComputationPalletWorkerState extends Enum {
  readonly isReady: boolean;
  readonly isWorkerIdle: boolean;
  readonly isUnused: boolean;
  readonly isWorkerUnresponsive: boolean;
  readonly isWorkerCoolingDown: boolean;
  readonly type: 'Ready' | 'WorkerIdle' | 'Unused' | 'WorkerUnresponsive' | 'WorkerCoolingDown';
}

/** @name PhalaPalletsComputeComputationPalletBenchmark (279) */
export interface PhalaPalletsComputeComputationPalletBenchmark extends Struct {
  readonly pInit: u32;
  readonly pInstant: u32;
  readonly iterations: u64;
  readonly workingStartTime: u64;
  readonly challengeTimeLast: u64;
}

/** @name PhalaPalletsComputeComputationPalletSessionStats (280) */
export interface PhalaPalletsComputeComputationPalletSessionStats extends Struct {
  readonly totalReward: u128;
}

/** @name PhalaPalletsComputeComputationPalletError (281) */
export interface PhalaPalletsComputeComputationPalletError extends Enum {
  readonly isBadSender: boolean;
  readonly isInvalidMessage: boolean;
  readonly isWorkerNotRegistered: boolean;
  readonly isGatekeeperNotRegistered: boolean;
  readonly isDuplicateBoundSession: boolean;
  readonly isBenchmarkMissing: boolean;
  readonly isSessionNotFound: boolean;
  readonly isSessionNotBound: boolean;
  readonly isWorkerNotReady: boolean;
  readonly isWorkerNotComputing: boolean;
  readonly isWorkerNotBound: boolean;
  readonly isCoolDownNotReady: boolean;
  readonly isInsufficientStake: boolean;
  readonly isTooMuchStake: boolean;
  readonly isInternalErrorBadTokenomicParameters: boolean;
  readonly isDuplicateBoundWorker: boolean;
  readonly isBenchmarkTooLow: boolean;
  readonly isInternalErrorCannotStartWithExistingStake: boolean;
  readonly isNotMigrationRoot: boolean;
  readonly isNonceIndexInvalid: boolean;
  readonly isBudgetUpdateBlockInvalid: boolean;
  readonly isBudgetExceedMaxLimit: boolean;
  readonly isWorkerReregisterNeeded: boolean;
  readonly type: 'BadSender' | 'InvalidMessage' | 'WorkerNotRegistered' | 'GatekeeperNotRegistered' | 'DuplicateBoundSession' | 'BenchmarkMissing' | 'SessionNotFound' | 'SessionNotBound' | 'WorkerNotReady' | 'WorkerNotComputing' | 'WorkerNotBound' | 'CoolDownNotReady' | 'InsufficientStake' | 'TooMuchStake' | 'InternalErrorBadTokenomicParameters' | 'DuplicateBoundWorker' | 'BenchmarkTooLow' | 'InternalErrorCannotStartWithExistingStake' | 'NotMigrationRoot' | 'NonceIndexInvalid' | 'BudgetUpdateBlockInvalid' | 'BudgetExceedMaxLimit' | 'WorkerReregisterNeeded';
}

/** @name PhalaPalletsStakePoolPalletPoolInfo (282) */
export interface PhalaPalletsStakePoolPalletPoolInfo extends Struct {
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
  readonly withdrawQueue: Vec<PhalaPalletsStakePoolPalletWithdrawInfo>;
}

/** @name PhalaPalletsStakePoolPalletWithdrawInfo (285) */
export interface PhalaPalletsStakePoolPalletWithdrawInfo extends Struct {
  readonly user: AccountId32;
  readonly shares: u128;
  readonly startTime: u64;
}

/** @name PhalaPalletsStakePoolPalletUserStakeInfo (287) */
export interface PhalaPalletsStakePoolPalletUserStakeInfo extends Struct {
  readonly user: AccountId32;
  readonly locked: u128;
  readonly shares: u128;
  readonly availableRewards: u128;
  readonly rewardDebt: u128;
}

/** @name PhalaPalletsStakePoolPalletError (290) */
export type PhalaPalletsStakePoolPalletError = Null;

/** @name PalletAssetsAssetDetails (291) */
export interface PalletAssetsAssetDetails extends Struct {
  readonly owner: AccountId32;
  readonly issuer: AccountId32;
  readonly admin: AccountId32;
  readonly freezer: AccountId32;
  readonly supply: u128;
  readonly deposit: u128;
  readonly minBalance: u128;
  readonly isSufficient: bool;
  readonly accounts: u32;
  readonly sufficients: u32;
  readonly approvals: u32;
  readonly status: PalletAssetsAssetStatus;
}

/** @name PalletAssetsAssetStatus (292) */
export interface PalletAssetsAssetStatus extends Enum {
  readonly isLive: boolean;
  readonly isFrozen: boolean;
  readonly isDestroying: boolean;
  readonly type: 'Live' | 'Frozen' | 'Destroying';
}

/** @name PalletAssetsAssetAccount (294) */
export interface PalletAssetsAssetAccount extends Struct {
  readonly balance: u128;
  readonly isFrozen: bool;
  readonly reason: PalletAssetsExistenceReason;
  readonly extra: Null;
}

/** @name PalletAssetsExistenceReason (295) */
export interface PalletAssetsExistenceReason extends Enum {
  readonly isConsumer: boolean;
  readonly isSufficient: boolean;
  readonly isDepositHeld: boolean;
  readonly asDepositHeld: u128;
  readonly isDepositRefunded: boolean;
  readonly type: 'Consumer' | 'Sufficient' | 'DepositHeld' | 'DepositRefunded';
}

/** @name PalletAssetsApproval (297) */
export interface PalletAssetsApproval extends Struct {
  readonly amount: u128;
  readonly deposit: u128;
}

/** @name PalletAssetsAssetMetadata (298) */
export interface PalletAssetsAssetMetadata extends Struct {
  readonly deposit: u128;
  readonly name: Bytes;
  readonly symbol: Bytes;
  readonly decimals: u8;
  readonly isFrozen: bool;
}

/** @name PalletAssetsError (300) */
export interface PalletAssetsError extends Enum {
  readonly isBalanceLow: boolean;
  readonly isNoAccount: boolean;
  readonly isNoPermission: boolean;
  readonly isUnknown: boolean;
  readonly isFrozen: boolean;
  readonly isInUse: boolean;
  readonly isBadWitness: boolean;
  readonly isMinBalanceZero: boolean;
  readonly isUnavailableConsumer: boolean;
  readonly isBadMetadata: boolean;
  readonly isUnapproved: boolean;
  readonly isWouldDie: boolean;
  readonly isAlreadyExists: boolean;
  readonly isNoDeposit: boolean;
  readonly isWouldBurn: boolean;
  readonly isLiveAsset: boolean;
  readonly isAssetNotLive: boolean;
  readonly isIncorrectStatus: boolean;
  readonly isNotFrozen: boolean;
  readonly isCallbackFailed: boolean;
  readonly type: 'BalanceLow' | 'NoAccount' | 'NoPermission' | 'Unknown' | 'Frozen' | 'InUse' | 'BadWitness' | 'MinBalanceZero' | 'UnavailableConsumer' | 'BadMetadata' | 'Unapproved' | 'WouldDie' | 'AlreadyExists' | 'NoDeposit' | 'WouldBurn' | 'LiveAsset' | 'AssetNotLive' | 'IncorrectStatus' | 'NotFrozen' | 'CallbackFailed';
}

/** @name PhalaPalletsComputeStakePoolV2PalletError (302) */
export interface PhalaPalletsComputeStakePoolV2PalletError extends Enum {
  readonly isWorkerNotRegistered: boolean;
  readonly isBenchmarkMissing: boolean;
  readonly isWorkerExists: boolean;
  readonly isWorkerAlreadyStopped: boolean;
  readonly isWorkerDoesNotExist: boolean;
  readonly isWorkerInAnotherPool: boolean;
  readonly isUnauthorizedOperator: boolean;
  readonly isUnauthorizedPoolOwner: boolean;
  readonly isInadequateCapacity: boolean;
  readonly isStakeExceedsCapacity: boolean;
  readonly isPoolDoesNotExist: boolean;
  readonly isPoolIsBusy: boolean;
  readonly isInsufficientContribution: boolean;
  readonly isNoNftToWithdraw: boolean;
  readonly isInsufficientBalance: boolean;
  readonly isPoolStakeNotFound: boolean;
  readonly isInsufficientFreeStake: boolean;
  readonly isInvalidWithdrawalAmount: boolean;
  readonly isFailedToBindSessionAndWorker: boolean;
  readonly isInternalSubsidyPoolCannotWithdraw: boolean;
  readonly isPoolBankrupt: boolean;
  readonly isNoRewardToClaim: boolean;
  readonly isFeatureNotEnabled: boolean;
  readonly isWorkersExceedLimit: boolean;
  readonly isCannotRestartWithLessStake: boolean;
  readonly isInvalidForceRewardAmount: boolean;
  readonly isWithdrawQueueNotEmpty: boolean;
  readonly isMissingCollectionId: boolean;
  readonly isVaultIsLocked: boolean;
  readonly isSessionDoesNotExist: boolean;
  readonly isWorkerIsNotReady: boolean;
  readonly isLockAccountStakeError: boolean;
  readonly isNoLegacyRewardToClaim: boolean;
  readonly type: 'WorkerNotRegistered' | 'BenchmarkMissing' | 'WorkerExists' | 'WorkerAlreadyStopped' | 'WorkerDoesNotExist' | 'WorkerInAnotherPool' | 'UnauthorizedOperator' | 'UnauthorizedPoolOwner' | 'InadequateCapacity' | 'StakeExceedsCapacity' | 'PoolDoesNotExist' | 'PoolIsBusy' | 'InsufficientContribution' | 'NoNftToWithdraw' | 'InsufficientBalance' | 'PoolStakeNotFound' | 'InsufficientFreeStake' | 'InvalidWithdrawalAmount' | 'FailedToBindSessionAndWorker' | 'InternalSubsidyPoolCannotWithdraw' | 'PoolBankrupt' | 'NoRewardToClaim' | 'FeatureNotEnabled' | 'WorkersExceedLimit' | 'CannotRestartWithLessStake' | 'InvalidForceRewardAmount' | 'WithdrawQueueNotEmpty' | 'MissingCollectionId' | 'VaultIsLocked' | 'SessionDoesNotExist' | 'WorkerIsNotReady' | 'LockAccountStakeError' | 'NoLegacyRewardToClaim';
}

/** @name PhalaPalletsComputeVaultPalletError (303) */
export interface PhalaPalletsComputeVaultPalletError extends Enum {
  readonly isUnauthorizedPoolOwner: boolean;
  readonly isNoEnoughShareToClaim: boolean;
  readonly isNoRewardToClaim: boolean;
  readonly isAssetAccountNotExist: boolean;
  readonly isInsufficientBalance: boolean;
  readonly isInsufficientContribution: boolean;
  readonly isVaultBankrupt: boolean;
  readonly isNoNftToWithdraw: boolean;
  readonly type: 'UnauthorizedPoolOwner' | 'NoEnoughShareToClaim' | 'NoRewardToClaim' | 'AssetAccountNotExist' | 'InsufficientBalance' | 'InsufficientContribution' | 'VaultBankrupt' | 'NoNftToWithdraw';
}

/** @name PhalaPalletsComputeWrappedBalancesPalletFinanceAccount (306) */
export interface PhalaPalletsComputeWrappedBalancesPalletFinanceAccount extends Struct {
  readonly investPools: Vec<ITuple<[u64, u32]>>;
  readonly locked: u128;
}

/** @name PhalaPalletsComputeWrappedBalancesPalletError (309) */
export interface PhalaPalletsComputeWrappedBalancesPalletError extends Enum {
  readonly isStakerAccountNotFound: boolean;
  readonly isUnwrapAmountExceedsAvaliableStake: boolean;
  readonly isVoteAmountLargerThanTotalStakes: boolean;
  readonly isReferendumInvalid: boolean;
  readonly isReferendumOngoing: boolean;
  readonly isIterationsIsNotVaild: boolean;
  readonly type: 'StakerAccountNotFound' | 'UnwrapAmountExceedsAvaliableStake' | 'VoteAmountLargerThanTotalStakes' | 'ReferendumInvalid' | 'ReferendumOngoing' | 'IterationsIsNotVaild';
}

/** @name PhalaPalletsComputePoolProxy (310) */
export interface PhalaPalletsComputePoolProxy extends Enum {
  readonly isStakePool: boolean;
  readonly asStakePool: PhalaPalletsComputePoolProxyStakePool;
  readonly isVault: boolean;
  readonly asVault: PhalaPalletsComputePoolProxyVault;
  readonly type: 'StakePool' | 'Vault';
}

/** @name PhalaPalletsComputePoolProxyStakePool (311) */
export interface PhalaPalletsComputePoolProxyStakePool extends Struct {
  readonly basepool: PhalaPalletsComputeBasePoolPalletBasePool;
  readonly payoutCommission: Option<Permill>;
  readonly cap: Option<u128>;
  readonly workers: Vec<SpCoreSr25519Public>;
  readonly cdWorkers: Vec<SpCoreSr25519Public>;
  readonly lockAccount: AccountId32;
  readonly ownerRewardAccount: AccountId32;
}

/** @name PhalaPalletsComputeBasePoolPalletBasePool (312) */
export interface PhalaPalletsComputeBasePoolPalletBasePool extends Struct {
  readonly pid: u64;
  readonly owner: AccountId32;
  readonly totalShares: u128;
  readonly totalValue: u128;
  readonly withdrawQueue: Vec<PhalaPalletsComputeBasePoolPalletWithdrawInfo>;
  readonly valueSubscribers: Vec<u64>;
  readonly cid: u32;
  readonly poolAccountId: AccountId32;
}

/** @name PhalaPalletsComputeBasePoolPalletWithdrawInfo (314) */
export interface PhalaPalletsComputeBasePoolPalletWithdrawInfo extends Struct {
  readonly user: AccountId32;
  readonly startTime: u64;
  readonly nftId: u32;
}

/** @name PhalaPalletsComputePoolProxyVault (315) */
export interface PhalaPalletsComputePoolProxyVault extends Struct {
  readonly basepool: PhalaPalletsComputeBasePoolPalletBasePool;
  readonly lastSharePriceCheckpoint: u128;
  readonly commission: Option<Permill>;
  readonly ownerShares: u128;
  readonly investPools: Vec<u64>;
}

/** @name PhalaPalletsComputeBasePoolPalletError (316) */
export interface PhalaPalletsComputeBasePoolPalletError extends Enum {
  readonly isMissCollectionId: boolean;
  readonly isPoolBankrupt: boolean;
  readonly isInvalidShareToWithdraw: boolean;
  readonly isInvalidWithdrawalAmount: boolean;
  readonly isRmrkError: boolean;
  readonly isPoolDoesNotExist: boolean;
  readonly isPoolTypeNotMatch: boolean;
  readonly isNftIdNotFound: boolean;
  readonly isInvalidSharePrice: boolean;
  readonly isAttrLocked: boolean;
  readonly isUnauthorizedPoolOwner: boolean;
  readonly isAlreadyInContributeWhitelist: boolean;
  readonly isNotInContributeWhitelist: boolean;
  readonly isExceedWhitelistMaxLen: boolean;
  readonly isNoWhitelistCreated: boolean;
  readonly isExceedMaxDescriptionLen: boolean;
  readonly isNotMigrationRoot: boolean;
  readonly isBurnNftFailed: boolean;
  readonly isTransferSharesAmountInvalid: boolean;
  readonly type: 'MissCollectionId' | 'PoolBankrupt' | 'InvalidShareToWithdraw' | 'InvalidWithdrawalAmount' | 'RmrkError' | 'PoolDoesNotExist' | 'PoolTypeNotMatch' | 'NftIdNotFound' | 'InvalidSharePrice' | 'AttrLocked' | 'UnauthorizedPoolOwner' | 'AlreadyInContributeWhitelist' | 'NotInContributeWhitelist' | 'ExceedWhitelistMaxLen' | 'NoWhitelistCreated' | 'ExceedMaxDescriptionLen' | 'NotMigrationRoot' | 'BurnNftFailed' | 'TransferSharesAmountInvalid';
}

/** @name PalletUniquesCollectionDetails (317) */
export interface PalletUniquesCollectionDetails extends Struct {
  readonly owner: AccountId32;
  readonly issuer: AccountId32;
  readonly admin: AccountId32;
  readonly freezer: AccountId32;
  readonly totalDeposit: u128;
  readonly freeHolding: bool;
  readonly items: u32;
  readonly itemMetadatas: u32;
  readonly attributes: u32;
  readonly isFrozen: bool;
}

/** @name PalletUniquesItemDetails (319) */
export interface PalletUniquesItemDetails extends Struct {
  readonly owner: AccountId32;
  readonly approved: Option<AccountId32>;
  readonly isFrozen: bool;
  readonly deposit: u128;
}

/** @name PalletUniquesCollectionMetadata (320) */
export interface PalletUniquesCollectionMetadata extends Struct {
  readonly deposit: u128;
  readonly data: Bytes;
  readonly isFrozen: bool;
}

/** @name PalletUniquesItemMetadata (321) */
export interface PalletUniquesItemMetadata extends Struct {
  readonly deposit: u128;
  readonly data: Bytes;
  readonly isFrozen: bool;
}

/** @name PalletUniquesError (325) */
export interface PalletUniquesError extends Enum {
  readonly isNoPermission: boolean;
  readonly isUnknownCollection: boolean;
  readonly isAlreadyExists: boolean;
  readonly isWrongOwner: boolean;
  readonly isBadWitness: boolean;
  readonly isInUse: boolean;
  readonly isFrozen: boolean;
  readonly isWrongDelegate: boolean;
  readonly isNoDelegate: boolean;
  readonly isUnapproved: boolean;
  readonly isUnaccepted: boolean;
  readonly isLocked: boolean;
  readonly isMaxSupplyReached: boolean;
  readonly isMaxSupplyAlreadySet: boolean;
  readonly isMaxSupplyTooSmall: boolean;
  readonly isUnknownItem: boolean;
  readonly isNotForSale: boolean;
  readonly isBidTooLow: boolean;
  readonly type: 'NoPermission' | 'UnknownCollection' | 'AlreadyExists' | 'WrongOwner' | 'BadWitness' | 'InUse' | 'Frozen' | 'WrongDelegate' | 'NoDelegate' | 'Unapproved' | 'Unaccepted' | 'Locked' | 'MaxSupplyReached' | 'MaxSupplyAlreadySet' | 'MaxSupplyTooSmall' | 'UnknownItem' | 'NotForSale' | 'BidTooLow';
}

/** @name RmrkTraitsCollectionCollectionInfo (326) */
export interface RmrkTraitsCollectionCollectionInfo extends Struct {
  readonly issuer: AccountId32;
  readonly metadata: Bytes;
  readonly max: Option<u32>;
  readonly symbol: Bytes;
  readonly nftsCount: u32;
}

/** @name RmrkTraitsNftNftInfo (327) */
export interface RmrkTraitsNftNftInfo extends Struct {
  readonly owner: RmrkTraitsNftAccountIdOrCollectionNftTuple;
  readonly royalty: Option<RmrkTraitsNftRoyaltyInfo>;
  readonly metadata: Bytes;
  readonly equipped: Option<ITuple<[u32, u32]>>;
  readonly pending: bool;
  readonly transferable: bool;
}

/** @name RmrkTraitsResourceResourceInfo (329) */
export interface RmrkTraitsResourceResourceInfo extends Struct {
  readonly id: u32;
  readonly resource: RmrkTraitsResourceResourceTypes;
  readonly pending: bool;
  readonly pendingRemoval: bool;
}

/** @name RmrkTraitsNftNftChild (332) */
export interface RmrkTraitsNftNftChild extends Struct {
  readonly collectionId: u32;
  readonly nftId: u32;
}

/** @name PhantomType (333) */
export interface PhantomType extends Vec<RmrkTraitsPropertyPropertyInfo> {}

/** @name RmrkTraitsPropertyPropertyInfo (334) */
export interface RmrkTraitsPropertyPropertyInfo extends Struct {
  readonly key: Bytes;
  readonly value: Bytes;
}

/** @name PalletRmrkCoreError (336) */
export interface PalletRmrkCoreError extends Enum {
  readonly isNoneValue: boolean;
  readonly isStorageOverflow: boolean;
  readonly isTooLong: boolean;
  readonly isNoAvailableCollectionId: boolean;
  readonly isNoAvailableResourceId: boolean;
  readonly isMetadataNotSet: boolean;
  readonly isRecipientNotSet: boolean;
  readonly isNoAvailableNftId: boolean;
  readonly isNotInRange: boolean;
  readonly isRoyaltyNotSet: boolean;
  readonly isCollectionUnknown: boolean;
  readonly isNoPermission: boolean;
  readonly isNoWitness: boolean;
  readonly isCollectionNotEmpty: boolean;
  readonly isCollectionFullOrLocked: boolean;
  readonly isCannotSendToDescendentOrSelf: boolean;
  readonly isResourceAlreadyExists: boolean;
  readonly isNftAlreadyExists: boolean;
  readonly isEmptyResource: boolean;
  readonly isTooManyRecursions: boolean;
  readonly isNftIsLocked: boolean;
  readonly isCannotAcceptNonOwnedNft: boolean;
  readonly isCannotRejectNonOwnedNft: boolean;
  readonly isCannotRejectNonPendingNft: boolean;
  readonly isResourceDoesntExist: boolean;
  readonly isResourceNotPending: boolean;
  readonly isNonTransferable: boolean;
  readonly isCannotSendEquippedItem: boolean;
  readonly isCannotAcceptToNewOwner: boolean;
  readonly isFailedTransferHooksPreCheck: boolean;
  readonly isFailedTransferHooksPostTransfer: boolean;
  readonly type: 'NoneValue' | 'StorageOverflow' | 'TooLong' | 'NoAvailableCollectionId' | 'NoAvailableResourceId' | 'MetadataNotSet' | 'RecipientNotSet' | 'NoAvailableNftId' | 'NotInRange' | 'RoyaltyNotSet' | 'CollectionUnknown' | 'NoPermission' | 'NoWitness' | 'CollectionNotEmpty' | 'CollectionFullOrLocked' | 'CannotSendToDescendentOrSelf' | 'ResourceAlreadyExists' | 'NftAlreadyExists' | 'EmptyResource' | 'TooManyRecursions' | 'NftIsLocked' | 'CannotAcceptNonOwnedNft' | 'CannotRejectNonOwnedNft' | 'CannotRejectNonPendingNft' | 'ResourceDoesntExist' | 'ResourceNotPending' | 'NonTransferable' | 'CannotSendEquippedItem' | 'CannotAcceptToNewOwner' | 'FailedTransferHooksPreCheck' | 'FailedTransferHooksPostTransfer';
}

/** @name SpRuntimeMultiSignature (338) */
export interface SpRuntimeMultiSignature extends Enum {
  readonly isEd25519: boolean;
  readonly asEd25519: SpCoreEd25519Signature;
  readonly isSr25519: boolean;
  readonly asSr25519: SpCoreSr25519Signature;
  readonly isEcdsa: boolean;
  readonly asEcdsa: SpCoreEcdsaSignature;
  readonly type: 'Ed25519' | 'Sr25519' | 'Ecdsa';
}

/** @name SpCoreEd25519Signature (339) */
export interface SpCoreEd25519Signature extends U8aFixed {}

/** @name SpCoreEcdsaSignature (340) */
export interface SpCoreEcdsaSignature extends U8aFixed {}

/** @name FrameSystemExtensionsCheckNonZeroSender (343) */
export type FrameSystemExtensionsCheckNonZeroSender = Null;

/** @name FrameSystemExtensionsCheckSpecVersion (344) */
export type FrameSystemExtensionsCheckSpecVersion = Null;

/** @name FrameSystemExtensionsCheckTxVersion (345) */
export type FrameSystemExtensionsCheckTxVersion = Null;

/** @name FrameSystemExtensionsCheckGenesis (346) */
export type FrameSystemExtensionsCheckGenesis = Null;

/** @name FrameSystemExtensionsCheckNonce (349) */
export interface FrameSystemExtensionsCheckNonce extends Compact<u32> {}

/** @name FrameSystemExtensionsCheckWeight (350) */
export type FrameSystemExtensionsCheckWeight = Null;

/** @name PhalaPalletsMqCheckSeqCheckMqSequence (351) */
export type PhalaPalletsMqCheckSeqCheckMqSequence = Null;

/** @name PalletTransactionPaymentChargeTransactionPayment (352) */
export interface PalletTransactionPaymentChargeTransactionPayment extends Compact<u128> {}

/** @name KhalaParachainRuntimeRuntime (353) */
export type KhalaParachainRuntimeRuntime = Null;
