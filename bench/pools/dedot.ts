import { DedotClient, WsProvider } from "dedot";
import type { Contender } from "../contender.ts";
import type { Totals } from "../state/facts.ts";
import { addUp } from "./add-up.ts";

/** `dedot`: whole maps, then a join. */
export const dedot: Contender<Totals> = {
	title: "dedot, entries()",
	connect: async (url) => {
		const client = await DedotClient.new({
			provider: new WsProvider(url),
			rpcVersion: "legacy",
			stalingDetectionTimeout: 0,
		});
		// Without generated types of this chain, its queries come from the metadata alone.
		const { phalaBasePool, phalaComputation } = client.query as never as Record<string, Record<string, Query>>;
		const map = (query: Query | undefined) => {
			if (query === undefined) throw new Error("the metadata lacks a map");
			return query.entries();
		};
		return {
			read: async () => {
				const [pools, bindings, sessions, stakes] = await Promise.all([
					map(phalaBasePool?.pools),
					map(phalaComputation?.workerBindings),
					map(phalaComputation?.sessions),
					map(phalaComputation?.stakes),
				]);
				const byKey = <T>(list: Entries) => new Map(list.map(([key, value]) => [keyOf(key), value as T]));
				const sessionOf = byKey<Key>(bindings);
				const records = byKey<{ v: bigint }>(sessions);
				const staked = byKey<bigint>(stakes);
				return addUp(
					pools.map(([, pool]) => foundPool(pool as Pool)),
					(worker) => {
						const session = sessionOf.get(worker);
						return session === undefined ? undefined : keyOf(session);
					},
					(session) => records.get(session)?.v,
					(session) => staked.get(session),
				);
			},
			close: () => client.disconnect(),
		};
	},
};

type Key = string | { readonly raw: string };
type Entries = readonly (readonly [Key, unknown])[];
interface Query {
	entries(): Promise<Entries>;
}
interface Pool {
	readonly type: "StakePool" | "Vault";
	readonly value: { readonly basepool: { readonly totalValue: bigint }; readonly workers: readonly Key[] };
}

function foundPool({ type, value: { basepool, workers } }: Pool) {
	const isVault = type === "Vault";
	return { isVault, totalValue: basepool.totalValue, workers: isVault ? [] : workers.map(keyOf) };
}

const keyOf = (value: Key): string => (typeof value === "string" ? value : value.raw);
