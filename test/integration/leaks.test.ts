import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DevChain } from "../../src/devchain/index.ts";
import { runCycle } from "../support/cycles.ts";

/** Clients of one test; `npm run leaks` connects thousands and measures memory as well. */
const CYCLES = 40;

describe("clients that connect, watch, send and close", () => {
	let chain: DevChain;
	beforeEach(async () => {
		chain = await DevChain.start();
	});
	afterEach(() => chain.close());

	const optionsOf = (index: number) => ({
		isHasty: index % 3 === 0,
		signer: index % 10 === 1 ? chain.accounts.alice : undefined,
	});

	test("leave no connection, subscription or timer in process", async () => {
		for (let index = 0; index < CYCLES; index++) {
			const provider = chain.createProvider();
			await runCycle(provider, optionsOf(index));
			expect(chain.stats).toMatchObject({ connections: 1, subscriptions: 0 });
			await provider.disconnect();
			expect(chain.stats.connections).toBe(0);
		}
	});

	test("leave no connection and no handle of the process over a socket", async () => {
		const { url } = await chain.listen();
		await runCycle(url, optionsOf(1));
		const before = process.getActiveResourcesInfo().filter((name) => name.includes("TCP"));
		for (let index = 0; index < CYCLES; index++) await runCycle(url, optionsOf(index));
		// The server notices the end of its side of a socket some turns later.
		for (let turn = 0; turn < 1000 && chain.stats.connections > 0; turn++)
			await new Promise((resolve) => setTimeout(resolve, 5));
		expect(chain.stats).toMatchObject({ connections: 0, subscriptions: 0 });
		const after = process.getActiveResourcesInfo().filter((name) => name.includes("TCP"));
		expect(after.length).toBeLessThanOrEqual(before.length);
	});
});
