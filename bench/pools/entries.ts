import { ApiPromise, WsProvider } from "@polkadot/api";
import { type Contender, PATIENCE_MS } from "../contender.ts";
import type { Totals } from "../state/facts.ts";
import { addUp } from "./add-up.ts";
import type { Bits, Pool, Session } from "./polkadot-types.ts";

/** The usual way on `@polkadot/api`: whole maps, then a join. */
export const entries: Contender<Totals> = {
	title: "@polkadot/api, entries()",
	connect: async (url) => {
		const api = await ApiPromise.create({
			provider: new WsProvider(url, undefined, undefined, PATIENCE_MS) as never,
			noInitWarn: true,
		});
		const map = async (pallet: string, item: string) => {
			const query = api.query[pallet]?.[item];
			if (query === undefined) throw new Error(`no ${pallet}.${item}`);
			return query.entries();
		};
		return {
			read: async () => {
				const [pools, bindings, sessions, stakes] = await Promise.all([
					map("phalaBasePool", "pools"),
					map("phalaComputation", "workerBindings"),
					map("phalaComputation", "sessions"),
					map("phalaComputation", "stakes"),
				]);
				const byKey = <T>(list: typeof pools) => new Map(list.map(([key, value]) => [String(key.args[0]), value as T]));
				const sessionOf = byKey<{ toString(): string }>(bindings);
				const records = byKey<{ unwrap(): Session }>(sessions);
				const staked = byKey<{ unwrap(): Bits }>(stakes);
				return addUp(
					pools.map(([, pool]) => foundPool((pool as never as { unwrap(): Pool }).unwrap())),
					(worker) => sessionOf.get(worker)?.toString(),
					(session) => records.get(session)?.unwrap().v.toBigInt(),
					(session) => staked.get(session)?.unwrap().toBigInt(),
				);
			},
			close: () => api.disconnect(),
		};
	},
};

function foundPool(pool: Pool) {
	if (pool.isVault) return { isVault: true, totalValue: pool.asVault.basepool.totalValue.toBigInt(), workers: [] };
	const { basepool, workers } = pool.asStakePool;
	return { isVault: false, totalValue: basepool.totalValue.toBigInt(), workers: [...workers].map(String) };
}
