import type { ApiPromise } from "@polkadot/api";
import type { Observable } from "rxjs";
import type { PoolEvent } from "../chain/events/pool-event.ts";
import type { ChainParameters, Generation } from "../chain/model/network.ts";
import type { Hex } from "../codec/hex.ts";
import { Delegator } from "../entities/delegator.ts";
import type { ReadOptions } from "../entities/entity-context.ts";
import type { BudgetState } from "../entities/estimates/earnings.ts";
import type { EventsOptions } from "../entities/history/events.ts";
import { StakePool } from "../entities/stake-pool.ts";
import { StakePools } from "../entities/stake-pools.ts";
import { parseU32 } from "../entities/validate.ts";
import { Vault } from "../entities/vault.ts";
import { Vaults } from "../entities/vaults.ts";
import { Worker } from "../entities/worker.ts";
import { Workers } from "../entities/workers.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";
import { notFound } from "../errors/not-found.ts";
import { type BatchResult, createBatch } from "../plan/batch.ts";
import type { BatchMode } from "../plan/batch-operation.ts";
import type { Plan } from "../plan/plan.ts";
import type { BlockRef } from "../query/block-ref.ts";
import { readBlockRef } from "../query/storage-value.ts";
import type { ConnectionState } from "../rpc/connection.ts";
import { PhalaView } from "./client-at-block.ts";
import type { ClientContext } from "./client-context.ts";
import type { ChainToken } from "./token.ts";

/** The chain at the other end. @public */
export interface NetworkInfo {
	/** E.g. `khala`. */
	readonly specName: string;
	/** Goes up with every upgrade of the runtime. */
	readonly specVersion: number;
	/** Hash of block 0: which chain it is. */
	readonly genesisHash: string;
	/** Prefix of the addresses that the SDK hands out. */
	readonly ss58Prefix: number;
	/** What fees and stakes are paid in. */
	readonly token: ChainToken;
}

/** Votes that one call lets go of. */
const MAX_UNLOCKED = 100;
const HASH = /^0x[0-9a-f]{64}$/i;

/**
 * A connected client. Made by {@link connect}. Both generations, where a member says nothing else.
 *
 * @public
 */
export class Phala {
	/** All stake pools. */
	readonly stakePools: StakePools;
	/** All vaults; none in generation 1. */
	readonly vaults: Vaults;
	/** All workers. */
	readonly workers: Workers;
	readonly #core: ClientContext;
	readonly #token: ChainToken;

	/** @internal */
	constructor(core: ClientContext, token: ChainToken) {
		this.#core = core;
		this.#token = token;
		this.stakePools = new StakePools(core);
		this.vaults = new Vaults(core);
		this.workers = new Workers(core);
	}

	/** Which generation of the pallets the chain has. */
	get generation(): Generation {
		return this.#core.generation;
	}

	/** The chain at the other end, by the newest runtime that was seen. */
	get network(): NetworkInfo {
		const { specName, specVersion, ss58Prefix } = this.#core.runtime;
		return Object.freeze({
			specName,
			specVersion,
			genesisHash: this.#core.genesisHash,
			ss58Prefix,
			token: this.#token,
		});
	}

	/** How the connection is, replayed; completes when the client is closed. */
	get connection$(): Observable<ConnectionState> {
		return this.#core.connection.state$;
	}

	/**
	 * The newest block, replayed, and every one after it that the node tells of, best or finalized as the client was told.
	 *
	 * - A reorganisation shows as a block whose number is not one higher
	 * - One subscription and one request per block for all listeners of the client, ended soon after the last one left
	 */
	get head$(): Observable<BlockRef> {
		return this.#core.head$;
	}

	/**
	 * The `ApiPromise` underneath, on the same connection: loaded and made on first need, or the one that was handed in.
	 *
	 * @throws {@link PhalaError} `CLOSED`, `TIMEOUT`
	 */
	api(): Promise<ApiPromise> {
		return this.#core.api();
	}

	/**
	 * What the chain fixes for everybody.
	 *
	 * @throws {@link PhalaError} what the transport throws
	 */
	parameters(options?: ReadOptions): Promise<ChainParameters> {
		return this.#core.read((reads) => reads.parameters(), options);
	}

	/**
	 * What each block pays and among whom it is shared: what estimates are made from. Reads all workers.
	 *
	 * @throws {@link PhalaError} what the transport throws
	 * @remarks Source: tokenomic parameters, and V and score of every computing worker; both generations
	 */
	async budget(options?: ReadOptions): Promise<BudgetState> {
		const { readBudget } = await import("../entities/estimates/earnings.ts");
		return this.#core.read(readBudget, options);
	}

