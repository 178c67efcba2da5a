import type { Addresses } from "../chain/addresses.ts";
import { EVENTS_KEY } from "../chain/events/block-events.ts";
import { toChainEvent } from "../chain/events/chain-event.ts";
import { mapPoolEvent } from "../chain/events/map-event.ts";
import type { PoolEvent } from "../chain/events/pool-event.ts";
import type { BlockEvent } from "../chain/metadata/decode-events.ts";
import type { MetadataReader } from "../chain/metadata/metadata-reader.ts";
import type { Call, ChainEvent } from "../chain/operation.ts";
import { hash256 } from "../codec/hash-256.ts";
import { type Hex, toHex } from "../codec/hex.ts";
import { LackingMetadata } from "../devchain/runtime/frame/lacking-metadata.ts";
import type { PalletLayout } from "../devchain/runtime/frame/pallet-layout.ts";
import type { PlainCall } from "../devchain/runtime/frame/plain-call.ts";
import type { Applied } from "../devchain/runtime/runtime.ts";
import type { DispatchInfo } from "../errors/codes.ts";
import type { PhalaError } from "../errors/error.ts";
import type { BlockRef } from "../query/block-ref.ts";
import type { StorageQuery } from "../query/storage-query.ts";
import { FetchedStorage } from "./fetched-storage.ts";
import { ForkedState } from "./forked-state.ts";
import { respondFrom } from "./respond-from.ts";
import type { SimulationRules } from "./simulation-rules.ts";
import { unsupportedSimulation } from "./unsupported-simulation.ts";

/** A transaction without a signature. */
export interface SimulatedTransaction {
	readonly account: Hex;
	/** As one `utility.batchAll` if there are several. */
	readonly calls: readonly Call[];
	/** Tip included, pico PHA. */
	readonly fee: bigint;
	/** Pico PHA. */
	readonly tip: bigint;
}

/** What became of a transaction. */
export interface SimulatedResult {
	/** All of its events; none where no block can contain it. */
	readonly events: readonly ChainEvent[];
	/** Why the chain refuses it; `null`: it does not. */
	readonly refusal: DispatchInfo | null;
	/** Whether a block can contain it. */
	readonly isIncluded: boolean;
}

/** A block of a simulation. */
export interface SimulatedBlock {
	readonly block: BlockRef;
	/** In the order of its transactions. */
	readonly results: readonly SimulatedResult[];
	/** Events of Phala's pallets, those of the block itself included. */
	readonly events: readonly PoolEvent[];
}

/** What a simulation needs of the plan's runtime. */
export interface SimulatedRuntime {
	readonly rules: SimulationRules;
	readonly metadata: MetadataReader;
	readonly addresses: Addresses;
}

/** What a simulation starts from. */
export interface StartState {
	/** The block that is continued. */
	readonly block: BlockRef;
	/** Storage of the block that was fetched before. */
	readonly storage?: FetchedStorage;
}

/** Executes a query at the block that is continued. Calls `query` again on a retry. */
export type ExecuteAtFork = <T>(query: () => StorageQuery<T>) => Promise<T>;

/** Produces blocks in memory on top of a block of the chain, whose storage is fetched when it is read, and kept. */
export class SimulatedChain {
	readonly #runtime: SimulatedRuntime;
	readonly #execute: ExecuteAtFork;
	readonly #storage: FetchedStorage;
	readonly #state: ForkedState;
	/** What is executed now; the next work waits for it. Never rejects. */
	#running: Promise<unknown> = Promise.resolve();
	#block: BlockRef;

	constructor(
		runtime: SimulatedRuntime,
		execute: ExecuteAtFork,
		{ block, storage = new FetchedStorage() }: StartState,
	) {
		this.#runtime = runtime;
		this.#execute = execute;
		this.#storage = storage;
		this.#state = new ForkedState(storage);
		this.#block = block;
	}

	/** The newest block. */
	get block(): BlockRef {
		return this.#block;
	}

	/** Executes a query on the newest state. */
	read<T>(query: () => StorageQuery<T>): Promise<T> {
		return this.#queue(() => this.#execute(() => respondFrom(query(), this.#state, this.#storage, this.#block)));
	}

