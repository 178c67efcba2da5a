import { ApiPromise, WsProvider } from "@polkadot/api";
import { type Contender, PATIENCE_MS } from "../contender.ts";
import { noTotals, type Totals } from "../state/facts.ts";
import type { Bits, Pool, Session } from "./polkadot-types.ts";

interface Optional<T> {
	readonly isSome: boolean;
	unwrap(): T;
}

/** Typical for applications on `@polkadot/api`: all pools, then three queries per worker, pool by pool. */
export const naive: Contender<Totals> = {
	title: "@polkadot/api, a query per worker",
	connect: async (url) => {
		const api = await ApiPromise.create({
			provider: new WsProvider(url, undefined, undefined, PATIENCE_MS) as never,
			noInitWarn: true,
		});
		const query = (pallet: string, item: string) => {
			const found = api.query[pallet]?.[item];
			if (found === undefined) throw new Error(`no ${pallet}.${item}`);
			return found;
		};
		const one = async <T>(item: string, key: unknown) =>
			(await query("phalaComputation", item)(key)) as never as Optional<T>;
		return {
			read: async () => {
				const totals = noTotals();
				for (const [, value] of await query("phalaBasePool", "pools").entries()) {
					const pool = (value as never as Optional<Pool>).unwrap();
					if (pool.isVault) continue;
					const { basepool } = pool.asStakePool;
					totals.pools++;
					totals.totalValue += basepool.totalValue.toBigInt();
					const workers = [...pool.asStakePool.workers];
					await Promise.all(
						workers.map(async (worker) => {
							totals.workers++;
							const binding = await one("workerBindings", worker);
							if (!binding.isSome) return;
							const session = binding.unwrap();
							const [record, stake] = await Promise.all([
								one<Session>("sessions", session),
								one<Bits>("stakes", session),
							]);
							if (!record.isSome) return;
							totals.sessions++;
							totals.v += record.unwrap().v.toBigInt();
							if (stake.isSome) totals.stake += stake.unwrap().toBigInt();
						}),
					);
				}
				return totals;
			},
			close: () => api.disconnect(),
		};
	},
};
