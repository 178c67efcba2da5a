import type { AccountLike } from "../chain/addresses.ts";
import type { Hex } from "../codec/hex.ts";

/** Options of {@link Plan.announce}. @public */
export interface AnnounceOptions {
	/**
	 * Name of the only proxy type to use, e.g. `StakePoolManager`.
	 *
	 * @defaultValue the proxy's type that allows the calls of the plan
	 */
	readonly proxyType?: string | undefined;
}

/** Options of {@link Plan.as}. @public */
export interface ProxyOptions extends AnnounceOptions {
	/**
	 * The proxy with a delay that announced the call, by {@link Plan.announce}. Once the delay is over, any account can send the plan.
	 *
	 * @defaultValue none: the account that signs is the proxy, and acts at once
	 */
	readonly announcedBy?: AccountLike | undefined;
}

/** Result of an announcement. @public */
export interface AnnouncementResult {
	/** Hash of the announced call: identifies it among the announcements. */
	readonly callHash: Hex;
	/** The announced call, encoded: `phala.call(call)` is the plan of exactly that one. `null` where only the hash is known. */
	readonly call: Hex | null;
	/** Blocks that have to pass before the call can be executed; `null`: it depends on the type that executes it. */
	readonly delay: number | null;
	/** The first block that can execute the call; `null` in a preview, and where the delay is not known. */
	readonly executableFrom: number | null;
}

/** Result of removing or rejecting an announcement. @public */
export interface RemovedAnnouncement {
	/** Hash of the call. */
	readonly callHash: Hex;
	/** Returned to the proxy, pico PHA. */
	readonly deposit: bigint;
}
