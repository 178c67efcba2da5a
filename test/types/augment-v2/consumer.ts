// A project that uses the raw api of a generation 2 chain, typed.
import type { ApiPromise } from "@polkadot/api";
import "phala-stakepool/augment/v2";

export async function raw(api: ApiPromise, who: string): Promise<unknown> {
	const pool = (await api.query.phalaBasePool.pools(0)).unwrap();
	const owner: string = pool.isStakePool ? pool.asStakePool.basepool.owner.toString() : "";
	const free: bigint = (await api.query.system.account(who)).data.free.toBigInt();
	const grace: bigint = api.consts.phalaStakePoolv2.gracePeriod.toBigInt();
	const heartbeat: number = api.createType("PhalaTypesMessagingTokenomicParameters").heartbeatWindow.toNumber();
	api.tx.phalaStakePoolv2.contribute(0, 1n, null);
	// @ts-expect-error the amount is missing
	api.tx.phalaStakePoolv2.contribute(0);
	// @ts-expect-error generation 1
	(await api.query.phalaMining.miners(who)).unwrap();

	for (const { event } of await api.query.system.events()) {
		if (api.events.phalaWrappedBalances.Wrapped.is(event)) {
			const { user, amount } = event.data;
			return [user.toString(), amount.toBigInt(), owner, free, grace, heartbeat];
		}
	}
	return api.errors.phalaBasePool.PoolDoesNotExist.meta.name.toString();
}
