import { connect } from "phala-stakepool";
import { noTotals } from "../state/facts.ts";
import { type Contender, PATIENCE_MS } from "./contender.ts";

/** This package, through its public API: every derived value is there too. */
export const ours: Contender = {
	title: "phala-stakepool",
	connect: async (url) => {
		const phala = await connect(url, { timeoutMs: PATIENCE_MS });
		return {
			pools: async () => {
				const [pools, vaults, workers] = await Promise.all([
					phala.stakePools.list(),
					phala.vaults.list(),
					phala.workers.list(),
				]);
				const totals = noTotals();
				for (const { totalStake } of [...pools, ...vaults]) {
					totals.pools++;
					totals.totalValue += totalStake;
				}
				for (const { pid, v, stake } of workers) {
					if (pid === null) continue;
					totals.workers++;
					if (v === null) continue;
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
