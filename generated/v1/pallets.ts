// Made by scripts/generate.ts from metadata.json.

/** Bytes as `0x` and lower-case hex digits. */
export type Hex = `0x${string}`;

/** A call of the runtime in plain form: camelCase pallet, method and argument names. */
export interface Call {
	pallet: string;
	method: string;
	args: Readonly<Record<string, unknown>>;
}

/** An event of the runtime in plain form; `data` by camelCase field name, in order where fields have no names. */
export interface Event {
	pallet: string;
	name: string;
	data: Readonly<Record<string, unknown>> | readonly unknown[];
}

/** `pallet_balances::AccountData` */
export interface AccountData {
	free: bigint;
	reserved: bigint;
	miscFrozen: bigint;
	feeFrozen: bigint;
}

/** `frame_system::AccountInfo` */
export interface AccountInfo {
	nonce: number;
	consumers: number;
	providers: number;
	sufficients: number;
	data: AccountData;
}

/** `pallet_proxy::Announcement` */
export interface Announcement {
	real: Hex;
	callHash: Hex;
	height: number;
}

/** `sp_runtime::ArithmeticError` */
export type ArithmeticError = "Underflow" | "Overflow" | "DivisionByZero";

/** `phala_pallets::utils::attestation::Attestation` */
export type Attestation = { SgxIas: { raReport: Hex; signature: Hex; rawSigningCert: Hex } };

/** `pallet_balances::BalanceLock` */
export interface BalanceLock {
	id: Hex;
	amount: bigint;
	reasons: Reasons;
}

/** `frame_support::traits::tokens::misc::BalanceStatus` */
export type BalanceStatus = "Free" | "Reserved";

/** `phala_pallets::mining::pallet::Benchmark` */
export interface Benchmark {
	pInit: number;
	pInstant: number;
	iterations: bigint;
	miningStartTime: bigint;
	challengeTimeLast: bigint;
}

/** `frame_system::limits::BlockLength` */
export interface BlockLength {
	max: FrameSupportWeightsPerDispatchClass;
}

/** `frame_system::limits::BlockWeights` */
export interface BlockWeights {
	baseBlock: bigint;
	maxBlock: bigint;
	perClass: WeightsPerDispatchClass;
}

/** `pallet_identity::types::Data` */
export type Data = "None" | { Raw0: Hex } | { Raw1: Hex } | { Raw2: Hex } | { Raw3: Hex } | { Raw4: Hex } | { Raw5: Hex } | { Raw6: Hex } | { Raw7: Hex } | { Raw8: Hex } | { Raw9: Hex } | { Raw10: Hex } | { Raw11: Hex } | { Raw12: Hex } | { Raw13: Hex } | { Raw14: Hex } | { Raw15: Hex } | { Raw16: Hex } | { Raw17: Hex } | { Raw18: Hex } | { Raw19: Hex } | { Raw20: Hex } | { Raw21: Hex } | { Raw22: Hex } | { Raw23: Hex } | { Raw24: Hex } | { Raw25: Hex } | { Raw26: Hex } | { Raw27: Hex } | { Raw28: Hex } | { Raw29: Hex } | { Raw30: Hex } | { Raw31: Hex } | { Raw32: Hex } | { BlakeTwo256: Hex } | { Sha256: Hex } | { Keccak256: Hex } | { ShaThree256: Hex };

/** `sp_runtime::generic::digest::Digest` */
export interface Digest {
	logs: DigestItem[];
}

/** `sp_runtime::generic::digest::DigestItem` */
export type DigestItem = { PreRuntime: [Hex, Hex] } | { Consensus: [Hex, Hex] } | { Seal: [Hex, Hex] } | { Other: Hex } | "RuntimeEnvironmentUpdated";

/** `frame_support::weights::DispatchClass` */
export type DispatchClass = "Normal" | "Operational" | "Mandatory";

/** `sp_runtime::DispatchError` */
export type DispatchError = "Other" | "CannotLookup" | "BadOrigin" | { Module: ModuleError } | "ConsumerRemaining" | "NoProviders" | "TooManyConsumers" | { Token: TokenError } | { Arithmetic: ArithmeticError } | { Transactional: TransactionalError };

/** `frame_support::weights::DispatchInfo` */
export interface DispatchInfo {
	weight: bigint;
	class: DispatchClass;
	paysFee: Pays;
}

/** `phala_types::worker_endpoint_v1::EndpointInfo` */
export interface EndpointInfo {
	endpoint: WorkerEndpoint;
}

/** `frame_system::EventRecord` */
export interface EventRecord {
	phase: Phase;
	event: Event;
	topics: Hex[];
}

/** `frame_support::weights::PerDispatchClass` */
export interface FrameSupportWeightsPerDispatchClass {
	normal: number;
	operational: number;
	mandatory: number;
}

