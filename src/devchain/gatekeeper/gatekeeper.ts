import { type Hex, toHex } from "../../codec/hex.ts";
import type { BlockRef } from "../block-ref.ts";
import type { SystemAccounts } from "../dev-signers.ts";
import type { Block, Edits } from "../node/block.ts";
import type { DevNode } from "../node/node.ts";
import type { Runtime } from "../runtime/runtime.ts";
import { parseInteger, parseObject } from "../validate.ts";
import { type GatekeeperState, initialState, nextState } from "./gatekeeper-state.ts";
import { buildGatekeeperExtrinsic, messageRejected, type SettlementBits } from "./settlement-message.ts";
import { takeOverEdits } from "./take-over.ts";
import { WorkerReader } from "./worker-reader.ts";

/**
 * Options of the gatekeeper.
 *
 * @public
 */
export interface GatekeeperOptions {
	/**
	 * Number of blocks in which each worker sends one heartbeat and is paid for it, one worker after another; at least 2.
	 *
	 * @defaultValue 10
	 */
	readonly heartbeatBlocks?: number | undefined;
}

/**
 * The gatekeeper of a development chain. While it runs, V of computing workers changes and pools are paid as on Phala's
 * networks: per block, regardless of the time between blocks, by the chain's tokenomic parameters.
 *
 * - Stopped by default: then only {@link DevChain.settle} pays
 * - Workers reported by {@link DevChain.offline} send no heartbeat, are not paid and lose V until {@link DevChain.online}
 * - The initial score counts for a worker that has reported no instant score
 * - The rewards of a block arrive with the next block that is built from the pool
 *
 * @public
 */
export interface Gatekeeper {
	/** Whether it runs. */
	readonly isRunning: boolean;
	/**
	 * Starts with the best block and the V of the chain; restarts if it runs.
	 *
	 * @throws PhalaError `INVALID_ARGUMENT` for an option out of bounds
	 */
	start(options?: GatekeeperOptions): void;
	/**
	 * Settles pending rewards and V of every worker in one block, and stops.
	 *
	 * @returns that block, or the best block if there is nothing to settle
	 * @throws PhalaError `REJECTED` when the message could not be included
	 */
	stop(): Promise<BlockRef>;
}

const HEARTBEAT_BLOCKS = 10;

/** A gatekeeper that runs, as data. */
export interface SavedGatekeeper {
	readonly heartbeatBlocks: number;
	readonly startedAt: number;
	/** States after blocks, by number. */
	readonly states: ReadonlyMap<number, GatekeeperState>;
}

/** A state of the gatekeeper to revert to; `undefined`: it does not run. */
export type GatekeeperSnapshot = Run | undefined;

/** The time from a start to the next start or stop. */
interface Run {
	readonly heartbeatBlocks: number;
	/** Number of the block it started with. */
	readonly startedAt: number;
	/** States after blocks, each with the edits that its block had then. */
	readonly states: WeakMap<Block, { readonly edits: Edits; readonly state: GatekeeperState }>;
}

/**
 * Updates V and pays rewards, block by block, while it runs. Its state after a block depends on that block only, so each
 * fork has its own; its messages go into the next block that is built from the pool.
 */
export class RunningGatekeeper {
	readonly #node: DevNode;
	readonly #systemAccounts: SystemAccounts;
	readonly #readers = new WeakMap<Runtime, WorkerReader>();
	#run: Run | undefined;

	/**
	 * @param node - the node to watch and to submit to
	 * @param systemAccounts - sign its messages
	 */
	constructor(node: DevNode, systemAccounts: SystemAccounts) {
		this.#node = node;
		this.#systemAccounts = systemAccounts;
	}

