// A project that uses the raw api of a generation 1 chain, typed.
import type { ApiPromise } from "@polkadot/api";
import "phala-stakepool/augment/v1";

export async function raw(api: ApiPromise, who: string): Promise<unknown> {
	const pool = (await api.query.phalaStakePool.stakePools(0)).unwrap();
	const free: bigint = pool.freeStake.toBigInt();
	const miner = (await api.query.phalaMining.miners(who)).unwrap();
	const grace: bigint = api.consts.phalaStakePool.gracePeriod.toBigInt();
	api.tx.phalaStakePool.claimOwnerRewards(0, who);
	// @ts-expect-error generation 2
	(await api.query.phalaBasePool.pools(0)).unwrap();
	return [free, miner.state.isMiningIdle, grace, api.errors.phalaStakePool.PoolDoesNotExist.meta.index.toNumber()];
}
