import { createErrorCodeLookup, type ErrorCodeMap } from "../error-codes.ts";

/** Errors of the pallets that only generation 2 has. */
const ERROR_CODES: ErrorCodeMap = {
	phalaStakePoolv2: {
		WORKER_NOT_REGISTERED: "WorkerNotRegistered",
		BENCHMARK_MISSING: "BenchmarkMissing",
		WORKER_ALREADY_ADDED: "WorkerExists",
		WORKER_ALREADY_STOPPED: "WorkerAlreadyStopped",
		WORKER_NOT_IN_POOL: "WorkerDoesNotExist",
		WORKER_IN_ANOTHER_POOL: "WorkerInAnotherPool",
		NOT_OPERATOR: "UnauthorizedOperator",
		NOT_POOL_OWNER: "UnauthorizedPoolOwner",
		CAP_BELOW_TOTAL: "InadequateCapacity",
		CAP_EXCEEDED: "StakeExceedsCapacity",
		NOT_FOUND: "PoolDoesNotExist",
		CONTRIBUTION_TOO_SMALL: "InsufficientContribution",
		NO_POSITION: "NoNftToWithdraw PoolStakeNotFound",
		INSUFFICIENT_BALANCE: "InsufficientBalance",
		INSUFFICIENT_FREE_STAKE: "InsufficientFreeStake",
		INVALID_WITHDRAWAL: "InvalidWithdrawalAmount",
		BIND_FAILED: "FailedToBindSessionAndWorker",
		REWARD_POOL_EMPTY: "InternalSubsidyPoolCannotWithdraw",
		POOL_BANKRUPT: "PoolBankrupt",
		NO_REWARD: "NoRewardToClaim NoLegacyRewardToClaim",
		FEATURE_DISABLED: "FeatureNotEnabled",
		WORKER_LIMIT_REACHED: "WorkersExceedLimit",
		STAKE_NOT_RAISED: "CannotRestartWithLessStake",
		QUEUE_NOT_EMPTY: "WithdrawQueueNotEmpty",
		VAULT_LOCKED: "VaultIsLocked",
		SESSION_NOT_FOUND: "SessionDoesNotExist",
		WORKER_NOT_READY: "WorkerIsNotReady",
		CALL_RESERVED: "InvalidForceRewardAmount",
		CHAIN_FAULT: "_PoolIsBusy MissingCollectionId LockAccountStakeError",
	},
	phalaBasePool: {
		NOT_FOUND: "PoolDoesNotExist",
		WRONG_POOL_KIND: "PoolTypeNotMatch",
		POOL_BANKRUPT: "PoolBankrupt InvalidSharePrice",
		NOT_POOL_OWNER: "UnauthorizedPoolOwner",
		INVALID_WITHDRAWAL: "InvalidShareToWithdraw InvalidWithdrawalAmount",
		ALREADY_WHITELISTED: "AlreadyInContributeWhitelist",
		NOT_WHITELISTED: "NotInContributeWhitelist",
		WHITELIST_FULL: "ExceedWhitelistMaxLen",
		NO_WHITELIST: "NoWhitelistCreated",
		DESCRIPTION_TOO_LONG: "ExceedMaxDescriptionLen",
		NO_REWARD: "NoReimbursementToClaim",
		REWARD_POOL_EMPTY: "InternalSubsidyPoolCannotWithdraw",
		CALL_RESERVED: "NotMigrationRoot",
		CHAIN_FAULT:
			"MissCollectionId RmrkError NftIdNotFound AttrLocked BurnNftFailed TransferSharesAmountInvalid DeprecatedTransferSharesAmountInvalid",
	},
	phalaVault: {
		NOT_POOL_OWNER: "UnauthorizedPoolOwner",
		INVALID_WITHDRAWAL: "NoEnoughShareToClaim",
		NO_REWARD: "NoRewardToClaim",
		INSUFFICIENT_BALANCE: "AssetAccountNotExist InsufficientBalance",
		CONTRIBUTION_TOO_SMALL: "InsufficientContribution",
		POOL_BANKRUPT: "VaultBankrupt",
		NO_POSITION: "NoNftToWithdraw",
		COMMISSION_UNCHANGED: "CommissionNotChanged",
	},
	phalaWrappedBalances: {
		NO_POSITION: "StakerAccountNotFound",
		UNWRAP_TOO_MUCH: "UnwrapAmountExceedsAvaliableStake",
		VOTE_TOO_LARGE: "VoteAmountLargerThanTotalStakes",
		REFERENDUM_NOT_OPEN: "ReferendumInvalid",
		REFERENDUM_ONGOING: "ReferendumOngoing",
		ITERATIONS_OUT_OF_RANGE: "IterationsIsNotVaild",
	},
	phalaComputation: {
		NOT_OPERATOR: "BadSender",
		WORKER_NOT_REGISTERED: "WorkerNotRegistered",
		BIND_FAILED: "DuplicateBoundSession DuplicateBoundWorker WorkerReregisterNeeded",
		BENCHMARK_MISSING: "BenchmarkMissing",
		BENCHMARK_TOO_LOW: "BenchmarkTooLow",
		SESSION_NOT_FOUND: "SessionNotFound SessionNotBound WorkerNotBound",
		WORKER_NOT_READY: "WorkerNotReady",
		WORKER_NOT_COMPUTING: "WorkerNotComputing",
		COOL_DOWN_NOT_OVER: "CoolDownNotReady",
		STAKE_TOO_LOW: "InsufficientStake",
		STAKE_TOO_HIGH: "TooMuchStake",
		CALL_RESERVED:
			"_InvalidMessage _GatekeeperNotRegistered NotMigrationRoot NonceIndexInvalid BudgetUpdateBlockInvalid BudgetExceedMaxLimit",
		CHAIN_FAULT: "InternalErrorBadTokenomicParameters InternalErrorCannotStartWithExistingStake",
	},
	assets: {
		INSUFFICIENT_BALANCE: "BalanceLow NoAccount WouldDie",
		BALANCE_TOO_SMALL: "UnavailableConsumer WouldBurn",
		FUNDS_FROZEN: "Frozen AssetNotLive",
		CALL_RESERVED: "NoPermission",
		WRAPPED_ASSET_MISSING: "Unknown",
	},
};

/**
 * The code of a dispatch error of generation 2; `DISPATCH_FAILED` for errors without a code of their own.
 *
 * @param pallet - camelCase pallet; `token`, `arithmetic`, `system` for errors without a pallet
 * @param name - error name in that pallet
 */
export const errorCode = createErrorCodeLookup(ERROR_CODES);
