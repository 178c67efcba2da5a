import { type Hex, toHex } from "../../codec/hex.ts";
import type { Officials } from "../accounts.ts";
import type { BlockRef } from "../block-ref.ts";
import type { Block } from "../node/block.ts";
import type { DevNode } from "../node/node.ts";
import { type GatekeeperState, initialState, nextState } from "./gatekeeper-state.ts";
import { gatekeeperExtrinsic, type SettlementBits } from "./settlement-message.ts";
import { ComputingReader } from "./worker-reader.ts";

/**
 * How a development chain's gatekeeper works.
 *
 * @public
 */
export interface GatekeeperOptions {
	/** Each worker answers a heartbeat, and is paid, in one of so many blocks, one worker after another; 2 or more, 10 when left out. */
	readonly heartbeatBlocks?: number;
}

/**
 * The gatekeeper of a development chain. While it is on, V of computing workers moves and pools are paid as on Phala's
 * networks: by block, whatever time passes from one block to the next, from the chain's own parameters.
 *
 * - Off at first: nothing is paid then but what {@link DevChain.settle} is told
 * - Workers reported by {@link DevChain.offline} do not answer, are not paid and lose V until {@link DevChain.online}
 * - A worker that has reported no instant score counts with its initial one
 * - What a block pays is in the next block that is made from the pool
 *
 * @public
 */
export interface Gatekeeper {
	/** Whether it is on. */
	readonly isRunning: boolean;
	/**
	 * Starts with the head block, or starts anew: V is what the chain has.
	 *
	 * @throws `RangeError` for an option out of its bounds
	 */
	start(options?: GatekeeperOptions): void;
	/** Settles what is owed and V of every worker, in a block of its own, and stops; the head where there is nothing to settle. */
	stop(): Promise<BlockRef>;
}

const HEARTBEAT_BLOCKS = 10;

/**
 * Moves V and pays, block by block, while it is on. It has no clock: what it knows after a block follows from the
 * block, so forks have books of their own, and what it has to say goes into the next block that is made from the pool.
 */
export class RunningGatekeeper {
	readonly #node: DevNode;
	readonly #officials: Officials;
	readonly #reader: ComputingReader;
	#heartbeatBlocks = HEARTBEAT_BLOCKS;
	/** Block with which it started. */
	#since = 0;
	#books = new WeakMap<Block, GatekeeperState>();

	/**
	 * @param node - on which chain
	 * @param officials - who signs
	 */
	constructor(node: DevNode, officials: Officials) {
		this.#node = node;
		this.#officials = officials;
		this.#reader = new ComputingReader(node.runtime);
	}

	/** Whether it is on. */
	get isRunning(): boolean {
		return this.#node.preface !== undefined;
	}

	/** Starts with the head; one that runs starts anew. */
	start({ heartbeatBlocks = HEARTBEAT_BLOCKS }: GatekeeperOptions = {}): void {
		if (!Number.isSafeInteger(heartbeatBlocks) || heartbeatBlocks < 2) {
			throw new RangeError(`heartbeatBlocks is a count of blocks, 2 or more; not ${heartbeatBlocks}`);
		}
		this.#heartbeatBlocks = heartbeatBlocks;
		this.#since = this.#node.head.header.number;
		this.#books = new WeakMap();
		this.#node.preface = (parent) => this.#message(parent);
	}

	/** Says what it has left to say, the V of every worker with it, in a block of its own, and stops. */
	stop(): Block {
		if (!this.isRunning) return this.#node.head;
		const { workers, owed } = this.#book(this.#node.head);
		const last = new Map(owed);
		for (const [session, { worker, v }] of workers) {
			last.set(session, { payout: 0n, treasury: 0n, ...owed.get(session), worker, v });
		}
		this.#node.preface = undefined;
		if (last.size === 0) return this.#node.head;
		const extrinsic = this.#extrinsic([...last.values()]);
		const block = this.#node.newBlock({ transactions: [extrinsic] });
		if (block.body.includes(extrinsic)) return block;
		throw new Error(`the gatekeeper's message did not fit into block ${block.header.number}`);
	}

	#message(parent: Block): Hex[] {
		const { owed } = this.#book(parent);
		return owed.size === 0 ? [] : [this.#extrinsic([...owed.values()])];
	}

	#extrinsic(settle: readonly SettlementBits[]): Hex {
		const relay = toHex(this.#officials.relay.publicKey);
		return gatekeeperExtrinsic(this.#node, this.#officials, { settle }, this.#node.pool.chainNonce(relay));
	}

	/** The book after a block, from the nearest one known before it. */
	#book(block: Block): GatekeeperState {
		const unread: Block[] = [];
		let book: GatekeeperState | undefined;
		for (let at = block; ; ) {
			book = this.#books.get(at);
			if (book !== undefined) break;
			if (at.parent === null || at.header.number <= this.#since) {
				book = initialState(at.header.number, this.#reader.workers(at.state));
				this.#books.set(at, book);
				break;
			}
			unread.push(at);
			at = at.parent;
		}
		for (const next of unread.reverse()) {
			book = nextState(book, {
				number: next.header.number,
				computing: this.#reader.workers(next.state),
				body: next.body.slice(next.inherents),
				tokenomics: this.#reader.tokenomics(next.state),
				heartbeatBlocks: this.#heartbeatBlocks,
				isBound: (session) => this.#reader.workerOf(next.state, session) !== null,
			});
			this.#books.set(next, book);
		}
		return book;
	}
}
