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

/** `pallet_balances::types::AccountData` */
export interface AccountData {
	free: bigint;
	reserved: bigint;
	frozen: bigint;
	flags: bigint;
}

/** `rmrk_traits::nft::AccountIdOrCollectionNftTuple` */
export type AccountIdOrCollectionNftTuple = { AccountId: Hex } | { CollectionAndNftTuple: [number, number] };

/** `frame_system::AccountInfo` */
export interface AccountInfo {
	nonce: number;
	consumers: number;
	providers: number;
	sufficients: number;
	data: AccountData;
}

/** `pallet_democracy::vote::AccountVote` */
export type AccountVote = { Standard: { vote: number; balance: bigint } } | { Split: { aye: bigint; nay: bigint } };

/** `pallet_proxy::Announcement` */
export interface Announcement {
	real: Hex;
	callHash: Hex;
	height: number;
}

/** `pallet_assets::types::Approval` */
export interface Approval {
	amount: bigint;
	deposit: bigint;
}

/** `sp_arithmetic::ArithmeticError` */
export type ArithmeticError = "Underflow" | "Overflow" | "DivisionByZero";

/** `pallet_assets::types::AssetAccount` */
export interface AssetAccount {
	balance: bigint;
	isFrozen: boolean;
	reason: ExistenceReason;
	extra: null;
}

/** `pallet_assets::types::AssetDetails` */
export interface AssetDetails {
	owner: Hex;
	issuer: Hex;
	admin: Hex;
	freezer: Hex;
	supply: bigint;
	deposit: bigint;
	minBalance: bigint;
	isSufficient: boolean;
	accounts: number;
	sufficients: number;
	approvals: number;
	status: AssetStatus;
}

/** `pallet_assets::types::AssetMetadata` */
export interface AssetMetadata {
	deposit: bigint;
	name: Hex;
	symbol: Hex;
	decimals: number;
	isFrozen: boolean;
}

/** `pallet_assets::types::AssetStatus` */
export type AssetStatus = "Live" | "Frozen" | "Destroying";

/** `phala_pallets::utils::attestation_legacy::Attestation` */
export type Attestation = { SgxIas: { raReport: Hex; signature: Hex; rawSigningCert: Hex } };

/** `phala_types::AttestationProvider` */
export type AttestationProvider = "Root" | "Ias";

/** `phala_types::AttestationReport` */
export type AttestationReport = { SgxIas: { raReport: Hex; signature: Hex; rawSigningCert: Hex } };

/** `pallet_balances::types::BalanceLock` */
export interface BalanceLock {
	id: Hex;
	amount: bigint;
	reasons: Reasons;
}

/** `frame_support::traits::tokens::misc::BalanceStatus` */
export type BalanceStatus = "Free" | "Reserved";

/** `phala_pallets::compute::base_pool::pallet::BasePool` */
export interface BasePool {
	pid: bigint;
	owner: Hex;
	totalShares: bigint;
	totalValue: bigint;
	withdrawQueue: WithdrawInfo[];
	valueSubscribers: bigint[];
	cid: number;
	poolAccountId: Hex;
}

/** `rmrk_traits::resource::BasicResource` */
export interface BasicResource {
	metadata: Hex;
}

/** `phala_pallets::compute::computation::pallet::Benchmark` */
export interface Benchmark {
	pInit: number;
	pInstant: number;
	iterations: bigint;
	workingStartTime: bigint;
	challengeTimeLast: bigint;
}

/** `frame_system::limits::BlockLength` */
export interface BlockLength {
	max: FrameSupportDispatchPerDispatchClass;
}

/** `frame_system::limits::BlockWeights` */
export interface BlockWeights {
	baseBlock: Weight;
	maxBlock: Weight;
	perClass: DispatchPerDispatchClass;
}

/** `frame_support::traits::preimages::Bounded` */
export type Bounded = { Legacy: { hash: Hex } } | { Inline: Hex } | { Lookup: { hash: Hex; len: number } };

/** `pallet_uniques::types::CollectionDetails` */
export interface CollectionDetails {
	owner: Hex;
	issuer: Hex;
	admin: Hex;
	freezer: Hex;
	totalDeposit: bigint;
	freeHolding: boolean;
	items: number;
	itemMetadatas: number;
	attributes: number;
	isFrozen: boolean;
}

/** `rmrk_traits::collection::CollectionInfo` */
export interface CollectionInfo {
	issuer: Hex;
	metadata: Hex;
	max: number | null;
	symbol: Hex;
	nftsCount: number;
}

/** `pallet_uniques::types::CollectionMetadata` */
export interface CollectionMetadata {
	deposit: bigint;
	data: Hex;
	isFrozen: boolean;
}

/** `rmrk_traits::resource::ComposableResource` */
export interface ComposableResource {
	parts: number[];
	base: number;
	metadata: Hex | null;
	slot: [number, number] | null;
}

/** `pallet_democracy::conviction::Conviction` */
export type Conviction = "None" | "Locked1x" | "Locked2x" | "Locked3x" | "Locked4x" | "Locked5x" | "Locked6x";

/** `pallet_identity::types::Data` */
export type Data = "None" | { Raw0: Hex } | { Raw1: Hex } | { Raw2: Hex } | { Raw3: Hex } | { Raw4: Hex } | { Raw5: Hex } | { Raw6: Hex } | { Raw7: Hex } | { Raw8: Hex } | { Raw9: Hex } | { Raw10: Hex } | { Raw11: Hex } | { Raw12: Hex } | { Raw13: Hex } | { Raw14: Hex } | { Raw15: Hex } | { Raw16: Hex } | { Raw17: Hex } | { Raw18: Hex } | { Raw19: Hex } | { Raw20: Hex } | { Raw21: Hex } | { Raw22: Hex } | { Raw23: Hex } | { Raw24: Hex } | { Raw25: Hex } | { Raw26: Hex } | { Raw27: Hex } | { Raw28: Hex } | { Raw29: Hex } | { Raw30: Hex } | { Raw31: Hex } | { Raw32: Hex } | { BlakeTwo256: Hex } | { Sha256: Hex } | { Keccak256: Hex } | { ShaThree256: Hex };

/** `pallet_democracy::types::Delegations` */
export interface Delegations {
	votes: bigint;
	capital: bigint;
}

/** `pallet_uniques::types::DestroyWitness` */
export interface DestroyWitness {
	items: number;
	itemMetadatas: number;
	attributes: number;
}

/** `sp_runtime::generic::digest::Digest` */
export interface Digest {
	logs: DigestItem[];
}

/** `sp_runtime::generic::digest::DigestItem` */
export type DigestItem = { PreRuntime: [Hex, Hex] } | { Consensus: [Hex, Hex] } | { Seal: [Hex, Hex] } | { Other: Hex } | "RuntimeEnvironmentUpdated";

/** `frame_support::dispatch::DispatchClass` */
export type DispatchClass = "Normal" | "Operational" | "Mandatory";

/** `sp_runtime::DispatchError` */
export type DispatchError = "Other" | "CannotLookup" | "BadOrigin" | { Module: ModuleError } | "ConsumerRemaining" | "NoProviders" | "TooManyConsumers" | { Token: TokenError } | { Arithmetic: ArithmeticError } | { Transactional: TransactionalError } | "Exhausted" | "Corruption" | "Unavailable";

