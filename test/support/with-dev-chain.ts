import { afterEach, beforeEach, expect } from "vitest";
import { DevChain, type DevChainOptions } from "../../src/devchain/index.ts";
import { connect, type Phala } from "../../src/index.ts";

/** A development chain and a client that is connected to it in process. */
export interface ConnectedDevChain {
	readonly chain: DevChain;
	readonly phala: Phala;
}

/**
 * Starts a development chain with a connected client before each test, and closes both after it. A subscription that
 * outlives the client fails the test.
 *
 * @param setUp - receives the new chain and client before each test
 */
export function withDevChain(
	options: DevChainOptions,
	setUp: (connected: ConnectedDevChain) => void | Promise<void>,
): void {
	let connected: ConnectedDevChain;
	beforeEach(async () => {
		const chain = await DevChain.start(options);
		connected = { chain, phala: await connect(chain.provider) };
		await setUp(connected);
	});
	afterEach(async () => {
		await connected.phala.close();
		expect(connected.chain.stats.subscriptions).toBe(0);
		await connected.chain.close();
	});
}
