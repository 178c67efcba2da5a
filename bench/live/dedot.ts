import { DedotClient, WsProvider } from "dedot";
import type { LiveContender } from "./live.ts";

interface Pool {
	readonly value: { readonly basepool: { readonly totalValue: bigint } };
}
type Multi = (pids: readonly bigint[], callback: (values: readonly Pool[]) => void) => Promise<unknown>;

/** `dedot`: one query of all pools with a callback, which reports all of them each time. */
export const dedot: LiveContender = {
	title: "dedot, multi() with a callback",
	connect: async (url, { pids }) => {
		const client = await DedotClient.new({
			provider: new WsProvider(url),
			rpcVersion: "legacy",
			stalingDetectionTimeout: 0,
		});
		const { pools } = (client.query as never as Record<string, { pools: { multi: Multi } }>).phalaBasePool ?? {};
		return {
			follow: (emit) =>
				pools?.multi(pids.map(BigInt), (values) => {
					for (const [i, pool] of values.entries()) emit(pids[i] ?? -1, pool.value.basepool.totalValue);
				}),
			close: () => client.disconnect(),
		};
	},
};