	/** Reader of the present runtime's storage. */
	get #reader(): WorkerReader {
		const { runtime } = this.#node;
		const reader = this.#readers.get(runtime) ?? new WorkerReader(runtime);
		this.#readers.set(runtime, reader);
		return reader;
	}

	/** Whether it runs. */
	get isRunning(): boolean {
		return this.#run !== undefined;
	}

	/** See {@link Gatekeeper.start}. */
	start(options: GatekeeperOptions = {}): void {
		const { heartbeatBlocks = HEARTBEAT_BLOCKS } = parseObject("options", options);
		parseInteger("heartbeatBlocks", heartbeatBlocks, 2);
		this.#set({ heartbeatBlocks, startedAt: this.#node.head.header.number, states: new WeakMap() });
	}

	/** See {@link Gatekeeper.stop}. */
	stop(): Block {
		if (this.#run === undefined) return this.#node.head;
		const { workers, unsent } = this.#stateAt(this.#node.head, this.#run);
		const settlements = new Map(unsent);
		for (const [session, { worker, v }] of workers) {
			settlements.set(session, { payout: 0n, treasury: 0n, ...unsent.get(session), worker, v });
		}
		if (settlements.size === 0) {
			this.#set(undefined);
			return this.#node.head;
		}
		const extrinsic = this.#extrinsic([...settlements.values()]);
		const edits = takeOverEdits(this.#node, this.#systemAccounts);
		const block = this.#node.newBlock({ edits, transactions: [extrinsic] });
		this.#set(undefined);
		if (block.body.includes(extrinsic)) return block;
		throw messageRejected(block);
	}

	/** The present state. */
	snapshot(): GatekeeperSnapshot {
		return this.#run;
	}

	/** Returns to a state of this gatekeeper. */
	revert(snapshot: GatekeeperSnapshot): void {
		this.#set(snapshot);
	}

	/**
	 * The gatekeeper as data; `null` if it does not run.
	 *
	 * @param blocks - blocks of the best chain that are saved, oldest first
	 */
	save(blocks: readonly Block[]): SavedGatekeeper | null {
		const run = this.#run;
		if (run === undefined) return null;
		const { heartbeatBlocks, startedAt } = run;
		// All other states follow from the first one; the last one is needed at once.
		const first = blocks.find(({ header }) => header.number >= startedAt);
		const ends = [first, blocks.at(-1)].filter((block) => block !== undefined);
		return {
			heartbeatBlocks,
			startedAt,
			states: new Map(ends.map((block) => [block.header.number, this.#stateAt(block, run)])),
		};
	}

	/** Continues what {@link RunningGatekeeper.save} saved. */
	load(saved: SavedGatekeeper): void {
		const states: Run["states"] = new WeakMap();
		for (const [number, state] of saved.states) {
			const block = this.#node.blockTree.at(number);
			if (block !== undefined) states.set(block, { edits: block.edits, state });
		}
		this.#set({ heartbeatBlocks: saved.heartbeatBlocks, startedAt: saved.startedAt, states });
	}

	#set(run: Run | undefined): void {
		this.#run = run;
		this.#node.leadingExtrinsics = run && ((parent) => this.#messages(parent, run));
		this.#node.leadingEdits = run && (() => takeOverEdits(this.#node, this.#systemAccounts));
	}

	#messages(parent: Block, run: Run): Hex[] {
		const { unsent } = this.#stateAt(parent, run);
		return unsent.size === 0 ? [] : [this.#extrinsic([...unsent.values()])];
	}

	#extrinsic(settlements: readonly SettlementBits[]): Hex {
		const relay = toHex(this.#systemAccounts.relay.publicKey);
		return buildGatekeeperExtrinsic(
			this.#node,
			this.#systemAccounts,
			{ settlements },
			this.#node.pool.chainNonce(relay),
		);
	}

	/** State after a block, computed from the nearest known state before it. */
	#stateAt(block: Block, { states, startedAt, heartbeatBlocks }: Run): GatekeeperState {
		const missing: Block[] = [];
		let state: GatekeeperState | undefined;
		const keep = (at: Block, next: GatekeeperState) => states.set(at, { edits: at.edits, state: next });
		for (let at = block; ; ) {
			const known = states.get(at);
			if (known?.edits === at.edits) {
				state = known.state;
				break;
			}
			if (at.parent === null || at.header.number <= startedAt) {
				state = initialState(at.header.number, this.#reader.workers(at.state));
				keep(at, state);
				break;
			}
			missing.push(at);
			at = at.parent;
		}
		for (const next of missing.reverse()) {
			state = nextState(state, {
				number: next.header.number,
				workers: this.#reader.workers(next.state),
				body: next.body.slice(next.inherentCount),
				tokenomics: this.#reader.tokenomics(next.state),
				heartbeatBlocks,
				isBound: (session) => this.#reader.workerOf(next.state, session) !== null,
			});
			keep(next, state);
		}
		return state;
	}
}
