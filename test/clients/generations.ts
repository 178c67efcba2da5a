import { DevChain } from "../../src/devchain/index.ts";

/** A development chain of a generation on a port, and the names that the tests use, in PascalCase. */
export interface Served {
	readonly generation: 1 | 2;
	readonly chain: DevChain;
	readonly url: string;
	/** The pallet whose call `create` makes a pool. */
	readonly stakePool: "PhalaStakePool" | "PhalaStakePoolv2";
	/** The map of all pools. */
	readonly pools: readonly [pallet: string, item: string];
}

/** Starts a chain of a generation and serves it over WebSocket, on any free port. */
export async function serve(generation: 1 | 2): Promise<Served> {
	const chain = await DevChain.start({ generation });
	const { url } = await chain.listen();
	return generation === 1
		? { generation, chain, url, stakePool: "PhalaStakePool", pools: ["PhalaStakePool", "StakePools"] }
		: { generation, chain, url, stakePool: "PhalaStakePoolv2", pools: ["PhalaBasePool", "Pools"] };
}

/** Finds a member by its name in metadata. */
export function named<T>(members: Readonly<Record<string, Readonly<Record<string, unknown>>>>, ...path: string[]): T {
	const [pallet = "", item = ""] = path;
	const found = members[pallet]?.[item];
	if (found === undefined) throw new Error(`the client has no ${pallet}.${item}`);
	return found as T;
}
