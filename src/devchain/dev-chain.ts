import type { ProviderInterface } from "@polkadot/rpc-provider/types";
import { cryptoWaitReady } from "@polkadot/util-crypto";
import { version } from "../../package.json";
import { deepFreeze } from "../codec/deep-freeze.ts";
import type { Hex } from "../codec/hex.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";
import { createAccounts, type DevAccounts, type KeyPairs } from "./accounts.ts";
import { type BlockRef, toBlockRef } from "./block-ref.ts";
import { devControlMethods } from "./dev-control-rpc.ts";
import { type Advance, DevControls } from "./dev-controls.ts";
import { copyNode } from "./fork/copy-node.ts";
import { forkNode } from "./fork/fork-node.ts";
import { loadForkRuntime } from "./fork/fork-runtime.ts";
import { type DevChainForkOptions, type ForkBlock, parseForkBlock, parsePallets } from "./fork/options.ts";
import { type ForkOrigin, originOf } from "./fork/origin.ts";
import { readSourcePoint } from "./fork/read-origin.ts";
import { type ForkProvider, isNodeUrl, parseNodeSource, Source } from "./fork/source.ts";
import { type Gatekeeper, type GatekeeperOptions, RunningGatekeeper } from "./gatekeeper/gatekeeper.ts";
import type { Settlement } from "./gatekeeper/settlement-message.ts";
import { type ImpersonatedAccount, Impersonation } from "./impersonation.ts";
import type { Block } from "./node/block.ts";
import { FaultControls } from "./node/faults/fault-controls.ts";
import { FaultInjector } from "./node/faults/fault-injector.ts";
import type { Faults } from "./node/faults/faults.ts";
import { Finality } from "./node/finality.ts";
import { RpcServer } from "./node/json-rpc/server.ts";
import { type Listening, listen } from "./node/listen.ts";
import type { DevNode, RetractedTransactions } from "./node/node.ts";
import type { ListenOptions } from "./node/port/access.ts";
import { DevProvider } from "./node/provider.ts";
import { type Seal, startSealing } from "./node/seal.ts";
import { withStorage } from "./node/storage-missing.ts";
import { Timers } from "./node/timers.ts";
import { nextTurn } from "./node/turns.ts";
import { createNode, type DevChainOptions, validateDevChainOptions } from "./options.ts";
import { AutoSave } from "./persistence/auto-save.ts";
import { pack } from "./persistence/container.ts";
import { stampOf, writeFile } from "./persistence/files.ts";
import { loadNode } from "./persistence/load-chain.ts";
import { type DevChainExportOptions, type DevChainLoadOptions, matchOptions } from "./persistence/load-options.ts";
import { type ReadChain, readChain, verifyRuntime } from "./persistence/read-chain.ts";
import { readNetwork } from "./persistence/read-network.ts";
import { saveChain } from "./persistence/save-chain.ts";
import type { SavedOptions } from "./persistence/saved-chain.ts";
import { loadOrigin, refuseSource } from "./persistence/saved-fork.ts";
import type { RuntimeUpgrade } from "./runtime/upgrade.ts";
import { signReplacement } from "./sign-extrinsic.ts";
import { type DevChainSnapshot, Snapshots } from "./snapshots.ts";
import type { ReferendumOptions } from "./storage-edits/referenda.ts";
import type { WorkerRegistration } from "./storage-edits/workers.ts";
import { type AccountLike, parseInteger, parseObject } from "./validate.ts";

/**
 * What a chain can fork: a node by URL or provider, several URLs of one network, another development chain, a saved chain by the name of
 * its file, or its content.
 *
 * @public
 */
export type ForkSource = string | readonly string[] | ForkProvider | DevChain | Uint8Array;

/**
 * Open resources of a chain, for leak checks in tests.
 *
 * @public
 */
