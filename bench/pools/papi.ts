import { createWsClient } from "polkadot-api/ws";
import { WebSocket } from "ws";
import type { Contender } from "../contender.ts";
import type { Totals } from "../state/facts.ts";
import { addUp } from "./add-up.ts";

/** `polkadot-api`: whole maps through its untyped API, then a join. */
export const papi: Contender<Totals> = {
	title: "polkadot-api, getEntries()",
	connect: async (url) => {
		const client = createWsClient(url, { websocketClass: WebSocket as never });
		const { query } = client.getUnsafeApi();
		const map = (pallet: string, item: string) => {
			const found = query[pallet]?.[item];
			if (found === undefined) throw new Error(`no ${pallet}.${item}`);
			return found.getEntries() as Promise<Entries>;
		};
		await query.System?.Number?.getValue();
		return {
			read: async () => {
				const [pools, bindings, sessions, stakes] = await Promise.all([
					map("PhalaBasePool", "Pools"),
					map("PhalaComputation", "WorkerBindings"),
					map("PhalaComputation", "Sessions"),
					map("PhalaComputation", "Stakes"),
				]);
				const byKey = <T>(list: Entries) =>
					new Map(list.map(({ keyArgs, value }) => [keyOf(keyArgs[0] ?? ""), value as T]));
				const sessionOf = byKey<string>(bindings);
				const records = byKey<{ v: bigint }>(sessions);
				const staked = byKey<bigint>(stakes);
				return addUp(
					pools.map(({ value }) => foundPool(value as Pool)),
					(worker) => sessionOf.get(worker),
					(session) => records.get(session)?.v,
					(session) => staked.get(session),
				);
			},
			close: async () => client.destroy(),
		};
	},
};

type Key = string | Uint8Array | { asHex(): string };
type Entries = readonly { readonly keyArgs: readonly Key[]; readonly value: unknown }[];
interface Pool {
	readonly type: "StakePool" | "Vault";
	readonly value: { readonly basepool: { readonly total_value: bigint }; readonly workers: readonly Key[] };
}

function foundPool({ type, value: { basepool, workers } }: Pool) {
	const isVault = type === "Vault";
	return { isVault, totalValue: basepool.total_value, workers: isVault ? [] : workers.map(keyOf) };
}

/** Accounts are ss58 text there, other bytes are hex, an object that makes it, or bytes. */
function keyOf(value: Key): string {
	if (typeof value === "string") return value;
	return "asHex" in value ? value.asHex() : `0x${Buffer.from(value).toString("hex")}`;
}
