import { DedotClient, WsProvider } from "dedot";
import type { FirstContender } from "./first.ts";

type Query = (pid: bigint) => Promise<{ readonly value: { readonly basepool: { readonly totalValue: bigint } } }>;

/** `dedot`: the record alone. */
export const dedot: FirstContender = {
	title: "dedot, the record alone",
	first: async (url, { pid }) => {
		const client = await DedotClient.new({
			provider: new WsProvider(url),
			rpcVersion: "legacy",
			stalingDetectionTimeout: 0,
		});
		const { pools } = (client.query as never as Record<string, { readonly pools: Query }>).phalaBasePool ?? {};
		if (pools === undefined) throw new Error("the metadata lacks a map");
		const { basepool } = (await pools(BigInt(pid))).value;
		return { totalStake: basepool.totalValue, freeStake: null, queuedShares: null };
	},
};