export interface DevChainStats {
	/** Number of client connections, in process and by socket. */
	readonly connections: number;
	/** Number of subscriptions of all connections. */
	readonly subscriptions: number;
	/** Number of running timers of the chain. */
	readonly timers: number;
	/** Number of ports that the chain listens on. */
	readonly ports: number;
	/** Number of requests since the start, by method. */
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
/** Number of newest blocks that a saved chain keeps by default. */
const EXPORTED_BLOCKS = 256;
/** Loads the runtime of a generation, with its metadata. */
const RUNTIMES = { 1: () => import("./runtime/v1/index.ts"), 2: () => import("./runtime/v2/index.ts") };
/**
 * Delay between a block and its finality. A client makes several round trips to read a block. Over a socket, other clients
 * may delay it; two seconds are more than it needs and still less than on any network.
 */
const FINALITY_DELAY = { "in-process": { ms: 4, turns: 32 }, socket: { ms: 2000, turns: 0 } };
/** Round trips to clients by socket after that time: twice those that `@polkadot/api` makes, on whatever line and machine. */
const FINALITY_ROUND_TRIPS = 8;

/**
 * A Phala chain in the current process: Phala's runtime rules with real metadata, real storage keys and real signed
 * extrinsics, behind the JSON-RPC of a Substrate node. A client cannot distinguish it from a node.
 *
 * Methods that produce blocks resolve with the new best block. Without clients over a socket it is final by then, up to
 * {@link DevChainOptions.finalityLag}; with them, or with a lag in seconds, {@link DevChain.finalized} follows later.
 *
 * @example
 * ```ts
 * await using chain = await DevChain.start({ generation: 2 });
 * const api = await ApiPromise.create({ provider: chain.provider });
 * ```
 * @public
 */
export class DevChain implements AsyncDisposable {
	/** Accounts with a million PHA each at the start. */
	readonly accounts: DevAccounts;
	/** Faults of networks and nodes to inject. */
	readonly faults: Faults;
	/** Updates V of workers and pays pools while it runs. */
	readonly gatekeeper: Gatekeeper;
	readonly #node: DevNode;
	readonly #options: DevChainOptions & Pick<SavedOptions, "proxyTypes">;
	readonly #gatekeeper: RunningGatekeeper;
	readonly #faults: FaultInjector;
	readonly #server: RpcServer;
	readonly #timers: Timers;
	readonly #controls: DevControls;
	readonly #snapshots: Snapshots;
	readonly #impersonation: Impersonation;
	readonly #finality: Finality;
	readonly #stopSealing: () => void;
	readonly #ports = new Set<Listening>();
	/** Whether blocks become final some seconds later. */
	readonly #isFinalLater: boolean;
	/** The node that it forks. */
	readonly #origin: ForkOrigin | undefined;
	#isClosed = false;
	#provider: DevProvider | undefined;
	#autoSave: AutoSave | undefined;

