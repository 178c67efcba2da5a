import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isPhalaError, parsePha } from "../../../src/index.ts";
import { createFixture, type FaultScenarios, faultScenarios } from "../../../src/testing/index.ts";
import { failed } from "../../support/failed.ts";

const current = createFixture({
	seal: { intervalMs: 100 },
	client: { timeoutMs: 2_000 },
	setUp: ({ pool }) => pool(),
}).use(beforeEach, afterEach);

/** How a contribution ends where every message, or the next transaction, is affected. */
const OUTCOMES: Partial<Record<keyof FaultScenarios, string>> = {
	slowNetwork: "included",
	reorganization: "included",
	fullPool: "REJECTED",
	lostTransaction: "included",
	misreportedTransaction: "included",
	replacedTransaction: "NOT_INCLUDED",
};
/** Scenarios that affect some messages. */
const RANDOM: readonly (keyof FaultScenarios)[] = [
	"lossyNetwork",
	"unstableConnection",
	"lostNotifications",
	"rateLimit",
	"failingNode",
	"laggingNode",
];
/** How a request fails for good, before anything was sent. */
const TRANSPORT = ["TIMEOUT", "DISCONNECTED", "RPC_FAILED"];

/** Contributes 100 PHA under a fault. Returns how it ended, and ends the fault. */
async function contribute(name: string): Promise<string> {
	const { chain, phala, accounts, data } = current();
	const fault = faultScenarios[name as keyof FaultScenarios](chain, { seed: 3 });
	const outcome = await phala
		.delegator(accounts.bob)
		.contribute(data.pid, parsePha("100"))
		.send(accounts.bob)
		.finalized.then(
			() => "included",
			(error) => (isPhalaError(error) ? error.code : error),
		);
	for (let i = 0; chain.faults.hits.length === 0; i++) {
		await chain.newBlock();
		await phala
			.stakePool(i % 2)
			.get()
			.catch(() => null);
	}
	fault.end();
	return outcome;
}

/** What Bob has delegated, once the fault is over. */
async function delegated(): Promise<bigint> {
	const { chain, connect, accounts } = current();
	const { hits } = chain.faults;
	await chain.newBlock();
	const { stakedTotal } = await (await connect()).delegator(accounts.bob).get();
	expect(chain.faults.hits).toEqual(hits);
	return stakedTotal;
}

describe("a contribution", () => {
	it.each(Object.entries(OUTCOMES))("in %s: %s", async (name, expected) => {
		expect(await contribute(name)).toBe(expected);
		expect(await delegated()).toBe(expected === "included" ? parsePha("100") : 0n);
	});

	it.each(RANDOM)("in %s: included, or a request failed and nothing was sent", async (name) => {
		const outcome = await contribute(name);
		expect(["included", ...TRANSPORT]).toContain(outcome);
		expect(await delegated()).toBe(outcome === "included" ? parsePha("100") : 0n);
	});

	it("every scenario is one of these, or has a test of its own", () => {
		const tested = [...Object.keys(OUTCOMES), ...RANDOM, "wrongChain", "stalledFinality"];
		expect(Object.keys(faultScenarios).sort()).toEqual(tested.sort());
	});

	it("becomes final once stalledFinality ends", async () => {
		const { chain, phala, accounts, data } = current();
		const fault = faultScenarios.stalledFinality(chain);
		const { number } = chain.finalized;
		const tx = phala.delegator(accounts.bob).contribute(data.pid, parsePha("100")).send(accounts.bob);
		await tx.inBlock;
		await chain.advance({ blocks: 5 });
		expect(chain.finalized.number).toBeLessThanOrEqual(number + 1);
		fault.end();
		expect((await tx.finalized).result.amount).toBe(parsePha("100"));
	});
});

it("a new client of wrongChain is refused by its genesis hash", async () => {
	const { chain, phala, connect } = current();
	faultScenarios.wrongChain(chain, { port: "in-process" });
	const { genesisHash } = phala.network;
	expect((await failed(connect({ genesisHash }))).code).toBe("WRONG_GENESIS");
	chain.faults.clear();
	expect((await (await connect({ genesisHash })).head()).number).toBeGreaterThan(0);
});

it("the same seed gives the same faults", async () => {
	const run = async (seed: number) => {
		await using t = await createFixture({ seal: "manual" }).start();
		faultScenarios.rateLimit(t.chain, { seed });
		for (let i = 0; i < 20; i++) await t.chain.provider.send("system_health", []).catch(() => null);
		return t.chain.faults.hits.filter(({ method }) => method === "system_health").map(({ index }) => index);
	};
	const hits = await run(1);
	expect(hits.length).toBeGreaterThan(0);
	expect(await run(1)).toEqual(hits);
	expect(await run(2)).not.toEqual(hits);
});
