/**
 * A dispatch error as the chain reported it; `null` in errors of checks before sending.
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
	/** Index of the failed call in a batch; `null` for a single call, or where the chain does not report it. */
	readonly callIndex: number | null;
}

/** Details that every rule error has. @public */
export interface RuleErrorDetails {
	/** The dispatch error of a call that failed in a block; `null`: found by a check before sending. */
	readonly dispatch: DispatchInfo | null;
}

/** Why one endpoint of a client could not be used. @public */
export interface EndpointFailure {
	/** The URL without credentials. */
	readonly endpoint: string;
	/**
	 * - `refused`: nothing listens there; `unknown-host`: the name has no address; `tls`: no secure connection
	 * - `http`: the server refused the WebSocket with an HTTP status; `rate-limited`: with 429, or its first response was a rate limit
	 * - `silent`: no response in time; `wrong-chain`: another chain, or one without stake pools
	 * - `failed`: any other reason. Browsers report no details about sockets
	 */
	readonly reason: "refused" | "unknown-host" | "http" | "tls" | "silent" | "rate-limited" | "wrong-chain" | "failed";
	/** What the platform or the node reported. */
	readonly message: string;
}

/** Details of an argument of the wrong form. @public */
export interface InvalidValueDetails {
	/** Name of the argument. */
	readonly name: string;
	/** The value as text: at most 100 characters, and `[redacted]` where it may be a secret. */
	readonly value: string;
}

/**
 * `details` of a {@link PhalaError} by its `code`. Amounts in pico PHA, times in seconds since the epoch.
 * In rule errors `null` means that the chain's dispatch error does not include the value.
 *
 * @public
 */
export interface ErrorDetails {
	// input
	/** Neither an ss58 address nor 32 bytes of hex. */
	INVALID_ADDRESS: InvalidValueDetails;
	/** An ss58 address of another network. */
	WRONG_PREFIX: { readonly value: string; readonly prefix: number; readonly expected: number };
	/** A worker key that is not `0x` and 64 hex digits. */
	INVALID_PUBLIC_KEY: InvalidValueDetails;
	/** An amount or number of shares that the chain cannot represent: negative, fractional, too large, or not a bigint. */
	INVALID_AMOUNT: InvalidValueDetails;
	/** A commission outside 0 to 1 000 000 parts per million, or not an integer. */
	INVALID_COMMISSION: InvalidValueDetails;
	/** A pool id that is not an integer from 0 to 2⁵³ − 1. */
	INVALID_PID: InvalidValueDetails;
	/** Any other invalid argument. */
	INVALID_ARGUMENT: InvalidValueDetails;

	// not found
	/** The pool, worker, block or transaction does not exist. */
	NOT_FOUND: RuleErrorDetails & {
		readonly kind: "pool" | "worker" | "block" | "transaction";
		readonly id: string | null;
	};
	/** The pool is a vault where a stake pool is expected, or the other way round. */
	WRONG_POOL_KIND: RuleErrorDetails & {
		readonly pid: number | null;
		readonly kind: "stakePool" | "vault" | null;
		readonly expected: "stakePool" | "vault" | null;
	};

