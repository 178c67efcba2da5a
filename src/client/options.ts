import { invalidArgument } from "../errors/invalid-argument.ts";
import type { Finality } from "../live/block-feed.ts";

/** Receives what an application may want to log; the SDK never writes to the console. @public */
export interface Logger {
	/** Called for a problem that the client recovers from: a read that is retried, an unknown storage layout. */
	warn(message: string, details?: unknown): void;
}

/** Options of {@link connect}. @public */
export interface ConnectOptions {
	/**
	 * The blocks that are read: the newest ones, or only those that no reorganisation replaces.
	 *
	 * @defaultValue "best"
	 */
	readonly finality?: Finality | undefined;
	/**
	 * Time limit of connecting, and of each request afterwards, in milliseconds.
	 *
	 * @defaultValue 30_000
	 */
	readonly timeoutMs?: number | undefined;
	/** Aborts the attempt; `connect` rejects with `ABORTED`. */
	readonly signal?: AbortSignal | undefined;
	/**
	 * Genesis hash of the chain to connect to; another one rejects with `WRONG_GENESIS`.
	 *
	 * @defaultValue any chain with Phala's pallets
	 */
	readonly genesisHash?: string | undefined;
	/**
	 * Accepts ss58 addresses of any network as text, not only those with the chain's prefix or the generic 42.
	 *
	 * @defaultValue false
	 */
	readonly allowForeignPrefix?: boolean | undefined;
	/** Receives warnings about problems the client recovered from. */
	readonly logger?: Logger | undefined;
}

/** Options with defaults applied. */
export interface ResolvedOptions {
	readonly finality: Finality;
	readonly timeoutMs: number;
	readonly signal: AbortSignal | undefined;
	readonly genesisHash: string | undefined;
	readonly allowForeignPrefix: boolean;
	readonly logger: Logger;
}

const DEFAULT_TIMEOUT_MS = 30_000;
const HASH = /^0x[0-9a-f]{64}$/i;
const SILENT: Logger = { warn() {} };

/** Checks options and applies defaults. Throws `INVALID_ARGUMENT`. */
export function resolveOptions({
	finality = "best",
	timeoutMs = DEFAULT_TIMEOUT_MS,
	signal,
	genesisHash,
	allowForeignPrefix = false,
	logger = SILENT,
}: ConnectOptions): ResolvedOptions {
	if (finality !== "best" && finality !== "finalized")
		throw invalidArgument("finality", finality, '"best" or "finalized"');
	// The longest delay of timers.
	if (typeof timeoutMs !== "number" || !(timeoutMs > 0 && timeoutMs < 2 ** 31))
		throw invalidArgument("timeoutMs", timeoutMs, "a number of milliseconds from 1 to 2^31 - 1");
	if (genesisHash !== undefined && !HASH.test(genesisHash))
		throw invalidArgument("genesisHash", genesisHash, "0x and 64 hex digits");
	return {
		finality,
		timeoutMs,
		signal,
		genesisHash: genesisHash?.toLowerCase(),
		allowForeignPrefix,
		logger,
	};
}
