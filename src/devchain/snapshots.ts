import { invalidArgument } from "../errors/invalid-argument.ts";
import { type BlockRef, toBlockRef } from "./block-ref.ts";
import type { DevControls } from "./dev-controls.ts";
import type { GatekeeperSnapshot, RunningGatekeeper } from "./gatekeeper/gatekeeper.ts";
import type { Block } from "./node/block.ts";
import type { DevNode, NodeSnapshot } from "./node/node.ts";

/**
 * A state of a development chain, taken by {@link DevChain.snapshot}. Belongs to that chain.
 *
 * @public
 */
export interface DevChainSnapshot {
	/** The best block at that time. */
	readonly block: BlockRef;
}

/** The state behind a snapshot. */
interface Content {
	readonly node: NodeSnapshot;
	readonly gatekeeper: GatekeeperSnapshot;
	readonly lastWorkerNumber: number;
}

/** The snapshots of a chain. */
export class Snapshots {
	readonly #node: DevNode;
	readonly #gatekeeper: RunningGatekeeper;
	readonly #controls: DevControls;
	readonly #contents = new WeakMap<DevChainSnapshot, Content>();
	/** Snapshots that JSON-RPC clients took, by id. */
	readonly #named = new Map<string, DevChainSnapshot>();

	/**
	 * @param node - the chain's node
	 * @param gatekeeper - the chain's gatekeeper
	 * @param controls - the chain's controls
	 */
	constructor(node: DevNode, gatekeeper: RunningGatekeeper, controls: DevControls) {
		this.#node = node;
		this.#gatekeeper = gatekeeper;
		this.#controls = controls;
	}

	/** Takes a snapshot. */
	take(): DevChainSnapshot {
		const snapshot = Object.freeze({ block: toBlockRef(this.#node.head) });
		this.#contents.set(snapshot, {
			node: this.#node.snapshot(),
			gatekeeper: this.#gatekeeper.snapshot(),
			lastWorkerNumber: this.#controls.lastWorkerNumber,
		});
		return snapshot;
	}

	/** Returns to a snapshot, and returns its best block. Throws `INVALID_ARGUMENT` for one of another chain. */
	revert(snapshot: DevChainSnapshot): Block {
		const content = typeof snapshot === "object" && snapshot !== null ? this.#contents.get(snapshot) : undefined;
		if (content === undefined) throw invalidArgument("snapshot", snapshot, "a snapshot of this chain");
		this.#gatekeeper.revert(content.gatekeeper);
		this.#controls.lastWorkerNumber = content.lastWorkerNumber;
		return this.#node.revert(content.node);
	}

	/** Takes a snapshot and returns an id for it. */
	takeNamed(): string {
		const id = `0x${(this.#named.size + 1).toString(16)}`;
		this.#named.set(id, this.take());
		return id;
	}

	/** Like {@link Snapshots.revert}, by id. */
	revertNamed(id: unknown): Block {
		const snapshot = typeof id === "string" ? this.#named.get(id) : undefined;
		if (snapshot === undefined) throw invalidArgument("snapshot", id, "an id that dev_snapshot returned");
		return this.revert(snapshot);
	}
}