/** `pallet_identity::types::IdentityInfo` */
export interface IdentityInfo {
	additional: [Data, Data][];
	display: Data;
	legal: Data;
	web: Data;
	riot: Data;
	email: Data;
	pgpFingerprint: Hex | null;
	image: Data;
	twitter: Data;
}

/** `pallet_identity::types::Judgement` */
export type Judgement = "Unknown" | { FeePaid: bigint } | "Reasonable" | "KnownGood" | "OutOfDate" | "LowQuality" | "Erroneous";

/** `frame_system::LastRuntimeUpgradeInfo` */
export interface LastRuntimeUpgradeInfo {
	specVersion: number;
	specName: string;
}

/** `phala_mq::types::Message` */
export interface Message {
	sender: MessageOrigin;
	destination: Hex;
	payload: Hex;
}

/** `phala_mq::types::MessageOrigin` */
export type MessageOrigin = { Pallet: Hex } | { Contract: Hex } | { Worker: Hex } | { AccountId: Hex } | { MultiLocation: Hex } | "Gatekeeper" | { Cluster: Hex } | "Reserved";

/** `phala_pallets::mining::pallet::MinerInfo` */
export interface MinerInfo {
	state: MinerState;
	ve: bigint;
	v: bigint;
	vUpdatedAt: bigint;
	benchmark: Benchmark;
	coolDownStart: bigint;
	stats: MinerStats;
}

/** `phala_pallets::mining::pallet::MinerState` */
export type MinerState = "Ready" | "MiningIdle" | "_Unused" | "MiningUnresponsive" | "MiningCoolingDown";

/** `phala_pallets::mining::pallet::MinerStats` */
export interface MinerStats {
	totalReward: bigint;
}

/** `sp_runtime::ModuleError` */
export interface ModuleError {
	index: number;
	error: Hex;
}

/** `sp_runtime::multiaddress::MultiAddress` */
export type MultiAddress = { Id: Hex } | { Index: null } | { Raw: Hex } | { Address32: Hex } | { Address20: Hex };

/** `pallet_multisig::Multisig` */
export interface Multisig {
	when: Timepoint;
	deposit: bigint;
	depositor: Hex;
	approvals: Hex[];
}

/** `rhala_parachain_runtime::OriginCaller` */
export type OriginCaller = { system: RawOrigin } | { Void: Void };

/** `pallet_balances::Releases` */
export type PalletBalancesReleases = "V1_0_0" | "V2_0_0";

/** `pallet_transaction_payment::Releases` */
export type PalletTransactionPaymentReleases = "V1Ancient" | "V2";

/** `frame_support::weights::Pays` */
export type Pays = "Yes" | "No";

/** `frame_support::weights::PerDispatchClass` */
export interface PerDispatchClass {
	normal: bigint;
	operational: bigint;
	mandatory: bigint;
}

/** `frame_system::Phase` */
export type Phase = { ApplyExtrinsic: number } | "Finalization" | "Initialization";

/** `phala_pallets::stakepool::pallet::PoolInfo` */
export interface PoolInfo {
	pid: bigint;
	owner: Hex;
	payoutCommission: number | null;
	ownerReward: bigint;
	cap: bigint | null;
	rewardAcc: bigint;
	totalShares: bigint;
	totalStake: bigint;
	freeStake: bigint;
	releasingStake: bigint;
	workers: Hex[];
	withdrawQueue: WithdrawInfo[];
}

/** `pallet_proxy::ProxyDefinition` */
export interface ProxyDefinition {
	delegate: Hex;
	proxyType: ProxyType;
	delay: number;
}

/** `rhala_parachain_runtime::ProxyType` */
export type ProxyType = "Any" | "NonTransfer" | "CancelProxy" | "Governance" | "Collator" | "StakePoolManager";

/** `frame_support::dispatch::RawOrigin` */
export type RawOrigin = "Root" | { Signed: Hex } | "None";

/** `pallet_balances::Reasons` */
export type Reasons = "Fee" | "Misc" | "All";

/** `pallet_identity::types::RegistrarInfo` */
export interface RegistrarInfo {
	account: Hex;
	fee: bigint;
	fields: bigint;
}

/** `pallet_identity::types::Registration` */
export interface Registration {
	judgements: [number, Judgement][];
	deposit: bigint;
	info: IdentityInfo;
}

/** `pallet_vesting::Releases` */
export type Releases = "V0" | "V1";

/** `pallet_balances::ReserveData` */
export interface ReserveData {
	id: Hex;
	amount: bigint;
}

/** `Result` */
export type Result = "Ok" | { Err: DispatchError };

/** `frame_support::weights::RuntimeDbWeight` */
export interface RuntimeDbWeight {
	read: bigint;
	write: bigint;
}

/** `sp_version::RuntimeVersion` */
export interface RuntimeVersion {
	specName: string;
	implName: string;
	authoringVersion: number;
	specVersion: number;
	implVersion: number;
	apis: [Hex, number][];
	transactionVersion: number;
	stateVersion: number;
}

