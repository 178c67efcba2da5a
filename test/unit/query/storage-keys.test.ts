import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Hex } from "../../../src/codec/hex.ts";
import { ConcurrencyLimit } from "../../../src/query/concurrency-limit.ts";
import { listKeys } from "../../../src/query/storage-keys.ts";
import type { RpcTransport } from "../../../src/query/storage-values.ts";

const HASH: Hex = `0x${"b1".repeat(32)}`;
const PREFIX: Hex = "0xaa";

/** A node with these keys; counts its requests. */
class KeyNode implements RpcTransport {
	readonly keys: readonly Hex[];
	requests = 0;
	most = 0;
	#now = 0;

	constructor(keys: Iterable<Hex>) {
		this.keys = [...new Set(keys)].sort();
	}

	async request(_: string, params: readonly unknown[]): Promise<unknown> {
		const [prefix, count, after, hash] = params as [Hex, number, Hex | null, Hex];
		expect([count, hash]).toEqual([1000, HASH]);
		this.requests++;
		this.most = Math.max(this.most, ++this.#now);
		await Promise.resolve();
		this.#now--;
		return this.keys.filter((key) => key.startsWith(prefix) && (after === null || key > after)).slice(0, count);
	}

	list(limit = new ConcurrencyLimit(8)): Promise<readonly Hex[]> {
		return listKeys(this, PREFIX, HASH, limit, undefined);
	}

	/** All keys below the prefix. */
	get below(): readonly Hex[] {
		return this.keys.filter((key) => key.startsWith(PREFIX));
	}
}

/** Reproducible random numbers below 1. */
function* chances(seed: number): Generator<number, never> {
	for (let state = seed; ; ) {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		yield state / 2 ** 32;
	}
}

/** Keys at positions between 0 and 1 of the space below the prefix. */
const placed = (places: Iterable<number>) =>
	Array.from(places, (place, i): Hex => {
		const hash = Math.floor(place * 2 ** 32)
			.toString(16)
			.padStart(8, "0");
		return `${PREFIX}${hash}${(i % 2 ** 32).toString(16).padStart(24, "0")}`;
	});

function hashed(count: number, seed = 1): Hex[] {
	const chance = chances(seed);
	return placed(Array.from({ length: count }, () => chance.next().value));
}

const sequential = (count: number) => Math.floor(count / 1000) + 1;

describe("a list of hashed keys", () => {
	it.each([1, 2, 3, 4, 5, 6])("is read concurrently with at most a quarter more requests (%i)", async (seed) => {
		for (const count of [5_000, 20_000, 40_000]) {
			const node = new KeyNode(hashed(count, seed));
			expect(await node.list()).toEqual(node.keys);
			expect(node.requests).toBeLessThanOrEqual(1.25 * sequential(count) + 1);
			expect(node.most).toBeGreaterThan(3);
			expect(node.most).toBeLessThanOrEqual(8);
		}
	});

	it.each([0, 1, 999, 1000, 1001, 1999, 2000])("is complete with %i keys", async (count) => {
		const node = new KeyNode(hashed(count));
		expect(await node.list()).toEqual(node.keys);
		expect(node.requests).toBeLessThanOrEqual(sequential(count) + 1);
	});

	it("excludes keys of other prefixes", async () => {
		const node = new KeyNode([...hashed(3000), "0xa9ff", "0xab", "0xab00"]);
		expect(await node.list()).toEqual(node.below);
		expect(node.below).toHaveLength(3000);
	});

	it("shares its limit with other lists", async () => {
		const limit = new ConcurrencyLimit(3);
		const node = new KeyNode(hashed(9000));
		const lists = await Promise.all([node.list(limit), node.list(limit), node.list(limit)]);
		for (const list of lists) expect(list).toEqual(node.keys);
		expect(node.most).toBe(3);
	});
});

describe("a list of keys that are not hashed", () => {
	const many = (count: number, place: (i: number) => number) =>
		placed(Array.from({ length: count }, (_, i) => place(i)));

	it.each([
		["counted up", many(5000, (i) => i / 2 ** 32), 6],
		["of one start", many(5000, () => 0.3), 6],
		["of no start", many(5000, () => 0), 6],
		["even, then nothing", many(2000, (i) => i / 20_000), 11],
		["even, then all at one place", many(9000, (i) => (i < 1500 ? i / 15_000 : 0.9)), 20],
		["dense, then thin", many(6000, (i) => (i < 5000 ? i / 50_000 : 0.1 + (i / 6000) * 0.9)), 20],
		["thin, then dense", many(9000, (i) => (i < 1200 ? i / 2000 : 0.6 + i / 90_000)), 20],
	])("is as complete: %s", async (_, keys, requests) => {
		const node = new KeyNode(keys);
		expect(await node.list()).toEqual(node.keys);
		expect(node.requests).toBeLessThanOrEqual(requests);
	});

	it("is complete where keys end at the edges of ranges, or are shorter than hashes", async () => {
		const edges = Array.from({ length: 8192 }, (_, i): Hex => `${PREFIX}${(8 * i).toString(16).padStart(4, "0")}`);
		const short = Array.from({ length: 256 }, (_, i): Hex => `${PREFIX}${i.toString(16).padStart(2, "0")}`);
		const node = new KeyNode([PREFIX, ...edges, ...short]);
		expect(await node.list()).toEqual(node.keys);
	});

	it("equals a read page by page, for any keys", async () => {
		const clusters = fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(1500), fc.nat(100)), {
			minLength: 1,
			maxLength: 6,
		});
		await fc.assert(
			fc.asyncProperty(clusters, fc.nat(4000), async (groups, even) => {
				const keys = groups.flatMap(([start, count, width]) =>
					many(count, (i) => Math.min(0.999, start + (i * width) / 1e6)),
				);
				const node = new KeyNode([...keys, ...hashed(even)]);
				expect(await node.list()).toEqual(node.keys);
			}),
			{ seed: 7, numRuns: 25 },
		);
	});
});

describe("ConcurrencyLimit", () => {
	it("starts no more tasks after a failure", async () => {
		const limit = new ConcurrencyLimit(2);
		const started: number[] = [];
		const task = (i: number) =>
			limit.run(async () => {
				started.push(i);
				await Promise.resolve();
				if (i === 1) throw new Error("no");
			});
		const results = await Promise.allSettled([0, 1, 2, 3, 4].map(task));
		expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected", "rejected", "rejected"]);
		expect(started).toEqual([0, 1]);
		await expect(task(5)).rejects.toThrow("no");
	});
});
