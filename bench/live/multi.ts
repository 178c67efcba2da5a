import { ApiPromise, WsProvider } from "@polkadot/api";
import { PATIENCE_MS } from "../contender.ts";
import type { Pool } from "../pools/polkadot-types.ts";
import type { LiveContender } from "./live.ts";

type Multi = (pids: readonly number[], callback: (values: readonly { unwrap(): Pool }[]) => void) => Promise<unknown>;

/** `@polkadot/api`: one query of all pools with a callback, which reports all of them each time. */
export const multi: LiveContender = {
	title: "@polkadot/api, multi() with a callback",
	connect: async (url, { pids }) => {
		const provider = new WsProvider(url, undefined, undefined, PATIENCE_MS) as never;
		const api = await ApiPromise.create({ provider, noInitWarn: true });
		const pools = api.query.phalaBasePool?.pools?.multi as never as Multi;
		return {
			follow: (emit) =>
				pools(pids, (values) => {
					for (const [i, value] of values.entries()) {
						emit(pids[i] ?? -1, value.unwrap().asStakePool.basepool.totalValue.toBigInt());
					}
				}),
			close: () => api.disconnect(),
		};
	},
};
