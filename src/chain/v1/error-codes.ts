import { createErrorCodeLookup, type ErrorCodeMap } from "../error-codes.ts";

/** Errors of the pallets that only generation 1 has. */
const ERROR_CODES: ErrorCodeMap = {
	phalaStakePool: {
		WORKER_NOT_REGISTERED: "WorkerNotRegistered",
		BENCHMARK_MISSING: "BenchmarkMissing",
		WORKER_ALREADY_ADDED: "WorkerExists",
		WORKER_NOT_IN_POOL: "WorkerDoesNotExist",
		WORKER_IN_ANOTHER_POOL: "WorkerInAnotherPool",
		NOT_OPERATOR: "UnauthorizedOperator",
		NOT_POOL_OWNER: "UnauthorizedPoolOwner",
		CAP_BELOW_TOTAL: "InadequateCapacity",
		CAP_EXCEEDED: "StakeExceedsCapacity",
		NOT_FOUND: "PoolDoesNotExist",
		CONTRIBUTION_TOO_SMALL: "InsufficientContribution",
		INSUFFICIENT_BALANCE: "InsufficientBalance",
		NO_POSITION: "PoolStakeNotFound",
		INSUFFICIENT_FREE_STAKE: "InsufficientFreeStake",
		INVALID_WITHDRAWAL: "InvalidWithdrawalAmount",
		BIND_FAILED: "FailedToBindMinerAndWorker",
		REWARD_POOL_EMPTY: "InternalSubsidyPoolCannotWithdraw",
		POOL_BANKRUPT: "PoolBankrupt",
		NO_REWARD: "NoRewardToClaim",
		FEATURE_DISABLED: "FeatureNotEnabled",
		WORKER_LIMIT_REACHED: "WorkersExceedLimit",
		STAKE_NOT_RAISED: "CannotRestartWithLessStake",
		NOT_WHITELISTED: "NotInContributeWhitelist",
		ALREADY_WHITELISTED: "AlreadyInContributeWhitelist",
		WHITELIST_FULL: "ExceedWhitelistMaxLen",
		NO_WHITELIST: "NoWhitelistCreated",
		DESCRIPTION_TOO_LONG: "ExceedMaxDescriptionLen",
		CALL_RESERVED: "InvalidForceRewardAmount",
		CHAIN_FAULT: "_PoolIsBusy",
	},
	phalaMining: {
		NOT_OPERATOR: "BadSender",
		WORKER_NOT_REGISTERED: "WorkerNotRegistered",
		BIND_FAILED: "DuplicateBoundMiner DuplicateBoundWorker",
		BENCHMARK_MISSING: "BenchmarkMissing",
		BENCHMARK_TOO_LOW: "BenchmarkTooLow",
		SESSION_NOT_FOUND: "MinerNotFound MinerNotBound WorkerNotBound",
		WORKER_NOT_READY: "MinerNotReady",
		WORKER_NOT_COMPUTING: "MinerNotMining",
		COOL_DOWN_NOT_OVER: "CoolDownNotReady",
		STAKE_TOO_LOW: "InsufficientStake",
		STAKE_TOO_HIGH: "TooMuchStake",
		CALL_RESERVED: "_InvalidMessage InvalidMessage _GatekeeperNotRegistered GatekeeperNotRegistered",
		CHAIN_FAULT: "InternalErrorBadTokenomicParameters InternalErrorCannotStartWithExistingStake",
	},
};

/**
 * The code of a dispatch error of generation 1; `DISPATCH_FAILED` for errors without a code of their own.
 *
 * @param pallet - camelCase pallet; `token`, `arithmetic`, `system` for errors without a pallet
 * @param name - error name in that pallet
 */
export const errorCode = createErrorCodeLookup(ERROR_CODES);
