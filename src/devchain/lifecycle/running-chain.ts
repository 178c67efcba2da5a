import { type BlockRef, toBlockRef } from "../block-ref.ts";
import { devControlMethods } from "../dev-control-rpc.ts";
import { DevControls } from "../dev-controls.ts";
import { DEV_SIGNERS, SYSTEM_ACCOUNTS } from "../dev-signers.ts";
import type { ForkOrigin } from "../fork/origin.ts";
import { RunningGatekeeper } from "../gatekeeper/gatekeeper.ts";
import type { Impersonation } from "../impersonation.ts";
import type { Block } from "../node/block.ts";
import { FaultControls } from "../node/faults/fault-controls.ts";
import { FaultInjector } from "../node/faults/fault-injector.ts";
import { Finality } from "../node/finality.ts";
import { RpcServer } from "../node/json-rpc/server.ts";
import type { DevNode } from "../node/node.ts";
import { startSealing } from "../node/seal.ts";
import { Timers } from "../node/timers.ts";
import type { DevChainOptions } from "../options.ts";
import type { AutoSave } from "../persistence/auto-save.ts";
import type { SavedOptions } from "../persistence/saved-chain.ts";
import { withStorage } from "../runtime/storage-missing.ts";
import { signReplacement } from "../sign-extrinsic.ts";
import { Snapshots } from "../snapshots.ts";
import { IDENTITY } from "./identity.ts";
import { OpenPorts } from "./open-ports.ts";

/** Options of a chain, and what a fork has from its source. */
export type ChainSettings = DevChainOptions & Pick<SavedOptions, "proxyTypes" | "networkPallets">;

/** What a chain is made of. */
export interface ChainParts {
	readonly node: DevNode;
	readonly impersonation: Impersonation;
	readonly options: ChainSettings;
	/** The node that it forks. */
	readonly origin?: ForkOrigin | undefined;
}

/**
 * Delay between a block and its finality. A client makes several round trips to read a block. Over a socket, other clients
 * may delay it; two seconds are more than it needs and still less than on any network.
 */
const FINALITY_DELAY = { "in-process": { ms: 4, turns: 32 }, socket: { ms: 2000, turns: 0 } };
/** Round trips to clients by socket after that time: twice those that `@polkadot/api` makes, on whatever line and machine. */
const FINALITY_ROUND_TRIPS = 8;

/** A node with everything around it: JSON-RPC, faults, controls, gatekeeper, finality, and the seal, which it starts. */
export class RunningChain {
	readonly node: DevNode;
	readonly options: ChainSettings;
	readonly origin: ForkOrigin | undefined;
	readonly timers = new Timers();
	readonly faults: FaultInjector;
	readonly controls: DevControls;
	readonly gatekeeper: RunningGatekeeper;
	readonly snapshots: Snapshots;
	readonly impersonation: Impersonation;
	readonly server: RpcServer;
	readonly ports: OpenPorts;
	/** Saves the chain to its file while it runs. */
	autoSave: AutoSave | undefined;
	readonly #finality: Finality;
	readonly #stopSealing: () => void;
	/** Whether blocks become final some seconds later. */
	readonly #isFinalLater: boolean;
	#isClosed = false;

	/** @param parts - see there; the source of a fork is opened */
	constructor({ node, impersonation, options, origin }: ChainParts) {
		this.node = node;
		this.options = options;
		this.origin = origin;
		this.impersonation = impersonation;
		origin?.source.open();
		this.faults = new FaultInjector({
			node,
			timers: this.timers,
			connections: () => this.server.connections,
			pauseFinality: () => this.#finality.pause(),
			replace: (extrinsic) => signReplacement(node, DEV_SIGNERS, extrinsic),
		});
		this.controls = new DevControls(node, SYSTEM_ACCOUNTS);
		this.gatekeeper = new RunningGatekeeper(node, SYSTEM_ACCOUNTS);
		this.snapshots = new Snapshots(node, this.gatekeeper, this.controls);
		const methods = devControlMethods(
			this.controls,
			this.gatekeeper,
			new FaultControls(this.faults),
			this.snapshots,
			impersonation,
		);
		this.server = new RpcServer(node, IDENTITY, this.faults, methods);
		this.ports = new OpenPorts(this.server);
		const catchUp = (done: () => void) => this.server.afterRoundTrips(FINALITY_ROUND_TRIPS, done);
		const delay = () => (this.#hasSocketClients ? { ...FINALITY_DELAY.socket, catchUp } : FINALITY_DELAY["in-process"]);
		this.#isFinalLater = typeof options.finalityLag === "object";
		this.#finality = new Finality(node.blockTree, options.finalityLag ?? 0, delay, this.timers);
		this.#stopSealing = startSealing(node, options.seal ?? "instant", this.timers);
	}

	/** Produces a block, on a fork once the storage for it is fetched; resolves as {@link RunningChain.delivered}. */
	async produce(body: () => Block): Promise<BlockRef> {
		return this.delivered(await withStorage(body));
	}

	/** Resolves once clients have received the block; without socket clients, once it is final as well. */
	async delivered(block: Block): Promise<BlockRef> {
		if (!this.#hasSocketClients && !this.#isFinalLater) await this.#finality.settled();
		return toBlockRef(block);
	}

	/** Stops producing blocks, closes ports and connections, and saves the chain's file. */
	async close(): Promise<void> {
		this.#stopSealing();
		this.faults.close();
		this.#finality.close();
		this.server.close();
		this.timers.clear();
		await this.ports.close();
		const { autoSave } = this;
		this.autoSave = undefined;
		try {
			await autoSave?.close();
		} finally {
			if (!this.#isClosed) this.origin?.source.close();
			this.#isClosed = true;
		}
	}

	get #hasSocketClients(): boolean {
		return this.server.socketCount > 0;
	}
}
