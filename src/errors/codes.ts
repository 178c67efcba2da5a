/**
 * What the chain itself said when it refused a call; `null` in errors that come from a check before sending.
 *
 * @public
 */
export interface DispatchInfo {
	/** camelCase pallet, e.g. `phalaStakePoolv2`. */
	readonly pallet: string;
	/** Error name in that pallet, e.g. `StakeExceedsCapacity`. */
	readonly name: string;
	/** The runtime's own documentation of the error; empty where it has none. */
	readonly docs: string;
	/** Index of the failed call in a batch; `null` for a single call or where the chain does not say. */
	readonly callIndex: number | null;
}

/** Facts that every rule error carries. @public */
export interface RuleErrorDetails {
	/** The chain's own words when it refused the call in a block; `null`: found before anything was sent. */
	readonly dispatch: DispatchInfo | null;
}

/**
 * `details` of a {@link PhalaError} by its `code`. Amounts in pico PHA, times in seconds since the epoch.
 * In rule errors `null` stands for a number that the chain's refusal did not tell.
 *
 * @public
 */
export interface ErrorDetails {
	// input
	/** Not an ss58 address nor 32 bytes of hex. */
	INVALID_ADDRESS: { readonly value: string };
	/** An ss58 address of another network. */
	WRONG_PREFIX: { readonly value: string; readonly prefix: number; readonly expected: number };
	/** A worker key that is not `0x` and 64 hex digits. */
	INVALID_PUBLIC_KEY: { readonly value: string };
	/** An amount or share count that the chain cannot represent: negative, fractional, not a bigint, too large. */
	INVALID_AMOUNT: { readonly value: string };
	/** A commission outside 0 to 1 000 000 parts per million, or not an integer. */
	INVALID_COMMISSION: { readonly value: string };
	/** A pool id that is no integer from 0 to 2⁵³ − 1. */
	INVALID_PID: { readonly value: string };
	/** Any other argument that cannot be right. */
	INVALID_ARGUMENT: { readonly name: string; readonly value: string };

	// not found
	/** The chain has no such thing at that block. */
	NOT_FOUND: RuleErrorDetails & { readonly kind: "pool" | "worker" | "block"; readonly id: string | null };
	/** A vault's pid where a stake pool is meant, or the other way round. */
	WRONG_POOL_KIND: RuleErrorDetails & {
		readonly pid: number | null;
		readonly kind: "stakePool" | "vault" | null;
		readonly expected: "stakePool" | "vault" | null;
	};