/** `phala_mq::types::SignedMessage` */
export interface SignedMessage {
	message: Message;
	sequence: bigint;
	signature: Hex;
}

/** `pallet_multisig::Timepoint` */
export interface Timepoint {
	height: number;
	index: number;
}

/** `sp_runtime::TokenError` */
export type TokenError = "NoFunds" | "WouldDie" | "BelowMinimum" | "CannotCreate" | "UnknownAsset" | "Frozen" | "Unsupported";

/** `phala_types::messaging::TokenomicParameters` */
export interface TokenomicParameters {
	phaRate: bigint;
	rho: bigint;
	budgetPerBlock: bigint;
	vMax: bigint;
	costK: bigint;
	costB: bigint;
	slashRate: bigint;
	treasuryRatio: bigint;
	heartbeatWindow: number;
	rigK: bigint;
	rigB: bigint;
	re: bigint;
	k: bigint;
	kappa: bigint;
}

/** `sp_runtime::TransactionalError` */
export type TransactionalError = "LimitReached" | "NoLayer";

/** `phala_pallets::stakepool::pallet::UserStakeInfo` */
export interface UserStakeInfo {
	user: Hex;
	locked: bigint;
	shares: bigint;
	availableRewards: bigint;
	rewardDebt: bigint;
}

/** `phala_types::VersionedWorkerEndpoints` */
export type VersionedWorkerEndpoints = { V1: EndpointInfo[] };

/** `pallet_vesting::vesting_info::VestingInfo` */
export interface VestingInfo {
	locked: bigint;
	perBlock: bigint;
	startingBlock: number;
}

/** `sp_core::Void` */
export type Void = never;

/** `frame_system::limits::WeightsPerClass` */
export interface WeightsPerClass {
	baseExtrinsic: bigint;
	maxExtrinsic: bigint | null;
	maxTotal: bigint | null;
	reserved: bigint | null;
}

/** `frame_support::weights::PerDispatchClass` */
export interface WeightsPerDispatchClass {
	normal: WeightsPerClass;
	operational: WeightsPerClass;
	mandatory: WeightsPerClass;
}

/** `phala_pallets::stakepool::pallet::WithdrawInfo` */
export interface WithdrawInfo {
	user: Hex;
	shares: bigint;
	startTime: bigint;
}

/** `phala_types::worker_endpoint_v1::WorkerEndpoint` */
export type WorkerEndpoint = { I2P: Hex } | { Http: Hex };

/** `phala_types::WorkerEndpointPayload` */
export interface WorkerEndpointPayload {
	pubkey: Hex;
	versionedEndpoints: VersionedWorkerEndpoints;
	signingTime: bigint;
}

/** `phala_pallets::registry::pallet::WorkerInfo` */
export interface WorkerInfo {
	pubkey: Hex;
	ecdhPubkey: Hex;
	runtimeVersion: number;
	lastUpdated: bigint;
	operator: Hex | null;
	confidenceLevel: number;
	initialScore: number | null;
	features: number[];
}

/** `phala_types::WorkerRegistrationInfo` */
export interface WorkerRegistrationInfo {
	version: number;
	machineId: Hex;
	pubkey: Hex;
	ecdhPubkey: Hex;
	genesisBlockHash: Hex;
	features: number[];
	operator: Hex | null;
}