	// rules of the chain
	/** The account is not the pool's owner. */
	NOT_POOL_OWNER: RuleErrorDetails & { readonly owner: string | null };
	/** The account is not the worker's operator. */
	NOT_OPERATOR: RuleErrorDetails & { readonly operator: string | null };
	/** The new cap is below the pool's total stake. */
	CAP_BELOW_TOTAL: RuleErrorDetails & { readonly totalStake: bigint | null };
	/** The contribution exceeds the pool's cap. */
	CAP_EXCEEDED: RuleErrorDetails & { readonly remaining: bigint | null };
	/** The contribution is below the minimum. */
	CONTRIBUTION_TOO_SMALL: RuleErrorDetails & { readonly minimum: bigint | null };
	/** The account's balance is too low. */
	INSUFFICIENT_BALANCE: RuleErrorDetails & { readonly available: bigint | null; readonly required: bigint | null };
	/** The pool has shares but no value. */
	POOL_BANKRUPT: RuleErrorDetails & { readonly pid: number | null };
	/** The account is not on the pool's whitelist. */
	NOT_WHITELISTED: RuleErrorDetails & { readonly pid: number | null };
	/** The account has no shares in the pool. */
	NO_POSITION: RuleErrorDetails & { readonly pid: number | null };
	/** The withdrawal is dust (at most 1000 shares), or exceeds the account's shares. */
	INVALID_WITHDRAWAL: RuleErrorDetails & { readonly available: bigint | null };
	/**
	 * Shares of the request, all or a rest that stays unpaid, are worth so little that the chain would burn them. Found by checks only.
	 */
	WITHDRAWAL_WOULD_BURN: RuleErrorDetails & { readonly value: bigint; readonly minimum: bigint };
	/**
	 * The account would be left with so few shares, or shares worth so little, that the chain never pays them out. Found by checks only.
	 */
	SHARES_UNWITHDRAWABLE: RuleErrorDetails & {
		readonly shares: bigint;
		readonly value: bigint;
		readonly minimum: bigint;
	};
	/** The pool has too little free stake to pay the shares at once: `queued` shares would wait. Found by checks only. */
	WITHDRAWAL_NOT_PAYABLE: RuleErrorDetails & {
		readonly pid: number;
		readonly payable: bigint;
		readonly queued: bigint;
	};
	/** The rest is less than an account can hold, so that the chain would burn it. Found by checks only. */
	REST_WOULD_BURN: RuleErrorDetails & { readonly amount: bigint; readonly minimum: bigint };
	/**
	 * The chain would take locked stake from the account, whose shares it values at less (generation 1). Found by checks only.
	 */
	STAKE_WOULD_BURN: RuleErrorDetails & { readonly amount: bigint; readonly maximum: bigint };
	/** The amount, or the position with it, exceeds the chain's fixed-point numbers. Found by checks only. */
	AMOUNT_TOO_LARGE: RuleErrorDetails & { readonly maximum: bigint };
	/** The amount to wrap is so small that the chain would keep the PHA and credit nothing. Found by checks only. */
	WRAP_WOULD_BURN: RuleErrorDetails & { readonly amount: bigint; readonly minimum: bigint };
	/** The worker is not registered on this chain. */
	WORKER_NOT_REGISTERED: RuleErrorDetails & { readonly publicKey: string | null };
	/** The worker has no benchmark score yet. */
	BENCHMARK_MISSING: RuleErrorDetails & { readonly publicKey: string | null };
	/** The worker's score is below the minimum to start (50). */
	BENCHMARK_TOO_LOW: RuleErrorDetails & { readonly score: number | null; readonly minimum: number | null };
	/** The worker is already in this pool. */
	WORKER_ALREADY_ADDED: RuleErrorDetails & { readonly publicKey: string | null };
	/** The worker is in no pool, or in another one. */
	WORKER_NOT_IN_POOL: RuleErrorDetails & { readonly pid: number | null };
	/** The worker is in another pool. */
	WORKER_IN_ANOTHER_POOL: RuleErrorDetails & { readonly pid: number | null };
	/** The pool has the maximum number of workers. */
	WORKER_LIMIT_REACHED: RuleErrorDetails & { readonly limit: number | null };
	/** The worker is bound elsewhere, still cools down, or has to register again. */
	BIND_FAILED: RuleErrorDetails & { readonly publicKey: string | null };
	/** The worker has no session, or the session no worker. */
	SESSION_NOT_FOUND: RuleErrorDetails & { readonly publicKey: string | null };
	/** The worker's state is not `Ready`. */
	WORKER_NOT_READY: RuleErrorDetails & { readonly state: string | null };
	/** The worker is not computing. */
	WORKER_NOT_COMPUTING: RuleErrorDetails & { readonly state: string | null };
	/** The worker was already stopped. */
	WORKER_ALREADY_STOPPED: RuleErrorDetails & { readonly publicKey: string | null };
	/** The stake exceeds the pool's free stake. */
	INSUFFICIENT_FREE_STAKE: RuleErrorDetails & { readonly freeStake: bigint | null };
	/** The stake is below Smin. */
	STAKE_TOO_LOW: RuleErrorDetails & { readonly minimum: bigint | null };
	/** The stake is above Smax. */
	STAKE_TOO_HIGH: RuleErrorDetails & { readonly maximum: bigint | null };
	/** A restart needs more stake than the worker has now. */
	STAKE_NOT_RAISED: RuleErrorDetails & { readonly stake: bigint | null };
	/** The stake cannot change while the withdraw queue is not empty. */
	QUEUE_NOT_EMPTY: RuleErrorDetails & { readonly pid: number | null };
	/** The worker still cools down, or was never stopped. */
	COOL_DOWN_NOT_OVER: RuleErrorDetails & { readonly endsAt: number | null };
	/** There is nothing to claim. */
	NO_REWARD: RuleErrorDetails & { readonly pid: number | null };
	/** The amount exceeds the W-PHA that the account may unwrap. */
	UNWRAP_TOO_MUCH: RuleErrorDetails & { readonly available: bigint | null };
	/** The account is already on the whitelist. */
	ALREADY_WHITELISTED: RuleErrorDetails & { readonly pid: number | null };
	/** The pool has no whitelist: every account may contribute. */
	NO_WHITELIST: RuleErrorDetails & { readonly pid: number | null };
	/** The whitelist is full (100 accounts). */
	WHITELIST_FULL: RuleErrorDetails & { readonly limit: number | null };
	/** The description is longer than 4400 bytes. */
	DESCRIPTION_TOO_LONG: RuleErrorDetails & { readonly limit: number | null };
	/** The vault is locked until its queue is served. */
	VAULT_LOCKED: RuleErrorDetails & { readonly pid: number | null };
	/** The new commission equals the present one. */
	COMMISSION_UNCHANGED: RuleErrorDetails & { readonly pid: number | null };
	/** The account that pays rewards has too little. */
	REWARD_POOL_EMPTY: RuleErrorDetails;
	/** The chain has no W-PHA yet: the asset does not exist (generation 2). */
	WRAPPED_ASSET_MISSING: RuleErrorDetails;
	/** The pool's free stake buys no share of its first request: the chain includes no call that would pay the queue. Found by checks only. */
	QUEUE_STUCK: RuleErrorDetails & { readonly pid: number };
	/** The transfer would leave an account with less than the existential deposit. */
	BALANCE_TOO_SMALL: RuleErrorDetails & { readonly minimum: bigint | null };
	/** The account's funds are frozen. */
	FUNDS_FROZEN: RuleErrorDetails;
	/** The vote exceeds what the account has delegated and wrapped. */
	VOTE_TOO_LARGE: RuleErrorDetails & { readonly available: bigint | null };
	/** The referendum does not exist, or is over. */
	REFERENDUM_NOT_OPEN: RuleErrorDetails;
	/** The referendum is not over yet. */
	REFERENDUM_ONGOING: RuleErrorDetails;
	/** The number of votes to unlock at once is outside 1 to 100. */
	ITERATIONS_OUT_OF_RANGE: RuleErrorDetails;
	/** The chain does not accept the worker's registration or attestation. */
	REGISTRATION_REFUSED: RuleErrorDetails;
	/** The chain has disabled this feature. */
	FEATURE_DISABLED: RuleErrorDetails;
	/** The call is reserved for the chain's administration, or filtered. */
	CALL_RESERVED: RuleErrorDetails;
	/**
	 * The signer is no proxy of the account, or none whose type allows the call. `proxyType`: the only type that the plan may use;
	 * `expected`: types that would do; `found`: what the signer may do for the account, delays in blocks.
	 */
	NOT_PROXY: RuleErrorDetails & {
		readonly account: string | null;
		readonly signer: string | null;
		readonly proxyType: string | null;
		readonly expected: readonly string[] | null;
		readonly found: readonly { readonly proxyType: string; readonly delay: number }[] | null;
	};
	/**
	 * The proxy has to announce the call, and to wait `delay` blocks. `executableFrom`: the first block that can execute the call; `null`:
	 * it is not announced.
	 */
	PROXY_DELAYED: RuleErrorDetails & {
		readonly proxyType: string | null;
		readonly delay: number | null;
		readonly executableFrom: number | null;
	};
	/** The chain has no such proxy or announcement: it was executed, removed, rejected, or never made. */
	PROXY_NOT_FOUND: RuleErrorDetails & { readonly callHash: string | null };
	/** The account has as many proxies, or announced as many calls, as the chain allows. */
	TOO_MANY_PROXIES: RuleErrorDetails & { readonly limit: number | null };
	/** The signer has approved this call of the multisig; others have to. */
	ALREADY_APPROVED: RuleErrorDetails & {
		readonly callHash: string | null;
		readonly approvals: number | null;
		readonly threshold: number | null;
	};
	/** An approval is to keep a call on the chain that it keeps already. */
	ALREADY_STORED: RuleErrorDetails & { readonly callHash: string | null };
	/** A multisig has more signatories than the chain allows. */
	TOO_MANY_SIGNATORIES: RuleErrorDetails & { readonly signatories: number | null; readonly limit: number | null };
	/** No call of the multisig with this hash waits for approvals: it was executed, cancelled, or never approved. */
	MULTISIG_NOT_PENDING: RuleErrorDetails & { readonly callHash: string | null };
	/** Only the account that approved a call of a multisig first can cancel it. */
	NOT_DEPOSITOR: RuleErrorDetails & { readonly depositor: string | null };
	/**
	 * Other calls of the multisig wait for this signatory's approval, and the call of this plan depends on the chain's state: it would be
	 * another one than the first signatory's. `callHashes`: those that wait.
	 */
	OTHER_CALL_PENDING: RuleErrorDetails & { readonly callHashes: readonly string[] | null };
	/** Another signatory approved, executed or cancelled the call of the multisig meanwhile. */
	MULTISIG_CHANGED: RuleErrorDetails;
	/** The batch has more calls than the chain allows. `phala.sendAll` splits it. */
	TOO_MANY_CALLS: RuleErrorDetails & { readonly calls: number | null; readonly limit: number | null };
	/**
	 * No block can hold the transaction. `weight` in picoseconds of computation, `proofSize` and `length` in bytes. Found by checks only.
	 * `phala.sendAll` splits a batch.
	 */
	BLOCK_LIMIT_EXCEEDED: RuleErrorDetails & {
		readonly resource: "weight" | "proofSize" | "length";
		readonly required: bigint;
		readonly limit: bigint;
	};
	/** The chain's own records are inconsistent; the call itself is valid. */
	CHAIN_FAULT: RuleErrorDetails;
	/** The account cannot pay the fee. */
	FEE_UNPAYABLE: RuleErrorDetails & { readonly fee: bigint | null; readonly available: bigint | null };
	/** Any other dispatch error; `dispatch` has its pallet and name. */
	DISPATCH_FAILED: { readonly dispatch: DispatchInfo };