	// rules of the chain
	/** The account is not the pool's owner. */
	NOT_POOL_OWNER: RuleErrorDetails & { readonly owner: string | null };
	/** The account is not the operator that the worker named. */
	NOT_OPERATOR: RuleErrorDetails & { readonly operator: string | null };
	/** The new cap is below what is delegated already. */
	CAP_BELOW_TOTAL: RuleErrorDetails & { readonly totalStake: bigint | null };
	/** The contribution passes the cap. */
	CAP_EXCEEDED: RuleErrorDetails & { readonly remaining: bigint | null };
	/** The contribution is below the minimum. */
	CONTRIBUTION_TOO_SMALL: RuleErrorDetails & { readonly minimum: bigint | null };
	/** The account does not have that much. */
	INSUFFICIENT_BALANCE: RuleErrorDetails & { readonly available: bigint | null; readonly required: bigint | null };
	/** The pool has shares but no value. */
	POOL_BANKRUPT: RuleErrorDetails & { readonly pid: number | null };
	/** The account is not on the pool's whitelist. */
	NOT_WHITELISTED: RuleErrorDetails & { readonly pid: number | null };
	/** The account has no shares in the pool. */
	NO_POSITION: RuleErrorDetails & { readonly pid: number | null };
	/** A withdrawal of dust (at most 1000 shares) or of more shares than there are. */
	INVALID_WITHDRAWAL: RuleErrorDetails & { readonly available: bigint | null };
	/** A withdrawal worth so little that the chain would burn it unpaid; only found before sending. */
	WITHDRAWAL_WOULD_BURN: RuleErrorDetails & { readonly value: bigint; readonly minimum: bigint };
	/** A wrap so small that the chain would keep the PHA and credit nothing; only found before sending. */
	WRAP_WOULD_BURN: RuleErrorDetails & { readonly amount: bigint; readonly minimum: bigint };
	/** The worker is not registered on this chain. */
	WORKER_NOT_REGISTERED: RuleErrorDetails & { readonly publicKey: string | null };
	/** The worker has no benchmark score yet. */
	BENCHMARK_MISSING: RuleErrorDetails & { readonly publicKey: string | null };
	/** The worker's score is below what may be started (50). */
	BENCHMARK_TOO_LOW: RuleErrorDetails & { readonly score: number | null; readonly minimum: number | null };
	/** The worker is in this pool already. */
	WORKER_ALREADY_ADDED: RuleErrorDetails & { readonly publicKey: string | null };
	/** The worker is in no pool, or not in this one. */
	WORKER_NOT_IN_POOL: RuleErrorDetails & { readonly pid: number | null };
	/** The worker is in another pool. */
	WORKER_IN_ANOTHER_POOL: RuleErrorDetails & { readonly pid: number | null };
	/** The pool has as many workers as it may. */
	WORKER_LIMIT_REACHED: RuleErrorDetails & { readonly limit: number | null };
	/** The worker is bound elsewhere, still cools down, or has to register again. */
	BIND_FAILED: RuleErrorDetails & { readonly publicKey: string | null };
	/** The worker has no session, or no pool is bound to it. */
	SESSION_NOT_FOUND: RuleErrorDetails & { readonly publicKey: string | null };
	/** The worker is not in the state Ready. */
	WORKER_NOT_READY: RuleErrorDetails & { readonly state: string | null };
	/** The worker is not computing. */
	WORKER_NOT_COMPUTING: RuleErrorDetails & { readonly state: string | null };
	/** The worker was stopped already. */
	WORKER_ALREADY_STOPPED: RuleErrorDetails & { readonly publicKey: string | null };
	/** The pool does not have that much free stake. */
	INSUFFICIENT_FREE_STAKE: RuleErrorDetails & { readonly freeStake: bigint | null };
	/** The stake is below Smin. */
	STAKE_TOO_LOW: RuleErrorDetails & { readonly minimum: bigint | null };
	/** The stake is above Smax. */
	STAKE_TOO_HIGH: RuleErrorDetails & { readonly maximum: bigint | null };
	/** A changed stake has to be higher than the present one. */
	STAKE_NOT_RAISED: RuleErrorDetails & { readonly stake: bigint | null };
	/** The stake cannot be changed while somebody waits in the withdraw queue. */
	QUEUE_NOT_EMPTY: RuleErrorDetails & { readonly pid: number | null };
	/** The worker still cools down, or never was stopped. */
	COOL_DOWN_NOT_OVER: RuleErrorDetails & { readonly endsAt: number | null };
	/** There is nothing to claim. */
	NO_REWARD: RuleErrorDetails & { readonly pid: number | null };
	/** More W-PHA than the account may unwrap. */
	UNWRAP_TOO_MUCH: RuleErrorDetails & { readonly available: bigint | null };
	/** The account is listed already. */
	ALREADY_WHITELISTED: RuleErrorDetails & { readonly pid: number | null };
	/** The pool has no whitelist: everybody may contribute already. */
	NO_WHITELIST: RuleErrorDetails & { readonly pid: number | null };
	/** The whitelist is full (100 accounts). */
	WHITELIST_FULL: RuleErrorDetails & { readonly limit: number | null };
	/** The description is longer than 4400 bytes. */
	DESCRIPTION_TOO_LONG: RuleErrorDetails & { readonly limit: number | null };
	/** The vault is locked until its queue is served. */
	VAULT_LOCKED: RuleErrorDetails & { readonly pid: number | null };
	/** The new commission is the present one. */
	COMMISSION_UNCHANGED: RuleErrorDetails & { readonly pid: number | null };
	/** The account that pays rewards is empty. */
	REWARD_POOL_EMPTY: RuleErrorDetails;
	/** The transfer would leave an account with less than it must hold to exist. */
	BALANCE_TOO_SMALL: RuleErrorDetails & { readonly minimum: bigint | null };
	/** The account's funds are frozen. */
	FUNDS_FROZEN: RuleErrorDetails;
	/** The vote takes more than the account has delegated and wrapped. */
	VOTE_TOO_LARGE: RuleErrorDetails & { readonly available: bigint | null };
	/** The referendum does not exist, or is over. */
	REFERENDUM_NOT_OPEN: RuleErrorDetails;
	/** The referendum is not over yet. */
	REFERENDUM_ONGOING: RuleErrorDetails;
	/** The number of votes to unlock at once is outside 1 to 100. */
	ITERATIONS_OUT_OF_RANGE: RuleErrorDetails;
	/** The chain does not accept the worker's registration or attestation. */
	REGISTRATION_REFUSED: RuleErrorDetails;
	/** The chain has this feature switched off. */
	FEATURE_DISABLED: RuleErrorDetails;
	/** The call is for the chain's own administration, or filtered out for everybody. */
	CALL_RESERVED: RuleErrorDetails;
	/** More calls in one batch than the chain takes. */
	TOO_MANY_CALLS: RuleErrorDetails;
	/** The chain's own records contradict each other: nothing that the account did wrong. */
	CHAIN_FAULT: RuleErrorDetails;
	/** The account cannot pay the fee. */
	FEE_UNPAYABLE: RuleErrorDetails & { readonly fee: bigint | null; readonly available: bigint | null };
	/** Any other refusal in a block: pallet and name say which. */
	DISPATCH_FAILED: { readonly dispatch: DispatchInfo };

