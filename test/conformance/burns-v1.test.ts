import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { entries } from "../../generated/v1/entries.ts";
import type { PoolInfo } from "../../generated/v1/pallets.ts";
import { computeSlash, projectWithdrawal } from "../../src/chain/v1/writes/stake-loss.ts";
import { encoder } from "../support/encode.ts";
import { v1 } from "../support/metadata/specimens.ts";
import type { V1State, Vector } from "../support/vectors.ts";

const stored = encoder(v1);
const files = new URL(".//recordings-v1/", import.meta.url);
const load = (file: string): Vector<V1State> =>
	JSON.parse(gunzipSync(readFileSync(new URL(file, files))).toString("utf8"));

function poolIn(state: V1State, pid: string): PoolInfo {
	const pool = entries.phalaStakePool.stakePools.decode(stored("PhalaStakePool", "StakePools", state.pools[pid]));
	if (!pool) throw new Error(`no pool ${pid}`);
	return pool;
}

/** Calls that change the caller's own stake, with the stake that the chain took of it, and what was predicted. */
function* slashes(file: string) {
	const vector = load(file);
	let before = vector.initial.state;
	for (const step of vector.steps) {
		const state = before;
		before = step.state;
		if (step.kind !== "call" || step.outcome.ok !== true || step.input.pallet !== "phalaStakePool") continue;
		const { signer, method } = step.input;
		const args = step.input.args as Record<string, string>;
		const pid = String(args.pid);
		const own = state.delegations[pid]?.[signer];
		if (!own || (method !== "withdraw" && method !== "contribute")) continue;
		// Each event of a slash names pool, account and amount; a contribution may slash others whom it pays from the queue.
		const taken = step.events
			.filter(({ name, data }) => name === "SlashSettled" && (data as Record<string, unknown>).user === signer)
			.map(({ data }) => BigInt(String((data as Record<string, unknown>).amount)));
		const pool = poolIn(state, pid);
		const staker = { shares: BigInt(own.shares), locked: BigInt(own.locked) };
		const predicted =
			method === "withdraw"
				? projectWithdrawal(pool, staker, BigInt(args.shares ?? 0)).slashed
				: computeSlash(pool, staker);
		yield { at: `${file} step ${step.i}`, taken: taken[0] ?? 0n, predicted };
	}
}

describe("the locked stake that generation 1 takes of the caller is predicted to the pico, in", () => {
	test.each(readdirSync(files))("%s", (file) => {
		for (const { at, taken, predicted } of slashes(file)) expect({ at, taken: predicted }).toEqual({ at, taken });
	});

	test("recordings that have such calls", () => {
		const all = readdirSync(files).flatMap((file) => [...slashes(file)]);
		expect(all.length).toBeGreaterThanOrEqual(138);
		expect(all.filter(({ taken }) => taken > 0n).length).toBeGreaterThan(1);
		expect(all.some(({ taken }) => taken > 2n ** 64n)).toBe(true);
	});
});
