import { fromHex, type Hex, toHex } from "../../codec/hex.ts";
import { twox } from "../../codec/xxh64.ts";
import type { BaseStorage } from "../node/state-map.ts";
import { type FetchedStorage, StorageMissing } from "../runtime/storage-missing.ts";
import { endOf, type KeyRange, KnownKeys, positionAfter, positionOf, startKeyOf } from "./known-keys.ts";
import type { Source } from "./source.ts";

/** Most keys of one request; nodes give no more keys at once. */
const KEYS_PER_REQUEST = 1000;
/** Most requests at a time. */
const CONCURRENT_REQUESTS = 4;

/** Storage that was fetched. */
export interface FetchedEntries {
	/** Values by key, ascending; `null`: none. */
	readonly values: readonly (readonly [Hex, Uint8Array | null])[];
	/** Ranges whose keys are all known. */
	readonly ranges: readonly KeyRange[];
	/** The keys in these ranges, ascending. */
	readonly keys: readonly Hex[];
}

/** Keys to fetch. */
interface MissingRange {
	readonly prefix: string;
	readonly position: string;
	readonly count: number;
}

/** Storage of a node at one block, fetched when it is read, and kept. */
export class RemoteStorage implements BaseStorage, FetchedStorage {
	readonly #source: Source;
	readonly #block: Hex;
	/** Prefixes of keys that are left out. */
	readonly #omitted: readonly Hex[];
	readonly #values = new Map<Hex, Uint8Array | null>();
	readonly #known = new KnownKeys();
	readonly #missingKeys = new Set<Hex>();
	readonly #missingRanges = new Map<string, MissingRange>();
	/** Number of reads that missed something. */
	#misses = 0;
	/** Number of {@link RemoteStorage.collect} in progress, one inside the other. */
	#collecting = 0;
	/** The newest fetch. Never rejects. */
	#running: Promise<void> = Promise.resolve();

	/**
	 * @param source - the node
	 * @param block - hash of the block
	 * @param omitted - pallets that are left out, as if they were empty
	 * @param fetched - what was fetched before
	 */
	constructor(source: Source, block: Hex, omitted: readonly string[] = [], fetched?: FetchedEntries) {
		this.#omitted = omitted.map((pallet) => toHex(twox(new TextEncoder().encode(pallet), 2)));
		this.#source = source;
		this.#block = block;
		for (const [key, value] of fetched?.values ?? []) this.#values.set(key, value);
		for (const range of fetched?.ranges ?? []) {
			this.#known.add(range, fetched?.keys.filter((key) => key >= range[0] && key < range[1]) ?? []);
		}
	}

	get(key: Hex): Uint8Array | undefined {
		if (this.#omitted.some((pallet) => key.startsWith(pallet))) return undefined;
		const value = this.#values.get(key);
		if (value !== undefined || this.#known.isAbsent(key)) return value ?? undefined;
		this.#missingKeys.add(key);
		return this.#miss();
	}

	nextKey(prefix: string, after: string, count: number): Hex | undefined {
		let position = positionOf(prefix, after);
		let next = this.#known.next(prefix, position);
		for (const pallet of [...this.#omitted].sort()) {
			if (prefix.startsWith(pallet)) return undefined;
			const isInside = typeof next === "string" ? next.startsWith(pallet) : next?.unknown.startsWith(pallet);
			if (!isInside) continue;
			position = endOf(pallet);
			next = this.#known.next(prefix, position);
		}
		if (next === null || typeof next === "string") return next ?? undefined;
		const range = { prefix, position: next.unknown, count };
		const id = `${prefix} ${next.unknown}`;
		const noted = this.#missingRanges.get(id);
		if (noted === undefined || noted.count < count) this.#missingRanges.set(id, range);
		return this.#miss();
	}

	collect<T>(read: () => T): T {
		const before = this.#misses;
		this.#collecting++;
		try {
			const result = read();
			if (this.#misses === before) return result;
		} catch (error) {
			// Without the missing storage, `read` may fail in any way.
			if (this.#misses === before) throw error;
		} finally {
			this.#collecting--;
		}
		throw new StorageMissing(this);
	}

	/** One fetch after the other, so that nothing is fetched twice. */
	fetch(): Promise<void> {
		const fetched = this.#running.then(() => this.#fetchMissing());
		this.#running = fetched.catch(() => undefined);
		return fetched;
	}

	/** All that was fetched. */
	get fetched(): FetchedEntries {
		const values = [...this.#values].sort(([a], [b]) => (a < b ? -1 : 1));
		return { values, ranges: this.#known.ranges, keys: this.#known.keys };
	}

	#miss(): undefined {
		this.#misses++;
		if (this.#collecting === 0) throw new StorageMissing(this);
		return undefined;
	}

	async #fetchMissing(): Promise<void> {
		const keys = [...this.#missingKeys].filter((key) => !this.#values.has(key));
		const ranges = [...this.#missingRanges.values()];
		this.#missingKeys.clear();
		this.#missingRanges.clear();
		const tasks = ranges.map((range) => () => this.#fetchKeys(range));
		for (let i = 0; i < keys.length; i += KEYS_PER_REQUEST) {
			const part = keys.slice(i, i + KEYS_PER_REQUEST);
			tasks.push(() => this.#fetchValues(part));
		}
		for (let i = 0; i < tasks.length; i += CONCURRENT_REQUESTS) {
			await Promise.all(tasks.slice(i, i + CONCURRENT_REQUESTS).map((task) => task()));
		}
	}

	async #fetchValues(keys: readonly Hex[]): Promise<void> {
		const method = "state_queryStorageAt";
		const values = await this.#source.request(method, [keys, this.#block], this.#block, (result) => {
			const [{ changes }] = result as [{ changes: readonly (readonly [Hex, Hex | null])[] }];
			const found = new Map(changes);
			return keys.map((key) => {
				const value = found.get(key);
				if (value === undefined) throw new Error(`the response lacks key ${key}`);
				return [key, value === null ? null : fromHex(value)] as const;
			});
		});
		for (const [key, value] of values) this.#values.set(key, value);
	}

	async #fetchKeys({ prefix, position, count }: MissingRange): Promise<void> {
		const method = "state_getKeysPaged";
		let from = position;
		for (let rest = count; rest > 0; ) {
			const size = Math.min(rest, KEYS_PER_REQUEST);
			const params = [prefix, size, startKeyOf(from), this.#block];
			const keys = await this.#source.request(method, params, this.#block, (result) => {
				const page = result as readonly Hex[];
				page.forEach((key, i) => {
					const isNext = key.startsWith(prefix) && key >= from && (i === 0 || key > (page[i - 1] as Hex));
					if (!isNext) throw new Error("the keys in the response are not in order");
				});
				return page;
			});
			const last = keys.at(-1);
			const to = last === undefined || keys.length < size ? endOf(prefix) : positionAfter(last);
			this.#known.add([from, to], keys);
			if (to === endOf(prefix)) return;
			from = to;
			rest -= keys.length;
		}
	}
}
