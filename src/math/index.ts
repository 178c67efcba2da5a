export type {
	DispatchInfo,
	EndpointFailure,
	ErrorCode,
	ErrorDetails,
	InvalidValueDetails,
	RuleErrorDetails,
} from "../errors/codes.ts";
export { type AnyPhalaError, isPhalaError, PhalaError, type PhalaErrorJson } from "../errors/error.ts";
export { MAX_PPM, mulPpm, type RewardSplit, splitReward } from "./commission.ts";
export {
	apr,
	aprAfter,
	aprFromApy,
	aprMultiplier,
	apy,
	dailyBudget,
	dailyReward,
	type EarningPool,
	type EarningWorker,
	legacyApr,
	type NetworkBudget,
	totalPayoutShare,
	vaultAprMultiplier,
} from "./estimate.ts";
export {
	type ExitDates,
	type ExitInput,
	type ExitPeriods,
	type ExitRequest,
	type ExitTimeline,
	exitTimeline,
} from "./exit.ts";
export {
	divBalance,
	divFixed,
	fromFixed,
	mulBalance,
	mulFixed,
	ONE,
	type PalletGeneration,
	PHA,
	sqrtFixed,
	toFixed,
} from "./fixed.ts";
export {
	type BudgetParameters,
	computePayout,
	type GrowthParameters,
	growV,
	type Payout,
	payoutShare,
	slashV,
	type WorkerValue,
} from "./gatekeeper.ts";
export {
	type OverstakeCandidate,
	type OverstakeChoice,
	type OverstakeStep,
	type OverstakeStrategy,
	overstake,
} from "./overstake.ts";
export {
	type ExpiryRules,
	isExpired,
	type QueueRules,
	type QueueStep,
	queueRules,
	type ServedQueue,
	serveQueue,
} from "./queue.ts";
export {
	type ProjectedStep,
	type ProjectInput,
	type ProjectRequest,
	projectQueue,
	type QueueAssumption,
	type QueueProjection,
} from "./queue-projection.ts";
export {
	claimableReward,
	type OwnerGain,
	ownerGain,
	type PositionValue,
	positionProfit,
	type RewardPosition,
	rewardAccGrowth,
	vaultOwnerCut,
	vaultReward,
} from "./rewards.ts";
export {
	capGap,
	DUST,
	delegable,
	isDust,
	type PoolCap,
	type PoolTotals,
	sharePrice,
	sharesFor,
	sharesToWithdraw,
	valueOf,
} from "./shares.ts";
export { confidenceScore, MIN_SCORE, rigCost, type StakeParameters, smax, smin, stakeBounds, ve } from "./stake.ts";
export { type StartCandidate, type StartChoice, type StartStrategy, startable } from "./startable.ts";
export { formatPercent, formatPha, type PhaFormat, parsePha, percent } from "./units.ts";
export {
	type ComputingWorker,
	nextV,
	projectV,
	type VEvent,
	type VParameters,
	type VProjectionInput,
	type VStep,
} from "./v-projection.ts";
