import type { ProviderInterface } from "@polkadot/rpc-provider/types";
import { cryptoWaitReady } from "@polkadot/util-crypto";
import { version } from "../../package.json";
import type { Hex } from "../codec/hex.ts";
import { createAccounts, type DevAccounts } from "./accounts.ts";
import { type BlockRef, toBlockRef } from "./block-ref.ts";
import { devControlMethods } from "./dev-control-rpc.ts";
import { type Advance, DevControls } from "./dev-controls.ts";
import { type Gatekeeper, RunningGatekeeper } from "./gatekeeper/gatekeeper.ts";
import type { Settlement } from "./gatekeeper/settlement-message.ts";
import type { Block } from "./node/block.ts";
import { FaultInjector } from "./node/fault-injector.ts";
import type { Faults } from "./node/faults.ts";
import { Finality } from "./node/finality.ts";
import { RpcServer } from "./node/json-rpc/server.ts";
import { type Listening, listen } from "./node/listen.ts";
import type { DevNode, Retracted } from "./node/node.ts";
import { DevProvider } from "./node/provider.ts";
import { startSealing } from "./node/seal.ts";
import { Timers } from "./node/timers.ts";
import { type DevChainOptions, resolveDevChainOptions } from "./options.ts";
import type { Runtime } from "./runtime/runtime.ts";
import type { WorkerRegistration } from "./storage-edits/accounts-and-workers.ts";
import type { ReferendumOptions } from "./storage-edits/referenda.ts";

/**
 * What a chain has open, for tests that count.
 *
 * @public
 */
export interface DevChainStats {
	/** Connections of clients, in process and by socket. */
	readonly connections: number;
	/** Subscriptions of all connections. */
	readonly subscriptions: number;
	/** Timers of the chain itself. */
	readonly timers: number;
	/** Ports listened on. */
	readonly ports: number;
	/** Requests since the start, by method. */
	readonly requests: Readonly<Record<string, number>>;
}

/** ss58 prefix of Khala and Phala. */
const SS58_PREFIX = 30;
const IDENTITY = {
	chain: "Phala Development",
	name: "phala-devchain",
	version,
	ss58Format: SS58_PREFIX,
	tokenDecimals: 12,
	tokenSymbol: "PHA",
};
/** The runtime of each generation, with its metadata: only the one that is wanted is loaded. */
const RUNTIMES = { 1: () => import("./runtime/v1/index.ts"), 2: () => import("./runtime/v2/index.ts") };
/**
 * Time between a block and its finality, ms. A client over a socket makes several round trips to read a block, and other
 * clients may keep it waiting; two seconds are more than it needs and still less than on any network.
 */
const MOMENT = { near: 4, remote: 2000 };

/**
 * A Phala chain inside the process: Phala's runtime rules under real metadata, real storage keys and real signed
 * extrinsics, behind the JSON-RPC of a Substrate node. A client cannot tell it from a node.
 *
 * @example
 * ```ts
 * const chain = await DevChain.start({ generation: 2 });
 * const api = await ApiPromise.create({ provider: chain.provider });
 * await chain.close();
 * ```
 * @public
 */
export class DevChain {
	/** Funded accounts. */
	readonly accounts: DevAccounts;
	/** What networks do to applications, to order. */
	readonly faults: Faults;
	/** Moves V and pays, while it is on. */
	readonly gatekeeper: Gatekeeper;
	readonly #node: DevNode;
	readonly #server: RpcServer;
	readonly #timers: Timers;
	readonly #acts: DevControls;
	readonly #finality: Finality;
	readonly #stopSealing: () => void;
	readonly #ports = new Set<Listening>();
	#provider: DevProvider | undefined;

