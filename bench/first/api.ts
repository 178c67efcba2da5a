import { ApiPromise, WsProvider } from "@polkadot/api";
import type { Pool } from "../pools/polkadot-types.ts";
import type { FirstContender } from "./first.ts";

/** `@polkadot/api`: the record alone. */
export const api: FirstContender = {
	title: "@polkadot/api, the record alone",
	first: async (url, { pid }) => {
		const connected = await ApiPromise.create({ provider: new WsProvider(url) as never, noInitWarn: true });
		const value = await connected.query.phalaBasePool?.pools?.(pid);
		const { basepool } = (value as never as { unwrap(): Pool }).unwrap().asStakePool;
		return { totalStake: basepool.totalValue.toBigInt(), freeStake: null, queuedShares: null };
	},
};
