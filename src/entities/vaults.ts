import type { VaultState } from "../chain/types.ts";
import type { ReadContext } from "./context.ts";
import { Pools } from "./pools.ts";

/**
 * All vaults. Every answer is of one block, stake pools are left out; generation 1 has none.
 *
 * @remarks Source: `phalaBasePool.pools` (generation 2)
 * @public
 */
export class Vaults extends Pools<VaultState> {
	/** @internal */
	constructor(context: ReadContext) {
		super(context, { ids: (reads) => reads.vaultIds(), one: (reads, pid) => reads.vault(pid) });
	}
}
