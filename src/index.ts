export { type AccountLike, formatAddress, isAddress, isSameAddress } from "./chain/addresses.ts";
export type { ClaimedRewards } from "./chain/chain-adapter.ts";
export type { EventDecoder, EventTranslator } from "./chain/events/decode-pool-events.ts";
export { eventDecoder, eventTranslator } from "./chain/events/event-decoder.ts";
export type {
	AccountReference,
	EventPlace,
	PoolReference,
	PositionReference,
	SessionReference,
	TypedEvent,
	WorkerAttestation,
	WorkerReference,
} from "./chain/events/event-place.ts";
export type { IndexedEvent } from "./chain/events/indexed-event.ts";
export type { OtherEvent, PoolEvent, PoolEventFields, PoolEventMap, PoolEventType } from "./chain/events/pool-event.ts";
export type {
	CapChangedEvent,
	CommissionChangedEvent,
	ContributedEvent,
	DustRemovedEvent,
	ItemCreatedEvent,
	OwnerRewardClaimedEvent,
	OwnerSharesClaimedEvent,
	OwnerSharesGainedEvent,
	PoolCreatedEvent,
	RewardClaimedEvent,
	RewardDismissedEvent,
	RewardedEvent,
	UnwrappedEvent,
	VaultCreatedEvent,
	VaultShutDownEvent,
	VotedEvent,
	WhitelistAddedEvent,
	WhitelistCreatedEvent,
	WhitelistDeletedEvent,
	WhitelistRemovedEvent,
	WithdrawalQueuedEvent,
	WithdrawnEvent,
	WrappedEvent,
} from "./chain/events/pool-event-types.ts";
export type {
	CoolDownChangedEvent,
	SessionBoundEvent,
	SessionReclaimedEvent,
	SessionResponsiveEvent,
	SessionScoredEvent,
	SessionSettledEvent,
	SessionSettlementDroppedEvent,
	SessionStartedEvent,
	SessionStoppedEvent,
	SessionUnboundEvent,
	SessionUnresponsiveEvent,
	TokenomicsChangedEvent,
	WorkerAddedEvent,
	WorkerReclaimedEvent,
	WorkerRegisteredEvent,
	WorkerRemovedEvent,
	WorkerScoredEvent,
	WorkerStartedEvent,
	WorkerUpdatedEvent,
} from "./chain/events/worker-event-types.ts";
export type {
	DelegatorState,
	DelegatorSubsidy,
	DelegatorVote,
	PoolPosition,
	Position,
} from "./chain/model/delegator.ts";
export type { ChainParameters, Generation, Tokenomics } from "./chain/model/network.ts";
export type {
	CommissionChange,
	CoolingStake,
	PoolDescription,
	PoolDescriptionFields,
	PoolKind,
	PoolReward,
	StakePoolField,
	StakePoolRow,
	StakePoolState,
	WithdrawRequest,
} from "./chain/model/stake-pool.ts";
export type { VaultField, VaultState } from "./chain/model/vault.ts";
export type { StakeBounds, WorkerField, WorkerSession, WorkerState, WorkerStatus } from "./chain/model/worker.ts";
export type { MovedStake } from "./chain/move-stake.ts";
export type { MultisigOptions } from "./chain/multisigs/multisig-account.ts";
export type { ChainEvent, CheckFailure, ExtrinsicPlace, WithdrawAmount } from "./chain/operation.ts";
export type { QueuedWithdrawal, QueuePayment, WithdrawalForecast } from "./chain/withdrawal-forecast.ts";
export type { AnnouncedCall, Announcements } from "./client/announcements.ts";
export type { BlockLike } from "./client/block-like.ts";
export { Phala } from "./client/client.ts";
export { PhalaView } from "./client/client-at-block.ts";
export { connect } from "./client/connect.ts";
export type { Multisig, PendingMultisigCall } from "./client/multisig.ts";
export type { NetworkInfo } from "./client/network-info.ts";
export type { ConnectOptions, Logger } from "./client/options.ts";
export type { ChainToken } from "./client/token.ts";
export type { Hex } from "./codec/hex.ts";
export { parse, stringify } from "./codec/stringify.ts";
export type { ClaimTarget } from "./entities/claim-target.ts";
export type {
	AllFields,
	CollectionQuery,
	OrderBy,
	PoolFilter,
	PoolQuery,
	PoolWatchQuery,
	SomeFields,
	SortableField,
	WorkerFilter,
	WorkerQuery,
	WorkerWatchQuery,
} from "./entities/collection-query.ts";
export {
	type ClaimAllOptions,
	type ClaimRewardOptions,
	Delegator,
	DelegatorView,
	type MoveOptions,
	type VoteWeights,
} from "./entities/delegator.ts";
export type { ReadOptions } from "./entities/entity-context.ts";
export type {
	BudgetState,
	EarningAssumptions,
	EstimateOptions,
	PoolEstimate,
	VaultEstimate,
	WorkerEstimate,
	YieldEstimate,
} from "./entities/estimates/earnings.ts";
export type { PoolExitTimeline, PoolProjection } from "./entities/estimates/queue-projection.ts";
export type {
	OverstakeOptions,
	OverstakeSuggestion,
	Reclaimable,
	StartableWorker,
	StartOptions,
	StartSuggestion,
} from "./entities/estimates/suggestions.ts";
export type { BlockRange } from "./entities/history/block-range.ts";
export type { PositionEvent, PositionEventType } from "./entities/history/delegator-history.ts";
export type { EventFilter } from "./entities/history/event-filter.ts";
export type { EventsOptions, HistoryOptions } from "./entities/history/events.ts";
export type { SeriesOptions, SeriesPoint } from "./entities/history/pool-series.ts";
export type { DescriptionForm } from "./entities/pool-admin.ts";
export { PoolView } from "./entities/pool-view.ts";
export type {
	ClaimOwnerRewardRemedy,
	CommissionRaisedRisk,
	ContributeRemedy,
	EnforceExitRemedy,
	ForcedStopRisk,
	LeaveRemedy,
	OwnerRewardIdleRisk,
	PoolEarnsNothingRisk,
	QueueUnservedRisk,
	ReclaimWorkerRemedy,
	RemedyBase,
	RequestAgainRemedy,
	RequestWouldBurnRisk,
	RestoreWorkerRemedy,
	Risk,
	RiskActor,
	RiskBase,
	RiskConcern,
	RiskRemedy,
	SetCommissionRemedy,
	StakeReclaimableRisk,
	StartWorkersRemedy,
	StopWorkersRemedy,
	VaultLockedRisk,
	VaultShutdownRisk,
	WithdrawFromPoolsRemedy,
	WorkerUnresponsiveRisk,
} from "./entities/risks/risk.ts";
export type { RiskQuery } from "./entities/risks/risk-query.ts";
export type { RiskReport } from "./entities/risks/risks.ts";
export type { BulkOptions } from "./entities/rows/read-in-chunks.ts";
export { StakePool } from "./entities/stake-pool.ts";
export { StakePoolView } from "./entities/stake-pool-view.ts";
export { StakePools, StakePoolsView } from "./entities/stake-pools.ts";
export type { CommissionInput } from "./entities/validate.ts";
export { Vault, VaultView } from "./entities/vault.ts";
export { Vaults, VaultsView } from "./entities/vaults.ts";
export { Worker, WorkerView } from "./entities/worker.ts";
export { Workers, WorkersView } from "./entities/workers.ts";
export type {
	DispatchInfo,
	EndpointFailure,
	ErrorCode,
	ErrorDetails,
	InvalidValueDetails,
	RuleErrorDetails,
} from "./errors/codes.ts";
export { docsUrl } from "./errors/docs-url.ts";
export { type AnyPhalaError, isPhalaError, PhalaError, type PhalaErrorJson } from "./errors/error.ts";
export type { LedgerAmounts, LedgerEntry, LedgerEntryType } from "./ledger/entry.ts";
export type { Finality } from "./live/block-feed.ts";
export type { CollectionChange } from "./live/collection-change.ts";
export type { NetworkBudget } from "./math/estimate.ts";
export type { ExitDates, ExitRequest, ExitTimeline } from "./math/exit.ts";
export type { PalletGeneration } from "./math/fixed.ts";
export type { BudgetParameters } from "./math/gatekeeper.ts";
export type { OverstakeStep, OverstakeStrategy } from "./math/overstake.ts";
export type { QueueRules, QueueStep } from "./math/queue.ts";
export type {
	ProjectedStep,
	ProjectRequest,
	QueueAssumption,
	QueueProjection,
} from "./math/queue-projection.ts";
export type { StartStrategy } from "./math/startable.ts";
export { formatPercent, formatPha, type PhaFormat, parsePha, percent } from "./math/units.ts";
export type { BatchResult } from "./plan/batch.ts";
export type { ItemResult } from "./plan/batch-item.ts";
export type { BatchMode } from "./plan/batch-operation.ts";
export type { MultisigPlanOptions } from "./plan/multisig-options.ts";
export type { MultisigApproval, MultisigExecution, MultisigResult } from "./plan/multisig-result.ts";
export { Plan } from "./plan/plan.ts";
export type { SendOptions, SubmitOptions, UnsignedOptions } from "./plan/plan-options.ts";
export type { PlanSimulation, SimulatedPeriod, SimulatedPlan, SimulateOptions } from "./plan/plan-simulation.ts";
export type { PlanPreview } from "./plan/preview.ts";
export type {
	AnnouncementResult,
	AnnounceOptions,
	ProxyOptions,
	RemovedAnnouncement,
} from "./plan/proxy-options.ts";
export type { ResumeOptions } from "./plan/resume-transaction.ts";
export type { TransactionSigner } from "./plan/signer.ts";
export type { BytesRequest, BytesSigner } from "./plan/signers/bytes-signer.ts";
export type { KeyPairSigner } from "./plan/signers/key-pair-signer.ts";
export type { PolkadotSigner } from "./plan/signers/polkadot-signer.ts";
export type { WalletSignature, WalletSigner } from "./plan/signers/wallet-signer.ts";
export type { DraftPoint, SignerPayload, TransactionOptions, UnsignedTransaction } from "./plan/signing-payload.ts";
export type { SimulatedState } from "./plan/simulated-state.ts";
export type { SimulatedTime } from "./plan/simulated-time.ts";
export { Submission } from "./plan/submission.ts";
export {
	type PlanOutcome,
	type SendAllOptions,
	type SendAllProgress,
	type SendAllResult,
	type SentBatch,
	SubmissionSequence,
} from "./plan/submission-sequence.ts";
export type { SubmissionStatus, TransactionResult } from "./plan/submission-status.ts";
export type { SubmitExtrinsicOptions } from "./plan/submit-extrinsic.ts";
export type {
	OperationName,
	OperationResults,
	SubmittedApproval,
	SubmittedBatch,
	SubmittedCall,
	SubmittedOperation,
	SubmittedOther,
	SubmittedParts,
	SubmittedResult,
} from "./plan/submitted-result.ts";
export type { BlockRef } from "./query/block-ref.ts";
export type { ConnectionState, ConnectionStatus } from "./rpc/connection-status.ts";
export type { ChainSource } from "./rpc/endpoint.ts";
export type { JsonRpcProvider } from "./rpc/provider.ts";
