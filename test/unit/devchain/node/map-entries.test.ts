import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Hex } from "../../../../src/codec/hex.ts";
import { mapDifference, mapEntries, mapFromSorted } from "../../../../src/devchain/node/map-entries.ts";
import { mapDelete, mapGet, mapSet, type PersistentMap } from "../../../../src/devchain/node/persistent-map.ts";

const key = fc.integer({ min: 0, max: 400 }).map((n): Hex => `0x${n.toString(16).padStart(4, "0")}`);
const step = fc.record({ key, value: fc.option(fc.uint8Array({ minLength: 1, maxLength: 2 })) });
const settings = { seed: 11, numRuns: 200 };

const apply = (map: PersistentMap, steps: readonly { key: Hex; value: Uint8Array | null }[]): PersistentMap =>
	steps.reduce(
		(result, { key, value }) => (value === null ? mapDelete(result, key, {}) : mapSet(result, key, value, {})),
		map,
	);

describe("a map from sorted entries", () => {
	it("holds them, is balanced, and can be changed", () => {
		fc.assert(
			fc.property(fc.uniqueArray(key), fc.array(step, { maxLength: 40 }), (keys, steps) => {
				const entries = keys.sort().map((each) => [each, new Uint8Array([1])] as const);
				const map = mapFromSorted(entries);
				expect(mapEntries(map)).toEqual(entries);
				for (const [each, value] of entries) expect(mapGet(map, each)).toBe(value);
				expect(map?.height ?? 0).toBeLessThanOrEqual(Math.ceil(Math.log2(entries.length + 1)));
				const model = new Map<Hex, Uint8Array>(entries);
				for (const { key: changed, value } of steps) {
					if (value === null) model.delete(changed);
					else model.set(changed, value);
				}
				expect(mapEntries(apply(map, steps))).toEqual([...model].sort(([a], [b]) => (a < b ? -1 : 1)));
				expect(mapEntries(map)).toEqual(entries);
			}),
			settings,
		);
	});
});

describe("the difference of two maps", () => {
	it("turns one into the other, and names only keys that differ", () => {
		fc.assert(
			fc.property(fc.array(step, { maxLength: 300 }), fc.array(step, { maxLength: 60 }), (first, then) => {
				const from = apply(null, first);
				const to = apply(from, then);
				for (const [a, b] of [
					[from, to],
					[to, from],
					[from, null],
					[null, to],
				] as const) {
					const changes = mapDifference(a, b);
					const steps = [...changes].map(([changed, value]) => ({ key: changed, value }));
					expect(mapEntries(apply(a, steps))).toEqual(mapEntries(b));
					for (const [changed, value] of changes) expect(mapGet(a, changed)).not.toBe(value ?? undefined);
				}
			}),
			settings,
		);
	});

	it("does not visit what both maps share", () => {
		const root = mapFromSorted([
			["0x01", new Uint8Array()],
			["0x02", new Uint8Array()],
		]);
		if (root === null) throw new Error("the map is empty");
		const shared = new Proxy(root, {
			get(target, name) {
				if (name === "height") return target.height;
				throw new Error(`read ${String(name)} of a shared node`);
			},
		});
		const from = { ...root, right: shared };
		const to = { ...from, left: mapSet(from.left, "0x01", new Uint8Array([1]), {}) };
		expect([...mapDifference(from, to)]).toEqual([["0x01", new Uint8Array([1])]]);
		expect([...mapDifference(from, from)]).toEqual([]);
	});
});
