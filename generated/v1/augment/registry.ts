// Made by scripts/generate.ts with @polkadot/typegen from metadata.json.

// import type lookup before we augment - in some environments
// this is required to allow for ambient/previous definitions
import '@polkadot/types/types/registry';

import type { PhalaMqMessage, PhalaMqMessageOrigin, PhalaMqSignedMessage, PhalaPalletsMiningPalletBenchmark, PhalaPalletsMiningPalletMinerInfo, PhalaPalletsMiningPalletMinerState, PhalaPalletsMiningPalletMinerStats, PhalaPalletsMqCheckSeqCheckMqSequence, PhalaPalletsRegistryPalletWorkerInfo, PhalaPalletsStakepoolPalletPoolInfo, PhalaPalletsStakepoolPalletUserStakeInfo, PhalaPalletsStakepoolPalletWithdrawInfo, PhalaPalletsUtilsAttestation, PhalaTypesMessagingTokenomicParameters, PhalaTypesVersionedWorkerEndpoints, PhalaTypesWorkerEndpointPayload, PhalaTypesWorkerEndpointV1EndpointInfo, PhalaTypesWorkerEndpointV1WorkerEndpoint, PhalaTypesWorkerRegistrationInfo, RhalaParachainRuntimeOriginCaller, RhalaParachainRuntimeProxyType, RhalaParachainRuntimeRuntime } from './lookup.js';

declare module '@polkadot/types/types/registry' {
  interface InterfaceTypes {
    PhalaMqMessage: PhalaMqMessage;
    PhalaMqMessageOrigin: PhalaMqMessageOrigin;
    PhalaMqSignedMessage: PhalaMqSignedMessage;
    PhalaPalletsMiningPalletBenchmark: PhalaPalletsMiningPalletBenchmark;
    PhalaPalletsMiningPalletMinerInfo: PhalaPalletsMiningPalletMinerInfo;
    PhalaPalletsMiningPalletMinerState: PhalaPalletsMiningPalletMinerState;
    PhalaPalletsMiningPalletMinerStats: PhalaPalletsMiningPalletMinerStats;
    PhalaPalletsMqCheckSeqCheckMqSequence: PhalaPalletsMqCheckSeqCheckMqSequence;
    PhalaPalletsRegistryPalletWorkerInfo: PhalaPalletsRegistryPalletWorkerInfo;
    PhalaPalletsStakepoolPalletPoolInfo: PhalaPalletsStakepoolPalletPoolInfo;
    PhalaPalletsStakepoolPalletUserStakeInfo: PhalaPalletsStakepoolPalletUserStakeInfo;
    PhalaPalletsStakepoolPalletWithdrawInfo: PhalaPalletsStakepoolPalletWithdrawInfo;
    PhalaPalletsUtilsAttestation: PhalaPalletsUtilsAttestation;
    PhalaTypesMessagingTokenomicParameters: PhalaTypesMessagingTokenomicParameters;
    PhalaTypesVersionedWorkerEndpoints: PhalaTypesVersionedWorkerEndpoints;
    PhalaTypesWorkerEndpointPayload: PhalaTypesWorkerEndpointPayload;
    PhalaTypesWorkerEndpointV1EndpointInfo: PhalaTypesWorkerEndpointV1EndpointInfo;
    PhalaTypesWorkerEndpointV1WorkerEndpoint: PhalaTypesWorkerEndpointV1WorkerEndpoint;
    PhalaTypesWorkerRegistrationInfo: PhalaTypesWorkerRegistrationInfo;
    RhalaParachainRuntimeOriginCaller: RhalaParachainRuntimeOriginCaller;
    RhalaParachainRuntimeProxyType: RhalaParachainRuntimeProxyType;
    RhalaParachainRuntimeRuntime: RhalaParachainRuntimeRuntime;
  } // InterfaceTypes
} // declare module
