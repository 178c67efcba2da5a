import type { Hex } from "../../../../codec/hex.ts";
import type { Block } from "../../block.ts";
import type { BlockTree, BlockTreeEvent } from "../../block-tree.ts";
import { RpcError } from "../../rpc-errors.ts";
import type { Notify } from "../method-call.ts";
import { Operations } from "./operations.ts";
import { runtimeJson } from "./runtime-json.ts";

/** Finalized blocks of the event `initialized`, as on Substrate nodes. */
const INITIAL_FINALIZED = 16;
/** Most pinned blocks that are finalized or pruned. Those that may still become final do not count. */
export const MAX_PINNED = 4096;

/** A subscription of `chainHead_v1_follow`: reports blocks and keeps them pinned. */
export class Follow {
	/** Whether events hold runtimes. */
	readonly withRuntime: boolean;
	/** Operations in progress. */
	readonly operations: Operations;
	readonly #tree: BlockTree;
	readonly #notify: Notify;
	readonly #close: () => void;
	readonly #stopListening: () => void;
	readonly #pinned = new Map<Hex, Block>();
	/** Reported blocks on top of the finalized one, parents first. */
	readonly #live = new Set<Block>();
	/** Pinned blocks that are finalized or pruned. */
	readonly #settled = new Set<Hex>();
	#finalized: Block;
	#best: Block | undefined;

	/**
	 * @param tree - the blocks to report
	 * @param withRuntime - whether events hold runtimes
	 * @param notify - sends an event
	 * @param close - ends the subscription, after `stop`
	 */
	constructor(tree: BlockTree, withRuntime: boolean, notify: Notify, close: () => void) {
		this.#tree = tree;
		this.withRuntime = withRuntime;
		this.#notify = notify;
		this.#close = close;
		this.operations = new Operations(notify);
		this.#finalized = tree.finalized;
		this.#initialize();
		this.#stopListening = tree.on((event) => this.#follow(event));
	}

	/** A pinned block. Throws -32801 for any other. */
	block(hash: Hex): Block {
		const block = this.#pinned.get(hash);
		if (block === undefined) throw new RpcError(-32801, "Invalid block hash");
		return block;
	}

	/** Unpins blocks: all of them, or none if one is not pinned. */
	unpin(hashes: readonly Hex[]): void {
		if (new Set(hashes).size < hashes.length) {
			throw new RpcError(-32804, "Received duplicate hashes for the `chainHead_unpin` method");
		}
		for (const hash of hashes) this.block(hash);
		for (const hash of hashes) {
			this.#pinned.delete(hash);
			this.#settled.delete(hash);
		}
	}

	/** Ends it without an event. */
	end(): void {
		this.#stopListening();
		this.operations.clear();
	}

	#initialize(): void {
		const blocks = [this.#finalized];
		for (let { parent } = this.#finalized; parent !== null && blocks.length < INITIAL_FINALIZED; { parent } = parent) {
			blocks.unshift(parent);
		}
		for (const block of blocks) {
			this.#pinned.set(block.hash, block);
			this.#settled.add(block.hash);
		}
		this.#notify({
			event: "initialized",
			finalizedBlockHashes: blocks.map(({ hash }) => hash),
			...(this.withRuntime ? { finalizedBlockRuntime: runtimeJson(this.#finalized.runtime) } : {}),
		});
		for (const block of this.#tree.unfinalized) this.#report(block);
		this.#reportBest(this.#tree.best);
	}

	#follow(event: BlockTreeEvent): void {
		if (event.type === "imported") this.#report(event.block);
		else if (event.type === "best") this.#reportBest(event.block);
		else if (event.type === "finalized") this.#reportFinalized(this.#tree.finalized);
	}

	/** Reports a block on top of the finalized one; others are of branches that are pruned already. */
	#report(block: Block): void {
		const { hash, parent, runtime } = block;
		if (parent === null || !(parent === this.#finalized || this.#live.has(parent))) return;
		this.#live.add(block);
		this.#pinned.set(hash, block);
		const newRuntime = runtime === parent.runtime ? null : runtimeJson(runtime);
		this.#notify({
			event: "newBlock",
			blockHash: hash,
			parentBlockHash: parent.hash,
			...(this.withRuntime ? { newRuntime } : {}),
		});
	}

	#reportBest(block: Block): void {
		if (block === this.#best) return;
		if (block !== this.#finalized && !this.#live.has(block)) {
			this.#stop();
			return;
		}
		this.#best = block;
		this.#notify({ event: "bestBlockChanged", bestBlockHash: block.hash });
	}

	#reportFinalized(newest: Block): void {
		if (newest === this.#finalized) return;
		const finalized: Block[] = [];
		for (let block = newest; block !== this.#finalized; block = block.parent) {
			finalized.unshift(block);
			if (this.#live.has(block) && block.parent !== null) continue;
			this.#stop();
			return;
		}
		this.#finalized = newest;
		for (const block of finalized) this.#live.delete(block);
		const kept = new Set([newest]);
		const pruned: Block[] = [];
		for (const block of this.#live) {
			if (block.parent !== null && kept.has(block.parent)) kept.add(block);
			else pruned.push(block);
		}
		for (const block of pruned) this.#live.delete(block);
		for (const { hash } of [...finalized, ...pruned]) if (this.#pinned.has(hash)) this.#settled.add(hash);
		if (this.#settled.size > MAX_PINNED) {
			this.#stop();
			return;
		}
		this.#notify({
			event: "finalized",
			finalizedBlockHashes: finalized.map(({ hash }) => hash),
			prunedBlockHashes: pruned.map(({ hash }) => hash),
		});
	}

	/** Ends it where the specification has no event for a change: finalized blocks were reverted, or too many are pinned. */
	#stop(): void {
		this.end();
		this.#notify({ event: "stop" });
		this.#close();
	}
}
