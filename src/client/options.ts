import { invalidArgument } from "../errors/invalid-argument.ts";
import type { Finality } from "../live/block-feed.ts";

/** Where the client says what an application may want to log; it never writes to the console. @public */
export interface Logger {
	/** Something that the client gets over by itself: a reading that is tried again, a layout that it was not made for. */
	warn(message: string, details?: unknown): void;
}

/** How to connect. @public */
export interface ConnectOptions {
	/** Which blocks readings are of: the newest (`best`, when left out), or those that no reorganisation replaces. */
	readonly finality?: Finality | undefined;
	/** Time limit of connecting, and of every request afterwards, milliseconds; 30 000 when left out. */
	readonly timeoutMs?: number | undefined;
	/** Gives connecting up with `ABORTED`. */
	readonly signal?: AbortSignal | undefined;
	/** The chain that has to be at the other end; any with the pallets when left out. */
	readonly genesisHash?: string | undefined;
	/** Take ss58 addresses of any network; otherwise only those with the chain's prefix or the generic 42. */
	readonly allowForeignPrefix?: boolean | undefined;
	/** Told what the client gets over by itself. */
	readonly logger?: Logger | undefined;
}

/** Options with every choice made. */
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

/** Checks what was chosen, fills in the rest. Throws `INVALID_ARGUMENT`. */
export function resolveOptions({
	finality = "best",
	timeoutMs = DEFAULT_TIMEOUT_MS,
	signal,
	genesisHash,
	allowForeignPrefix: anyPrefix = false,
	logger = SILENT,
}: ConnectOptions): ResolvedOptions {
	if (finality !== "best" && finality !== "finalized")
		throw invalidArgument("finality", finality, '"best" or "finalized"');
	// The longest that timers take.
	if (typeof timeoutMs !== "number" || !(timeoutMs > 0 && timeoutMs < 2 ** 31))
		throw invalidArgument("timeoutMs", timeoutMs, "milliseconds above 0");
	if (genesisHash !== undefined && !HASH.test(genesisHash))
		throw invalidArgument("genesisHash", genesisHash, "0x and 64 hex digits");
	return {
		finality,
		timeoutMs,
		signal,
		genesisHash: genesisHash?.toLowerCase(),
		allowForeignPrefix: anyPrefix,
		logger,
	};
}
