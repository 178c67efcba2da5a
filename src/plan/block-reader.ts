import { EVENTS_KEY } from "../chain/events/block-events.ts";
import type { BlockEvent } from "../chain/metadata/decode-events.ts";
import type { MetadataReader } from "../chain/metadata/metadata-reader.ts";
import type { Hex } from "../codec/hex.ts";
import { type BlockBody, fetchBlock } from "./node-requests.ts";
import type { PlanRpc } from "./plan-rpc.ts";

/** Blocks that are kept. */
const MAX_BLOCKS = 64;
/** Characters of extrinsics that are kept; the newest block is in any case. */
const MAX_CHARACTERS = 16 << 20;

/** A block, read once for all transactions of a client. Its events are decoded once. */
export class TransactionBlock {
	readonly body: BlockBody;
	/** Characters of its extrinsics. */
	readonly size: number;
	readonly #rpc: PlanRpc;
	readonly #indexes: ReadonlyMap<Hex, number>;
	#events: { readonly metadata: MetadataReader; readonly byExtrinsic: Promise<EventsByExtrinsic> } | undefined;

	constructor(rpc: PlanRpc, body: BlockBody) {
		this.#rpc = rpc;
		this.body = body;
		this.size = body.extrinsics.reduce((sum, { length }) => sum + length, 0);
		this.#indexes = new Map(body.extrinsics.map((bytes, index) => [bytes, index]));
	}

	/** Index of an extrinsic; `null` where the block does not hold it. */
	indexOf(bytes: Hex): number | null {
		return this.#indexes.get(bytes) ?? null;
	}

	/**
	 * Events of the extrinsic at an index, in order.
	 *
	 * @param metadata - of the runtime that made the block
	 * @throws PhalaError `DECODE_FAILED`, and the errors of the request; a later call requests them again
	 */
	async eventsOf(index: number, metadata: MetadataReader): Promise<readonly BlockEvent[]> {
		if (this.#events?.metadata !== metadata) {
			const byExtrinsic = this.#requestEvents(metadata);
			const events = { metadata, byExtrinsic };
			this.#events = events;
			byExtrinsic.catch(() => {
				if (this.#events === events) this.#events = undefined;
			});
		}
		return (await this.#events?.byExtrinsic)?.get(index) ?? [];
	}

	async #requestEvents(metadata: MetadataReader): Promise<EventsByExtrinsic> {
		const raw = (await this.#rpc.request("state_getStorage", [EVENTS_KEY, this.body.hash])) as Hex | null;
		const byExtrinsic = new Map<number, BlockEvent[]>();
		for (const event of metadata.events(raw ?? "0x00")) {
			if (event.extrinsic === null) continue;
			const list = byExtrinsic.get(event.extrinsic);
			if (list) list.push(event);
			else byExtrinsic.set(event.extrinsic, [event]);
		}
		return byExtrinsic;
	}
}

type EventsByExtrinsic = ReadonlyMap<number, readonly BlockEvent[]>;

/** Reads blocks by hash. Keeps the last used ones, so that many transactions in a block cost one request. */
export class BlockReader {
	readonly #rpc: PlanRpc;
	/** Least recently used first. */
	readonly #blocks = new Map<Hex, TransactionBlock>();
	readonly #requests = new Map<Hex, Promise<TransactionBlock>>();
	#size = 0;

	constructor(rpc: PlanRpc) {
		this.#rpc = rpc;
	}

	/** @throws PhalaError `NOT_FOUND` where the node cannot deliver it, and the errors of the request; a later call requests it again */
	async read(hash: Hex): Promise<TransactionBlock> {
		const known = this.#blocks.get(hash);
		if (known) {
			this.#blocks.delete(hash);
			this.#blocks.set(hash, known);
			return known;
		}
		const running = this.#requests.get(hash);
		if (running) return running;
		const request = this.#request(hash).finally(() => this.#requests.delete(hash));
		this.#requests.set(hash, request);
		return request;
	}

	async #request(hash: Hex): Promise<TransactionBlock> {
		const block = new TransactionBlock(this.#rpc, await fetchBlock(this.#rpc, hash));
		this.#blocks.set(hash, block);
		this.#size += block.size;
		for (const [oldest, { size }] of this.#blocks) {
			if (oldest === hash || (this.#blocks.size <= MAX_BLOCKS && this.#size <= MAX_CHARACTERS)) break;
			this.#blocks.delete(oldest);
			this.#size -= size;
		}
		return block;
	}
}