/** Storage: arguments of the key and the value, `null` where absence is an answer. A value that holds nothing is `true`. */
export interface Storage {
	system: {
		account: { args: [account: Hex]; value: AccountInfo };
		extrinsicCount: { args: []; value: number | null };
		blockWeight: { args: []; value: PerDispatchClass };
		allExtrinsicsLen: { args: []; value: number | null };
		blockHash: { args: [number]; value: Hex };
		extrinsicData: { args: [number]; value: Hex };
		number: { args: []; value: number };
		parentHash: { args: []; value: Hex };
		digest: { args: []; value: Digest };
		events: { args: []; value: EventRecord[] };
		eventCount: { args: []; value: number };
		eventTopics: { args: [Hex]; value: [number, number][] };
		lastRuntimeUpgrade: { args: []; value: LastRuntimeUpgradeInfo | null };
		upgradedToU32RefCount: { args: []; value: boolean };
		upgradedToTripleRefCount: { args: []; value: boolean };
		executionPhase: { args: []; value: Phase | null };
	};
	timestamp: {
		now: { args: []; value: bigint };
		didUpdate: { args: []; value: boolean };
	};
	multisig: {
		multisigs: { args: [Hex, Hex]; value: Multisig | null };
		calls: { args: [Hex]; value: [[number, Call], Hex, bigint] | null };
	};
	proxy: {
		proxies: { args: [Hex]; value: [ProxyDefinition[], bigint] };
		announcements: { args: [Hex]; value: [Announcement[], bigint] };
	};
	vesting: {
		vesting: { args: [Hex]; value: VestingInfo[] | null };
		storageVersion: { args: []; value: Releases };
	};
	parachainInfo: {
		parachainId: { args: []; value: number };
	};
	balances: {
		totalIssuance: { args: []; value: bigint };
		account: { args: [Hex]; value: AccountData };
		locks: { args: [Hex]; value: BalanceLock[] };
		reserves: { args: [Hex]; value: ReserveData[] };
		storageVersion: { args: []; value: PalletBalancesReleases };
	};
	transactionPayment: {
		nextFeeMultiplier: { args: []; value: bigint };
		storageVersion: { args: []; value: PalletTransactionPaymentReleases };
	};
	identity: {
		identityOf: { args: [Hex]; value: Registration | null };
		superOf: { args: [Hex]; value: [Hex, Data] | null };
		subsOf: { args: [Hex]; value: [bigint, Hex[]] };
		registrars: { args: []; value: (RegistrarInfo | null)[] };
	};
	phalaMq: {
		offchainIngress: { args: [MessageOrigin]; value: bigint | null };
		queuedOutboundMessage: { args: []; value: Message[] | null };
		outboundMessages: { args: []; value: Message[] };
	};
	phalaRegistry: {
		gatekeeper: { args: []; value: Hex[] };
		gatekeeperMasterPubkey: { args: []; value: Hex | null };
		rotationCounter: { args: []; value: bigint };
		masterKeyRotationLock: { args: []; value: bigint | null };
		workers: { args: [worker: Hex]; value: WorkerInfo | null };
		contractKeys: { args: [Hex]; value: Hex | null };
		clusterKeys: { args: [Hex]; value: Hex | null };
		topicKey: { args: [Hex]; value: Hex | null };
		benchmarkDuration: { args: []; value: number | null };
		pRuntimeAllowList: { args: []; value: Hex[] };
		pRuntimeAddedAt: { args: [Hex]; value: number | null };
		relaychainGenesisBlockHashAllowList: { args: []; value: Hex[] };
		endpoints: { args: [Hex]; value: VersionedWorkerEndpoints | null };
	};
	phalaMining: {
		tokenomicParameters: { args: []; value: TokenomicParameters | null };
		scheduledTokenomicUpdate: { args: []; value: TokenomicParameters | null };
		onlineMiners: { args: []; value: number };
		expectedHeartbeatCount: { args: []; value: number | null };
		miners: { args: [miner: Hex]; value: MinerInfo | null };
		minerBindings: { args: [miner: Hex]; value: Hex | null };
		workerBindings: { args: [worker: Hex]; value: Hex | null };
		coolDownPeriod: { args: []; value: bigint };
		nextSessionId: { args: []; value: number };
		miningStartBlock: { args: []; value: number | null };
		miningHalvingInterval: { args: []; value: number | null };
		stakes: { args: [miner: Hex]; value: bigint | null };
	};
	phalaStakePool: {
		stakePools: { args: [pid: bigint]; value: PoolInfo | null };
		poolStakers: { args: [position: [bigint, Hex]]; value: UserStakeInfo | null };
		poolCount: { args: []; value: bigint };
		workerAssignments: { args: [worker: Hex]; value: bigint | null };
		subAccountAssignments: { args: [Hex]; value: bigint | null };
		stakeLedger: { args: [account: Hex]; value: bigint | null };
		withdrawalQueuedPools: { args: [startedAt: bigint]; value: bigint[] | null };
		withdrawalTimestamps: { args: []; value: bigint[] };
		miningEnabled: { args: []; value: boolean };
		subAccountPreimages: { args: [miner: Hex]; value: [bigint, Hex] | null };
		poolContributionWhitelists: { args: [pid: bigint]; value: Hex[] | null };
		poolDescriptions: { args: [pid: bigint]; value: Hex | null };
	};
	sudo: {
		key: { args: []; value: Hex | null };
	};
}

