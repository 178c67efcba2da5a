import type { StakePoolField } from "./model/stake-pool.ts";

/** All fields of a pool's state. */
export const STATE_FIELDS: ReadonlySet<StakePoolField> = new Set<StakePoolField>([
	"owner",
	"commissionPpm",
	"cap",
	"totalStake",
	"totalShares",
	"freeStake",
	"stakedStake",
	"releasingStake",
	"ownerReward",
	"capGap",
	"delegable",
	"sharePrice",
	"workers",
	"coolingDownWorkers",
	"withdrawQueue",
	"whitelist",
	"description",
	"isExpired",
	"criticalAt",
]);

/** Every field that can be read; `sessions` only when it is requested. */
export const STAKE_POOL_FIELDS: ReadonlySet<StakePoolField> = new Set<StakePoolField>([...STATE_FIELDS, "sessions"]);
