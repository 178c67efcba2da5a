import { createWsClient } from "polkadot-api/ws";
import { WebSocket } from "ws";
import type { FirstContender } from "./first.ts";

/** `polkadot-api`: the record alone. */
export const papi: FirstContender = {
	title: "polkadot-api, the record alone",
	first: async (url, { pid }) => {
		const client = createWsClient(url, { websocketClass: WebSocket as never });
		const found = await client.getUnsafeApi().query.PhalaBasePool?.Pools?.getValue(BigInt(pid));
		const { basepool } = (found as { value: { basepool: { total_value: bigint } } }).value;
		return { totalStake: basepool.total_value, freeStake: null, queuedShares: null };
	},
};
