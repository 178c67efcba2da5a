// Made by scripts/generate.ts with @polkadot/typegen from metadata.json.

// import type lookup before we augment - in some environments
// this is required to allow for ambient/previous definitions
import '@polkadot/api-base/types/consts';

import type { ApiTypes, AugmentedConst } from '@polkadot/api-base/types';
import type { bool, u128, u16, u32, u64, u8 } from '@polkadot/types-codec';
import type { Codec } from '@polkadot/types-codec/types';
import type { AccountId32 } from '@polkadot/types/interfaces/runtime';
import type { FrameSystemLimitsBlockLength, FrameSystemLimitsBlockWeights, SpVersionRuntimeVersion, SpWeightsRuntimeDbWeight } from './lookup.js';

export type __AugmentedConst<ApiType extends ApiTypes> = AugmentedConst<ApiType>;

declare module '@polkadot/api-base/types/consts' {
  interface AugmentedConsts<ApiType extends ApiTypes> {
    assets: {
      approvalDeposit: u128 & AugmentedConst<ApiType>;
      assetAccountDeposit: u128 & AugmentedConst<ApiType>;
      assetDeposit: u128 & AugmentedConst<ApiType>;
      metadataDepositBase: u128 & AugmentedConst<ApiType>;
      metadataDepositPerByte: u128 & AugmentedConst<ApiType>;
      removeItemsLimit: u32 & AugmentedConst<ApiType>;
      stringLimit: u32 & AugmentedConst<ApiType>;
      /**
       * Generic const
       **/
      [key: string]: Codec;
    };
    balances: {
      existentialDeposit: u128 & AugmentedConst<ApiType>;
      maxFreezes: u32 & AugmentedConst<ApiType>;
      maxHolds: u32 & AugmentedConst<ApiType>;
      maxLocks: u32 & AugmentedConst<ApiType>;
      maxReserves: u32 & AugmentedConst<ApiType>;
      /**
       * Generic const
       **/
      [key: string]: Codec;
    };
    democracy: {
      cooloffPeriod: u32 & AugmentedConst<ApiType>;
      enactmentPeriod: u32 & AugmentedConst<ApiType>;
      fastTrackVotingPeriod: u32 & AugmentedConst<ApiType>;
      instantAllowed: bool & AugmentedConst<ApiType>;
      launchPeriod: u32 & AugmentedConst<ApiType>;
      maxBlacklisted: u32 & AugmentedConst<ApiType>;
      maxDeposits: u32 & AugmentedConst<ApiType>;
      maxProposals: u32 & AugmentedConst<ApiType>;
      maxVotes: u32 & AugmentedConst<ApiType>;
      minimumDeposit: u128 & AugmentedConst<ApiType>;
      voteLockingPeriod: u32 & AugmentedConst<ApiType>;
      votingPeriod: u32 & AugmentedConst<ApiType>;
      /**
       * Generic const
       **/
      [key: string]: Codec;
    };
    identity: {
      basicDeposit: u128 & AugmentedConst<ApiType>;
      fieldDeposit: u128 & AugmentedConst<ApiType>;
      maxAdditionalFields: u32 & AugmentedConst<ApiType>;
      maxRegistrars: u32 & AugmentedConst<ApiType>;
      maxSubAccounts: u32 & AugmentedConst<ApiType>;
      subAccountDeposit: u128 & AugmentedConst<ApiType>;
      /**
       * Generic const
       **/
      [key: string]: Codec;
    };
    multisig: {
      depositBase: u128 & AugmentedConst<ApiType>;
      depositFactor: u128 & AugmentedConst<ApiType>;
      maxSignatories: u32 & AugmentedConst<ApiType>;
      /**
       * Generic const
       **/
      [key: string]: Codec;
    };
    phalaRegistry: {
      noneAttestationEnabled: bool & AugmentedConst<ApiType>;
      verifyPRuntime: bool & AugmentedConst<ApiType>;
      verifyRelaychainGenesisBlockHash: bool & AugmentedConst<ApiType>;
      /**
       * Generic const
       **/
      [key: string]: Codec;
    };
    phalaStakePoolv2: {
      gracePeriod: u64 & AugmentedConst<ApiType>;
      maxPoolWorkers: u32 & AugmentedConst<ApiType>;
      minContribution: u128 & AugmentedConst<ApiType>;
      /**
       * Generic const
       **/
      [key: string]: Codec;
    };
    phalaVault: {
      initialPriceCheckPoint: u128 & AugmentedConst<ApiType>;
      vaultQueuePeriod: u64 & AugmentedConst<ApiType>;
      /**
       * Generic const
       **/
      [key: string]: Codec;
    };
    phalaWrappedBalances: {
      wPhaAssetId: u32 & AugmentedConst<ApiType>;
      wrappedBalancesAccountId: AccountId32 & AugmentedConst<ApiType>;
      /**
       * Generic const
       **/
      [key: string]: Codec;
    };
    proxy: {
      announcementDepositBase: u128 & AugmentedConst<ApiType>;
      announcementDepositFactor: u128 & AugmentedConst<ApiType>;
      maxPending: u32 & AugmentedConst<ApiType>;
      maxProxies: u32 & AugmentedConst<ApiType>;
      proxyDepositBase: u128 & AugmentedConst<ApiType>;
      proxyDepositFactor: u128 & AugmentedConst<ApiType>;
      /**
       * Generic const
       **/
      [key: string]: Codec;
    };
    rmrkCore: {
      maxPriorities: u32 & AugmentedConst<ApiType>;
      nestingBudget: u32 & AugmentedConst<ApiType>;
      partsLimit: u32 & AugmentedConst<ApiType>;
      propertiesLimit: u32 & AugmentedConst<ApiType>;
      resourceSymbolLimit: u32 & AugmentedConst<ApiType>;
      /**
       * Generic const
       **/
      [key: string]: Codec;
    };
    system: {
      blockHashCount: u32 & AugmentedConst<ApiType>;
      blockLength: FrameSystemLimitsBlockLength & AugmentedConst<ApiType>;
      blockWeights: FrameSystemLimitsBlockWeights & AugmentedConst<ApiType>;
      dbWeight: SpWeightsRuntimeDbWeight & AugmentedConst<ApiType>;
      ss58Prefix: u16 & AugmentedConst<ApiType>;
      version: SpVersionRuntimeVersion & AugmentedConst<ApiType>;
      /**
       * Generic const
       **/
      [key: string]: Codec;
    };
    timestamp: {
      minimumPeriod: u64 & AugmentedConst<ApiType>;
      /**
       * Generic const
       **/
      [key: string]: Codec;
    };
    transactionPayment: {
      operationalFeeMultiplier: u8 & AugmentedConst<ApiType>;
      /**
       * Generic const
       **/
      [key: string]: Codec;
    };
    uniques: {
      attributeDepositBase: u128 & AugmentedConst<ApiType>;
      collectionDeposit: u128 & AugmentedConst<ApiType>;
      depositPerByte: u128 & AugmentedConst<ApiType>;
      itemDeposit: u128 & AugmentedConst<ApiType>;
      keyLimit: u32 & AugmentedConst<ApiType>;
      metadataDepositBase: u128 & AugmentedConst<ApiType>;
      stringLimit: u32 & AugmentedConst<ApiType>;
      valueLimit: u32 & AugmentedConst<ApiType>;
      /**
       * Generic const
       **/
      [key: string]: Codec;
    };
    utility: {
      batchedCallsLimit: u32 & AugmentedConst<ApiType>;
      /**
       * Generic const
       **/
      [key: string]: Codec;
    };
    vesting: {
      maxVestingSchedules: u32 & AugmentedConst<ApiType>;
      minVestedTransfer: u128 & AugmentedConst<ApiType>;
      /**
       * Generic const
       **/
      [key: string]: Codec;
    };
  } // AugmentedConsts
} // declare module