	// this library and this chain
	/** This generation of the chain has no such thing. */
	UNSUPPORTED: {
		readonly operation: string;
		readonly generation: 1 | 2;
		/** The nearest thing that works on this chain; `null`: nothing does. */
		readonly instead: string | null;
	};
	/** The chain is none that has Phala's stake pools. */
	UNSUPPORTED_CHAIN: { readonly specName: string; readonly specVersion: number; readonly missing: readonly string[] };
	/** The endpoint serves another chain than the one asked for. */
	WRONG_GENESIS: { readonly expected: string; readonly actual: string };
	/** The runtime was upgraded between building and sending. */
	RUNTIME_CHANGED: { readonly expected: number; readonly actual: number };

	// transport
	/** No answer in time. */
	TIMEOUT: { readonly operation: string; readonly timeoutMs: number };
	/** The connection is lost or was never there. */
	DISCONNECTED: { readonly endpoint: string };
	/** The caller's signal aborted the wait; what was sent already goes on. */
	ABORTED: { readonly operation: string };
	/** The client is closed. */
	CLOSED: { readonly operation: string };
	/** The endpoint answered with an error. */
	RPC_FAILED: { readonly method: string; readonly rpcCode: number | null; readonly rpcMessage: string };
	/** The node has dropped the state of that block; an archive node has it. */
	BLOCK_PRUNED: { readonly block: string };

	// decode
	/** Bytes of the chain that do not fit their type. */
	DECODE_FAILED: { readonly what: string; readonly bytes: string };

	// signing and inclusion
	/** The signer refused, failed or returned something else than was asked for. */
	SIGNING_FAILED: { readonly address: string };
	/** The node did not take the extrinsic: bad nonce, fee unpayable, banned … */
	REJECTED: { readonly reason: string };
	/** The extrinsic was dropped, or its mortality ended, without being in a block. */
	NOT_INCLUDED: { readonly hash: string; readonly reason: string };
}

/** Codes of {@link PhalaError}: stable, never reused. @public */
export type ErrorCode = keyof ErrorDetails;

/** Codes of rules that the chain enforces: what a check can find, and what a dispatch error can mean. */
export type RuleCode = Exclude<
	{ [C in ErrorCode]: ErrorDetails[C] extends RuleErrorDetails ? C : never }[ErrorCode],
	"DISPATCH_FAILED"
>;

/** The facts of a rule error without the chain's own words. */
export type RuleFacts<C extends RuleCode> = Omit<ErrorDetails[C], "dispatch">;
