import type { ApiPromise } from "@polkadot/api";
import type { ProviderInterface } from "@polkadot/rpc-provider/types";
import { afterAll, afterEach, beforeAll } from "vitest";
import { DevChain, type DevChainOptions } from "../../../src/devchain/index.ts";
import { apiOn } from "./api.ts";

/** Starts chains and connects clients for single tests; closes all of them after each test. */
export function devChains() {
	const closers: (() => Promise<unknown>)[] = [];
	afterEach(async () => {
		for (const close of closers.splice(0).reverse()) await close();
	});
	return {
		start: async (options: DevChainOptions = {}): Promise<DevChain> => {
			const chain = await DevChain.start(options);
			closers.push(() => chain.close());
			return chain;
		},
		connect: async (source: ProviderInterface | string): Promise<ApiPromise> => {
			const api = await apiOn(source);
			closers.push(() => api.disconnect());
			return api;
		},
	};
}

/** One chain with a connected `ApiPromise` for all tests of a file or block. */
export function sharedDevChain(options: DevChainOptions = {}, transport: "in-process" | "socket" = "in-process") {
	const shared = {} as { chain: DevChain; api: ApiPromise };
	beforeAll(async () => {
		shared.chain = await DevChain.start(options);
		shared.api = await apiOn(transport === "socket" ? (await shared.chain.listen()).url : shared.chain.provider);
	});
	afterAll(async () => {
		await shared.api.disconnect();
		await shared.chain.close();
	});
	return shared;
}