	private constructor(
		node: DevNode,
		keyPairs: KeyPairs,
		impersonation: Impersonation,
		options: DevChainOptions & Pick<SavedOptions, "proxyTypes">,
		origin?: ForkOrigin,
	) {
		this.#impersonation = impersonation;
		this.#origin = origin;
		origin?.source.open();
		this.accounts = keyPairs.accounts;
		this.#timers = new Timers();
		this.#node = node;
		this.#options = options;
		const faults: FaultInjector = new FaultInjector({
			node: this.#node,
			timers: this.#timers,
			connections: () => this.#server.connections,
			pauseFinality: () => this.#finality.pause(),
			replace: (extrinsic) => signReplacement(this.#node, Object.values(keyPairs.accounts), extrinsic),
		});
		this.faults = faults;
		this.#faults = faults;
		this.#controls = new DevControls(this.#node, keyPairs.systemAccounts);
		const gatekeeper = new RunningGatekeeper(this.#node, keyPairs.systemAccounts);
		this.#gatekeeper = gatekeeper;
		this.gatekeeper = {
			get isRunning() {
				return gatekeeper.isRunning;
			},
			start: (gatekeeperOptions) => gatekeeper.start(gatekeeperOptions),
			stop: () => this.#produce(() => gatekeeper.stop()),
		};
		this.#snapshots = new Snapshots(this.#node, gatekeeper, this.#controls);
		const controls = devControlMethods(
			this.#controls,
			gatekeeper,
			new FaultControls(faults),
			this.#snapshots,
			impersonation,
		);
		this.#server = new RpcServer(this.#node, IDENTITY, faults, controls);
		const catchUp = (done: () => void) => this.#server.afterRoundTrips(FINALITY_ROUND_TRIPS, done);
		const delay = () => (this.#hasSocketClients ? { ...FINALITY_DELAY.socket, catchUp } : FINALITY_DELAY["in-process"]);
		this.#isFinalLater = typeof options.finalityLag === "object";
		this.#finality = new Finality(this.#node.blockTree, options.finalityLag ?? 0, delay, this.#timers);
		this.#stopSealing = startSealing(this.#node, options.seal ?? "instant", this.#timers);
	}

	/**
	 * Starts a chain at block 1 with funded accounts, a gatekeeper's key, a full reward account, and W-PHA in generation 2; with
	 * {@link DevChainOptions.dataFile} it continues the chain in that file.
	 *
	 * @throws PhalaError `INVALID_ARGUMENT` for an option out of bounds; `INVALID_SAVED_CHAIN`
	 */
	static async start(options: DevChainOptions = {}): Promise<DevChain> {
		validateDevChainOptions(options);
		const { dataFile, gatekeeper = false } = options;
		const stamp = dataFile === undefined ? null : await stampOf(dataFile);
		const isContinued = dataFile !== undefined && stamp !== null;
		const chain = isContinued ? await DevChain.#continue(dataFile, options) : await DevChain.#create(options);
		return chain.#begin({ gatekeeper, dataFile, stamp });
	}

	/**
	 * Continues a block of another chain: its state stays as it is there, and everything works on top of it. Of a node, storage is
	 * fetched when it is read, in requests for at most 1000 keys, and kept.
	 *
	 * - Its generation, block time and grace period are those of the source; its rules and metadata are the emulated runtime's
	 * - Reorganisations and snapshots end at the fork. Of a node, older blocks except block 0 and the one before the fork are not served
	 * - {@link DevChain.accounts} have what they have there. Their first message makes the gatekeeper's key this chain's
	 * - A read or a call whose storage cannot be fetched fails and changes nothing; transactions then wait for the source
	 *
	 * @param source - a node by URL (or several URLs of one network, tried in turn) or provider, another development chain, a file that
	 *   {@link DevChain.save} wrote, or its content. A provider stays connected, and its owner's to close
	 * @throws PhalaError `UNSUPPORTED_FORK` for a chain without Phala's stake pools, or with storage of another layout, by name;
	 *   `FORK_SOURCE_FAILED`; `INVALID_ARGUMENT` for a block that the source does not have, or an option out of bounds;
	 *   `INVALID_SAVED_CHAIN`
	 * @example
	 * ```ts
	 * await using fork = await DevChain.fork("wss://khala.example", { at: 5_000_000 });
	 * await fork.advance({ days: 14 });
	 * ```
	 */
	static async fork(source: ForkSource, options: DevChainForkOptions = {}): Promise<DevChain> {
		validateDevChainOptions(options);
		const { at: given = "best", gatekeeper = false, dataFile } = options;
		const at = parseForkBlock(given);
		parsePallets(options.omitPallets ?? []);
		const stamp = dataFile === undefined ? null : await stampOf(dataFile);
		const chain =
			dataFile !== undefined && stamp !== null
				? await DevChain.#restore(await readChain(dataFile), { ...options, source: nodeSourceOf(source) })
				: await DevChain.#fork(source, at, options);
		return chain.#begin({ gatekeeper, dataFile, stamp });
	}

	static async #fork(source: ForkSource, at: ForkBlock, options: DevChainForkOptions): Promise<DevChain> {
		if (source instanceof DevChain) return DevChain.#copy(source, at, options);
		const isFile = source instanceof Uint8Array || (typeof source === "string" && !isNodeUrl(source));
		if (!isFile) return DevChain.#forkNode(new Source(parseNodeSource(source)), at, options);
		const saved = await DevChain.load(source, { seal: "manual" });
		try {
			return await DevChain.#copy(saved, at, options);
		} finally {
			await saved.close();
		}
	}

	static async #forkNode(source: Source, at: ForkBlock, options: DevChainForkOptions): Promise<DevChain> {
		source.open();
		try {
			await cryptoWaitReady();
			const omitted = parsePallets(options.omitPallets ?? []);
			const point = await readSourcePoint(source, at, omitted);
			const impersonation = new Impersonation(SS58_PREFIX);
			const isImpersonated = (account: Hex) => impersonation.has(account);
			const { runtime, ...runtimeOptions } = await loadForkRuntime(point.runtime, source.name, isImpersonated, omitted);
			const origin = originOf(source, point, runtime, omitted);
			const node = forkNode(point, origin, runtime, options.finalityLag !== undefined);
			// What every block needs: the source can give it.
			await withStorage(() => node.preview());
			const { seal, finalityLag } = options;
			const settings = { ...runtimeOptions, seal, finalityLag };
			return new DevChain(node, createAccounts(SS58_PREFIX), impersonation, settings, origin);
		} finally {
			source.close();
		}
	}

	static async #copy(source: DevChain, at: ForkBlock, { seal, finalityLag }: DevChainForkOptions): Promise<DevChain> {
		const { generation = 2, gracePeriodSeconds, proxyTypes } = source.#options;
		const impersonation = new Impersonation(SS58_PREFIX);
		const isImpersonated = (account: Hex) => impersonation.has(account);
		const { phalaRuntime } = await RUNTIMES[generation]();
		const runtime = phalaRuntime({ gracePeriodSeconds, proxyTypes, isImpersonated });
		const origin = source.#origin;
		const node = copyNode(source.#node, { at, runtime, origin, strictFinality: finalityLag !== undefined });
		const settings = { generation, gracePeriodSeconds, proxyTypes, seal, finalityLag };
		const chain = new DevChain(node, createAccounts(SS58_PREFIX), impersonation, settings, origin);
		chain.#controls.lastWorkerNumber = source.#controls.lastWorkerNumber;
		return chain;
	}

	/** Starts the gatekeeper and saving; closes the chain where that fails. */
	async #begin({ gatekeeper, dataFile, stamp }: Beginning): Promise<DevChain> {
		try {
			if (gatekeeper !== false && !this.gatekeeper.isRunning) {
				this.gatekeeper.start(gatekeeper === true ? {} : gatekeeper);
			}
			if (dataFile !== undefined) await this.#saveTo(dataFile, stamp);
			return this;
		} catch (error) {
			this.#autoSave = undefined;
			await this.close();
			throw error;
		}
	}