	/**
	 * A stake pool; asks nothing yet.
	 *
	 * @throws {@link PhalaError} `INVALID_PID`
	 */
	stakePool(pid: number | bigint): StakePool {
		return new StakePool(this.#core, pid);
	}

	/**
	 * A vault; asks nothing yet. Generation 2: in generation 1 its readings and writes fail with `UNSUPPORTED`.
	 *
	 * @throws {@link PhalaError} `INVALID_PID`
	 */
	vault(pid: number | bigint): Vault {
		return new Vault(this.#core, pid);
	}

	/**
	 * A worker; asks nothing yet.
	 *
	 * @param publicKey - `0x` and 64 hex digits
	 * @throws {@link PhalaError} `INVALID_PUBLIC_KEY`
	 */
	worker(publicKey: string): Worker {
		return new Worker(this.#core, publicKey);
	}

	/**
	 * A delegator; asks nothing yet.
	 *
	 * @param address - ss58 with the chain's prefix or the generic 42, or 32 bytes of hex
	 * @throws {@link PhalaError} `INVALID_ADDRESS`, `WRONG_PREFIX`
	 */
	delegator(address: string): Delegator {
		return new Delegator(this.#core, address);
	}

	/**
	 * The chain as it was at a block, also before upgrades: the same handles, read only.
	 *
	 * - What the node answered about a block is remembered, the answers used last: the same reading again makes no request
	 *
	 * @param block - hash, or number on the chain that is best now
	 * @throws {@link PhalaError} `INVALID_ARGUMENT`, `NOT_FOUND`, `BLOCK_PRUNED` where the node has dropped the state of that block, and
	 * what the transport throws
	 */
	async at(block: string | number | bigint, options: ReadOptions = {}): Promise<PhalaView> {
		const number = typeof block === "string" ? null : Number(block);
		const right = number === null ? HASH.test(block as string) : Number.isSafeInteger(number) && number >= 0;
		if (!right) throw invalidArgument("block", block, "a hash or a number from 0 on");
		const past = this.#core.historicalChain;
		const [hash] = number === null ? [(block as string).toLowerCase() as Hex] : await past.hashesOf([number], options);
		if (!hash || (await past.numberOf(hash, options)) === null) throw notFound("block", block);
		return new PhalaView(past.at(hash), await past.execute(readBlockRef, { ...options, at: hash }));
	}

	/**
	 * Events of Phala's pallets in a range of blocks, in the chain's order, in the same words for both generations.
	 *
	 * - One request per block, and one per 128 blocks for their hashes; 8 blocks are under way at the same time, however slowly they are
	 *   looked at
	 * - Every block is decoded by the runtime that made it, across upgrades; a node that has dropped old state cannot tell them
	 * - Leaving the loop, or `signal`, ends all of it
	 *
	 * @param options - `from`, `to`, `pids`, `onProgress`, `signal`
	 * @throws {@link PhalaError} `INVALID_ARGUMENT`, `INVALID_PID`, `NOT_FOUND` where the chain has not come to `to`, `BLOCK_PRUNED`,
	 * `DECODE_FAILED`, `ABORTED`, and what the transport throws
	 * @remarks Source: `system.events`
	 * @example
	 * ```ts
	 * for await (const event of phala.events({ from: 2_000_000, to: 2_000_100, pids: [7] })) {
	 * 	if (event.type === "rewarded") console.log(event.block.number, event.toOwner, event.toDelegators);
	 * }
	 * ```
	 */
	async *events(options: EventsOptions): AsyncGenerator<PoolEvent, void, undefined> {
		const { readEvents } = await import("../entities/history/events.ts");
		yield* readEvents(this.#core, options);
	}

	/**
	 * One plan of many, signed once.
	 *
	 * - Each plan is prepared on the chain as it is, not as the plans before it will leave it
	 *
	 * @param plans - at least one, of one account, none a batch itself
	 * @param options - `mode`: what happens when one is refused: `all` undoes everything (when left out), `best-effort` keeps
	 * what came before and stops, `force` goes on with the next
	 * @throws {@link PhalaError} `INVALID_ARGUMENT`
	 * @remarks Source: `utility.batchAll`, `.batch`, `.forceBatch`
	 */
	batch<const T extends readonly Plan<unknown>[], M extends BatchMode = "all">(
		plans: T,
		options?: { readonly mode?: M },
	): Plan<BatchResult<T, M>> {
		return createBatch(this.#core.planContext(), plans, options);
	}

	/**
	 * Creates a stake pool, owned by the signer for ever.
	 *
	 * @remarks Source: `phalaStakePool.create` (generation 1), `phalaStakePoolv2.create` (generation 2)
	 */
	createStakePool(): Plan<{ pid: number }> {
		return this.#core.plan("createStakePool", []);
	}

	/**
	 * Creates a vault, owned by the signer for ever. Its pid is of the sequence that stake pools have too.
	 *
	 * @throws {@link PhalaError} `UNSUPPORTED` in generation 1
	 * @remarks Source: `phalaVault.create` (generation 2)
	 */
	createVault(): Plan<{ pid: number }> {
		return this.#core.plan("createVault", []);
	}

	/**
	 * Lets go of what votes in a referendum hold back, once it is over. By anyone, for everybody who voted.
	 *
	 * @param referendum - index of the referendum
	 * @param options - `accounts`: of at most so many, 1 to 100; 100 when left out
	 * @throws {@link PhalaError} `INVALID_ARGUMENT`; `UNSUPPORTED` in generation 1, where a vote locks PHA itself
	 * @remarks Source: `phalaWrappedBalances.unlock` (generation 2)
	 */
	unlockVotes(
		referendum: number,
		{ accounts = MAX_UNLOCKED }: { readonly accounts?: number | undefined } = {},
	): Plan<Record<string, never>> {
		const index = parseU32("referendum", referendum);
		const most = parseU32("accounts", accounts);
		return this.#core.plan("unlockVotes", [index, most]);
	}

	/**
	 * Ends everything: streams complete, calls that wait fail with `CLOSED`, nothing is left behind. Again does nothing.
	 *
	 * - The connection itself is closed where the SDK made it
	 */
	close(): Promise<void> {
		return this.#core.close();
	}
}
