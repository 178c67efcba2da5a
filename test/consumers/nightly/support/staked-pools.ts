import { parsePha } from "../../../../src/index.ts";
import { createFixture } from "../../../../src/testing/index.ts";

/** Chains of both generations on a port, with a pool 0 each. */
export interface StakedPools {
	readonly urls: readonly string[];
	/** What an application reports: the stake of pool 0 by the chain's URL, in PHA. */
	readonly stakes: Readonly<Record<string, string>>;
	close(): Promise<void>;
}

const STAKES = { 1: "1234.500000000001", 2: "8765.25" } as const;

/** Starts the chains. */
export async function serveStakedPools(): Promise<StakedPools> {
	const served = await Promise.all(([1, 2] as const).map(serve));
	return {
		urls: served.map(({ url }) => url),
		stakes: Object.fromEntries(served.map(({ url, stake }) => [url, stake])),
		close: async () => {
			await Promise.all(served.map(({ close }) => close()));
		},
	};
}

async function serve(generation: 1 | 2) {
	const { chain, pool, accounts, phala, close } = await createFixture({ generation }).start();
	const { pid } = await pool();
	await phala.delegator(accounts.bob).contribute(pid, parsePha(STAKES[generation])).send(accounts.bob).inBlock;
	const { url } = await chain.listen();
	return { url, stake: STAKES[generation], close };
}
