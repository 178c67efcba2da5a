// Made by scripts/generate.ts with @polkadot/typegen from metadata.json.

// import type lookup before we augment - in some environments
// this is required to allow for ambient/previous definitions
import '@polkadot/api-base/types/consts';

import type { ApiTypes, AugmentedConst } from '@polkadot/api-base/types';
import type { bool, u128, u16, u32, u64, u8 } from '@polkadot/types-codec';
import type { Codec } from '@polkadot/types-codec/types';
import type { FrameSupportWeightsRuntimeDbWeight, FrameSystemLimitsBlockLength, FrameSystemLimitsBlockWeights, SpVersionRuntimeVersion } from './lookup.js';

export type __AugmentedConst<ApiType extends ApiTypes> = AugmentedConst<ApiType>;

declare module '@polkadot/api-base/types/consts' {
  interface AugmentedConsts<ApiType extends ApiTypes> {
    balances: {
      existentialDeposit: u128 & AugmentedConst<ApiType>;
      maxLocks: u32 & AugmentedConst<ApiType>;
      maxReserves: u32 & AugmentedConst<ApiType>;
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
      maxSignatories: u16 & AugmentedConst<ApiType>;
      /**
       * Generic const
       **/
      [key: string]: Codec;
    };
    phalaRegistry: {
      verifyPRuntime: bool & AugmentedConst<ApiType>;
      verifyRelaychainGenesisBlockHash: bool & AugmentedConst<ApiType>;
      /**
       * Generic const
       **/
      [key: string]: Codec;
    };
    phalaStakePool: {
      gracePeriod: u64 & AugmentedConst<ApiType>;
      maxPoolWorkers: u32 & AugmentedConst<ApiType>;
      minContribution: u128 & AugmentedConst<ApiType>;
      miningEnabledByDefault: bool & AugmentedConst<ApiType>;
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
    system: {
      blockHashCount: u32 & AugmentedConst<ApiType>;
      blockLength: FrameSystemLimitsBlockLength & AugmentedConst<ApiType>;
      blockWeights: FrameSystemLimitsBlockWeights & AugmentedConst<ApiType>;
      dbWeight: FrameSupportWeightsRuntimeDbWeight & AugmentedConst<ApiType>;
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