/** `frame_support::dispatch::DispatchInfo` */
export interface DispatchInfo {
	weight: Weight;
	class: DispatchClass;
	paysFee: Pays;
}

/** `frame_support::dispatch::PerDispatchClass` */
export interface DispatchPerDispatchClass {
	normal: WeightsPerClass;
	operational: WeightsPerClass;
	mandatory: WeightsPerClass;
}

/** `frame_system::EventRecord` */
export interface EventRecord {
	phase: Phase;
	event: Event;
	topics: Hex[];
}

/** `pallet_assets::types::ExistenceReason` */
export type ExistenceReason = "Consumer" | "Sufficient" | { DepositHeld: bigint } | "DepositRefunded";

/** `phala_pallets::compute::wrapped_balances::pallet::FinanceAccount` */
export interface FinanceAccount {
	investPools: [bigint, number][];
	locked: bigint;
}

/** `frame_support::dispatch::PerDispatchClass` */
export interface FrameSupportDispatchPerDispatchClass {
	normal: number;
	operational: number;
	mandatory: number;
}

/** `pallet_balances::types::IdAmount` */
export interface IdAmount {
	id: null;
	amount: bigint;
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

/** `pallet_uniques::types::ItemDetails` */
export interface ItemDetails {
	owner: Hex;
	approved: Hex | null;
	isFrozen: boolean;
	deposit: bigint;
}

/** `pallet_uniques::types::ItemMetadata` */
export interface ItemMetadata {
	deposit: bigint;
	data: Hex;
	isFrozen: boolean;
}

/** `pallet_identity::types::Judgement` */
export type Judgement = "Unknown" | { FeePaid: bigint } | "Reasonable" | "KnownGood" | "OutOfDate" | "LowQuality" | "Erroneous";

/** `phala_pallets::registry::pallet::KnownConsensusVersion` */
export interface KnownConsensusVersion {
	version: number;
	count: number;
}

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

/** `pallet_democracy::types::MetadataOwner` */
export type MetadataOwner = "External" | { Proposal: number } | { Referendum: number };

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

/** `rmrk_traits::nft::NftChild` */
export interface NftChild {
	collectionId: number;
	nftId: number;
}

/** `rmrk_traits::nft::NftInfo` */
export interface NftInfo {
	owner: AccountIdOrCollectionNftTuple;
	royalty: RoyaltyInfo | null;
	metadata: Hex;
	equipped: [number, number] | null;
	pending: boolean;
	transferable: boolean;
}

/** `khala_parachain_runtime::OriginCaller` */
export type OriginCaller = { system: RawOrigin } | { Void: Void };

/** `pallet_transaction_payment::Releases` */
export type PalletTransactionPaymentReleases = "V1Ancient" | "V2";

/** `phala_pallets::stake_pool::pallet::WithdrawInfo` */
export interface PalletWithdrawInfo {
	user: Hex;
	shares: bigint;
	startTime: bigint;
}

/** `frame_support::dispatch::Pays` */
export type Pays = "Yes" | "No";

/** `frame_support::dispatch::PerDispatchClass` */
export interface PerDispatchClass {
	normal: Weight;
	operational: Weight;
	mandatory: Weight;
}

/** `frame_system::Phase` */
export type Phase = { ApplyExtrinsic: number } | "Finalization" | "Initialization";

/** `phala_pallets::stake_pool::pallet::PoolInfo` */
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
	withdrawQueue: PalletWithdrawInfo[];
}

/** `phala_pallets::compute::pool_proxy::PoolProxy` */
export type PoolProxy = { StakePool: StakePool } | { Vault: Vault };

/** `rmrk_traits::property::PropertyInfo` */
export interface PropertyInfo {
	key: Hex;
	value: Hex;
}

/** `pallet_proxy::ProxyDefinition` */
export interface ProxyDefinition {
	delegate: Hex;
	proxyType: ProxyType;
	delay: number;
}

/** `khala_parachain_runtime::ProxyType` */
export type ProxyType = "Any" | "NonTransfer" | "CancelProxy" | "Governance" | "Collator" | "StakePoolManager";

/** `frame_support::dispatch::RawOrigin` */
export type RawOrigin = "Root" | { Signed: Hex } | "None";

/** `pallet_balances::types::Reasons` */
export type Reasons = "Fee" | "Misc" | "All";

/** `pallet_democracy::types::ReferendumInfo` */
export type ReferendumInfo = { Ongoing: ReferendumStatus } | { Finished: { approved: boolean; end: number } };

/** `pallet_democracy::types::ReferendumStatus` */
export interface ReferendumStatus {
	end: number;
	proposal: Bounded;
	threshold: VoteThreshold;
	delay: number;
	tally: Tally;
}

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

/** `pallet_balances::types::ReserveData` */
export interface ReserveData {
	id: Hex;
	amount: bigint;
}

/** `rmrk_traits::resource::ResourceInfo` */
export interface ResourceInfo {
	id: number;
	resource: ResourceTypes;
	pending: boolean;
	pendingRemoval: boolean;
}

/** `rmrk_traits::resource::ResourceInfoMin` */
export interface ResourceInfoMin {
	id: number;
	resource: ResourceTypes;
}

/** `rmrk_traits::resource::ResourceTypes` */
export type ResourceTypes = { Basic: BasicResource } | { Composable: ComposableResource } | { Slot: SlotResource };

/** `Result` */
export type Result = "Ok" | { Err: DispatchError };

/** `rmrk_traits::nft::RoyaltyInfo` */
export interface RoyaltyInfo {
	recipient: Hex;
	amount: number;
}

/** `sp_weights::RuntimeDbWeight` */
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

/** `phala_pallets::compute::computation::pallet::SessionInfo` */
export interface SessionInfo {
	state: WorkerState;
	ve: bigint;
	v: bigint;
	vUpdatedAt: bigint;
	benchmark: Benchmark;
	coolDownStart: bigint;
	stats: SessionStats;
}

/** `phala_pallets::compute::computation::pallet::SessionStats` */
export interface SessionStats {
	totalReward: bigint;
}

/** `phala_mq::types::SignedMessage` */
export interface SignedMessage {
	message: Message;
	sequence: bigint;
	signature: Hex;
}

/** `rmrk_traits::resource::SlotResource` */
export interface SlotResource {
	base: number;
	metadata: Hex | null;
	slot: number;
}

/** `phala_pallets::compute::pool_proxy::StakePool` */
export interface StakePool {
	basepool: BasePool;
	payoutCommission: number | null;
	cap: bigint | null;
	workers: Hex[];
	cdWorkers: Hex[];
	lockAccount: Hex;
	ownerRewardAccount: Hex;
}

/** `pallet_democracy::types::Tally` */
export interface Tally {
	ayes: bigint;
	nays: bigint;
	turnout: bigint;
}

/** `pallet_multisig::Timepoint` */
export interface Timepoint {
	height: number;
	index: number;
}

/** `sp_runtime::TokenError` */
export type TokenError = "FundsUnavailable" | "OnlyProvider" | "BelowMinimum" | "CannotCreate" | "UnknownAsset" | "Frozen" | "Unsupported" | "CannotCreateHold" | "NotExpendable";

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