	/**
	 * Continues a chain that {@link DevChain.save} or {@link DevChain.export} saved. Runs no block again.
	 *
	 * @param source - a file, or its content
	 * @throws PhalaError `INVALID_SAVED_CHAIN` for anything else, damaged data, or data of a newer release; `INVALID_ARGUMENT` for a
	 *   file that cannot be read, or an option out of bounds
	 */
	static async load(source: string | Uint8Array, options: DevChainLoadOptions = {}): Promise<DevChain> {
		validateDevChainOptions(options);
		return DevChain.#restore(await readChain(source), options);
	}

	static async #create(options: DevChainOptions): Promise<DevChain> {
		const { generation = 2, gracePeriodSeconds, network } = options;
		if (network === "busy")
			return DevChain.#restore(await readNetwork(generation), { ...options, seal: options.seal ?? "instant" });
		const [{ phalaRuntime }] = await Promise.all([RUNTIMES[generation](), cryptoWaitReady()]);
		const keyPairs = createAccounts(SS58_PREFIX);
		const impersonation = new Impersonation(SS58_PREFIX);
		const isImpersonated = (account: Hex) => impersonation.has(account);
		const node = createNode(phalaRuntime({ gracePeriodSeconds, isImpersonated }), options, keyPairs);
		const chain = new DevChain(node, keyPairs, impersonation, options);
		await chain.#delivered(node.newBlock());
		return chain;
	}

