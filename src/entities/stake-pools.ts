import type { StakePoolState } from "../chain/types.ts";
import type { ReadContext } from "./context.ts";
import { Pools } from "./pools.ts";

/**
 * All stake pools. Every answer is of one block, vaults are left out.
 *
 * @remarks Source: `phalaStakePool.stakePools` (generation 1), `phalaBasePool.pools` (generation 2)
 * @public
 */
export class StakePools extends Pools<StakePoolState> {
	/** @internal */
	constructor(context: ReadContext) {
		super(context, { ids: (reads) => reads.stakePoolIds(), one: (reads, pid) => reads.stakePool(pid) });
	}
}
