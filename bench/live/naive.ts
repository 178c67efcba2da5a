import { ApiPromise, WsProvider } from "@polkadot/api";
import { PATIENCE_MS } from "../contender.ts";
import type { Pool } from "../pools/polkadot-types.ts";
import type { LiveContender } from "./live.ts";

type One = (pid: number, callback: (value: { unwrap(): Pool }) => void) => Promise<unknown>;

/** `@polkadot/api`: a query with a callback for each pool. */
export const naive: LiveContender = {
	title: "@polkadot/api, a query with a callback each",
	connect: async (url, { pids }) => {
		const provider = new WsProvider(url, undefined, undefined, PATIENCE_MS) as never;
		const api = await ApiPromise.create({ provider, noInitWarn: true });
		const pools = api.query.phalaBasePool?.pools as never as One;
		const toReport = (pid: number, { asStakePool }: Pool) => [pid, asStakePool.basepool.totalValue.toBigInt()] as const;
		return {
			follow: (emit) => Promise.all(pids.map((pid) => pools(pid, (value) => emit(...toReport(pid, value.unwrap()))))),
			close: () => api.disconnect(),
		};
	},
};