/** Calls: arguments by name. */
export interface Calls {
	system: {
		fillBlock: { ratio: number };
		remark: { remark: Hex };
		setHeapPages: { pages: bigint };
		setCode: { code: Hex };
		setCodeWithoutChecks: { code: Hex };
		setStorage: { items: [Hex, Hex][] };
		killStorage: { keys: Hex[] };
		killPrefix: { prefix: Hex; subkeys: number };
		remarkWithEvent: { remark: Hex };
	};
	timestamp: {
		set: { now: bigint };
	};
	utility: {
		batch: { calls: Call[] };
		asDerivative: { index: number; call: Call };
		batchAll: { calls: Call[] };
		dispatchAs: { asOrigin: OriginCaller; call: Call };
		forceBatch: { calls: Call[] };
	};
	multisig: {
		asMultiThreshold1: { otherSignatories: Hex[]; call: Call };
		asMulti: { threshold: number; otherSignatories: Hex[]; maybeTimepoint: Timepoint | null; call: [number, Call]; storeCall: boolean; maxWeight: bigint };
		approveAsMulti: { threshold: number; otherSignatories: Hex[]; maybeTimepoint: Timepoint | null; callHash: Hex; maxWeight: bigint };
		cancelAsMulti: { threshold: number; otherSignatories: Hex[]; timepoint: Timepoint; callHash: Hex };
	};
	proxy: {
		proxy: { real: MultiAddress; forceProxyType: ProxyType | null; call: Call };
		addProxy: { delegate: MultiAddress; proxyType: ProxyType; delay: number };
		removeProxy: { delegate: MultiAddress; proxyType: ProxyType; delay: number };
		removeProxies: Record<string, never>;
		anonymous: { proxyType: ProxyType; delay: number; index: number };
		killAnonymous: { spawner: MultiAddress; proxyType: ProxyType; index: number; height: number; extIndex: number };
		announce: { real: MultiAddress; callHash: Hex };
		removeAnnouncement: { real: MultiAddress; callHash: Hex };
		rejectAnnouncement: { delegate: MultiAddress; callHash: Hex };
		proxyAnnounced: { delegate: MultiAddress; real: MultiAddress; forceProxyType: ProxyType | null; call: Call };
	};
	vesting: {
		vest: Record<string, never>;
		vestOther: { target: MultiAddress };
		vestedTransfer: { target: MultiAddress; schedule: VestingInfo };
		forceVestedTransfer: { source: MultiAddress; target: MultiAddress; schedule: VestingInfo };
		mergeSchedules: { schedule1Index: number; schedule2Index: number };
	};
	balances: {
		transfer: { dest: MultiAddress; value: bigint };
		setBalance: { who: MultiAddress; newFree: bigint; newReserved: bigint };
		forceTransfer: { source: MultiAddress; dest: MultiAddress; value: bigint };
		transferKeepAlive: { dest: MultiAddress; value: bigint };
		transferAll: { dest: MultiAddress; keepAlive: boolean };
		forceUnreserve: { who: MultiAddress; amount: bigint };
	};
	identity: {
		addRegistrar: { account: MultiAddress };
		setIdentity: { info: IdentityInfo };
		setSubs: { subs: [Hex, Data][] };
		clearIdentity: Record<string, never>;
		requestJudgement: { regIndex: number; maxFee: bigint };
		cancelRequest: { regIndex: number };
		setFee: { index: number; fee: bigint };
		setAccountId: { index: number; new: MultiAddress };
		setFields: { index: number; fields: bigint };
		provideJudgement: { regIndex: number; target: MultiAddress; judgement: Judgement };
		killIdentity: { target: MultiAddress };
		addSub: { sub: MultiAddress; data: Data };
		renameSub: { sub: MultiAddress; data: Data };
		removeSub: { sub: MultiAddress };
		quitSub: Record<string, never>;
	};
	phalaMq: {
		syncOffchainMessage: { signedMessage: SignedMessage };
		pushMessage: { destination: Hex; payload: Hex };
		forcePushPalletMessage: { destination: Hex; payload: Hex };
	};
	phalaRegistry: {
		forceSetBenchmarkDuration: { value: number };
		forceRegisterWorker: { pubkey: Hex; ecdhPubkey: Hex; operator: Hex | null };
		forceRegisterTopicPubkey: { topic: Hex; pubkey: Hex };
		registerGatekeeper: { gatekeeper: Hex };
		unregisterGatekeeper: { gatekeeper: Hex };
		rotateMasterKey: Record<string, never>;
		registerWorker: { pruntimeInfo: WorkerRegistrationInfo; attestation: Attestation };
		updateWorkerEndpoint: { endpointPayload: WorkerEndpointPayload; signature: Hex };
		addPruntime: { pruntimeHash: Hex };
		removePruntime: { pruntimeHash: Hex };
		addRelaychainGenesisBlockHash: { genesisBlockHash: Hex };
		removeRelaychainGenesisBlockHash: { genesisBlockHash: Hex };
	};
	phalaMining: {
		setCoolDownExpiration: { period: bigint };
		unbind: { miner: Hex };
		forceHeartbeat: Record<string, never>;
		forceStartMining: { miner: Hex; stake: bigint };
		forceStopMining: { miner: Hex };
		updateTokenomic: { newParams: TokenomicParameters };
	};
	phalaStakePool: {
		create: Record<string, never>;
		addWorker: { pid: bigint; pubkey: Hex };
		removeWorker: { pid: bigint; worker: Hex };
		setCap: { pid: bigint; cap: bigint };
		setPayoutPref: { pid: bigint; payoutCommission: number };
		addStakerToWhitelist: { pid: bigint; staker: Hex };
		setPoolDescription: { pid: bigint; description: Hex };
		removeStakerFromWhitelist: { pid: bigint; staker: Hex };
		forceAssignReward: { rewardArr: [bigint, bigint][] };
		claimOwnerRewards: { pid: bigint; target: Hex };
		claimStakerRewards: { pid: bigint; target: Hex };
		claimRewards: { pid: bigint; target: Hex };
		contribute: { pid: bigint; amount: bigint };
		withdraw: { pid: bigint; shares: bigint };
		startMining: { pid: bigint; worker: Hex; stake: bigint };
		stopMining: { pid: bigint; worker: Hex };
		reclaimPoolWorker: { pid: bigint; worker: Hex };
		setMiningEnable: { enable: boolean };
		reconcileWithdrawQueue: { pid: bigint; account: Hex };
		restartMining: { pid: bigint; worker: Hex; stake: bigint };
	};
	sudo: {
		sudo: { call: Call };
		sudoUncheckedWeight: { call: Call; weight: bigint };
		setKey: { new: MultiAddress };
		sudoAs: { who: MultiAddress; call: Call };
	};
}

