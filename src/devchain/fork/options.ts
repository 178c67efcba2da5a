import type { Hex } from "../../codec/hex.ts";
import { invalidArgument } from "../../errors/invalid-argument.ts";
import type { GatekeeperOptions } from "../gatekeeper/gatekeeper.ts";
import type { DevChainLoadOptions } from "../persistence/load-options.ts";
import { parseList } from "../validate.ts";

/**
 * A block to fork: its number or hash, an object with its hash, the best one, or the newest finalized one.
 *
 * @public
 */
export type ForkBlock = number | string | { readonly hash: string } | "best" | "finalized";

/**
 * Options of {@link DevChain.fork}.
 *
 * @public
 */
export interface DevChainForkOptions extends Omit<DevChainLoadOptions, "source"> {
	/**
	 * The block to continue. A network may retract its best block, and nodes then forget its storage: fork `"finalized"` there.
	 *
	 * @defaultValue "best"
	 */
	readonly at?: ForkBlock | undefined;
	/**
	 * Pallets of a node whose storage is left out, as `Vesting`: they are empty on the fork. For those whose layout the emulated runtime does not
	 * have; the pallets that stake pools need cannot be left out.
	 *
	 * @defaultValue none
	 */
	readonly omitPallets?: readonly string[] | undefined;
	/** See {@link DevChainOptions.gatekeeper}. */
	readonly gatekeeper?: boolean | GatekeeperOptions | undefined;
	/** See {@link DevChainOptions.dataFile}: a fork in that file is continued, whatever `at` is. */
	readonly dataFile?: string | undefined;
}

/** Validates names of pallets. Throws `INVALID_ARGUMENT`. */
export function parsePallets(pallets: readonly string[]): readonly string[] {
	for (const pallet of parseList("omitPallets", pallets)) {
		if (typeof pallet !== "string") throw invalidArgument("omitPallets", pallet, "names of pallets");
	}
	return [...pallets];
}

/** Block numbers have 32 bits. */
const MAX_NUMBER = 2 ** 32 - 1;
const HASH = /^0x[0-9a-f]{64}$/i;

/** Validates a block. Throws `INVALID_ARGUMENT`. */
export function parseForkBlock(at: ForkBlock): ForkBlock {
	if (typeof at === "number" && Number.isInteger(at) && at >= 0 && at <= MAX_NUMBER) return at;
	if (at === "best" || at === "finalized") return at;
	const hash: unknown = typeof at === "object" && at !== null ? at.hash : at;
	if (typeof hash === "string" && HASH.test(hash)) return hash.toLowerCase() as Hex;
	throw invalidArgument("at", at, 'the number or hash of a block, "best" or "finalized"');
}
