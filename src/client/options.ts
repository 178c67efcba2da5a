import { invalidArgument } from "../errors/invalid-argument.ts";
import { parseOptions } from "../errors/parse-options.ts";
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
	 * Time limit of connecting, and of each request afterwards, in milliseconds. Attempts with several URLs share it, and so do
	 * repetitions of a request.
	 *
	 * @defaultValue 30_000
	 */
	readonly timeoutMs?: number | undefined;
	/**
	 * Longest time without a response after which an endpoint is left for the next one, in milliseconds. A small request is sent
	 * three times as often. `Infinity` turns these checks off.
	 *
	 * @defaultValue two thirds of `timeoutMs`, at most 20_000
	 */
	readonly livenessMs?: number | undefined;
	/**
	 * Longest time without a new block after which an endpoint is left for the next one, in milliseconds; twice that time if the
	 * next one has no new block either, and so on. Only with several URLs: a development chain may stand still.
	 *
	 * @defaultValue 120_000
	 */
	readonly stalledMs?: number | undefined;
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
	readonly livenessMs: number;
	readonly stalledMs: number;
	readonly signal: AbortSignal | undefined;
	readonly genesisHash: string | undefined;
	readonly allowForeignPrefix: boolean;
	readonly logger: Logger;
}

const DEFAULT_TIMEOUT_MS = 30_000;
const LONGEST_LIVENESS_MS = 20_000;
const DEFAULT_STALLED_MS = 120_000;
const HASH = /^0x[0-9a-f]{64}$/i;
const SILENT: Logger = { warn() {} };

/** Checks options and applies defaults. Throws `INVALID_ARGUMENT`. */
export function resolveOptions(options: ConnectOptions): ResolvedOptions {
	const {
		finality = "best",
		timeoutMs = DEFAULT_TIMEOUT_MS,
		livenessMs = Math.min((timeoutMs * 2) / 3, LONGEST_LIVENESS_MS),
		stalledMs = DEFAULT_STALLED_MS,
		signal,
		genesisHash,
		allowForeignPrefix = false,
		logger = SILENT,
	} = parseOptions(options);
	if (finality !== "best" && finality !== "finalized")
		throw invalidArgument("finality", finality, '"best" or "finalized"');
	// The longest delay of timers.
	if (typeof timeoutMs !== "number" || !(timeoutMs > 0 && timeoutMs < 2 ** 31))
		throw invalidArgument("timeoutMs", timeoutMs, "a number of milliseconds from 1 to 2^31 - 1");
	for (const [name, value] of Object.entries({ livenessMs, stalledMs }))
		if (typeof value !== "number" || !(value > 0 && (value < 2 ** 31 || value === Number.POSITIVE_INFINITY)))
			throw invalidArgument(name, value, "a number of milliseconds from 1 to 2^31 - 1, or Infinity");
	if (genesisHash !== undefined && !HASH.test(genesisHash))
		throw invalidArgument("genesisHash", genesisHash, "0x and 64 hex digits");
	if (typeof logger?.warn !== "function") throw invalidArgument("logger", logger, "{ warn }, a function of a message");
	return {
		finality,
		timeoutMs,
		livenessMs,
		stalledMs,
		signal,
		genesisHash: genesisHash?.toLowerCase(),
		allowForeignPrefix,
		logger,
	};
}