/** Events: data by name, in order where fields have no names. */
export interface Events {
	system: {
		ExtrinsicSuccess: { dispatchInfo: DispatchInfo };
		ExtrinsicFailed: { dispatchError: DispatchError; dispatchInfo: DispatchInfo };
		CodeUpdated: Record<string, never>;
		NewAccount: { account: Hex };
		KilledAccount: { account: Hex };
		Remarked: { sender: Hex; hash: Hex };
	};
	utility: {
		BatchInterrupted: { index: number; error: DispatchError };
		BatchCompleted: Record<string, never>;
		BatchCompletedWithErrors: Record<string, never>;
		ItemCompleted: Record<string, never>;
		ItemFailed: { error: DispatchError };
		DispatchedAs: { result: Result };
	};
	multisig: {
		NewMultisig: { approving: Hex; multisig: Hex; callHash: Hex };
		MultisigApproval: { approving: Hex; timepoint: Timepoint; multisig: Hex; callHash: Hex };
		MultisigExecuted: { approving: Hex; timepoint: Timepoint; multisig: Hex; callHash: Hex; result: Result };
		MultisigCancelled: { cancelling: Hex; timepoint: Timepoint; multisig: Hex; callHash: Hex };
	};
	proxy: {
		ProxyExecuted: { result: Result };
		AnonymousCreated: { anonymous: Hex; who: Hex; proxyType: ProxyType; disambiguationIndex: number };
		Announced: { real: Hex; proxy: Hex; callHash: Hex };
		ProxyAdded: { delegator: Hex; delegatee: Hex; proxyType: ProxyType; delay: number };
		ProxyRemoved: { delegator: Hex; delegatee: Hex; proxyType: ProxyType; delay: number };
	};
	vesting: {
		VestingUpdated: { account: Hex; unvested: bigint };
		VestingCompleted: { account: Hex };
	};
	balances: {
		Endowed: { account: Hex; freeBalance: bigint };
		DustLost: { account: Hex; amount: bigint };
		Transfer: { from: Hex; to: Hex; amount: bigint };
		BalanceSet: { who: Hex; free: bigint; reserved: bigint };
		Reserved: { who: Hex; amount: bigint };
		Unreserved: { who: Hex; amount: bigint };
		ReserveRepatriated: { from: Hex; to: Hex; amount: bigint; destinationStatus: BalanceStatus };
		Deposit: { who: Hex; amount: bigint };
		Withdraw: { who: Hex; amount: bigint };
		Slashed: { who: Hex; amount: bigint };
	};
	transactionPayment: {
		TransactionFeePaid: { who: Hex; actualFee: bigint; tip: bigint };
	};
	identity: {
		IdentitySet: { who: Hex };
		IdentityCleared: { who: Hex; deposit: bigint };
		IdentityKilled: { who: Hex; deposit: bigint };
		JudgementRequested: { who: Hex; registrarIndex: number };
		JudgementUnrequested: { who: Hex; registrarIndex: number };
		JudgementGiven: { target: Hex; registrarIndex: number };
		RegistrarAdded: { registrarIndex: number };
		SubIdentityAdded: { sub: Hex; main: Hex; deposit: bigint };
		SubIdentityRemoved: { sub: Hex; main: Hex; deposit: bigint };
		SubIdentityRevoked: { sub: Hex; main: Hex; deposit: bigint };
	};
	phalaRegistry: {
		GatekeeperAdded: { pubkey: Hex };
		GatekeeperRemoved: { pubkey: Hex };
		WorkerAdded: { pubkey: Hex };
		WorkerUpdated: { pubkey: Hex };
		MasterKeyRotated: { rotationId: bigint; masterPubkey: Hex };
		MasterKeyRotationFailed: { rotationLock: bigint | null; gatekeeperRotationId: bigint };
	};
	phalaMining: {
		CoolDownExpirationChanged: { period: bigint };
		MinerStarted: { miner: Hex; initV: bigint; initP: number };
		MinerStopped: { miner: Hex };
		MinerReclaimed: { miner: Hex; originalStake: bigint; slashed: bigint };
		MinerBound: { miner: Hex; worker: Hex };
		MinerUnbound: { miner: Hex; worker: Hex };
		MinerEnterUnresponsive: { miner: Hex };
		MinerExitUnresponsive: { miner: Hex };
		MinerSettled: { miner: Hex; vBits: bigint; payoutBits: bigint };
		InternalErrorMinerSettleFailed: { worker: Hex };
		SubsidyBudgetHalved: Record<string, never>;
		InternalErrorWrongHalvingConfigured: Record<string, never>;
		TokenomicParametersChanged: Record<string, never>;
		MinerSettlementDropped: { miner: Hex; v: bigint; payout: bigint };
		BenchmarkUpdated: { miner: Hex; pInstant: number };
	};
	phalaStakePool: {
		PoolCreated: { owner: Hex; pid: bigint };
		PoolCommissionSet: { pid: bigint; commission: number };
		PoolCapacitySet: { pid: bigint; cap: bigint };
		PoolWorkerAdded: { pid: bigint; worker: Hex; miner: Hex };
		Contribution: { pid: bigint; user: Hex; amount: bigint; shares: bigint };
		Withdrawal: { pid: bigint; user: Hex; amount: bigint; shares: bigint };
		RewardsWithdrawn: { pid: bigint; user: Hex; amount: bigint };
		OwnerRewardsWithdrawn: { pid: bigint; user: Hex; amount: bigint };
		StakerRewardsWithdrawn: { pid: bigint; user: Hex; amount: bigint };
		PoolSlashed: { pid: bigint; amount: bigint };
		SlashSettled: { pid: bigint; user: Hex; amount: bigint };
		RewardDismissedNotInPool: { worker: Hex; amount: bigint };
		RewardDismissedNoShare: { pid: bigint; amount: bigint };
		RewardDismissedDust: { pid: bigint; amount: bigint };
		DustRemoved: { user: Hex; amount: bigint };
		PoolWorkerRemoved: { pid: bigint; worker: Hex };
		WithdrawalQueued: { pid: bigint; user: Hex; shares: bigint };
		PoolWhitelistCreated: { pid: bigint };
		PoolWhitelistDeleted: { pid: bigint };
		PoolWhitelistStakerAdded: { pid: bigint; staker: Hex };
		PoolWhitelistStakerRemoved: { pid: bigint; staker: Hex };
		WorkerReclaimed: { pid: bigint; worker: Hex };
		RewardReceived: { pid: bigint; toOwner: bigint; toStakers: bigint };
		MiningStarted: { pid: bigint; worker: Hex; amount: bigint };
	};
	sudo: {
		Sudid: { sudoResult: Result };
		KeyChanged: { oldSudoer: Hex | null };
		SudoAsDone: { sudoResult: Result };
	};
}