	// support by this library and this chain
	/** This chain, of this generation, has no such operation. */
	UNSUPPORTED: {
		readonly operation: string;
		readonly generation: 1 | 2;
		/** The closest alternative on this chain; `null`: none. */
		readonly instead: string | null;
	};
	/** The chain does not have Phala's stake pools. */
	UNSUPPORTED_CHAIN: { readonly specName: string; readonly specVersion: number; readonly missing: readonly string[] };
	/** The endpoint serves another chain than the one requested. */
	WRONG_GENESIS: { readonly expected: string; readonly actual: string };
	/** The runtime stores a value in another form than this library reads. `field`: the part concerned; `null`: all of it. */
	LAYOUT_CHANGED: { readonly item: string; readonly field: string | null };
	/** The runtime was upgraded after the plan was first used. Nothing was signed: create the plan again. */
	RUNTIME_CHANGED: { readonly expected: number; readonly actual: number };

	// transport
	/** No response in time. */
	TIMEOUT: { readonly operation: string; readonly timeoutMs: number };
	/** The connection was lost, or could not be opened. `failures` has the newest reason of each URL that was tried. */
	DISCONNECTED: { readonly endpoint: string; readonly failures: readonly EndpointFailure[] };
	/** The caller's signal aborted the wait; a transaction that was already sent continues. */
	ABORTED: { readonly operation: string };
	/** The client is closed. */
	CLOSED: { readonly operation: string };
	/** The endpoint responded with an error. */
	RPC_FAILED: { readonly method: string; readonly rpcCode: number | null; readonly rpcMessage: string };
	/**
	 * The runtime could not load code that the SDK loads when it is needed: the page is offline, or the site was deployed again and no
	 * longer has the file. `reason`: the runtime's message. A transaction is not sent, or its status says that it was.
	 */
	CODE_NOT_LOADED: { readonly reason: string };
	/** The node has pruned the state of that block; an archive node keeps it. */
	BLOCK_PRUNED: { readonly block: string };

