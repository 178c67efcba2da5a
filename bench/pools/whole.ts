import { connect } from "phala-stakepool";
import { type Contender, PATIENCE_MS } from "../contender.ts";
import { noTotals, type Totals } from "../state/facts.ts";

/** This package, whole states of pools and workers, with accounts, queues, whitelists and the registry. */
export const whole: Contender<Totals> = {
	title: "phala-stakepool, whole states",
	connect: async (url) => {
		const phala = await connect(url, { timeoutMs: PATIENCE_MS });
		return {
			read: async () => {
				const totals = noTotals();
				for (const { totalStake, workers } of await phala.stakePools.list()) {
					totals.pools++;
					totals.totalValue += totalStake;
					totals.workers += workers.length;
				}
				for (const { pid, v, stake } of await phala.workers.list()) {
					if (pid === null || v === null) continue;
					totals.sessions++;
					totals.v += v;
					totals.stake += stake ?? 0n;
				}
				return totals;
			},
			close: () => phala.close(),
		};
	},
};