/** `phala_pallets::stake_pool::pallet::UserStakeInfo` */
export interface UserStakeInfo {
	user: Hex;
	locked: bigint;
	shares: bigint;
	availableRewards: bigint;
	rewardDebt: bigint;
}

/** `phala_pallets::compute::pool_proxy::Vault` */
export interface Vault {
	basepool: BasePool;
	lastSharePriceCheckpoint: bigint;
	commission: number | null;
	ownerShares: bigint;
	investPools: bigint[];
}

/** `phala_types::VersionedWorkerEndpoints` */
export type VersionedWorkerEndpoints = { V1: string[] };

/** `pallet_vesting::vesting_info::VestingInfo` */
export interface VestingInfo {
	locked: bigint;
	perBlock: bigint;
	startingBlock: number;
}

/** `sp_core::Void` */
export type Void = never;

/** `pallet_democracy::vote_threshold::VoteThreshold` */
export type VoteThreshold = "SuperMajorityApprove" | "SuperMajorityAgainst" | "SimpleMajority";

/** `pallet_democracy::vote::Voting` */
export type Voting = { Direct: { votes: [number, AccountVote][]; delegations: Delegations; prior: [number, bigint] } } | { Delegating: { balance: bigint; target: Hex; conviction: Conviction; delegations: Delegations; prior: [number, bigint] } };

/** `sp_weights::weight_v2::Weight` */
export interface Weight {
	refTime: bigint;
	proofSize: bigint;
}

/** `frame_system::limits::WeightsPerClass` */
export interface WeightsPerClass {
	baseExtrinsic: Weight;
	maxExtrinsic: Weight | null;
	maxTotal: Weight | null;
	reserved: Weight | null;
}

/** `phala_pallets::compute::base_pool::pallet::WithdrawInfo` */
export interface WithdrawInfo {
	user: Hex;
	startTime: bigint;
	nftId: number;
}

/** `phala_types::WorkerEndpointPayload` */
export interface WorkerEndpointPayload {
	pubkey: Hex;
	versionedEndpoints: VersionedWorkerEndpoints;
	signingTime: bigint;
}

/** `phala_pallets::registry::pallet::WorkerInfoV2` */
export interface WorkerInfoV2 {
	pubkey: Hex;
	ecdhPubkey: Hex;
	runtimeVersion: number;
	lastUpdated: bigint;
	operator: Hex | null;
	attestationProvider: AttestationProvider | null;
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

/** `phala_types::WorkerRegistrationInfoV2` */
export interface WorkerRegistrationInfoV2 {
	version: number;
	machineId: Hex;
	pubkey: Hex;
	ecdhPubkey: Hex;
	genesisBlockHash: Hex;
	features: number[];
	operator: Hex | null;
	paraId: number;
	maxConsensusVersion: number;
}

/** `phala_pallets::compute::computation::pallet::WorkerState` */
export type WorkerState = "Ready" | "WorkerIdle" | "_Unused" | "WorkerUnresponsive" | "WorkerCoolingDown";

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
		inactiveIssuance: { args: []; value: bigint };
		account: { args: [Hex]; value: AccountData };
		locks: { args: [Hex]; value: BalanceLock[] };
		reserves: { args: [Hex]; value: ReserveData[] };
		holds: { args: [Hex]; value: IdAmount[] };
		freezes: { args: [Hex]; value: IdAmount[] };
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
	democracy: {
		publicPropCount: { args: []; value: number };
		publicProps: { args: []; value: [number, Bounded, Hex][] };
		depositOf: { args: [number]; value: [Hex[], bigint] | null };
		referendumCount: { args: []; value: number };
		lowestUnbaked: { args: []; value: number };
		referendumInfoOf: { args: [index: number]; value: ReferendumInfo | null };
		votingOf: { args: [Hex]; value: Voting };
		lastTabledWasExternal: { args: []; value: boolean };
		nextExternal: { args: []; value: [Bounded, VoteThreshold] | null };
		blacklist: { args: [Hex]; value: [number, Hex[]] | null };
		cancellations: { args: [Hex]; value: boolean };
		metadataOf: { args: [MetadataOwner]; value: Hex | null };
	};
	phalaMq: {
		offchainIngress: { args: [MessageOrigin]; value: bigint | null };
		queuedOutboundMessage: { args: []; value: Message[] | null };
		outboundMessages: { args: []; value: Message[] };
	};
	phalaRegistry: {
		gatekeeper: { args: []; value: Hex[] };
		gatekeeperMasterPubkey: { args: []; value: Hex | null };
		gatekeeperLaunchedAt: { args: []; value: [number, bigint] | null };
		rotationCounter: { args: []; value: bigint };
		masterKeyRotationLock: { args: []; value: bigint | null };
		workers: { args: [worker: Hex]; value: WorkerInfoV2 | null };
		workerAddedAt: { args: [Hex]; value: number | null };
		contractKeys: { args: [Hex]; value: Hex | null };
		clusterKeys: { args: [Hex]; value: Hex | null };
		topicKey: { args: [Hex]; value: Hex | null };
		benchmarkDuration: { args: []; value: number | null };
		pRuntimeAllowList: { args: []; value: Hex[] };
		pRuntimeAddedAt: { args: [Hex]; value: number | null };
		relaychainGenesisBlockHashAllowList: { args: []; value: Hex[] };
		endpoints: { args: [Hex]; value: VersionedWorkerEndpoints | null };
		tempWorkersIterKey: { args: []; value: Hex | null };
		minimumPRuntimeVersion: { args: []; value: [number, number, number] };
		pRuntimeConsensusVersion: { args: []; value: number };
		maxKnownPRuntimeConsensusVersion: { args: []; value: KnownConsensusVersion };
	};
	phalaComputation: {
		tokenomicParameters: { args: []; value: TokenomicParameters | null };
		scheduledTokenomicUpdate: { args: []; value: TokenomicParameters | null };
		onlineWorkers: { args: []; value: number };
		expectedHeartbeatCount: { args: []; value: number | null };
		heartbeatPaused: { args: []; value: boolean };
		maxBudgetLimit: { args: []; value: bigint };
		budgetUpdateNonce: { args: []; value: bigint };
		lastBugdetUpdateBlock: { args: []; value: number };
		contractAccount: { args: []; value: Hex };
		sessions: { args: [session: Hex]; value: SessionInfo | null };
		sessionBindings: { args: [session: Hex]; value: Hex | null };
		workerBindings: { args: [worker: Hex]; value: Hex | null };
		coolDownPeriod: { args: []; value: bigint };
		nextSessionId: { args: []; value: number };
		computingStartBlock: { args: []; value: number | null };
		computingHalvingInterval: { args: []; value: number | null };
		stakes: { args: [session: Hex]; value: bigint | null };
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
		subAccountPreimages: { args: [miner: Hex]; value: [bigint, Hex] | null };
		poolContributionWhitelists: { args: [pid: bigint]; value: Hex[] | null };
		poolDescriptions: { args: [pid: bigint]; value: Hex | null };
	};
	assets: {
		asset: { args: [asset: number]; value: AssetDetails | null };
		account: { args: [asset: number, account: Hex]; value: AssetAccount | null };
		approvals: { args: [number, Hex, Hex]; value: Approval | null };
		metadata: { args: [number]; value: AssetMetadata };
	};
	phalaStakePoolv2: {
		legacyRewards: { args: [position: [Hex, bigint]]; value: bigint | null };
		workerAssignments: { args: [worker: Hex]; value: bigint | null };
		subAccountAssignments: { args: [Hex]; value: bigint | null };
		subAccountPreimages: { args: [session: Hex]; value: [bigint, Hex] | null };
		stakepoolIterateStartPos: { args: []; value: bigint | null };
	};
	phalaVault: {
		vaultLocks: { args: [pid: bigint]; value: true | null };
	};
	phalaWrappedBalances: {
		voteAccountMap: { args: [referendum: number, account: Hex]; value: [bigint, bigint] | null };
		accountVoteMap: { args: [account: Hex, referendum: number]; value: true | null };
		stakerAccounts: { args: [account: Hex]; value: FinanceAccount | null };
		unmintableDust: { args: []; value: bigint };
	};
	phalaBasePool: {
		nextNftId: { args: [number]; value: number };
		lockIterateStartPos: { args: []; value: [number, number] | null };
		poolCount: { args: []; value: bigint };
		poolCollections: { args: [collection: number]; value: bigint | null };
		collectionIndex: { args: []; value: number };
		pools: { args: [pid: bigint]; value: PoolProxy | null };
		nftLocks: { args: [[number, number]]; value: true | null };
		poolContributionWhitelists: { args: [pid: bigint]; value: Hex[] | null };
		poolDescriptions: { args: [pid: bigint]; value: Hex | null };
	};
	uniques: {
		class: { args: [number]; value: CollectionDetails | null };
		ownershipAcceptance: { args: [Hex]; value: number | null };
		account: { args: [owner: Hex, collection: number, item: number]; value: true | null };
		classAccount: { args: [Hex, number]; value: true | null };
		asset: { args: [collection: number, item: number]; value: ItemDetails | null };
		classMetadataOf: { args: [number]; value: CollectionMetadata | null };
		instanceMetadataOf: { args: [number, number]; value: ItemMetadata | null };
		attribute: { args: [number, number | null, Hex]; value: [Hex, bigint] | null };
		itemPriceOf: { args: [number, number]; value: [bigint, Hex | null] | null };
		collectionMaxSupply: { args: [number]; value: number | null };
	};
	rmrkCore: {
		collections: { args: [number]; value: CollectionInfo | null };
		nfts: { args: [number, number]; value: NftInfo | null };
		priorities: { args: [number, number, number]; value: number | null };
		children: { args: [[number, number], [number, number]]; value: true | null };
		resources: { args: [number, number, number]; value: ResourceInfo | null };
		equippableBases: { args: [number, number, number]; value: true | null };
		equippableSlots: { args: [number, number, number, number, number]; value: true | null };
		properties: { args: [collection: number, nft: number | null, key: Hex]; value: Hex | null };
		lock: { args: [[number, number]]; value: boolean };
		dummyStorage: { args: []; value: [NftChild, PropertyInfo[]] | null };
	};
}

