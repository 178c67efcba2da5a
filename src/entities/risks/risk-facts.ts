import type { ExitCheck } from "../../chain/chain-adapter.ts";
import type { CoolingStake, WithdrawRequest } from "../../chain/model/stake-pool.ts";
import type { WorkerStatus } from "../../chain/model/worker.ts";
import type { Hex } from "../../codec/hex.ts";
import type { QueueRules } from "../../math/queue.ts";

/** A waiting request, as risks need it. */
export type QueuedRequest = Pick<WithdrawRequest, "delegator" | "shares" | "value" | "startedAt">;

/** Facts of a pool of either kind. None of them changes without a reason that a risk may depend on. */
interface PoolFactsBase {
	/** The pid. */
	readonly id: number;
	readonly owner: string;
	readonly commissionPpm: number;
	readonly totalStake: bigint;
	readonly totalShares: bigint;
	readonly freeStake: bigint;
	readonly releasingStake: bigint;
	readonly queue: readonly QueuedRequest[];
	readonly isWhitelisted: boolean;
	/** How many of the times have come at which time alone changes a risk. */
	readonly elapsed: number;
}

export interface StakePoolFacts extends PoolFactsBase {
	readonly kind: "stakePool";
	readonly cap: bigint | null;
	/** Rounded down, see {@link OwnerRewardIdleRisk.atLeast}; 0 where it is less than 1 PHA. */
	readonly ownerReward: bigint;
	readonly workers: readonly { readonly publicKey: Hex; readonly state: WorkerStatus; readonly stake: bigint }[];
	readonly cooling: readonly CoolingStake[];
}

export interface VaultFacts extends PoolFactsBase {
	readonly kind: "vault";
	readonly isLocked: boolean;
	/** Whether anyone could shut it down now. */
	readonly isExpired: boolean;
	/** Stake pools that it has shares of. */
	readonly investedIn: readonly number[];
}

export type PoolFacts = StakePoolFacts | VaultFacts;

/** Parameters of the chain that risks depend on. */
export interface RiskRules {
	readonly id: "rules";
	readonly gracePeriodSeconds: number;
	readonly vaultQueuePeriodSeconds: number | null;
	readonly minContribution: bigint;
	readonly queueRules: QueueRules;
}

/** When the chain looks for overdue requests; `null`: only when it is called. */
export interface ExitChecks {
	readonly id: "checks";
	readonly checks: readonly ExitCheck[] | null;
}

/** Positions of an account of the query. */
export interface AccountFacts {
	/** The account, ss58. */
	readonly id: string;
	readonly positions: readonly { readonly pid: number; readonly shares: bigint; readonly queuedShares: bigint }[];
}

/** A row of the collection that risks are computed from. */
export type RiskRow = RiskRules | ExitChecks | AccountFacts | PoolFacts;
/** A pid, an account, `"rules"` or `"checks"`. */
export type RiskRowId = RiskRow["id"];

export function isPoolFacts(row: RiskRow): row is PoolFacts {
	return typeof row.id === "number";
}