	private constructor(runtime: Runtime, options: DevChainOptions) {
		const pairs = createAccounts(SS58_PREFIX);
		this.accounts = pairs.accounts;
		this.#timers = new Timers();
		this.#node = resolveDevChainOptions(runtime, options, pairs);
		const network: FaultInjector = new FaultInjector(this.#timers, () => this.#server.sessions);
		this.faults = network;
		this.#acts = new DevControls(this.#node, pairs.officials);
		const keeper = new RunningGatekeeper(this.#node, pairs.officials);
		this.gatekeeper = {
			get isRunning() {
				return keeper.isRunning;
			},
			start: (started) => keeper.start(started),
			stop: () => this.#settled(keeper.stop()),
		};
		this.#server = new RpcServer(this.#node, IDENTITY, network, devControlMethods(this.#acts, keeper));
		const moment = () => (this.#server.remotes > 0 ? MOMENT.remote : MOMENT.near);
		this.#finality = new Finality(this.#node.ledger, options.finalityLag ?? 0, moment, this.#timers);
		this.#stopSealing = startSealing(this.#node, options.seal ?? "instant", this.#timers);
	}

	/**
	 * Starts a chain, ready for use at block 1: funded accounts, a gatekeeper, a full reward account, W-PHA in generation 2.
	 *
	 * @param options - all of them may be left out
	 * @throws `RangeError` for an option out of its bounds
	 */
	static async start(options: DevChainOptions = {}): Promise<DevChain> {
		const { generation = 2, gracePeriodSeconds } = options;
		const load = RUNTIMES[generation];
		if (load === undefined) throw new RangeError(`generation ${generation} is not offered; 1 and 2 are`);
		if (gracePeriodSeconds !== undefined && !(Number.isSafeInteger(gracePeriodSeconds) && gracePeriodSeconds >= 0)) {
			throw new RangeError(`gracePeriodSeconds is a whole number, 0 or more; not ${gracePeriodSeconds}`);
		}
		const [{ phalaRuntime }] = await Promise.all([load(), cryptoWaitReady()]);
		const chain = new DevChain(phalaRuntime({ gracePeriodSeconds }), options);
		await chain.#settled(chain.#node.newBlock());
		const { gatekeeper = false } = options;
		if (gatekeeper !== false) chain.gatekeeper.start(gatekeeper === true ? {} : gatekeeper);
		return chain;
	}

	/** A connected provider, for `connect()` or `ApiPromise`; another one once this was disconnected. */
	get provider(): ProviderInterface {
		if (this.#provider === undefined || !this.#provider.wanted) this.#provider = new DevProvider(this.#server);
		return this.#provider;
	}

	/** Another provider, with a connection of its own. */
	createProvider(): ProviderInterface {
		return new DevProvider(this.#server);
	}

	/** The best block. */
	get head(): BlockRef {
		return toBlockRef(this.#node.head);
	}

	/** The newest final block. */
	get finalized(): BlockRef {
		return toBlockRef(this.#node.ledger.finalized);
	}

	/** What is open at the moment. */
	get stats(): DevChainStats {
		return {
			connections: this.#server.connections,
			subscriptions: this.#server.subscriptions,
			timers: this.#timers.count,
			ports: this.#ports.size,
			requests: { ...this.#server.requests },
		};
	}

	/**
	 * Serves the chain over WebSocket. Needs Node and the package `ws`.
	 *
	 * @param port - 0 for any free one
	 * @param host - interface to listen on
	 */
	async listen(port = 0, host = "127.0.0.1"): Promise<Listening> {
		const listening = await listen(this.#server, port, host);
		const { url, port: bound } = listening;
		const opened: Listening = {
			url,
			port: bound,
			close: async () => {
				this.#ports.delete(opened);
				await listening.close();
			},
		};
		this.#ports.add(opened);
		return opened;
	}

	/**
	 * Gives an account PHA out of nothing, in a block of its own.
	 *
	 * @param address - ss58 or 0x hex
	 * @param amount - to add, in 10⁻¹² PHA
	 */
	async fund(address: string, amount: bigint): Promise<BlockRef> {
		return this.#settled(this.#acts.fund(address, amount));
	}

	/**
	 * Puts a worker into the registry as if it were attested, in a block of its own.
	 *
	 * @returns the worker's public key
	 * @remarks Source: storage `phalaRegistry.workers`, as `registerWorkerV2` leaves it
	 */
	async registerWorker(worker: WorkerRegistration): Promise<Hex> {
		const key = this.#acts.registerWorker(worker);
		await this.#finality.settled();
		return key;
	}

	/**
	 * Pays workers by one gatekeeper message, signed and sent to the chain in a block of its own.
	 *
	 * @param list - amounts in 10⁻¹² PHA; paid whatever state the worker is in, as long as it is in a pool with shares
	 * @remarks Source: `phalaMq.syncOffchainMessage`, topic `^phala/mining/update`
	 */
	async settle(list: readonly Settlement[]): Promise<BlockRef> {
		return this.#settled(this.#acts.settle(list));
	}

	/**
	 * Opens a referendum for W-PHA and stake to vote on, in a block of its own. It ends at the start of its last block, by
	 * simple majority; what it decides is not carried out.
	 *
	 * @returns its index
	 * @throws `RangeError` in generation 1, which has no such votes
	 * @remarks Source: storage `democracy.referendumInfoOf`, as a tabled proposal leaves it
	 */
	async openReferendum(options: ReferendumOptions = {}): Promise<number> {
		const index = this.#acts.openReferendum(options);
		await this.#finality.settled();
		return index;
	}

	/** The gatekeeper reports that workers stopped answering. */
	async offline(...workers: readonly string[]): Promise<BlockRef> {
		return this.#settled(this.#acts.deliver({ offline: workers }));
	}

	/** The gatekeeper reports that workers answer again. */
	async online(...workers: readonly string[]): Promise<BlockRef> {
		return this.#settled(this.#acts.deliver({ recovered: workers }));
	}

	/** Makes the next block, with what waits in the pool; resolves when what is to be final is. */
	async newBlock(): Promise<BlockRef> {
		return this.#settled(this.#node.newBlock());
	}

	/**
	 * Lets time pass. A time gives one block that much later than the head; `blocks` gives so many, one slot apart or
	 * spread evenly over the time.
	 *
	 * @returns the head after it
	 * @throws `RangeError` when nothing would pass
	 */
	async advance(by: Advance): Promise<BlockRef> {
		return this.#settled(this.#acts.advance(by));
	}

	/**
	 * Replaces the newest blocks by a branch that is one block longer.
	 *
	 * @param options - `depth`: how many blocks are taken back; `transactions`: theirs are in the new branch too
	 *   (`"reapply"`, when left out), wait in the pool again (`"pool"`), or are lost (`"drop"`)
	 * @throws `RangeError` when a block that must not revert would
	 */
	async reorg(options: { depth: number; transactions?: Retracted }): Promise<BlockRef> {
		const { depth, transactions = "reapply" } = options;
		return this.#settled(this.#node.reorg(depth, transactions));
	}

	/** Stops making blocks, closes ports and connections. Nothing is left behind. */
	async close(): Promise<void> {
		this.#stopSealing();
		this.#finality.close();
		this.#server.close();
		this.#timers.clear();
		await Promise.all([...this.#ports].map((port) => port.close()));
	}

	/** Resolves once the block is as final as it becomes. */
	async #settled(block: Block): Promise<BlockRef> {
		await this.#finality.settled();
		return toBlockRef(block);
	}
}
