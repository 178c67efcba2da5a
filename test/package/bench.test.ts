import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildPrograms } from "../../bench/build.ts";
import { runFirst, runOnce, type Server, startServer } from "../../bench/processes.ts";
import { METHODS, SUBSCRIPTIONS } from "../../bench/server/methods.ts";
import { type StoredState, stateOf } from "../../bench/state/cache.ts";
import { follow, followed } from "../../bench/tasks/live.ts";
import { valued, WAYS } from "../../bench/tasks/maths.ts";
import { measurePlan, startPlansChain } from "../../bench/tasks/plans.ts";
import { PREFIXES } from "../../bench/wire/prefixes.ts";
import { DevChain } from "../../src/devchain/index.ts";

const SCALE = 0.01;

describe("the benchmark", { timeout: 600_000 }, () => {
	let server: Server;
	let programs: string;
	let facts: StoredState["facts"];
	beforeAll(async () => {
		programs = await buildPrograms({ src: true });
		({ facts } = await stateOf(SCALE));
		server = await startServer(SCALE);
	});
	afterAll(() => server.stop());

	it("serves no method that the development chain does not have", async () => {
		const chain = await DevChain.start();
		const { methods } = await chain.provider.send<{ readonly methods: readonly string[] }>("rpc_methods", []);
		await chain.close();
		const served = [
			...Object.keys(METHODS),
			...Object.entries(SUBSCRIPTIONS).flatMap(([start, { end }]) => [start, end]),
		];
		expect(served.filter((method) => !methods.includes(method))).toEqual([]);
		expect(served.length).toBeGreaterThan(20);
	});

	it("creates a state with the documented totals", () => {
		expect(facts.totals).toMatchObject({ pools: 36, workers: 400, sessions: 400 });
		expect(facts.delegators.map(({ delegations }) => delegations)).toEqual([12, 40, 40]);
	});

	it.each(["floor", "ours", "whole", "entries"])("reads all pools by %s", async (contender) => {
		const { found, traffic, cpuMs } = await runOnce({ programs, task: "pools", contender }, server);
		expect(found).toEqual(facts.totals);
		expect(cpuMs).toBeGreaterThan(0);
		expect(traffic.requests).toBeGreaterThan(0);
	});

	it("finds the same portfolio, with its waiting requests, by every contender", async () => {
		const [{ account, delegations } = { account: "0x", delegations: 0 }] = facts.delegators;
		const found: unknown[] = [];
		for (const contender of ["floor", "ours", "multi", "naive", "loop"]) {
			found.push((await runOnce({ programs, task: "portfolio", contender, input: { account } }, server)).found);
		}
		expect(found[0]).toMatchObject({ positions: delegations, queued: String(2n * 123n * 10n ** 12n) });
		expect(new Set(found.map((one) => JSON.stringify(one))).size).toBe(1);
	});

	it("finds the same first pool by every contender, as far as they read it", async () => {
		const input = { pid: 0, prefixes: PREFIXES };
		const { found, openMs, traffic } = await runFirst(programs, "floor", input, server);
		expect(openMs).toBeGreaterThan(0);
		expect(traffic.roundTrips).toBe(2);
		expect((await runFirst(programs, "ours", input, server)).found).toEqual(found);
		const part = { ...found, freeStake: null, queuedShares: null };
		for (const contender of ["record", "api"])
			expect((await runFirst(programs, contender, input, server)).found).toEqual(part);
	});

	it("reports every changed pool by every contender, and reverts the changes", async () => {
		const state = await stateOf(SCALE);
		const input = followed({ state });
		for (const contender of ["floor", "ours", "multi", "naive"]) {
			const following = { input, changing: 2, blocks: 2, paceMs: 200 };
			const { emitted, latencyMs, setupRequests } = await follow({ programs, server, state }, contender, following);
			expect(new Set(emitted.map(({ totalValue }) => totalValue)).size).toBe(4);
			expect(latencyMs).toBeGreaterThan(0);
			expect(setupRequests).toBeGreaterThan(0);
		}
		const { found } = await runOnce({ programs, task: "pools", contender: "floor" }, server);
		expect(found).toEqual(facts.totals);
	});

	it("reverts the changes of a block that is replaced, by the contenders that find reorganisations", async () => {
		const state = await stateOf(SCALE);
		const input = followed({ state });
		for (const contender of ["floor", "ours"]) {
			const following = { input, changing: 2, blocks: 4, paceMs: 200, replacing: 2 };
			const { last, emitted } = await follow({ programs, server, state }, contender, following);
			expect(new Set(last.map(([pid]) => pid))).toEqual(new Set(input.pids));
			expect(emitted.length).toBe(4 * 2 + 2);
		}
		expect(process.exitCode).toBeUndefined();
	});

	it.each([1, 2] as const)(
		"previews a withdrawal with the requests of its check, generation %i",
		async (generation) => {
			const chain = await startPlansChain(programs, generation);
			const measured = (contender: string) => measurePlan({ programs, contender }, chain);
			const check = await measured("check");
			const preview = await measured("preview");
			const simulate = await measured("simulate");
			chain.process.disconnect();
			expect(preview.requests).toBe(check.requests);
			expect(preview.coldRequests).toBe(check.coldRequests);
			expect(simulate.coldRequests).toBeGreaterThan(check.coldRequests);
			expect(simulate.coldMs).toBeGreaterThan(0);
			expect(process.exitCode).toBeUndefined();
		},
	);

	it("computes the same values of shares in every way", async () => {
		const sums = await Promise.all(WAYS.map(({ name }) => valued(programs, name, 5000).then(({ sum }) => sum)));
		expect(sums[0]).toMatch(/^\d{20,}$/);
		expect(new Set(sums).size).toBe(1);
	});

	it("fails for an unknown contender", async () => {
		await expect(runOnce({ programs, task: "pools", contender: "unknown" }, server)).rejects.toThrow("ended with 1");
	});
});