/** Constants. */
export interface Constants {
	system: {
		blockWeights: BlockWeights;
		blockLength: BlockLength;
		blockHashCount: number;
		dbWeight: RuntimeDbWeight;
		version: RuntimeVersion;
		ss58Prefix: number;
	};
	timestamp: {
		minimumPeriod: bigint;
	};
	utility: {
		batchedCallsLimit: number;
	};
	multisig: {
		depositBase: bigint;
		depositFactor: bigint;
		maxSignatories: number;
	};
	proxy: {
		proxyDepositBase: bigint;
		proxyDepositFactor: bigint;
		maxProxies: number;
		maxPending: number;
		announcementDepositBase: bigint;
		announcementDepositFactor: bigint;
	};
	vesting: {
		minVestedTransfer: bigint;
		maxVestingSchedules: number;
	};
	balances: {
		existentialDeposit: bigint;
		maxLocks: number;
		maxReserves: number;
	};
	transactionPayment: {
		operationalFeeMultiplier: number;
	};
	identity: {
		basicDeposit: bigint;
		fieldDeposit: bigint;
		subAccountDeposit: bigint;
		maxSubAccounts: number;
		maxAdditionalFields: number;
		maxRegistrars: number;
	};
	phalaRegistry: {
		verifyPRuntime: boolean;
		verifyRelaychainGenesisBlockHash: boolean;
	};
	phalaStakePool: {
		minContribution: bigint;
		gracePeriod: bigint;
		miningEnabledByDefault: boolean;
		maxPoolWorkers: number;
	};
}

