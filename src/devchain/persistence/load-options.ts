import { invalidArgument } from "../../errors/invalid-argument.ts";
import type { ForkProvider } from "../fork/source.ts";
import type { FinalityLag } from "../node/finality.ts";
import type { Seal } from "../node/seal.ts";
import type { DevChainOptions } from "../options.ts";
import type { SavedChain } from "./saved-chain.ts";

/**
 * Options of {@link DevChain.load}: each replaces what the chain was saved with.
 *
 * @public
 */
export interface DevChainLoadOptions {
	/** See {@link DevChainOptions.seal}. */
	readonly seal?: Seal | undefined;
	/** See {@link DevChainOptions.finalityLag}. */
	readonly finalityLag?: FinalityLag | undefined;
	/**
	 * The node that a saved fork reads what it has not fetched yet: URLs, or a provider.
	 *
	 * @defaultValue the URLs that it was forked from; a fork of a provider reads nothing more without this option
	 */
	readonly source?: string | readonly string[] | ForkProvider | undefined;
}

/**
 * Options of {@link DevChain.export} and {@link DevChain.save}.
 *
 * @public
 */
export interface DevChainExportOptions {
	/**
	 * Number of newest blocks to keep, with their states; at least 1. Older ones, except block 0, and other branches are left out.
	 *
	 * @defaultValue 256
	 */
	readonly blocks?: number | undefined;
}

/** Compares options with the chain in a file. Throws `INVALID_ARGUMENT` for one that differs. */
export function matchOptions(options: DevChainOptions, saved: SavedChain, file: string): void {
	const { generation, gracePeriodSeconds, blockSeconds, startAtMs } = options;
	const expected = {
		generation: [generation, saved.options.generation],
		gracePeriodSeconds: [gracePeriodSeconds, saved.options.gracePeriodSeconds],
		blockSeconds: [blockSeconds, saved.slotMs / 1000],
		startAtMs: [startAtMs, saved.genesis.timestampMs],
	};
	for (const [name, [given, actual]] of Object.entries(expected)) {
		if (given === undefined || given === actual) continue;
		throw invalidArgument(name, given, `${actual ?? "none"}, as of the chain in ${file}`);
	}
}
