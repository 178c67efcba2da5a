// Made by scripts/generate.ts with @polkadot/typegen from metadata.json.

// import type lookup before we augment - in some environments
// this is required to allow for ambient/previous definitions
import '@polkadot/types/types/registry';

import type { KhalaParachainRuntimeOriginCaller, KhalaParachainRuntimeProxyType, KhalaParachainRuntimeRuntime, PhalaMqMessage, PhalaMqMessageOrigin, PhalaMqSignedMessage, PhalaPalletsComputeBasePoolPalletBasePool, PhalaPalletsComputeBasePoolPalletWithdrawInfo, PhalaPalletsComputeComputationPalletBenchmark, PhalaPalletsComputeComputationPalletSessionInfo, PhalaPalletsComputeComputationPalletSessionStats, PhalaPalletsComputeComputationPalletWorkerState, PhalaPalletsComputePoolProxy, PhalaPalletsComputePoolProxyStakePool, PhalaPalletsComputePoolProxyVault, PhalaPalletsComputeWrappedBalancesPalletFinanceAccount, PhalaPalletsMqCheckSeqCheckMqSequence, PhalaPalletsRegistryPalletKnownConsensusVersion, PhalaPalletsRegistryPalletWorkerInfoV2, PhalaPalletsStakePoolPalletPoolInfo, PhalaPalletsStakePoolPalletUserStakeInfo, PhalaPalletsStakePoolPalletWithdrawInfo, PhalaPalletsUtilsAttestationLegacyAttestation, PhalaTypesAttestationProvider, PhalaTypesAttestationReport, PhalaTypesMessagingTokenomicParameters, PhalaTypesVersionedWorkerEndpoints, PhalaTypesWorkerEndpointPayload, PhalaTypesWorkerRegistrationInfo, PhalaTypesWorkerRegistrationInfoV2, RmrkTraitsCollectionCollectionInfo, RmrkTraitsNftAccountIdOrCollectionNftTuple, RmrkTraitsNftNftChild, RmrkTraitsNftNftInfo, RmrkTraitsNftRoyaltyInfo, RmrkTraitsPropertyPropertyInfo, RmrkTraitsResourceBasicResource, RmrkTraitsResourceComposableResource, RmrkTraitsResourceResourceInfo, RmrkTraitsResourceResourceInfoMin, RmrkTraitsResourceResourceTypes, RmrkTraitsResourceSlotResource } from './lookup.js';

declare module '@polkadot/types/types/registry' {
  interface InterfaceTypes {
    KhalaParachainRuntimeOriginCaller: KhalaParachainRuntimeOriginCaller;
    KhalaParachainRuntimeProxyType: KhalaParachainRuntimeProxyType;
    KhalaParachainRuntimeRuntime: KhalaParachainRuntimeRuntime;
    PhalaMqMessage: PhalaMqMessage;
    PhalaMqMessageOrigin: PhalaMqMessageOrigin;
    PhalaMqSignedMessage: PhalaMqSignedMessage;
    PhalaPalletsComputeBasePoolPalletBasePool: PhalaPalletsComputeBasePoolPalletBasePool;
    PhalaPalletsComputeBasePoolPalletWithdrawInfo: PhalaPalletsComputeBasePoolPalletWithdrawInfo;
    PhalaPalletsComputeComputationPalletBenchmark: PhalaPalletsComputeComputationPalletBenchmark;
    PhalaPalletsComputeComputationPalletSessionInfo: PhalaPalletsComputeComputationPalletSessionInfo;
    PhalaPalletsComputeComputationPalletSessionStats: PhalaPalletsComputeComputationPalletSessionStats;
    PhalaPalletsComputeComputationPalletWorkerState: PhalaPalletsComputeComputationPalletWorkerState;
    PhalaPalletsComputePoolProxy: PhalaPalletsComputePoolProxy;
    PhalaPalletsComputePoolProxyStakePool: PhalaPalletsComputePoolProxyStakePool;
    PhalaPalletsComputePoolProxyVault: PhalaPalletsComputePoolProxyVault;
    PhalaPalletsComputeWrappedBalancesPalletFinanceAccount: PhalaPalletsComputeWrappedBalancesPalletFinanceAccount;
    PhalaPalletsMqCheckSeqCheckMqSequence: PhalaPalletsMqCheckSeqCheckMqSequence;
    PhalaPalletsRegistryPalletKnownConsensusVersion: PhalaPalletsRegistryPalletKnownConsensusVersion;
    PhalaPalletsRegistryPalletWorkerInfoV2: PhalaPalletsRegistryPalletWorkerInfoV2;
    PhalaPalletsStakePoolPalletPoolInfo: PhalaPalletsStakePoolPalletPoolInfo;
    PhalaPalletsStakePoolPalletUserStakeInfo: PhalaPalletsStakePoolPalletUserStakeInfo;
    PhalaPalletsStakePoolPalletWithdrawInfo: PhalaPalletsStakePoolPalletWithdrawInfo;
    PhalaPalletsUtilsAttestationLegacyAttestation: PhalaPalletsUtilsAttestationLegacyAttestation;
    PhalaTypesAttestationProvider: PhalaTypesAttestationProvider;
    PhalaTypesAttestationReport: PhalaTypesAttestationReport;
    PhalaTypesMessagingTokenomicParameters: PhalaTypesMessagingTokenomicParameters;
    PhalaTypesVersionedWorkerEndpoints: PhalaTypesVersionedWorkerEndpoints;
    PhalaTypesWorkerEndpointPayload: PhalaTypesWorkerEndpointPayload;
    PhalaTypesWorkerRegistrationInfo: PhalaTypesWorkerRegistrationInfo;
    PhalaTypesWorkerRegistrationInfoV2: PhalaTypesWorkerRegistrationInfoV2;
    RmrkTraitsCollectionCollectionInfo: RmrkTraitsCollectionCollectionInfo;
    RmrkTraitsNftAccountIdOrCollectionNftTuple: RmrkTraitsNftAccountIdOrCollectionNftTuple;
    RmrkTraitsNftNftChild: RmrkTraitsNftNftChild;
    RmrkTraitsNftNftInfo: RmrkTraitsNftNftInfo;
    RmrkTraitsNftRoyaltyInfo: RmrkTraitsNftRoyaltyInfo;
    RmrkTraitsPropertyPropertyInfo: RmrkTraitsPropertyPropertyInfo;
    RmrkTraitsResourceBasicResource: RmrkTraitsResourceBasicResource;
    RmrkTraitsResourceComposableResource: RmrkTraitsResourceComposableResource;
    RmrkTraitsResourceResourceInfo: RmrkTraitsResourceResourceInfo;
    RmrkTraitsResourceResourceInfoMin: RmrkTraitsResourceResourceInfoMin;
    RmrkTraitsResourceResourceTypes: RmrkTraitsResourceResourceTypes;
    RmrkTraitsResourceSlotResource: RmrkTraitsResourceSlotResource;
  } // InterfaceTypes
} // declare module