/** Errors: names by pallet. */
export interface Errors {
	system:
		| "InvalidSpecName"
		| "SpecVersionNeedsToIncrease"
		| "FailedToExtractRuntimeVersion"
		| "NonDefaultComposite"
		| "NonZeroRefCount"
		| "CallFiltered";
	utility:
		| "TooManyCalls";
	multisig:
		| "MinimumThreshold"
		| "AlreadyApproved"
		| "NoApprovalsNeeded"
		| "TooFewSignatories"
		| "TooManySignatories"
		| "SignatoriesOutOfOrder"
		| "SenderInSignatories"
		| "NotFound"
		| "NotOwner"
		| "NoTimepoint"
		| "WrongTimepoint"
		| "UnexpectedTimepoint"
		| "MaxWeightTooLow"
		| "AlreadyStored";
	proxy:
		| "TooMany"
		| "NotFound"
		| "NotProxy"
		| "Unproxyable"
		| "Duplicate"
		| "NoPermission"
		| "Unannounced"
		| "NoSelfProxy";
	vesting:
		| "NotVesting"
		| "AtMaxVestingSchedules"
		| "AmountLow"
		| "ScheduleIndexOutOfBounds"
		| "InvalidScheduleParams";
	balances:
		| "VestingBalance"
		| "LiquidityRestrictions"
		| "InsufficientBalance"
		| "ExistentialDeposit"
		| "KeepAlive"
		| "ExistingVestingSchedule"
		| "DeadAccount"
		| "TooManyReserves";
	identity:
		| "TooManySubAccounts"
		| "NotFound"
		| "NotNamed"
		| "EmptyIndex"
		| "FeeChanged"
		| "NoIdentity"
		| "StickyJudgement"
		| "JudgementGiven"
		| "InvalidJudgement"
		| "InvalidIndex"
		| "InvalidTarget"
		| "TooManyFields"
		| "TooManyRegistrars"
		| "AlreadyClaimed"
		| "NotSub"
		| "NotOwned";
	phalaMq:
		| "BadSender"
		| "BadSequence"
		| "BadDestination";
	phalaRegistry:
		| "CannotHandleUnknownMessage"
		| "InvalidSender"
		| "InvalidPubKey"
		| "MalformedSignature"
		| "InvalidSignatureLength"
		| "InvalidSignature"
		| "UnknownContract"
		| "InvalidIASSigningCert"
		| "InvalidReport"
		| "InvalidQuoteStatus"
		| "BadIASReport"
		| "OutdatedIASReport"
		| "UnknownQuoteBodyFormat"
		| "InvalidRuntimeInfoHash"
		| "InvalidRuntimeInfo"
		| "InvalidInput"
		| "InvalidBenchReport"
		| "WorkerNotFound"
		| "InvalidGatekeeper"
		| "InvalidMasterPubkey"
		| "MasterKeyMismatch"
		| "MasterKeyUninitialized"
		| "GenesisBlockHashRejected"
		| "GenesisBlockHashAlreadyExists"
		| "GenesisBlockHashNotFound"
		| "PRuntimeRejected"
		| "PRuntimeAlreadyExists"
		| "PRuntimeNotFound"
		| "UnknownCluster"
		| "NotImplemented"
		| "CannotRemoveLastGatekeeper"
		| "MasterKeyInRotation"
		| "InvalidRotatedMasterPubkey"
		| "InvalidEndpointSigningTime";
	phalaMining:
		| "BadSender"
		| "_InvalidMessage"
		| "WorkerNotRegistered"
		| "_GatekeeperNotRegistered"
		| "DuplicateBoundMiner"
		| "BenchmarkMissing"
		| "MinerNotFound"
		| "MinerNotBound"
		| "MinerNotReady"
		| "MinerNotMining"
		| "WorkerNotBound"
		| "CoolDownNotReady"
		| "InsufficientStake"
		| "TooMuchStake"
		| "InternalErrorBadTokenomicParameters"
		| "DuplicateBoundWorker"
		| "BenchmarkTooLow"
		| "InternalErrorCannotStartWithExistingStake";
	phalaStakePool:
		| "WorkerNotRegistered"
		| "BenchmarkMissing"
		| "WorkerExists"
		| "WorkerDoesNotExist"
		| "WorkerInAnotherPool"
		| "UnauthorizedOperator"
		| "UnauthorizedPoolOwner"
		| "InadequateCapacity"
		| "StakeExceedsCapacity"
		| "PoolDoesNotExist"
		| "_PoolIsBusy"
		| "InsufficientContribution"
		| "InsufficientBalance"
		| "PoolStakeNotFound"
		| "InsufficientFreeStake"
		| "InvalidWithdrawalAmount"
		| "FailedToBindMinerAndWorker"
		| "InternalSubsidyPoolCannotWithdraw"
		| "PoolBankrupt"
		| "NoRewardToClaim"
		| "FeatureNotEnabled"
		| "WorkersExceedLimit"
		| "CannotRestartWithLessStake"
		| "InvalidForceRewardAmount"
		| "NotInContributeWhitelist"
		| "AlreadyInContributeWhitelist"
		| "ExceedWhitelistMaxLen"
		| "NoWhitelistCreated"
		| "ExceedMaxDescriptionLen";
	sudo:
		| "RequireSudo";
}
