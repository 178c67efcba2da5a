import type { ProviderInterface } from "@polkadot/rpc-provider/types";
import { deepFreeze } from "../codec/deep-freeze.ts";
import type { Hex } from "../codec/hex.ts";
import { printAs } from "../codec/print-as.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";
import { type DevAccounts, loadAccounts } from "./accounts.ts";
import { type BlockRef, toBlockRef } from "./block-ref.ts";
import type { Advance } from "./dev-controls.ts";
import { type DevChainForkOptions, parseForkBlock, parsePallets } from "./fork/options.ts";
import type { ForkProvider } from "./fork/source.ts";
import type { Gatekeeper, GatekeeperOptions } from "./gatekeeper/gatekeeper.ts";
import type { Settlement } from "./gatekeeper/settlement-message.ts";
import type { ImpersonatedAccount } from "./impersonated-account.ts";
import { beginChain } from "./lifecycle/begin-chain.ts";
import { continueChain, createChain, restoreChain } from "./lifecycle/create-chain.ts";
import { exportChain } from "./lifecycle/export-chain.ts";
import { continueFork, forkChain } from "./lifecycle/fork-chain.ts";
import { SS58_PREFIX } from "./lifecycle/identity.ts";
import type { RunningChain } from "./lifecycle/running-chain.ts";
import type { Faults } from "./node/faults/faults.ts";
import type { Listening } from "./node/listen.ts";
import type { MessagePortLike } from "./node/message-port.ts";
import type { RetractedTransactions } from "./node/node.ts";
import type { ListenOptions } from "./node/port/access.ts";
import { DevProvider } from "./node/provider.ts";
import { inProcessServer } from "./node/provider-server.ts";
import type { Seal } from "./node/seal.ts";
import { servePort } from "./node/serve-port.ts";
import { nextTurn } from "./node/turns.ts";
import { type DevChainOptions, validateDevChainOptions } from "./options.ts";
import { writeFile } from "./persistence/files.ts";
import type { DevChainExportOptions, DevChainLoadOptions } from "./persistence/load-options.ts";
import { readChain } from "./persistence/read-chain.ts";
import { fastVerification } from "./runtime/frame/signature.ts";
import { withStorage } from "./runtime/storage-missing.ts";
import type { RuntimeUpgrade } from "./runtime/upgrade.ts";
import type { DevChainSnapshot } from "./snapshots.ts";
import type { ReferendumOptions } from "./storage-edits/referenda.ts";
import type { WorkerRegistration } from "./storage-edits/workers.ts";
import { type AccountLike, parseObject } from "./validate.ts";

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
	readonly #chain: RunningChain;
	#provider: DevProvider | undefined;

	private constructor(chain: RunningChain, accounts: DevAccounts) {
		const { gatekeeper } = chain;
		this.#chain = chain;
		this.accounts = accounts;
		this.faults = chain.faults;
		this.gatekeeper = printAs(
			"Gatekeeper",
			{
				get isRunning() {
					return gatekeeper.isRunning;
				},
				start: (options?: GatekeeperOptions) => gatekeeper.start(options),
				stop: () => chain.produce(() => gatekeeper.stop()),
			},
			({ isRunning }) => ({ isRunning }),
		);
		printAs("DevChain", this, ({ settings, best, finalized }) => ({ ...settings, best, finalized }));
	}

	/**
	 * Starts a chain at block 1 with funded accounts, a gatekeeper's key, a full reward account, and W-PHA in generation 2; with
	 * {@link DevChainOptions.dataFile} it continues the chain in that file.
	 *
	 * @throws PhalaError `INVALID_ARGUMENT` for an option out of bounds; `INVALID_SAVED_CHAIN`
	 */
	static async start(options: DevChainOptions = {}): Promise<DevChain> {
		validateDevChainOptions(options);
		const start = () => createChain(options);
		return DevChain.#of(beginChain(options, start, (file) => continueChain(file, options)));
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
		const { at = "best", omitPallets = [] } = options;
		const block = parseForkBlock(at);
		const parsed = { ...options, omitPallets: parsePallets(omitPallets) };
		const forked = source instanceof DevChain ? source.#chain : source;
		const start = () => forkChain(forked, block, parsed);
		return DevChain.#of(beginChain(options, start, (file) => continueFork(file, forked, parsed)));
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
		return DevChain.#of(readChain(source).then((read) => restoreChain(read, options)));
	}

	/** With what users of this process need besides: key pairs, and verification that is fast in Node.js. */
	static async #of(begun: Promise<RunningChain>): Promise<DevChain> {
		const [chain, accounts] = await Promise.all([begun, loadAccounts(SS58_PREFIX), fastVerification.fetch()]);
		return new DevChain(chain, accounts);
	}

	/**
	 * Returns the chain as bytes for {@link DevChain.load}, compressed: the newest blocks with their states, the runtime, waiting
	 * transactions and the gatekeeper. Works in browsers too.
	 *
	 * @throws PhalaError `INVALID_ARGUMENT` for an option out of bounds
	 */
	async export(options: DevChainExportOptions = {}): Promise<Uint8Array> {
		return exportChain(this.#chain, options);
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

	/**
	 * A connected provider for `connect()` or `ApiPromise`: the same one until it is disconnected.
	 */
	get provider(): ProviderInterface {
		if (this.#provider === undefined || !this.#provider.isActive)
			this.#provider = new DevProvider(inProcessServer(this.#chain.server));
		return this.#provider;
	}

	/** Creates another provider with its own connection. */
	createProvider(): ProviderInterface {
		return new DevProvider(inProcessServer(this.#chain.server));
	}

	/** The best block. */
	get best(): BlockRef {
		return toBlockRef(this.#chain.node.head);
	}

	/** The newest finalized block. */
	get finalized(): BlockRef {
		return toBlockRef(this.#chain.node.blockTree.finalized);
	}

	/**
	 * Options in effect.
	 *
	 * @internal
	 */
	get settings(): { readonly generation: 1 | 2; readonly seal: Seal; readonly blockSeconds: number } {
		const { seal = "instant" } = this.#chain.options;
		return { generation: this.#chain.node.runtime.generation, seal, blockSeconds: this.#chain.node.slotMs / 1000 };
	}

	/** Open resources and request counts. */
	get stats(): DevChainStats {
		return deepFreeze({
			connections: this.#chain.server.connections.length,
			subscriptions: this.#chain.server.subscriptionCount,
			timers: this.#chain.timers.count,
			ports: this.#chain.ports.count,
			requests: { ...this.#chain.server.requests },
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
		return this.#chain.ports.open(port, host, options);
	}

	/**
	 * Serves the chain to the other end of a message port, as a node over a socket: a page whose chain runs in a Web Worker, or another
	 * thread. The other end uses {@link portProvider}. Each port has one connection.
	 *
	 * @param port - `globalThis` in a Web Worker, a `MessagePort`, or the `Worker` in the page
	 * @returns ends the connection, and serves no other on this port
	 * @example
	 * ```ts
	 * import { DevChain } from "phala-stakepool/devchain";
	 * // In a Web Worker
	 * const chain = await DevChain.start({ network: "busy" });
	 * chain.serve(globalThis);
	 * ```
	 */
	serve(port: MessagePortLike): () => void {
		return servePort(this.#chain.server, port);
	}

	/**
	 * Adds newly issued PHA to an account and produces a block.
	 *
	 * @param account - any address, or an object with one
	 * @param amount - pico PHA to add, 0 to 2¹²⁸ − 1
	 * @throws PhalaError `INVALID_ADDRESS`, `INVALID_AMOUNT`
	 */
	async fund(account: AccountLike, amount: bigint): Promise<BlockRef> {
		return this.#chain.produce(() => this.#chain.controls.fund(account, amount));
	}

	/**
	 * Registers a worker as if it had been attested, and produces a block.
	 *
	 * @returns the worker's public key
	 * @throws PhalaError `INVALID_PUBLIC_KEY`, `INVALID_ADDRESS`, `INVALID_ARGUMENT`
	 * @remarks Source: storage `phalaRegistry.workers`, as `registerWorkerV2` leaves it
	 */
	async registerWorker(worker: WorkerRegistration): Promise<Hex> {
		const publicKey = await withStorage(() => this.#chain.controls.registerWorker(worker));
		await this.#chain.delivered(this.#chain.node.head);
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
		return this.#chain.produce(() => this.#chain.controls.settle(toList(settlements)));
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
		const index = await withStorage(() => this.#chain.controls.openReferendum(options));
		await this.#chain.delivered(this.#chain.node.head);
		return index;
	}

	/**
	 * Sends a gatekeeper message that workers are unresponsive, and produces a block with it.
	 *
	 * @param workers - one public key or several
	 * @throws PhalaError `INVALID_PUBLIC_KEY`, `REJECTED`
	 */
	async offline(workers: string | readonly string[]): Promise<BlockRef> {
		return this.#chain.produce(() => this.#chain.controls.sendUpdate({ offline: toList(workers) }));
	}

	/**
	 * Sends a gatekeeper message that workers have recovered, and produces a block with it.
	 *
	 * @param workers - one public key or several
	 * @throws PhalaError `INVALID_PUBLIC_KEY`, `REJECTED`
	 */
	async online(workers: string | readonly string[]): Promise<BlockRef> {
		return this.#chain.produce(() => this.#chain.controls.sendUpdate({ recovered: toList(workers) }));
	}

	/** Produces a block with the ready transactions of the pool. */
	async newBlock(): Promise<BlockRef> {
		return this.#chain.produce(() => this.#chain.node.newBlock());
	}

	/**
	 * Advances the chain's clock. A time gives one block that much later than the best one; `blocks` gives that many, one
	 * block time apart or spread evenly over the time.
	 *
	 * @returns the last block
	 * @throws PhalaError `INVALID_ARGUMENT` when no time would pass
	 */
	async advance(by: Advance): Promise<BlockRef> {
		let last = this.#chain.node.head;
		for (const step of await withStorage(() => this.#chain.controls.advanceSteps(by))) {
			last = await withStorage(step);
			// Timers and clients get their turn between blocks.
			await new Promise<void>(nextTurn);
		}
		return this.#chain.delivered(last);
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
		return this.#chain.produce(() => this.#chain.node.reorg(depth, transactions));
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
		return this.#chain.impersonation.start(account);
	}

	/**
	 * Requires signatures of an account again.
	 *
	 * @throws PhalaError `INVALID_ADDRESS`
	 */
	stopImpersonating(account: AccountLike): void {
		this.#chain.impersonation.stop(account);
	}

	/**
	 * Takes a snapshot of the chain: storage and clock, blocks, finality, runtime, transaction pool, gatekeeper. Costs no more for a
	 * large chain. Faults, ports and the interval of {@link DevChainOptions.seal} are not part of it.
	 */
	snapshot(): DevChainSnapshot {
		return this.#chain.snapshots.take();
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
		return this.#chain.produce(() => this.#chain.snapshots.revert(snapshot));
	}

	/**
	 * Upgrades the runtime: one block replaces it, the next one is the first of the new version and migrates storage. Waiting
	 * transactions that were signed for the old version become invalid. The rules stay the same.
	 *
	 * @returns the first block of the new runtime
	 * @throws PhalaError `INVALID_ARGUMENT` for a version out of bounds, or a type, field or pallet that the runtime lacks
	 */
	async upgrade(upgrade: RuntimeUpgrade = {}): Promise<BlockRef> {
		await withStorage(() => this.#chain.node.replaceRuntime(this.#chain.node.runtime.upgrade(upgrade)));
		return this.#chain.produce(() => this.#chain.node.newBlock());
	}

	/**
	 * Stops producing blocks and closes all ports and connections; saves {@link DevChainOptions.dataFile}. No timers or sockets remain.
	 *
	 * @throws PhalaError `INVALID_ARGUMENT` for a file that cannot be written
	 */
	async close(): Promise<void> {
		await this.#chain.close();
	}

	/** Same as {@link DevChain.close}, for `await using`. */
	async [Symbol.asyncDispose](): Promise<void> {
		await this.close();
	}
}

const toList = <T extends string | object>(value: T | readonly T[]): readonly T[] =>
	Array.isArray(value) ? value : [value as T];
