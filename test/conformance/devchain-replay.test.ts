import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { listVectors, loadVector, type V2State, type Vector } from "../support/vectors.ts";
import { replay } from "./replay.ts";

/** Recordings have hundreds of steps; the limit allows for slow machines. */
const REPLAY_TIMEOUT_MS = 300_000;

describe.each(["v1", "v2", "v2-min-0.01"] as const)("recordings of %s", (folder) => {
	const replayVector = async (name: string) => {
		expect(await replay(loadVector(folder, name))).toEqual([]);
	};
	test.each(listVectors(folder))("%s is reproduced to the last pico", replayVector, REPLAY_TIMEOUT_MS);

	const replayForked = async (name: string) => {
		expect(await replay(loadVector(folder, name), true)).toEqual([]);
	};
	test.each(listVectors(folder))("%s goes on exactly on a fork", replayForked, REPLAY_TIMEOUT_MS);
});

/** Further recordings of the same runtimes as `v1` and `v2`: withdraw queues with several requests, proxies, multisigs, identities, vesting. */
describe.each(["recordings-v1", "recordings-v2"])("further %s", (folder) => {
	const files = new URL(`.//${folder}/`, import.meta.url);

	const read = (file: string): Vector =>
		JSON.parse(gunzipSync(readFileSync(new URL(file, files))).toString("utf8")) as Vector;
	const replayRecording = async (file: string) => {
		expect(await replay(read(file))).toEqual([]);
	};
	test.each(readdirSync(files))("%s is reproduced to the last pico", replayRecording, REPLAY_TIMEOUT_MS);

	const replayForked = async (file: string) => {
		expect(await replay(read(file), true)).toEqual([]);
	};
	test.each(readdirSync(files))("%s goes on exactly on a fork", replayForked, REPLAY_TIMEOUT_MS);
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

	test("reports a difference of one pico in a state", async () => {
		const differences = await tampered((vector) => {
			const pool = paid(vector).state.pools["0"];
			if (pool) pool.totalValue = String(BigInt(pool.totalValue) + 1n);
		});
		expect(differences).toHaveLength(1);
		expect(differences[0]).toMatch(
			/^step \d+ \(phala\w+\.\w+\)\.state\.pools\.0\.totalValue: expected "\d+", got "\d+"$/,
		);
	});

	test("reports a missing event", async () => {
		const differences = await tampered((vector) => {
			paid(vector).events.pop();
		});
		expect(differences).toHaveLength(1);
		expect(differences[0]).toContain("expected undefined, got {");
	});

	test("reports another outcome", async () => {
		const differences = await tampered((vector) => {
			paid(vector).outcome = { error: { pallet: "phalaStakePoolv2", name: "VaultIsLocked" } };
		});
		expect(differences).toEqual([
			expect.stringContaining(".outcome.error: expected"),
			expect.stringContaining(".outcome.ok: expected undefined, got true"),
		]);
	});

	test("reports another balance, fees aside", async () => {
		const differences = await tampered((vector) => {
			const [account] = Object.keys(vector.initial.state.pha) as [`0x${string}`];
			const row = vector.initial.state.pha[account];
			if (row) row.free = String(BigInt(row.free) - 1n);
		});
		expect(differences).toEqual([expect.stringMatching(/^initial\.state\.pha\.0x\w+\.free: expected/)]);
	});
});
