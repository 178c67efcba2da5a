// Made by scripts/generate.ts with @polkadot/typegen from metadata.json.

// import type lookup before we augment - in some environments
// this is required to allow for ambient/previous definitions
import '@polkadot/api-base/types/errors';

import type { ApiTypes, AugmentedError } from '@polkadot/api-base/types';

export type __AugmentedError<ApiType extends ApiTypes> = AugmentedError<ApiType>;

declare module '@polkadot/api-base/types/errors' {
  interface AugmentedErrors<ApiType extends ApiTypes> {
    assets: {
      AlreadyExists: AugmentedError<ApiType>;
      AssetNotLive: AugmentedError<ApiType>;
      BadMetadata: AugmentedError<ApiType>;
      BadWitness: AugmentedError<ApiType>;
      BalanceLow: AugmentedError<ApiType>;
      CallbackFailed: AugmentedError<ApiType>;
      Frozen: AugmentedError<ApiType>;
      IncorrectStatus: AugmentedError<ApiType>;
      InUse: AugmentedError<ApiType>;
      LiveAsset: AugmentedError<ApiType>;
      MinBalanceZero: AugmentedError<ApiType>;
      NoAccount: AugmentedError<ApiType>;
      NoDeposit: AugmentedError<ApiType>;
      NoPermission: AugmentedError<ApiType>;
      NotFrozen: AugmentedError<ApiType>;
      Unapproved: AugmentedError<ApiType>;
      UnavailableConsumer: AugmentedError<ApiType>;
      Unknown: AugmentedError<ApiType>;
      WouldBurn: AugmentedError<ApiType>;
      WouldDie: AugmentedError<ApiType>;
      /**
       * Generic error
       **/
      [key: string]: AugmentedError<ApiType>;
    };
    balances: {
      DeadAccount: AugmentedError<ApiType>;
      ExistentialDeposit: AugmentedError<ApiType>;
      ExistingVestingSchedule: AugmentedError<ApiType>;
      Expendability: AugmentedError<ApiType>;
      InsufficientBalance: AugmentedError<ApiType>;
      LiquidityRestrictions: AugmentedError<ApiType>;
      TooManyFreezes: AugmentedError<ApiType>;
      TooManyHolds: AugmentedError<ApiType>;
      TooManyReserves: AugmentedError<ApiType>;
      VestingBalance: AugmentedError<ApiType>;
      /**
       * Generic error
       **/
      [key: string]: AugmentedError<ApiType>;
    };
    democracy: {
      AlreadyCanceled: AugmentedError<ApiType>;
      AlreadyDelegating: AugmentedError<ApiType>;
      AlreadyVetoed: AugmentedError<ApiType>;
      DuplicateProposal: AugmentedError<ApiType>;
      InstantNotAllowed: AugmentedError<ApiType>;
      InsufficientFunds: AugmentedError<ApiType>;
      InvalidHash: AugmentedError<ApiType>;
      MaxVotesReached: AugmentedError<ApiType>;
      NoneWaiting: AugmentedError<ApiType>;
      Nonsense: AugmentedError<ApiType>;
      NoPermission: AugmentedError<ApiType>;
      NoProposal: AugmentedError<ApiType>;
      NotDelegating: AugmentedError<ApiType>;
      NotSimpleMajority: AugmentedError<ApiType>;
      NotVoter: AugmentedError<ApiType>;
      PreimageNotExist: AugmentedError<ApiType>;
      ProposalBlacklisted: AugmentedError<ApiType>;
      ProposalMissing: AugmentedError<ApiType>;
      ReferendumInvalid: AugmentedError<ApiType>;
      TooMany: AugmentedError<ApiType>;
      ValueLow: AugmentedError<ApiType>;
      VotesExist: AugmentedError<ApiType>;
      VotingPeriodLow: AugmentedError<ApiType>;
      WrongUpperBound: AugmentedError<ApiType>;
      /**
       * Generic error
       **/
      [key: string]: AugmentedError<ApiType>;
    };
    identity: {
      AlreadyClaimed: AugmentedError<ApiType>;
      EmptyIndex: AugmentedError<ApiType>;
      FeeChanged: AugmentedError<ApiType>;
      InvalidIndex: AugmentedError<ApiType>;
      InvalidJudgement: AugmentedError<ApiType>;
      InvalidTarget: AugmentedError<ApiType>;
      JudgementForDifferentIdentity: AugmentedError<ApiType>;
      JudgementGiven: AugmentedError<ApiType>;
      JudgementPaymentFailed: AugmentedError<ApiType>;
      NoIdentity: AugmentedError<ApiType>;
      NotFound: AugmentedError<ApiType>;
      NotNamed: AugmentedError<ApiType>;
      NotOwned: AugmentedError<ApiType>;
      NotSub: AugmentedError<ApiType>;
      StickyJudgement: AugmentedError<ApiType>;
      TooManyFields: AugmentedError<ApiType>;
      TooManyRegistrars: AugmentedError<ApiType>;
      TooManySubAccounts: AugmentedError<ApiType>;
      /**
       * Generic error
       **/
      [key: string]: AugmentedError<ApiType>;
    };
    multisig: {
      AlreadyApproved: AugmentedError<ApiType>;
      AlreadyStored: AugmentedError<ApiType>;
      MaxWeightTooLow: AugmentedError<ApiType>;
      MinimumThreshold: AugmentedError<ApiType>;
      NoApprovalsNeeded: AugmentedError<ApiType>;
      NotFound: AugmentedError<ApiType>;
      NoTimepoint: AugmentedError<ApiType>;
      NotOwner: AugmentedError<ApiType>;
      SenderInSignatories: AugmentedError<ApiType>;
      SignatoriesOutOfOrder: AugmentedError<ApiType>;
      TooFewSignatories: AugmentedError<ApiType>;
      TooManySignatories: AugmentedError<ApiType>;
      UnexpectedTimepoint: AugmentedError<ApiType>;
      WrongTimepoint: AugmentedError<ApiType>;
      /**
       * Generic error
       **/
      [key: string]: AugmentedError<ApiType>;
    };
    phalaBasePool: {
      AlreadyInContributeWhitelist: AugmentedError<ApiType>;
      AttrLocked: AugmentedError<ApiType>;
      BurnNftFailed: AugmentedError<ApiType>;
      ExceedMaxDescriptionLen: AugmentedError<ApiType>;
      ExceedWhitelistMaxLen: AugmentedError<ApiType>;
      InvalidSharePrice: AugmentedError<ApiType>;
      InvalidShareToWithdraw: AugmentedError<ApiType>;
      InvalidWithdrawalAmount: AugmentedError<ApiType>;
      MissCollectionId: AugmentedError<ApiType>;
      NftIdNotFound: AugmentedError<ApiType>;
      NotInContributeWhitelist: AugmentedError<ApiType>;
      NotMigrationRoot: AugmentedError<ApiType>;
      NoWhitelistCreated: AugmentedError<ApiType>;
      PoolBankrupt: AugmentedError<ApiType>;
      PoolDoesNotExist: AugmentedError<ApiType>;
      PoolTypeNotMatch: AugmentedError<ApiType>;
      RmrkError: AugmentedError<ApiType>;
      TransferSharesAmountInvalid: AugmentedError<ApiType>;
      UnauthorizedPoolOwner: AugmentedError<ApiType>;
      /**
       * Generic error
       **/
      [key: string]: AugmentedError<ApiType>;
    };
    phalaComputation: {
      _GatekeeperNotRegistered: AugmentedError<ApiType>;
      _InvalidMessage: AugmentedError<ApiType>;
      BadSender: AugmentedError<ApiType>;
      BenchmarkMissing: AugmentedError<ApiType>;
      BenchmarkTooLow: AugmentedError<ApiType>;
      BudgetExceedMaxLimit: AugmentedError<ApiType>;
      BudgetUpdateBlockInvalid: AugmentedError<ApiType>;
      CoolDownNotReady: AugmentedError<ApiType>;
      DuplicateBoundSession: AugmentedError<ApiType>;
      DuplicateBoundWorker: AugmentedError<ApiType>;
      InsufficientStake: AugmentedError<ApiType>;
      InternalErrorBadTokenomicParameters: AugmentedError<ApiType>;
      InternalErrorCannotStartWithExistingStake: AugmentedError<ApiType>;
      NonceIndexInvalid: AugmentedError<ApiType>;
      NotMigrationRoot: AugmentedError<ApiType>;
      SessionNotBound: AugmentedError<ApiType>;
      SessionNotFound: AugmentedError<ApiType>;
      TooMuchStake: AugmentedError<ApiType>;
      WorkerNotBound: AugmentedError<ApiType>;
      WorkerNotComputing: AugmentedError<ApiType>;
      WorkerNotReady: AugmentedError<ApiType>;
      WorkerNotRegistered: AugmentedError<ApiType>;
      WorkerReregisterNeeded: AugmentedError<ApiType>;
      /**
       * Generic error
       **/
      [key: string]: AugmentedError<ApiType>;
    };
    phalaMq: {
      BadDestination: AugmentedError<ApiType>;
      BadSender: AugmentedError<ApiType>;
      BadSequence: AugmentedError<ApiType>;
      /**
       * Generic error
       **/
      [key: string]: AugmentedError<ApiType>;
    };
    phalaRegistry: {
      BadIASReport: AugmentedError<ApiType>;
      CannotHandleUnknownMessage: AugmentedError<ApiType>;
      CannotRemoveLastGatekeeper: AugmentedError<ApiType>;
      GenesisBlockHashAlreadyExists: AugmentedError<ApiType>;
      GenesisBlockHashNotFound: AugmentedError<ApiType>;
      GenesisBlockHashRejected: AugmentedError<ApiType>;
      InvalidBenchReport: AugmentedError<ApiType>;
      InvalidConsensusVersion: AugmentedError<ApiType>;
      InvalidEndpointSigningTime: AugmentedError<ApiType>;
      InvalidGatekeeper: AugmentedError<ApiType>;
      InvalidIASSigningCert: AugmentedError<ApiType>;
      InvalidInput: AugmentedError<ApiType>;
      InvalidMasterPubkey: AugmentedError<ApiType>;
      InvalidPubKey: AugmentedError<ApiType>;
      InvalidQuoteStatus: AugmentedError<ApiType>;
      InvalidReport: AugmentedError<ApiType>;
      InvalidRotatedMasterPubkey: AugmentedError<ApiType>;
      InvalidRuntimeInfo: AugmentedError<ApiType>;
      InvalidRuntimeInfoHash: AugmentedError<ApiType>;
      InvalidSender: AugmentedError<ApiType>;
      InvalidSignature: AugmentedError<ApiType>;
      InvalidSignatureLength: AugmentedError<ApiType>;
      MalformedSignature: AugmentedError<ApiType>;
      MasterKeyInRotation: AugmentedError<ApiType>;
      MasterKeyMismatch: AugmentedError<ApiType>;
      MasterKeyUninitialized: AugmentedError<ApiType>;
      NoneAttestationDisabled: AugmentedError<ApiType>;
      NotImplemented: AugmentedError<ApiType>;
      NotMigrationRoot: AugmentedError<ApiType>;
      OutdatedIASReport: AugmentedError<ApiType>;
      ParachainIdMismatch: AugmentedError<ApiType>;
      PRuntimeAlreadyExists: AugmentedError<ApiType>;
      PRuntimeNotFound: AugmentedError<ApiType>;
      PRuntimeRejected: AugmentedError<ApiType>;
      UnknownCluster: AugmentedError<ApiType>;
      UnknownContract: AugmentedError<ApiType>;
      UnknownQuoteBodyFormat: AugmentedError<ApiType>;
      WorkerNotFound: AugmentedError<ApiType>;
      /**
       * Generic error
       **/
      [key: string]: AugmentedError<ApiType>;
    };
    phalaStakePool: {
      /**
       * Generic error
       **/
      [key: string]: AugmentedError<ApiType>;
    };
    phalaStakePoolv2: {
      _PoolIsBusy: AugmentedError<ApiType>;
      BenchmarkMissing: AugmentedError<ApiType>;
      CannotRestartWithLessStake: AugmentedError<ApiType>;
      FailedToBindSessionAndWorker: AugmentedError<ApiType>;
      FeatureNotEnabled: AugmentedError<ApiType>;
      InadequateCapacity: AugmentedError<ApiType>;
      InsufficientBalance: AugmentedError<ApiType>;
      InsufficientContribution: AugmentedError<ApiType>;
      InsufficientFreeStake: AugmentedError<ApiType>;
      InternalSubsidyPoolCannotWithdraw: AugmentedError<ApiType>;
      InvalidForceRewardAmount: AugmentedError<ApiType>;
      InvalidWithdrawalAmount: AugmentedError<ApiType>;
      LockAccountStakeError: AugmentedError<ApiType>;
      MissingCollectionId: AugmentedError<ApiType>;
      NoLegacyRewardToClaim: AugmentedError<ApiType>;
      NoNftToWithdraw: AugmentedError<ApiType>;
      NoRewardToClaim: AugmentedError<ApiType>;
      PoolBankrupt: AugmentedError<ApiType>;
      PoolDoesNotExist: AugmentedError<ApiType>;
      PoolStakeNotFound: AugmentedError<ApiType>;
      SessionDoesNotExist: AugmentedError<ApiType>;
      StakeExceedsCapacity: AugmentedError<ApiType>;
      UnauthorizedOperator: AugmentedError<ApiType>;
      UnauthorizedPoolOwner: AugmentedError<ApiType>;
      VaultIsLocked: AugmentedError<ApiType>;
      WithdrawQueueNotEmpty: AugmentedError<ApiType>;
      WorkerAlreadyStopped: AugmentedError<ApiType>;
      WorkerDoesNotExist: AugmentedError<ApiType>;
      WorkerExists: AugmentedError<ApiType>;
      WorkerInAnotherPool: AugmentedError<ApiType>;
      WorkerIsNotReady: AugmentedError<ApiType>;
      WorkerNotRegistered: AugmentedError<ApiType>;
      WorkersExceedLimit: AugmentedError<ApiType>;
      /**
       * Generic error
       **/
      [key: string]: AugmentedError<ApiType>;
    };
    phalaVault: {
      AssetAccountNotExist: AugmentedError<ApiType>;
      InsufficientBalance: AugmentedError<ApiType>;
      InsufficientContribution: AugmentedError<ApiType>;
      NoEnoughShareToClaim: AugmentedError<ApiType>;
      NoNftToWithdraw: AugmentedError<ApiType>;
      NoRewardToClaim: AugmentedError<ApiType>;
      UnauthorizedPoolOwner: AugmentedError<ApiType>;
      VaultBankrupt: AugmentedError<ApiType>;
      /**
       * Generic error
       **/
      [key: string]: AugmentedError<ApiType>;
    };
    phalaWrappedBalances: {
      IterationsIsNotVaild: AugmentedError<ApiType>;
      ReferendumInvalid: AugmentedError<ApiType>;
      ReferendumOngoing: AugmentedError<ApiType>;
      StakerAccountNotFound: AugmentedError<ApiType>;
      UnwrapAmountExceedsAvaliableStake: AugmentedError<ApiType>;
      VoteAmountLargerThanTotalStakes: AugmentedError<ApiType>;
      /**
       * Generic error
       **/
      [key: string]: AugmentedError<ApiType>;
    };
    proxy: {
      Duplicate: AugmentedError<ApiType>;
      NoPermission: AugmentedError<ApiType>;
      NoSelfProxy: AugmentedError<ApiType>;
      NotFound: AugmentedError<ApiType>;
      NotProxy: AugmentedError<ApiType>;
      TooMany: AugmentedError<ApiType>;
      Unannounced: AugmentedError<ApiType>;
      Unproxyable: AugmentedError<ApiType>;
      /**
       * Generic error
       **/
      [key: string]: AugmentedError<ApiType>;
    };
    rmrkCore: {
      CannotAcceptNonOwnedNft: AugmentedError<ApiType>;
      CannotAcceptToNewOwner: AugmentedError<ApiType>;
      CannotRejectNonOwnedNft: AugmentedError<ApiType>;
      CannotRejectNonPendingNft: AugmentedError<ApiType>;
      CannotSendEquippedItem: AugmentedError<ApiType>;
      CannotSendToDescendentOrSelf: AugmentedError<ApiType>;
      CollectionFullOrLocked: AugmentedError<ApiType>;
      CollectionNotEmpty: AugmentedError<ApiType>;
      CollectionUnknown: AugmentedError<ApiType>;
      EmptyResource: AugmentedError<ApiType>;
      FailedTransferHooksPostTransfer: AugmentedError<ApiType>;
      FailedTransferHooksPreCheck: AugmentedError<ApiType>;
      MetadataNotSet: AugmentedError<ApiType>;
      NftAlreadyExists: AugmentedError<ApiType>;
      NftIsLocked: AugmentedError<ApiType>;
      NoAvailableCollectionId: AugmentedError<ApiType>;
      NoAvailableNftId: AugmentedError<ApiType>;
      NoAvailableResourceId: AugmentedError<ApiType>;
      NoneValue: AugmentedError<ApiType>;
      NonTransferable: AugmentedError<ApiType>;
      NoPermission: AugmentedError<ApiType>;
      NotInRange: AugmentedError<ApiType>;
      NoWitness: AugmentedError<ApiType>;
      RecipientNotSet: AugmentedError<ApiType>;
      ResourceAlreadyExists: AugmentedError<ApiType>;
      ResourceDoesntExist: AugmentedError<ApiType>;
      ResourceNotPending: AugmentedError<ApiType>;
      RoyaltyNotSet: AugmentedError<ApiType>;
      StorageOverflow: AugmentedError<ApiType>;
      TooLong: AugmentedError<ApiType>;
      TooManyRecursions: AugmentedError<ApiType>;
      /**
       * Generic error
       **/
      [key: string]: AugmentedError<ApiType>;
    };
    system: {
      CallFiltered: AugmentedError<ApiType>;
      FailedToExtractRuntimeVersion: AugmentedError<ApiType>;
      InvalidSpecName: AugmentedError<ApiType>;
      NonDefaultComposite: AugmentedError<ApiType>;
      NonZeroRefCount: AugmentedError<ApiType>;
      SpecVersionNeedsToIncrease: AugmentedError<ApiType>;
      /**
       * Generic error
       **/
      [key: string]: AugmentedError<ApiType>;
    };
    uniques: {
      AlreadyExists: AugmentedError<ApiType>;
      BadWitness: AugmentedError<ApiType>;
      BidTooLow: AugmentedError<ApiType>;
      Frozen: AugmentedError<ApiType>;
      InUse: AugmentedError<ApiType>;
      Locked: AugmentedError<ApiType>;
      MaxSupplyAlreadySet: AugmentedError<ApiType>;
      MaxSupplyReached: AugmentedError<ApiType>;
      MaxSupplyTooSmall: AugmentedError<ApiType>;
      NoDelegate: AugmentedError<ApiType>;
      NoPermission: AugmentedError<ApiType>;
      NotForSale: AugmentedError<ApiType>;
      Unaccepted: AugmentedError<ApiType>;
      Unapproved: AugmentedError<ApiType>;
      UnknownCollection: AugmentedError<ApiType>;
      UnknownItem: AugmentedError<ApiType>;
      WrongDelegate: AugmentedError<ApiType>;
      WrongOwner: AugmentedError<ApiType>;
      /**
       * Generic error
       **/
      [key: string]: AugmentedError<ApiType>;
    };
    utility: {
      TooManyCalls: AugmentedError<ApiType>;
      /**
       * Generic error
       **/
      [key: string]: AugmentedError<ApiType>;
    };
    vesting: {
      AmountLow: AugmentedError<ApiType>;
      AtMaxVestingSchedules: AugmentedError<ApiType>;
      InvalidScheduleParams: AugmentedError<ApiType>;
      NotVesting: AugmentedError<ApiType>;
      ScheduleIndexOutOfBounds: AugmentedError<ApiType>;
      /**
       * Generic error
       **/
      [key: string]: AugmentedError<ApiType>;
    };
  } // AugmentedErrors
} // declare module