/** Calls: arguments by name. */
export interface Calls {
	system: {
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
		withWeight: { call: Call; weight: Weight };
	};
	multisig: {
		asMultiThreshold1: { otherSignatories: Hex[]; call: Call };
		asMulti: { threshold: number; otherSignatories: Hex[]; maybeTimepoint: Timepoint | null; call: Call; maxWeight: Weight };
		approveAsMulti: { threshold: number; otherSignatories: Hex[]; maybeTimepoint: Timepoint | null; callHash: Hex; maxWeight: Weight };
		cancelAsMulti: { threshold: number; otherSignatories: Hex[]; timepoint: Timepoint; callHash: Hex };
	};
	proxy: {
		proxy: { real: MultiAddress; forceProxyType: ProxyType | null; call: Call };
		addProxy: { delegate: MultiAddress; proxyType: ProxyType; delay: number };
		removeProxy: { delegate: MultiAddress; proxyType: ProxyType; delay: number };
		removeProxies: Record<string, never>;
		createPure: { proxyType: ProxyType; delay: number; index: number };
		killPure: { spawner: MultiAddress; proxyType: ProxyType; index: number; height: number; extIndex: number };
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
		transferAllowDeath: { dest: MultiAddress; value: bigint };
		setBalanceDeprecated: { who: MultiAddress; newFree: bigint; oldReserved: bigint };
		forceTransfer: { source: MultiAddress; dest: MultiAddress; value: bigint };
		transferKeepAlive: { dest: MultiAddress; value: bigint };
		transferAll: { dest: MultiAddress; keepAlive: boolean };
		forceUnreserve: { who: MultiAddress; amount: bigint };
		upgradeAccounts: { who: Hex[] };
		transfer: { dest: MultiAddress; value: bigint };
		forceSetBalance: { who: MultiAddress; newFree: bigint };
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
		provideJudgement: { regIndex: number; target: MultiAddress; judgement: Judgement; identity: Hex };
		killIdentity: { target: MultiAddress };
		addSub: { sub: MultiAddress; data: Data };
		renameSub: { sub: MultiAddress; data: Data };
		removeSub: { sub: MultiAddress };
		quitSub: Record<string, never>;
	};
	democracy: {
		propose: { proposal: Bounded; value: bigint };
		second: { proposal: number };
		vote: { refIndex: number; vote: AccountVote };
		emergencyCancel: { refIndex: number };
		externalPropose: { proposal: Bounded };
		externalProposeMajority: { proposal: Bounded };
		externalProposeDefault: { proposal: Bounded };
		fastTrack: { proposalHash: Hex; votingPeriod: number; delay: number };
		vetoExternal: { proposalHash: Hex };
		cancelReferendum: { refIndex: number };
		delegate: { to: MultiAddress; conviction: Conviction; balance: bigint };
		undelegate: Record<string, never>;
		clearPublicProposals: Record<string, never>;
		unlock: { target: MultiAddress };
		removeVote: { index: number };
		removeOtherVote: { target: MultiAddress; index: number };
		blacklist: { proposalHash: Hex; maybeRefIndex: number | null };
		cancelProposal: { propIndex: number };
		setMetadata: { owner: MetadataOwner; maybeHash: Hex | null };
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
		registerWorkerV2: { pruntimeInfo: WorkerRegistrationInfoV2; attestation: AttestationReport | null };
		updateWorkerEndpoint: { endpointPayload: WorkerEndpointPayload; signature: Hex };
		addPruntime: { pruntimeHash: Hex };
		removePruntime: { pruntimeHash: Hex };
		addRelaychainGenesisBlockHash: { genesisBlockHash: Hex };
		removeRelaychainGenesisBlockHash: { genesisBlockHash: Hex };
		setMinimumPruntimeVersion: { major: number; minor: number; patch: number };
		setPruntimeConsensusVersion: { version: number };
	};
	phalaComputation: {
		setCoolDownExpiration: { period: bigint };
		unbind: { session: Hex };
		forceHeartbeat: Record<string, never>;
		forceStartComputing: { session: Hex; stake: bigint };
		forceStopComputing: { session: Hex };
		updateTokenomic: { newParams: TokenomicParameters };
		setHeartbeatPaused: { paused: boolean };
		setBudgetPerBlock: { nonce: bigint; blockNumber: number; budget: bigint };
		updateContractRoot: { accountId: Hex };
	};
	assets: {
		create: { id: number; admin: MultiAddress; minBalance: bigint };
		forceCreate: { id: number; owner: MultiAddress; isSufficient: boolean; minBalance: bigint };
		startDestroy: { id: number };
		destroyAccounts: { id: number };
		destroyApprovals: { id: number };
		finishDestroy: { id: number };
		mint: { id: number; beneficiary: MultiAddress; amount: bigint };
		burn: { id: number; who: MultiAddress; amount: bigint };
		transfer: { id: number; target: MultiAddress; amount: bigint };
		transferKeepAlive: { id: number; target: MultiAddress; amount: bigint };
		forceTransfer: { id: number; source: MultiAddress; dest: MultiAddress; amount: bigint };
		freeze: { id: number; who: MultiAddress };
		thaw: { id: number; who: MultiAddress };
		freezeAsset: { id: number };
		thawAsset: { id: number };
		transferOwnership: { id: number; owner: MultiAddress };
		setTeam: { id: number; issuer: MultiAddress; admin: MultiAddress; freezer: MultiAddress };
		setMetadata: { id: number; name: Hex; symbol: Hex; decimals: number };
		clearMetadata: { id: number };
		forceSetMetadata: { id: number; name: Hex; symbol: Hex; decimals: number; isFrozen: boolean };
		forceClearMetadata: { id: number };
		forceAssetStatus: { id: number; owner: MultiAddress; issuer: MultiAddress; admin: MultiAddress; freezer: MultiAddress; minBalance: bigint; isSufficient: boolean; isFrozen: boolean };
		approveTransfer: { id: number; delegate: MultiAddress; amount: bigint };
		cancelApproval: { id: number; delegate: MultiAddress };
		forceCancelApproval: { id: number; owner: MultiAddress; delegate: MultiAddress };
		transferApproved: { id: number; owner: MultiAddress; destination: MultiAddress; amount: bigint };
		touch: { id: number };
		refund: { id: number; allowBurn: boolean };
		setMinBalance: { id: number; minBalance: bigint };
	};
	phalaStakePoolv2: {
		create: Record<string, never>;
		addWorker: { pid: bigint; pubkey: Hex };
		removeWorker: { pid: bigint; worker: Hex };
		setCap: { pid: bigint; cap: bigint };
		setPayoutPref: { pid: bigint; payoutCommission: number | null };
		claimLegacyRewards: { pid: bigint; target: Hex };
		backfillAddMissingReward: { input: [Hex, bigint, bigint][] };
		claimOwnerRewards: { pid: bigint; target: Hex };
		checkAndMaybeForceWithdraw: { pid: bigint };
		contribute: { pid: bigint; amount: bigint; asVault: bigint | null };
		withdraw: { pid: bigint; shares: bigint; asVault: bigint | null };
		resetIterPos: Record<string, never>;
		fixMissingWorkerLock: { maxIterations: number };
		startComputing: { pid: bigint; worker: Hex; stake: bigint };
		stopComputing: { pid: bigint; worker: Hex };
		reclaimPoolWorker: { pid: bigint; worker: Hex };
		restartComputing: { pid: bigint; worker: Hex; stake: bigint };
	};
	phalaVault: {
		create: Record<string, never>;
		setPayoutPref: { pid: bigint; payoutCommission: number | null };
		claimOwnerShares: { vaultPid: bigint; target: Hex; shares: bigint };
		maybeGainOwnerShares: { vaultPid: bigint };
		checkAndMaybeForceWithdraw: { vaultPid: bigint };
		contribute: { pid: bigint; amount: bigint };
		withdraw: { pid: bigint; shares: bigint };
		refreshVaultLockAndCheck: { pid: bigint };
	};
	phalaWrappedBalances: {
		wrap: { amount: bigint };
		unwrapAll: Record<string, never>;
		unwrap: { amount: bigint };
		vote: { ayeAmount: bigint; nayAmount: bigint; voteId: number };
		unlock: { voteId: number; maxIterations: number };
		backfillVoteLock: Record<string, never>;
	};
	phalaBasePool: {
		addStakerToWhitelist: { pid: bigint; staker: Hex };
		setPoolDescription: { pid: bigint; description: Hex };
		resetLockIterPos: Record<string, never>;
		removeUnusedLock: { maxIterations: number };
		removeStakerFromWhitelist: { pid: bigint; staker: Hex };
	};
	uniques: {
		create: { collection: number; admin: MultiAddress };
		forceCreate: { collection: number; owner: MultiAddress; freeHolding: boolean };
		destroy: { collection: number; witness: DestroyWitness };
		mint: { collection: number; item: number; owner: MultiAddress };
		burn: { collection: number; item: number; checkOwner: MultiAddress | null };
		transfer: { collection: number; item: number; dest: MultiAddress };
		redeposit: { collection: number; items: number[] };
		freeze: { collection: number; item: number };
		thaw: { collection: number; item: number };
		freezeCollection: { collection: number };
		thawCollection: { collection: number };
		transferOwnership: { collection: number; owner: MultiAddress };
		setTeam: { collection: number; issuer: MultiAddress; admin: MultiAddress; freezer: MultiAddress };
		approveTransfer: { collection: number; item: number; delegate: MultiAddress };
		cancelApproval: { collection: number; item: number; maybeCheckDelegate: MultiAddress | null };
		forceItemStatus: { collection: number; owner: MultiAddress; issuer: MultiAddress; admin: MultiAddress; freezer: MultiAddress; freeHolding: boolean; isFrozen: boolean };
		setAttribute: { collection: number; maybeItem: number | null; key: Hex; value: Hex };
		clearAttribute: { collection: number; maybeItem: number | null; key: Hex };
		setMetadata: { collection: number; item: number; data: Hex; isFrozen: boolean };
		clearMetadata: { collection: number; item: number };
		setCollectionMetadata: { collection: number; data: Hex; isFrozen: boolean };
		clearCollectionMetadata: { collection: number };
		setAcceptOwnership: { maybeCollection: number | null };
		setCollectionMaxSupply: { collection: number; maxSupply: number };
		setPrice: { collection: number; item: number; price: bigint | null; whitelistedBuyer: MultiAddress | null };
		buyItem: { collection: number; item: number; bidPrice: bigint };
	};
	rmrkCore: {
		mintNft: { owner: Hex | null; nftId: number; collectionId: number; royaltyRecipient: Hex | null; royalty: number | null; metadata: Hex; transferable: boolean; resources: ResourceInfoMin[] | null };
		mintNftDirectlyToNft: { owner: [number, number]; nftId: number; collectionId: number; royaltyRecipient: Hex | null; royalty: number | null; metadata: Hex; transferable: boolean; resources: ResourceInfoMin[] | null };
		createCollection: { collectionId: number; metadata: Hex; max: number | null; symbol: Hex };
		burnNft: { collectionId: number; nftId: number };
		destroyCollection: { collectionId: number };
		send: { collectionId: number; nftId: number; newOwner: AccountIdOrCollectionNftTuple };
		acceptNft: { collectionId: number; nftId: number; newOwner: AccountIdOrCollectionNftTuple };
		rejectNft: { collectionId: number; nftId: number };
		changeCollectionIssuer: { collectionId: number; newIssuer: MultiAddress };
		setProperty: { collectionId: number; maybeNftId: number | null; key: Hex; value: Hex };
		lockCollection: { collectionId: number };
		addBasicResource: { collectionId: number; nftId: number; resource: BasicResource; resourceId: number };
		addComposableResource: { collectionId: number; nftId: number; resource: ComposableResource; resourceId: number };
		addSlotResource: { collectionId: number; nftId: number; resource: SlotResource; resourceId: number };
		replaceResource: { collectionId: number; nftId: number; resource: ResourceTypes; resourceId: number };
		acceptResource: { collectionId: number; nftId: number; resourceId: number };
		removeResource: { collectionId: number; nftId: number; resourceId: number };
		acceptResourceRemoval: { collectionId: number; nftId: number; resourceId: number };
		setPriority: { collectionId: number; nftId: number; priorities: number[] };
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
		PureCreated: { pure: Hex; who: Hex; proxyType: ProxyType; disambiguationIndex: number };
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
		BalanceSet: { who: Hex; free: bigint };
		Reserved: { who: Hex; amount: bigint };
		Unreserved: { who: Hex; amount: bigint };
		ReserveRepatriated: { from: Hex; to: Hex; amount: bigint; destinationStatus: BalanceStatus };
		Deposit: { who: Hex; amount: bigint };
		Withdraw: { who: Hex; amount: bigint };
		Slashed: { who: Hex; amount: bigint };
		Minted: { who: Hex; amount: bigint };
		Burned: { who: Hex; amount: bigint };
		Suspended: { who: Hex; amount: bigint };
		Restored: { who: Hex; amount: bigint };
		Upgraded: { who: Hex };
		Issued: { amount: bigint };
		Rescinded: { amount: bigint };
		Locked: { who: Hex; amount: bigint };
		Unlocked: { who: Hex; amount: bigint };
		Frozen: { who: Hex; amount: bigint };
		Thawed: { who: Hex; amount: bigint };
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
	democracy: {
		Proposed: { proposalIndex: number; deposit: bigint };
		Tabled: { proposalIndex: number; deposit: bigint };
		ExternalTabled: Record<string, never>;
		Started: { refIndex: number; threshold: VoteThreshold };
		Passed: { refIndex: number };
		NotPassed: { refIndex: number };
		Cancelled: { refIndex: number };
		Delegated: { who: Hex; target: Hex };
		Undelegated: { account: Hex };
		Vetoed: { who: Hex; proposalHash: Hex; until: number };
		Blacklisted: { proposalHash: Hex };
		Voted: { voter: Hex; refIndex: number; vote: AccountVote };
		Seconded: { seconder: Hex; propIndex: number };
		ProposalCanceled: { propIndex: number };
		MetadataSet: { owner: MetadataOwner; hash: Hex };
		MetadataCleared: { owner: MetadataOwner; hash: Hex };
		MetadataTransferred: { prevOwner: MetadataOwner; owner: MetadataOwner; hash: Hex };
	};
	phalaRegistry: {
		GatekeeperAdded: { pubkey: Hex };
		GatekeeperRemoved: { pubkey: Hex };
		WorkerAdded: { pubkey: Hex; attestationProvider: AttestationProvider | null; confidenceLevel: number };
		WorkerUpdated: { pubkey: Hex; attestationProvider: AttestationProvider | null; confidenceLevel: number };
		MasterKeyRotated: { rotationId: bigint; masterPubkey: Hex };
		MasterKeyRotationFailed: { rotationLock: bigint | null; gatekeeperRotationId: bigint };
		InitialScoreSet: { pubkey: Hex; initScore: number };
		MinimumPRuntimeVersionChangedTo: [number, number, number];
		PRuntimeConsensusVersionChangedTo: [number];
		GatekeeperLaunched: Record<string, never>;
	};
	phalaComputation: {
		CoolDownExpirationChanged: { period: bigint };
		WorkerStarted: { session: Hex; initV: bigint; initP: number };
		WorkerStopped: { session: Hex };
		WorkerReclaimed: { session: Hex; originalStake: bigint; slashed: bigint };
		SessionBound: { session: Hex; worker: Hex };
		SessionUnbound: { session: Hex; worker: Hex };
		WorkerEnterUnresponsive: { session: Hex };
		WorkerExitUnresponsive: { session: Hex };
		SessionSettled: { session: Hex; vBits: bigint; payoutBits: bigint };
		InternalErrorWorkerSettleFailed: { worker: Hex };
		SubsidyBudgetHalved: Record<string, never>;
		InternalErrorWrongHalvingConfigured: Record<string, never>;
		TokenomicParametersChanged: Record<string, never>;
		SessionSettlementDropped: { session: Hex; v: bigint; payout: bigint };
		BenchmarkUpdated: { session: Hex; pInstant: number };
		BudgetUpdated: { nonce: bigint; budget: bigint };
	};
	assets: {
		Created: { assetId: number; creator: Hex; owner: Hex };
		Issued: { assetId: number; owner: Hex; amount: bigint };
		Transferred: { assetId: number; from: Hex; to: Hex; amount: bigint };
		Burned: { assetId: number; owner: Hex; balance: bigint };
		TeamChanged: { assetId: number; issuer: Hex; admin: Hex; freezer: Hex };
		OwnerChanged: { assetId: number; owner: Hex };
		Frozen: { assetId: number; who: Hex };
		Thawed: { assetId: number; who: Hex };
		AssetFrozen: { assetId: number };
		AssetThawed: { assetId: number };
		AccountsDestroyed: { assetId: number; accountsDestroyed: number; accountsRemaining: number };
		ApprovalsDestroyed: { assetId: number; approvalsDestroyed: number; approvalsRemaining: number };
		DestructionStarted: { assetId: number };
		Destroyed: { assetId: number };
		ForceCreated: { assetId: number; owner: Hex };
		MetadataSet: { assetId: number; name: Hex; symbol: Hex; decimals: number; isFrozen: boolean };
		MetadataCleared: { assetId: number };
		ApprovedTransfer: { assetId: number; source: Hex; delegate: Hex; amount: bigint };
		ApprovalCancelled: { assetId: number; owner: Hex; delegate: Hex };
		TransferredApproved: { assetId: number; owner: Hex; delegate: Hex; destination: Hex; amount: bigint };
		AssetStatusChanged: { assetId: number };
		AssetMinBalanceChanged: { assetId: number; newMinBalance: bigint };
	};
	phalaStakePoolv2: {
		PoolCreated: { owner: Hex; pid: bigint; cid: number; poolAccountId: Hex };
		PoolCommissionSet: { pid: bigint; commission: number };
		PoolCapacitySet: { pid: bigint; cap: bigint };
		PoolWorkerAdded: { pid: bigint; worker: Hex; session: Hex };
		Contribution: { pid: bigint; user: Hex; amount: bigint; shares: bigint; asVault: bigint | null };
		OwnerRewardsWithdrawn: { pid: bigint; user: Hex; amount: bigint };
		PoolSlashed: { pid: bigint; amount: bigint };
		SlashSettled: { pid: bigint; user: Hex; amount: bigint };
		RewardDismissedNotInPool: { worker: Hex; amount: bigint };
		RewardDismissedNoShare: { pid: bigint; amount: bigint };
		RewardDismissedDust: { pid: bigint; amount: bigint };
		PoolWorkerRemoved: { pid: bigint; worker: Hex };
		WorkerReclaimed: { pid: bigint; worker: Hex };
		RewardReceived: { pid: bigint; toOwner: bigint; toStakers: bigint };
		WorkingStarted: { pid: bigint; worker: Hex; amount: bigint };
		RewardToOwnerDismissedDust: { pid: bigint; amount: bigint };
		RewardToDistributionDismissedDust: { pid: bigint; amount: bigint };
	};
	phalaVault: {
		PoolCreated: { owner: Hex; pid: bigint; cid: number; poolAccountId: Hex };
		VaultCommissionSet: { pid: bigint; commission: number };
		OwnerSharesClaimed: { pid: bigint; user: Hex; shares: bigint };
		OwnerSharesGained: { pid: bigint; shares: bigint; checkoutPrice: bigint };
		Contribution: { pid: bigint; user: Hex; amount: bigint; shares: bigint };
	};
	phalaWrappedBalances: {
		DustRemoved: { user: Hex; amount: bigint };
		Wrapped: { user: Hex; amount: bigint };
		Unwrapped: { user: Hex; amount: bigint };
		Voted: { user: Hex; voteId: number; ayeAmount: bigint; nayAmount: bigint };
	};
	phalaBasePool: {
		NftCreated: { pid: bigint; cid: number; nftId: number; owner: Hex; shares: bigint };
		WithdrawalQueued: { pid: bigint; user: Hex; shares: bigint; nftId: number; asVault: bigint | null };
		Withdrawal: { pid: bigint; user: Hex; amount: bigint; shares: bigint };
		PoolWhitelistCreated: { pid: bigint };
		PoolWhitelistDeleted: { pid: bigint };
		PoolWhitelistStakerAdded: { pid: bigint; staker: Hex };
		PoolWhitelistStakerRemoved: { pid: bigint; staker: Hex };
	};
	uniques: {
		Created: { collection: number; creator: Hex; owner: Hex };
		ForceCreated: { collection: number; owner: Hex };
		Destroyed: { collection: number };
		Issued: { collection: number; item: number; owner: Hex };
		Transferred: { collection: number; item: number; from: Hex; to: Hex };
		Burned: { collection: number; item: number; owner: Hex };
		Frozen: { collection: number; item: number };
		Thawed: { collection: number; item: number };
		CollectionFrozen: { collection: number };
		CollectionThawed: { collection: number };
		OwnerChanged: { collection: number; newOwner: Hex };
		TeamChanged: { collection: number; issuer: Hex; admin: Hex; freezer: Hex };
		ApprovedTransfer: { collection: number; item: number; owner: Hex; delegate: Hex };
		ApprovalCancelled: { collection: number; item: number; owner: Hex; delegate: Hex };
		ItemStatusChanged: { collection: number };
		CollectionMetadataSet: { collection: number; data: Hex; isFrozen: boolean };
		CollectionMetadataCleared: { collection: number };
		MetadataSet: { collection: number; item: number; data: Hex; isFrozen: boolean };
		MetadataCleared: { collection: number; item: number };
		Redeposited: { collection: number; successfulItems: number[] };
		AttributeSet: { collection: number; maybeItem: number | null; key: Hex; value: Hex };
		AttributeCleared: { collection: number; maybeItem: number | null; key: Hex };
		OwnershipAcceptanceChanged: { who: Hex; maybeCollection: number | null };
		CollectionMaxSupplySet: { collection: number; maxSupply: number };
		ItemPriceSet: { collection: number; item: number; price: bigint; whitelistedBuyer: Hex | null };
		ItemPriceRemoved: { collection: number; item: number };
		ItemBought: { collection: number; item: number; price: bigint; seller: Hex; buyer: Hex };
	};
	rmrkCore: {
		CollectionCreated: { issuer: Hex; collectionId: number };
		NftMinted: { owner: AccountIdOrCollectionNftTuple; collectionId: number; nftId: number };
		NFTBurned: { owner: Hex; collectionId: number; nftId: number };
		CollectionDestroyed: { issuer: Hex; collectionId: number };
		NFTSent: { sender: Hex; recipient: AccountIdOrCollectionNftTuple; collectionId: number; nftId: number; approvalRequired: boolean };
		NFTAccepted: { sender: Hex; recipient: AccountIdOrCollectionNftTuple; collectionId: number; nftId: number };
		NFTRejected: { sender: Hex; collectionId: number; nftId: number };
		IssuerChanged: { oldIssuer: Hex; newIssuer: Hex; collectionId: number };
		PropertySet: { collectionId: number; maybeNftId: number | null; key: Hex; value: Hex };
		PropertyRemoved: { collectionId: number; maybeNftId: number | null; key: Hex };
		PropertiesRemoved: { collectionId: number; maybeNftId: number | null };
		CollectionLocked: { issuer: Hex; collectionId: number };
		ResourceAdded: { nftId: number; resourceId: number; collectionId: number };
		ResourceReplaced: { nftId: number; resourceId: number; collectionId: number };
		ResourceAccepted: { nftId: number; resourceId: number; collectionId: number };
		ResourceRemoval: { nftId: number; resourceId: number; collectionId: number };
		ResourceRemovalAccepted: { nftId: number; resourceId: number; collectionId: number };
		PrioritySet: { collectionId: number; nftId: number };
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
		maxHolds: number;
		maxFreezes: number;
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
	democracy: {
		enactmentPeriod: number;
		launchPeriod: number;
		votingPeriod: number;
		voteLockingPeriod: number;
		minimumDeposit: bigint;
		instantAllowed: boolean;
		fastTrackVotingPeriod: number;
		cooloffPeriod: number;
		maxVotes: number;
		maxProposals: number;
		maxDeposits: number;
		maxBlacklisted: number;
	};
	phalaRegistry: {
		noneAttestationEnabled: boolean;
		verifyPRuntime: boolean;
		verifyRelaychainGenesisBlockHash: boolean;
	};
	assets: {
		removeItemsLimit: number;
		assetDeposit: bigint;
		assetAccountDeposit: bigint;
		metadataDepositBase: bigint;
		metadataDepositPerByte: bigint;
		approvalDeposit: bigint;
		stringLimit: number;
	};
	phalaStakePoolv2: {
		minContribution: bigint;
		gracePeriod: bigint;
		maxPoolWorkers: number;
	};
	phalaVault: {
		initialPriceCheckPoint: bigint;
		vaultQueuePeriod: bigint;
	};
	phalaWrappedBalances: {
		wPhaAssetId: number;
		wrappedBalancesAccountId: Hex;
	};
	uniques: {
		collectionDeposit: bigint;
		itemDeposit: bigint;
		metadataDepositBase: bigint;
		attributeDepositBase: bigint;
		depositPerByte: bigint;
		stringLimit: number;
		keyLimit: number;
		valueLimit: number;
	};
	rmrkCore: {
		resourceSymbolLimit: number;
		partsLimit: number;
		maxPriorities: number;
		propertiesLimit: number;
		nestingBudget: number;
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
		| "Expendability"
		| "ExistingVestingSchedule"
		| "DeadAccount"
		| "TooManyReserves"
		| "TooManyHolds"
		| "TooManyFreezes";
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
		| "NotOwned"
		| "JudgementForDifferentIdentity"
		| "JudgementPaymentFailed";
	democracy:
		| "ValueLow"
		| "ProposalMissing"
		| "AlreadyCanceled"
		| "DuplicateProposal"
		| "ProposalBlacklisted"
		| "NotSimpleMajority"
		| "InvalidHash"
		| "NoProposal"
		| "AlreadyVetoed"
		| "ReferendumInvalid"
		| "NoneWaiting"
		| "NotVoter"
		| "NoPermission"
		| "AlreadyDelegating"
		| "InsufficientFunds"
		| "NotDelegating"
		| "VotesExist"
		| "InstantNotAllowed"
		| "Nonsense"
		| "WrongUpperBound"
		| "MaxVotesReached"
		| "TooMany"
		| "VotingPeriodLow"
		| "PreimageNotExist";
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
		| "NoneAttestationDisabled"
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
		| "InvalidEndpointSigningTime"
		| "NotMigrationRoot"
		| "ParachainIdMismatch"
		| "InvalidConsensusVersion";
	phalaComputation:
		| "BadSender"
		| "_InvalidMessage"
		| "WorkerNotRegistered"
		| "_GatekeeperNotRegistered"
		| "DuplicateBoundSession"
		| "BenchmarkMissing"
		| "SessionNotFound"
		| "SessionNotBound"
		| "WorkerNotReady"
		| "WorkerNotComputing"
		| "WorkerNotBound"
		| "CoolDownNotReady"
		| "InsufficientStake"
		| "TooMuchStake"
		| "InternalErrorBadTokenomicParameters"
		| "DuplicateBoundWorker"
		| "BenchmarkTooLow"
		| "InternalErrorCannotStartWithExistingStake"
		| "NotMigrationRoot"
		| "NonceIndexInvalid"
		| "BudgetUpdateBlockInvalid"
		| "BudgetExceedMaxLimit"
		| "WorkerReregisterNeeded";
	assets:
		| "BalanceLow"
		| "NoAccount"
		| "NoPermission"
		| "Unknown"
		| "Frozen"
		| "InUse"
		| "BadWitness"
		| "MinBalanceZero"
		| "UnavailableConsumer"
		| "BadMetadata"
		| "Unapproved"
		| "WouldDie"
		| "AlreadyExists"
		| "NoDeposit"
		| "WouldBurn"
		| "LiveAsset"
		| "AssetNotLive"
		| "IncorrectStatus"
		| "NotFrozen"
		| "CallbackFailed";
	phalaStakePoolv2:
		| "WorkerNotRegistered"
		| "BenchmarkMissing"
		| "WorkerExists"
		| "WorkerAlreadyStopped"
		| "WorkerDoesNotExist"
		| "WorkerInAnotherPool"
		| "UnauthorizedOperator"
		| "UnauthorizedPoolOwner"
		| "InadequateCapacity"
		| "StakeExceedsCapacity"
		| "PoolDoesNotExist"
		| "_PoolIsBusy"
		| "InsufficientContribution"
		| "NoNftToWithdraw"
		| "InsufficientBalance"
		| "PoolStakeNotFound"
		| "InsufficientFreeStake"
		| "InvalidWithdrawalAmount"
		| "FailedToBindSessionAndWorker"
		| "InternalSubsidyPoolCannotWithdraw"
		| "PoolBankrupt"
		| "NoRewardToClaim"
		| "FeatureNotEnabled"
		| "WorkersExceedLimit"
		| "CannotRestartWithLessStake"
		| "InvalidForceRewardAmount"
		| "WithdrawQueueNotEmpty"
		| "MissingCollectionId"
		| "VaultIsLocked"
		| "SessionDoesNotExist"
		| "WorkerIsNotReady"
		| "LockAccountStakeError"
		| "NoLegacyRewardToClaim";
	phalaVault:
		| "UnauthorizedPoolOwner"
		| "NoEnoughShareToClaim"
		| "NoRewardToClaim"
		| "AssetAccountNotExist"
		| "InsufficientBalance"
		| "InsufficientContribution"
		| "VaultBankrupt"
		| "NoNftToWithdraw";
	phalaWrappedBalances:
		| "StakerAccountNotFound"
		| "UnwrapAmountExceedsAvaliableStake"
		| "VoteAmountLargerThanTotalStakes"
		| "ReferendumInvalid"
		| "ReferendumOngoing"
		| "IterationsIsNotVaild";
	phalaBasePool:
		| "MissCollectionId"
		| "PoolBankrupt"
		| "InvalidShareToWithdraw"
		| "InvalidWithdrawalAmount"
		| "RmrkError"
		| "PoolDoesNotExist"
		| "PoolTypeNotMatch"
		| "NftIdNotFound"
		| "InvalidSharePrice"
		| "AttrLocked"
		| "UnauthorizedPoolOwner"
		| "AlreadyInContributeWhitelist"
		| "NotInContributeWhitelist"
		| "ExceedWhitelistMaxLen"
		| "NoWhitelistCreated"
		| "ExceedMaxDescriptionLen"
		| "NotMigrationRoot"
		| "BurnNftFailed"
		| "TransferSharesAmountInvalid";
	uniques:
		| "NoPermission"
		| "UnknownCollection"
		| "AlreadyExists"
		| "WrongOwner"
		| "BadWitness"
		| "InUse"
		| "Frozen"
		| "WrongDelegate"
		| "NoDelegate"
		| "Unapproved"
		| "Unaccepted"
		| "Locked"
		| "MaxSupplyReached"
		| "MaxSupplyAlreadySet"
		| "MaxSupplyTooSmall"
		| "UnknownItem"
		| "NotForSale"
		| "BidTooLow";
	rmrkCore:
		| "NoneValue"
		| "StorageOverflow"
		| "TooLong"
		| "NoAvailableCollectionId"
		| "NoAvailableResourceId"
		| "MetadataNotSet"
		| "RecipientNotSet"
		| "NoAvailableNftId"
		| "NotInRange"
		| "RoyaltyNotSet"
		| "CollectionUnknown"
		| "NoPermission"
		| "NoWitness"
		| "CollectionNotEmpty"
		| "CollectionFullOrLocked"
		| "CannotSendToDescendentOrSelf"
		| "ResourceAlreadyExists"
		| "NftAlreadyExists"
		| "EmptyResource"
		| "TooManyRecursions"
		| "NftIsLocked"
		| "CannotAcceptNonOwnedNft"
		| "CannotRejectNonOwnedNft"
		| "CannotRejectNonPendingNft"
		| "ResourceDoesntExist"
		| "ResourceNotPending"
		| "NonTransferable"
		| "CannotSendEquippedItem"
		| "CannotAcceptToNewOwner"
		| "FailedTransferHooksPreCheck"
		| "FailedTransferHooksPostTransfer";
}
