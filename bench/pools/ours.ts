import { connect, type StakePoolRow } from "phala-stakepool";
import { type Contender, PATIENCE_MS } from "../contender.ts";
import { noTotals, type Totals } from "../state/facts.ts";

/** The fields of the four maps that the others read, those derived from them, and the free stake. */
export const FIELDS = [
	"owner",
	"commissionPpm",
	"cap",
	"totalStake",
	"totalShares",
	"freeStake",
	"capGap",
	"sharePrice",
	"workers",
	"coolingDownWorkers",
	"sessions",
] as const;

/** Adds one pool to the totals. */
export function addPool(
	totals: Totals,
	{ totalStake, workers, sessions }: Pick<StakePoolRow, (typeof FIELDS)[number]>,
): void {
	totals.pools++;
	totals.totalValue += totalStake;
	totals.workers += workers.length;
	for (const { v, stake } of sessions) {
		totals.sessions++;
		totals.v += v;
		totals.stake += stake ?? 0n;
	}
}

/** This package, through its public API: the fields that the task is about. */
export const ours: Contender<Totals> = {
	title: "phala-stakepool",
	connect: async (url) => {
		const phala = await connect(url, { timeoutMs: PATIENCE_MS });
		return {
			read: async () => {
				const totals = noTotals();
				for (const pool of await phala.stakePools.list({ fields: FIELDS })) addPool(totals, pool);
				return totals;
			},
			close: () => phala.close(),
		};
	},
};
