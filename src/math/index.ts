export { MAX_PPM, permill, type RewardSplit, splitReward } from "./commission.ts";
export { bdiv, bmul, fdiv, fmul, fromFixed, fsqrt, ONE, type PalletGeneration, PHA, toFixed } from "./fixed.ts";
export {
	type ExpiryRules,
	isExpired,
	QUEUE_RULES_1,
	type QueueRules,
	type QueueStep,
	queueRules,
	type ServedQueue,
	serveQueue,
} from "./queue.ts";
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
export {
	confidenceScore,
	MIN_SCORE,
	rigCost,
	type StakeParameters,
	smax,
	smin,
	stakeBounds,
	ve,
} from "./stake.ts";
