import type { Hex } from "../../codec/hex.ts";
import type { Block } from "./block.ts";
import { notifyWatchers, type PoolEntry } from "./pool-entry.ts";

/** Number of blocks after which a watcher stops waiting for finality. */
const FINALITY_TIMEOUT = 512;

/** Extrinsics of a pool that the best chain includes and that are not final yet. Reports their status to watchers. */
export class IncludedExtrinsics {
	readonly #byHash = new Map<Hex, { readonly entry: PoolEntry; readonly block: Block }>();

	add(entry: PoolEntry, block: Block): void {
		this.#byHash.set(entry.hash, { entry, block });
		notifyWatchers(entry, { inBlock: block.hash });
	}

	/** Removes an extrinsic whose `block` left the best chain, and returns it; `undefined` if it came from no pool. */
	retract(hash: Hex, block: Block): PoolEntry | undefined {
		const entry = this.#byHash.get(hash)?.entry;
		this.#byHash.delete(hash);
		if (entry !== undefined) notifyWatchers(entry, { retracted: block.hash });
		return entry;
	}

	/** Removes the extrinsics in `blocks`, which left the best chain, and returns them. */
	retractAll(blocks: readonly Block[]): PoolEntry[] {
		const retracted = [...this.#byHash].filter(([, { block }]) => blocks.includes(block));
		return retracted.flatMap(([hash, { block }]) => this.retract(hash, block) ?? []);
	}

	/** Removes the extrinsics in `blocks`, which are final. */
	finalize(blocks: readonly Block[]): void {
		for (const [hash, { entry, block }] of this.#byHash) {
			if (!blocks.includes(block)) continue;
			notifyWatchers(entry, { finalized: block.hash });
			this.#byHash.delete(hash);
		}
	}

	/** Removes extrinsics that were included too long before block `number`. */
	timeOut(number: number): void {
		for (const [hash, { entry, block }] of this.#byHash) {
			if (number - block.header.number < FINALITY_TIMEOUT) continue;
			notifyWatchers(entry, { finalityTimeout: block.hash });
			this.#byHash.delete(hash);
		}
	}
}