	// decoding
	/** The bytes do not match their type. */
	DECODE_FAILED: { readonly what: string; readonly bytes: string };

	// development chains and simulations
	/**
	 * Not a chain that `chain.save` or `chain.export` of a development chain wrote, or not one that this release can load. `source`: its
	 * file, or "The saved chain".
	 */
	INVALID_SAVED_CHAIN: {
		readonly source: string;
		/**
		 * - `foreign`: something else; `damaged`: truncated or changed
		 * - `newer`: of a newer format; `runtime`: of a release with another runtime
		 */
		readonly problem: "foreign" | "damaged" | "newer" | "runtime";
	};

	/** The node that a development chain forks could not be read: no connection, no such state any more, an unexpected response. */
	FORK_SOURCE_FAILED: {
		/** The node's origin, or "The provider". */
		readonly source: string;
		readonly method: string;
		/** Hash of the block that was read. */
		readonly block: string;
	};
	/** A development chain cannot continue that chain. */
	UNSUPPORTED_FORK: {
		readonly source: string;
		/** `pallets`: pallets are missing; `layout`: storage items have another layout than the emulated runtime's. */
		readonly problem: "pallets" | "layout";
		/** The missing pallets, or the items as `Pallet.Item`. */
		readonly names: readonly string[];
	};
	/** A simulation cannot execute a call as the chain's runtime does. */
	UNSUPPORTED_SIMULATION: {
		readonly specName: string;
		readonly specVersion: number;
		/** The call, as `pallet.method`, or what the runtime lacks. */
		readonly name: string;
	};

