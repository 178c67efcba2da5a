import type { Hex } from "../../codec/hex.ts";
import { type FetchedStorage, StorageMissing } from "../runtime/storage-missing.ts";
import { BinaryReader, BinaryWriter } from "./binary.ts";
import type { Changes, SavedChain } from "./saved-chain.ts";

/** The oldest blocks of a saved chain, as far as nothing needs them before one is read. */
export interface SavedHistory {
	/** Bodies of these blocks, oldest first. */
	readonly bodies: readonly (readonly Hex[])[];
	/** For each of these blocks: what its state has other than that of the next one. */
	readonly backwards: readonly Changes[];
}

/**
 * Splits a chain into its newest blocks with the headers of all, and its history.
 *
 * @param newest - number of blocks that stay whole
 */
export function splitHistory(
	chain: SavedChain,
	newest: number,
): { readonly chain: SavedChain; readonly history: SavedHistory } {
	const count = Math.max(0, chain.blocks.length - newest);
	const blocks = chain.blocks.map((block, i) => (i < count ? { ...block, body: [] } : block));
	return {
		chain: { ...chain, historyBlocks: count, blocks, backwards: chain.backwards.map((it, i) => (i < count ? [] : it)) },
		history: {
			bodies: chain.blocks.slice(0, count).map(({ body }) => body),
			backwards: chain.backwards.slice(0, count),
		},
	};
}

/** Encodes a history. */
export function encodeSavedHistory({ bodies, backwards }: SavedHistory): Uint8Array {
	const writer = new BinaryWriter();
	writer.text(JSON.stringify(bodies));
	for (const changes of backwards) writer.entries(changes);
	return writer.finish();
}

/** Decodes what {@link encodeSavedHistory} wrote. Throws for anything else. */
export function decodeSavedHistory(bytes: Uint8Array): SavedHistory {
	const reader = new BinaryReader(bytes);
	const bodies = JSON.parse(reader.text()) as Hex[][];
	const backwards = bodies.map(() => reader.entries());
	if (!reader.isAtEnd) throw new RangeError("the data goes on after its end");
	return { bodies, backwards };
}

/** A history that is loaded when one of its blocks is read. */
export class LateHistory implements FetchedStorage {
	readonly #load: () => Promise<SavedHistory>;
	#content: SavedHistory | undefined;
	#loading: Promise<void> | undefined;

	/** @param load - loads it; called again after a failure */
	constructor(load: () => Promise<SavedHistory>) {
		this.#load = load;
	}

	/** The history. Throws {@link StorageMissing} before it is loaded. */
	get content(): SavedHistory {
		if (this.#content === undefined) throw new StorageMissing(this);
		return this.#content;
	}

	/** Loads the history. */
	fetch(): Promise<void> {
		this.#loading ??= this.#load()
			.then((content) => {
				this.#content = content;
			})
			.finally(() => {
				this.#loading = undefined;
			});
		return this.#loading;
	}
}
