import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { listVectors, loadVector, type V2State, type Vector } from "../support/vectors.ts";
import { replay } from "./replay.ts";

describe.each(["v1", "v2", "v2-min-0.01"] as const)("recordings of %s", (folder) => {
	test.each(listVectors(folder))("%s happens again to the last pico", (name) => {
		expect(replay(loadVector(folder, name))).toEqual([]);
	});
});

/** Some have hundreds of steps, which takes its time on a busy machine. */
const LONG_MS = 120_000;

/** Further recordings of the same runtimes as `v1` and `v2`: what the first ones leave open, above all queues of several requests. */
describe.each(["recordings-v1", "recordings-v2"])("further %s", (folder) => {
	const files = new URL(`${folder}/`, import.meta.url);

	const replayed = (file: string) => {
		expect(replay(JSON.parse(gunzipSync(readFileSync(new URL(file, files))).toString("utf8")))).toEqual([]);
	};
	test.each(readdirSync(files))("%s happens again to the last pico", replayed, LONG_MS);
});

describe("the comparison", () => {
	const tampered = (change: (vector: Vector<V2State>) => void) => {
		const vector = structuredClone(loadVector("v2", "exit-2-queued") as Vector<V2State>);
		change(vector);
		return replay(vector);
	};
	const paid = (vector: Vector<V2State>) =>
		vector.steps.find(({ events }) =>
			events.some(({ name }) => name === "Withdrawal"),
		) as Vector<V2State>["steps"][number];

	test("tells of one pico more in a state", () => {
		const found = tampered((vector) => {
			const pool = paid(vector).state.pools["0"];
			if (pool) pool.totalValue = String(BigInt(pool.totalValue) + 1n);
		});
		expect(found).toHaveLength(1);
		expect(found[0]).toMatch(/^step \d+ \(phala\w+\.\w+\)\.state\.pools\.0\.totalValue: expected "\d+", got "\d+"$/);
	});

	test("tells of an event that is missing", () => {
		const found = tampered((vector) => {
			paid(vector).events.pop();
		});
		expect(found).toHaveLength(1);
		expect(found[0]).toContain("expected undefined, got {");
	});

	test("tells of another outcome", () => {
		const found = tampered((vector) => {
			paid(vector).outcome = { error: { pallet: "phalaStakePoolv2", name: "VaultIsLocked" } };
		});
		expect(found).toEqual([
			expect.stringContaining(".outcome.error: expected"),
			expect.stringContaining(".outcome.ok: expected undefined, got true"),
		]);
	});

	test("tells of a balance, fees left out", () => {
		const found = tampered((vector) => {
			const [account] = Object.keys(vector.initial.state.pha) as [`0x${string}`];
			const row = vector.initial.state.pha[account];
			if (row) row.free = String(BigInt(row.free) - 1n);
		});
		expect(found).toEqual([expect.stringMatching(/^initial\.state\.pha\.0x\w+\.free: expected/)]);
	});
});