	// wallets
	/** The page has no wallet of that name. `available`: those that it has. */
	WALLET_NOT_FOUND: { readonly wallet: string; readonly available: readonly string[] };
	/** The wallet is locked, or not set up yet. */
	WALLET_LOCKED: { readonly wallet: string };
	/** Any other failure of a wallet, in its own words. */
	WALLET_FAILED: { readonly wallet: string; readonly reason: string };

	// signing and inclusion
	/** What would be signed is not what this runtime is known to have, by the node's metadata. Nothing was signed. */
	UNVERIFIED_RUNTIME: { readonly specName: string; readonly specVersion: number; readonly reason: string };
	/** The signer failed, or returned an invalid signature. Nothing was sent. */
	SIGNING_FAILED: { readonly address: string };
	/**
	 * The signer signed something else than the plan: `part` names it. Nothing was sent. Another nonce, tip, mortality or metadata hash is
	 * accepted. `extensions`: a value of a signed extension that plans do not have, e.g. an asset to pay the fee in.
	 */
	PAYLOAD_CHANGED: { readonly address: string; readonly part: "account" | "call" | "extensions" | "mortality" };
	/** The user refused to sign with the account `address`, or (`null`) to show accounts to the page. `wallet`: its name, where known. */
	USER_REJECTED: { readonly wallet: string | null; readonly address: string | null };
	/** The mortality of a signing payload or of a signed transaction is over: no block can hold it. Nothing was sent. `block`: the best one. */
	PAYLOAD_EXPIRED: { readonly lastValidBlock: number; readonly block: number };
	/** The chain holds another transaction of the account with that nonce, or the same one. Nothing was sent. `next`: the account's next nonce. */
	NONCE_USED: { readonly nonce: number; readonly next: number };
	/** The node's pool refused the transaction (invalid nonce, fee not payable, banned …), or another one of the account overtook it. It was not sent on. */
	REJECTED: { readonly reason: string };
	/** The final chain rules the transaction out: its mortality ended, or another one took its nonce. */
	NOT_INCLUDED: { readonly hash: string; readonly reason: string };
}

/** Codes of {@link PhalaError}: stable, never reused. @public */
export type ErrorCode = keyof ErrorDetails;

/** Codes of rules that the chain enforces: found by checks, or reported as dispatch errors. */
export type RuleCode = Exclude<
	{ [C in ErrorCode]: ErrorDetails[C] extends RuleErrorDetails ? C : never }[ErrorCode],
	"DISPATCH_FAILED"
>;

/** Details of a rule error without the dispatch error. */
export type RuleFacts<C extends RuleCode> = Omit<ErrorDetails[C], "dispatch">;