	/** Reads of the present state, whatever follows. */
	freeze(): { readonly block: BlockRef; read<T>(query: () => StorageQuery<T>): Promise<T> } {
		const state = this.#state.fork();
		const block = this.#block;
		const execute = <T>(query: () => StorageQuery<T>) =>
			this.#execute(() => respondFrom(query(), state, this.#storage, block));
		return { block, read: (query) => this.#queue(() => execute(query)) };
	}

	/**
	 * Produces the next block.
	 *
	 * @param timestampMs - its time, later than that of the block before
	 * @throws PhalaError `UNSUPPORTED_SIMULATION`; the transport's errors: nothing has changed then
	 */
	produce(timestampMs: number, transactions: readonly SimulatedTransaction[]): Promise<SimulatedBlock> {
		return this.#queue(() => this.#produce(timestampMs, transactions));
	}

	/** Fetches what the next block would read. Changes nothing. */
	prefetch(timestampMs: number, transactions: readonly SimulatedTransaction[]): Promise<void> {
		return this.#queue(async () => {
			await this.#apply(this.#state.fork(), timestampMs, transactions);
		});
	}

	async #produce(timestampMs: number, transactions: readonly SimulatedTransaction[]): Promise<SimulatedBlock> {
		const { rules, metadata, addresses } = this.#runtime;
		const seed = new TextEncoder().encode(`${this.#block.hash} ${timestampMs} ${transactions.length}`);
		const block = Object.freeze({ hash: hash256(seed), number: this.#block.number + 1, timestampMs });
		const completed = await this.#apply(this.#state, timestampMs, transactions);
		if ("failure" in completed) throw lackingRuntime(rules.layout, completed.failure);
		const applied = completed.value;
		this.#block = block;
		const bytes = this.#state.get(EVENTS_KEY);
		const all = bytes === undefined ? [] : metadata.events(toHex(bytes));
		const results = applied.map((result, i): SimulatedResult => {
			if (!result?.included) return { events: [], refusal: null, isIncluded: false };
			const own = all.filter(({ extrinsic }) => extrinsic === i + 1);
			const refusal = result.ok ? null : metadata.dispatchError(result.dispatchError, null);
			return { events: own.map((event) => toChainEvent(metadata, event)), refusal, isIncluded: true };
		});
		return { block, results, events: all.flatMap((event) => toPoolEvent(event, block, addresses)) };
	}

	/** Executes the next block on `state`; `null` for a transaction that the runtime cannot decode. */
	#apply(
		state: ForkedState,
		timestampMs: number,
		transactions: readonly SimulatedTransaction[],
	): Promise<Completed<readonly (Applied | null)[]>> {
		const { executive } = this.#runtime.rules;
		const { hash: parentHash, number } = this.#block;
		const calls = transactions.map(({ calls }) => this.#decode(calls));
		return this.#execute(() =>
			complete(state, this.#storage, () => {
				executive.open(state, { number: number + 1, parentHash, timestampMs });
				const results = transactions.map(({ account, fee, tip }, i) => {
					const call = calls[i];
					return call ? executive.applyCall(state, { who: account, call, fee, tip }, i + 1) : null;
				});
				executive.close(state);
				return results;
			}),
		);
	}

	/** The calls as the runtime decodes them; `null` if it cannot. Throws `UNSUPPORTED_SIMULATION`. */
	#decode(calls: readonly Call[]): PlainCall | null {
		const { rules } = this.#runtime;
		const decoded = calls.map((call) => {
			const plain = rules.decode(call);
			if (!rules.isKnown(call) || (plain && !rules.dispatcher.implements(plain)))
				throw unsupportedSimulation(rules.layout, `${call.pallet}.${call.method}`);
			return plain;
		});
		const [only] = decoded;
		if (only === undefined || decoded.includes(null)) return null;
		return decoded.length === 1 ? only : { pallet: "utility", method: "batchAll", args: { calls: decoded } };
	}

	#queue<T>(work: () => Promise<T>): Promise<T> {
		const result = this.#running.then(work);
		this.#running = result.catch(() => undefined);
		return result;
	}
}

/** `UNSUPPORTED_SIMULATION` for a runtime that lacks something which the rules use, or stores it in another form. */
function lackingRuntime(layout: PalletLayout, cause: unknown): PhalaError {
	const name = cause instanceof LackingMetadata ? cause.message : "what it stores, which has another layout";
	return unsupportedSimulation(layout, name, cause);
}

/** What `body` returned, or why it fails though nothing is missing: the state is as before then. */
type Completed<T> = { readonly value: T } | { readonly failure: unknown };

/** Runs `body` until nothing that it reads is missing; each round fetches all that was. */
function* complete<T>(state: ForkedState, storage: FetchedStorage, body: () => T): StorageQuery<Completed<T>> {
	const start = state.checkpoint();
	for (;;) {
		let completed: Completed<T>;
		try {
			completed = { value: body() };
		} catch (failure) {
			completed = { failure };
		}
		if (!storage.isIncomplete) {
			if ("failure" in completed) state.revert(start);
			return completed;
		}
		// Without the missing storage, `body` may have done anything.
		state.revert(start);
		yield* storage.fetchMissing();
	}
}

function toPoolEvent(event: BlockEvent, block: BlockRef, addresses: Addresses): readonly PoolEvent[] {
	const { extrinsic, index } = event;
	const mapped = mapPoolEvent(event, { block, extrinsic, index }, addresses);
	return mapped ? [mapped] : [];
}
