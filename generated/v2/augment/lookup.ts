// Made by scripts/generate.ts with @polkadot/typegen from metadata.json.

import type { Data } from '@polkadot/types';
import type { Bytes, Compact, Enum, Null, Option, Set, Struct, Text, U8aFixed, Vec, bool, u128, u32, u64, u8 } from '@polkadot/types-codec';
import type { ITuple } from '@polkadot/types-codec/types';
import type { Vote } from '@polkadot/types/interfaces/elections';
import type { AccountId32, H256, Permill } from '@polkadot/types/interfaces/runtime';
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

/** @name PalletMultisigTimepoint (34) */
export interface PalletMultisigTimepoint extends Struct {
  readonly height: u32;
  readonly index: u32;
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

/** @name FrameSupportTokensMiscBalanceStatus (48) */
export interface FrameSupportTokensMiscBalanceStatus extends Enum {
  readonly isFree: boolean;
  readonly isReserved: boolean;
  readonly type: 'Free' | 'Reserved';
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

/** @name SpCoreSr25519Public (58) */
export interface SpCoreSr25519Public extends U8aFixed {}

/** @name PhalaTypesAttestationProvider (60) */
export interface PhalaTypesAttestationProvider extends Enum {
  readonly isRoot: boolean;
  readonly isIas: boolean;
  readonly type: 'Root' | 'Ias';
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

/** @name PalletVestingVestingInfo (115) */
export interface PalletVestingVestingInfo extends Struct {
  readonly locked: u128;
  readonly perBlock: u128;
  readonly startingBlock: u32;
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

/** @name PalletUniquesDestroyWitness (189) */
export interface PalletUniquesDestroyWitness extends Struct {
  readonly items: Compact<u32>;
  readonly itemMetadatas: Compact<u32>;
  readonly attributes: Compact<u32>;
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

/** @name PalletMultisigMultisig (210) */
export interface PalletMultisigMultisig extends Struct {
  readonly when: PalletMultisigTimepoint;
  readonly deposit: u128;
  readonly depositor: AccountId32;
  readonly approvals: Vec<AccountId32>;
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

/** @name PalletVestingReleases (224) */
export interface PalletVestingReleases extends Enum {
  readonly isV0: boolean;
  readonly isV1: boolean;
  readonly type: 'V0' | 'V1';
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

/** @name PhalaPalletsComputeWrappedBalancesPalletFinanceAccount (306) */
export interface PhalaPalletsComputeWrappedBalancesPalletFinanceAccount extends Struct {
  readonly investPools: Vec<ITuple<[u64, u32]>>;
  readonly locked: u128;
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

/** @name PhalaPalletsMqCheckSeqCheckMqSequence (351) */
export type PhalaPalletsMqCheckSeqCheckMqSequence = Null;

/** @name KhalaParachainRuntimeRuntime (353) */
export type KhalaParachainRuntimeRuntime = Null;