	static async #continue(file: string, options: DevChainOptions): Promise<DevChain> {
		const read = await readChain(file);
		matchOptions(options, read.saved, file);
		return DevChain.#restore(read, options);
	}

	static async #restore(read: ReadChain, { seal, finalityLag, source }: DevChainLoadOptions): Promise<DevChain> {
		const { saved } = read;
		const options = {
			...saved.options,
			seal: seal ?? saved.options.seal,
			finalityLag: finalityLag ?? saved.options.finalityLag,
		};
		const [{ phalaRuntime }] = await Promise.all([RUNTIMES[options.generation](), cryptoWaitReady()]);
		const impersonation = new Impersonation(SS58_PREFIX);
		const isImpersonated = (account: Hex) => impersonation.has(account);
		const { gracePeriodSeconds, proxyTypes } = options;
		const runtime = phalaRuntime({ gracePeriodSeconds, proxyTypes, isImpersonated });
		verifyRuntime(read, runtime);
		const { fork, fetched } = saved;
		if (fork === undefined) refuseSource(source);
		const origin = fork && loadOrigin(fork, { keys: [], values: [], ...fetched, ranges: fork.ranges }, source);
		const node = loadNode(saved, runtime, options.finalityLag !== undefined, origin);
		const chain = new DevChain(node, createAccounts(SS58_PREFIX), impersonation, options, origin);
		chain.#controls.lastWorkerNumber = saved.lastWorkerNumber;
		if (saved.gatekeeper !== null) chain.#gatekeeper.load(saved.gatekeeper);
		// Blocks that were not final yet become so after the usual delay.
		node.setBest(node.head);
		await chain.#delivered(node.head);
		return chain;
	}

	/**
	 * Returns the chain as bytes for {@link DevChain.load}, compressed: the newest blocks with their states, the runtime, waiting
	 * transactions and the gatekeeper. Works in browsers too.
	 *
	 * @throws PhalaError `INVALID_ARGUMENT` for an option out of bounds
	 */
	async export(options: DevChainExportOptions = {}): Promise<Uint8Array> {
		const { blocks = EXPORTED_BLOCKS } = parseObject("options", options);
		parseInteger("blocks", blocks, 1);
		const { generation = 2, gracePeriodSeconds, proxyTypes, finalityLag, seal } = this.#options;
		const parts = {
			node: this.#node,
			gatekeeper: this.#gatekeeper,
			controls: this.#controls,
			options: { generation, gracePeriodSeconds, proxyTypes, finalityLag, seal },
			origin: this.#origin,
			release: version,
		};
		return pack(await withStorage(() => saveChain(parts, blocks)));
	}

	/**
	 * Writes the chain to a file for {@link DevChain.load}. A crash leaves the old file or the new one, never a part. Needs Node.js.
	 *
	 * @throws PhalaError `INVALID_ARGUMENT` for a file that cannot be written, or an option out of bounds
	 */
	async save(file: string, options: DevChainExportOptions = {}): Promise<void> {
		if (typeof file !== "string" || file === "") throw invalidArgument("file", file, "the name of a file");
		await writeFile(file, await this.export(options));
	}

	async #saveTo(file: string, stamp: string | null): Promise<void> {
		this.#autoSave = new AutoSave(file, stamp, this.#node, () => this.export(), this.#timers);
		await this.#autoSave.save();
	}

	/**
	 * A connected provider for `connect()` or `ApiPromise`: the same one until it is disconnected.
	 */
	get provider(): ProviderInterface {
		if (this.#provider === undefined || !this.#provider.isActive) this.#provider = new DevProvider(this.#server);
		return this.#provider;
	}

	/** Creates another provider with its own connection. */
	createProvider(): ProviderInterface {
		return new DevProvider(this.#server);
	}

	/** The best block. */
	get best(): BlockRef {
		return toBlockRef(this.#node.head);
	}

	/** The newest finalized block. */
	get finalized(): BlockRef {
		return toBlockRef(this.#node.blockTree.finalized);
	}

	/**
	 * Options in effect.
	 *
	 * @internal
	 */
	get settings(): { readonly generation: 1 | 2; readonly seal: Seal; readonly blockSeconds: number } {
		const { seal = "instant" } = this.#options;
		return { generation: this.#node.runtime.generation, seal, blockSeconds: this.#node.slotMs / 1000 };
	}

	/** Open resources and request counts. */
	get stats(): DevChainStats {
		return deepFreeze({
			connections: this.#server.connections.length,
			subscriptions: this.#server.subscriptionCount,
			timers: this.#timers.count,
			ports: this.#ports.size,
			requests: { ...this.#server.requests },
		});
	}

	/**
	 * Serves the chain over WebSocket and HTTP. Needs Node.js and the package `ws`.
	 *
	 * @param port - 0 selects a free port
	 * @param host - interface to listen on
	 * @param options - who may use the port
	 * @throws PhalaError `INVALID_ARGUMENT` for a port that is out of range or in use, or an invalid option; `CLOSED`
	 */
	async listen(port = 0, host = "127.0.0.1", options: ListenOptions = {}): Promise<Listening> {
		const listening = await listen(this.#server, port, host, options);
		const opened: Listening = {
			...listening,
			close: async () => {
				this.#ports.delete(opened);
				await listening.close();
			},
		};
		this.#ports.add(opened);
		return opened;
	}

	/**
	 * Adds newly issued PHA to an account and produces a block.
	 *
	 * @param account - any address, or an object with one
	 * @param amount - pico PHA to add, 0 to 2¹²⁸ − 1
	 * @throws PhalaError `INVALID_ADDRESS`, `INVALID_AMOUNT`
	 */
	async fund(account: AccountLike, amount: bigint): Promise<BlockRef> {
		return this.#produce(() => this.#controls.fund(account, amount));
	}

	/**
	 * Registers a worker as if it had been attested, and produces a block.
	 *
	 * @returns the worker's public key
	 * @throws PhalaError `INVALID_PUBLIC_KEY`, `INVALID_ADDRESS`, `INVALID_ARGUMENT`
	 * @remarks Source: storage `phalaRegistry.workers`, as `registerWorkerV2` leaves it
	 */
	async registerWorker(worker: WorkerRegistration): Promise<Hex> {
		const publicKey = await withStorage(() => this.#controls.registerWorker(worker));
		await this.#delivered(this.#node.head);
		return publicKey;
	}

	/**
	 * Pays workers by one signed gatekeeper message, and produces a block with it.
	 *
	 * @param settlements - amounts in pico PHA; paid in any worker state, if the worker is in a pool with shares
	 * @throws PhalaError `INVALID_PUBLIC_KEY`, `INVALID_AMOUNT`, `REJECTED`
	 * @remarks Source: `phalaMq.syncOffchainMessage`, topic `^phala/mining/update`
	 */
	async settle(settlements: Settlement | readonly Settlement[]): Promise<BlockRef> {
		return this.#produce(() => this.#controls.settle(toList(settlements)));
	}

	/**
	 * Opens a referendum that W-PHA and stake can vote on, and produces a block. It ends at the start of its last block by
	 * simple majority; its decision has no effect.
	 *
	 * @returns its index
	 * @throws PhalaError `UNSUPPORTED` in generation 1; `INVALID_ARGUMENT`
	 * @remarks Source: storage `democracy.referendumInfoOf`, as a tabled proposal leaves it
	 */
	async openReferendum(options: ReferendumOptions = {}): Promise<number> {
		const index = await withStorage(() => this.#controls.openReferendum(options));
		await this.#delivered(this.#node.head);
		return index;
	}

	/**
	 * Sends a gatekeeper message that workers are unresponsive, and produces a block with it.
	 *
	 * @param workers - one public key or several
	 * @throws PhalaError `INVALID_PUBLIC_KEY`, `REJECTED`
	 */
	async offline(workers: string | readonly string[]): Promise<BlockRef> {
		return this.#produce(() => this.#controls.sendUpdate({ offline: toList(workers) }));
	}

	/**
	 * Sends a gatekeeper message that workers have recovered, and produces a block with it.
	 *
	 * @param workers - one public key or several
	 * @throws PhalaError `INVALID_PUBLIC_KEY`, `REJECTED`
	 */
	async online(workers: string | readonly string[]): Promise<BlockRef> {
		return this.#produce(() => this.#controls.sendUpdate({ recovered: toList(workers) }));
	}

	/** Produces a block with the ready transactions of the pool. */
	async newBlock(): Promise<BlockRef> {
		return this.#produce(() => this.#node.newBlock());
	}

	/**
	 * Advances the chain's clock. A time gives one block that much later than the best one; `blocks` gives that many, one
	 * block time apart or spread evenly over the time.
	 *
	 * @returns the last block
	 * @throws PhalaError `INVALID_ARGUMENT` when no time would pass
	 */
	async advance(by: Advance): Promise<BlockRef> {
		let last = this.#node.head;
		for (const step of await withStorage(() => this.#controls.advanceSteps(by))) {
			last = await withStorage(step);
			// Timers and clients get their turn between blocks.
			await new Promise<void>(nextTurn);
		}
		return this.#delivered(last);
	}

	/**
	 * Replaces the newest blocks by a branch that is one block longer.
	 *
	 * @param options - `depth`: number of blocks to replace; `transactions`: whether the new branch includes theirs
	 *   (`"reapply"`, the default), the pool gets them back (`"pool"`), or they are lost (`"drop"`)
	 * @returns the head of the new branch
	 * @throws PhalaError `INVALID_ARGUMENT` for a depth that would revert finalized blocks of a chain with
	 *   {@link DevChainOptions.finalityLag}, or the genesis block
	 */
	async reorg(options: { depth: number; transactions?: RetractedTransactions | undefined }): Promise<BlockRef> {
		const { depth, transactions = "reapply" } = parseObject("options", options);
		return this.#produce(() => this.#node.reorg(depth, transactions));
	}

	/**
	 * Accepts transactions of an account without its key, until {@link DevChain.stopImpersonating}. They need a nonce and fees as any
	 * others. Not part of snapshots and saved chains.
	 *
	 * @param account - any address, or an object with one
	 * @returns a signer for `plan.send`; for `@polkadot/api`, `signAndSend(address, { signer })`
	 * @throws PhalaError `INVALID_ADDRESS`
	 */
	impersonate(account: AccountLike): ImpersonatedAccount {
		return this.#impersonation.start(account);
	}

	/**
	 * Requires signatures of an account again.
	 *
	 * @throws PhalaError `INVALID_ADDRESS`
	 */
	stopImpersonating(account: AccountLike): void {
		this.#impersonation.stop(account);
	}

	/**
	 * Takes a snapshot of the chain: storage and clock, blocks, finality, runtime, transaction pool, gatekeeper. Costs no more for a
	 * large chain. Faults, ports and the interval of {@link DevChainOptions.seal} are not part of it.
	 */
	snapshot(): DevChainSnapshot {
		return this.#snapshots.take();
	}

	/**
	 * Returns to a snapshot of this chain, any number of times, also to a newer one than the last.
	 *
	 * - Connected clients see a reorganisation: the best block goes back, also behind blocks that were final, even with
	 *   {@link DevChainOptions.finalityLag}
	 * - Waiting transactions of the snapshot wait again; those sent since end as `dropped`
	 * - Blocks after it have other hashes than those that were produced since the snapshot
	 *
	 * @returns the best block
	 * @throws PhalaError `INVALID_ARGUMENT` for a snapshot of another chain
	 */
	async revert(snapshot: DevChainSnapshot): Promise<BlockRef> {
		return this.#produce(() => this.#snapshots.revert(snapshot));
	}

	/**
	 * Upgrades the runtime: one block replaces it, the next one is the first of the new version and migrates storage. Waiting
	 * transactions that were signed for the old version become invalid. The rules stay the same.
	 *
	 * @returns the first block of the new runtime
	 * @throws PhalaError `INVALID_ARGUMENT` for a version out of bounds, or a type, field or pallet that the runtime lacks
	 */
	async upgrade(upgrade: RuntimeUpgrade = {}): Promise<BlockRef> {
		await withStorage(() => this.#node.replaceRuntime(this.#node.runtime.upgrade(upgrade)));
		return this.#produce(() => this.#node.newBlock());
	}

	/**
	 * Stops producing blocks and closes all ports and connections; saves {@link DevChainOptions.dataFile}. No timers or sockets remain.
	 *
	 * @throws PhalaError `INVALID_ARGUMENT` for a file that cannot be written
	 */
	async close(): Promise<void> {
		this.#stopSealing();
		this.#faults.close();
		this.#finality.close();
		this.#server.close();
		this.#timers.clear();
		await Promise.all([...this.#ports].map((port) => port.close()));
		const autoSave = this.#autoSave;
		this.#autoSave = undefined;
		try {
			await autoSave?.close();
		} finally {
			if (!this.#isClosed) this.#origin?.source.close();
			this.#isClosed = true;
		}
	}

	/** Same as {@link DevChain.close}, for `await using`. */
	async [Symbol.asyncDispose](): Promise<void> {
		await this.close();
	}

	/** Produces a block, on a fork once the storage for it is fetched; resolves as {@link DevChain.#delivered}. */
	async #produce(body: () => Block): Promise<BlockRef> {
		return this.#delivered(await withStorage(body));
	}

	get #hasSocketClients(): boolean {
		return this.#server.socketCount > 0;
	}

	/** Resolves once clients have received the block; without socket clients, once it is final as well. */
	async #delivered(block: Block): Promise<BlockRef> {
		if (!this.#hasSocketClients && !this.#isFinalLater) await this.#finality.settled();
		return toBlockRef(block);
	}
}

/** What a chain begins with. */
interface Beginning {
	readonly gatekeeper: boolean | GatekeeperOptions;
	readonly dataFile: string | undefined;
	readonly stamp: string | null;
}

/** The node of a source that is one. */
function nodeSourceOf(source: ForkSource): DevChainLoadOptions["source"] {
	const isNode = !(source instanceof DevChain || source instanceof Uint8Array || typeof source === "string");
	return isNode || (typeof source === "string" && isNodeUrl(source)) ? source : undefined;
}

const toList = <T extends string | object>(value: T | readonly T[]): readonly T[] =>
	Array.isArray(value) ? value : [value as T];
