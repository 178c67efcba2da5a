// Made by scripts/generate.ts with @polkadot/typegen from metadata.json.

import type { Data } from '@polkadot/types';
import type { Bytes, Compact, Enum, Null, Option, Set, Struct, Text, U8aFixed, Vec, u128, u32, u64, u8 } from '@polkadot/types-codec';
import type { ITuple } from '@polkadot/types-codec/types';
import type { AccountId32, H256, Permill, WeightV1 } from '@polkadot/types/interfaces/runtime';
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

/** @name PalletMultisigTimepoint (32) */
export interface PalletMultisigTimepoint extends Struct {
  readonly height: u32;
  readonly index: u32;
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

/** @name FrameSupportTokensMiscBalanceStatus (46) */
export interface FrameSupportTokensMiscBalanceStatus extends Enum {
  readonly isFree: boolean;
  readonly isReserved: boolean;
  readonly type: 'Free' | 'Reserved';
}

/** @name SpCoreSr25519Public (52) */
export interface SpCoreSr25519Public extends U8aFixed {}

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

/** @name PalletVestingVestingInfo (95) */
export interface PalletVestingVestingInfo extends Struct {
  readonly locked: u128;
  readonly perBlock: u128;
  readonly startingBlock: u32;
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

/** @name PalletMultisigMultisig (166) */
export interface PalletMultisigMultisig extends Struct {
  readonly when: PalletMultisigTimepoint;
  readonly deposit: u128;
  readonly depositor: AccountId32;
  readonly approvals: Vec<AccountId32>;
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

/** @name PalletVestingReleases (180) */
export interface PalletVestingReleases extends Enum {
  readonly isV0: boolean;
  readonly isV1: boolean;
  readonly type: 'V0' | 'V1';
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

/** @name PhalaPalletsMqCheckSeqCheckMqSequence (238) */
export type PhalaPalletsMqCheckSeqCheckMqSequence = Null;

/** @name RhalaParachainRuntimeRuntime (240) */
export type RhalaParachainRuntimeRuntime = Null;
