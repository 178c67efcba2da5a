import type { ChainWrites, WriteLoaders } from "../../../src/chain/chain-adapter.ts";

/** All writes of a generation. */
export async function loadAllWrites(loaders: WriteLoaders): Promise<ChainWrites> {
	const loaded = await Promise.all(Object.entries(loaders).map(async ([name, load]) => [name, await load()] as const));
	return Object.assign({} as ChainWrites, Object.fromEntries(loaded));
}
