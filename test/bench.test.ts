import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runOnce, type Server, startServer } from "../bench/processes.ts";
import { stateOf } from "../bench/state/cache.ts";
import type { Facts } from "../bench/state/facts.ts";

const SCALE = 0.01;

describe("the benchmark", { timeout: 120_000 }, () => {
	let server: Server;
	let facts: Facts;
	beforeAll(async () => {
		({ facts } = await stateOf(SCALE));
		server = await startServer(SCALE);
	}, 120_000);
	afterAll(() => server.stop());

	it("is over a state that has what it says", () => {
		expect(facts.totals).toMatchObject({ pools: 36, workers: 400, sessions: 400 });
		expect(facts.delegators.map(({ delegations }) => delegations)).toEqual([12, 40, 40]);
	});

	it.each(["floor", "ours", "whole", "entries"])("finds with %s all that is in it", async (name) => {
		const { totals, traffic, cpuMs } = await runOnce(name, server);
		expect(totals).toEqual(facts.totals);
		expect(cpuMs).toBeGreaterThan(0);
		expect(traffic.requests).toBeGreaterThan(0);
	});

	it("fails with a contender that nobody knows", async () => {
		await expect(runOnce("nobody", server)).rejects.toThrow("ended with 1");
	});
});
