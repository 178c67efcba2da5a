import { connect, type Phala } from "phala-stakepool";
import { type Contender, PATIENCE_MS } from "../contender.ts";
import { noTotals, type Totals } from "../state/facts.ts";
import { addPool, FIELDS } from "./ours.ts";

/** Input of the contender. */
export interface EachInput {
	/** Least number of pools to read first, so that code is as warm in a small state as in a large one. */
	readonly warmUp: number;
}

/** This package, pool by pool, without keeping them. */
export const each: Contender<Totals, EachInput> = {
	title: "phala-stakepool, pool by pool",
	connect: async (url, { warmUp }) => {
		const phala = await connect(url, { timeoutMs: PATIENCE_MS });
		for (let read = 0; read < warmUp; ) read += (await walk(phala)).pools;
		return { read: () => walk(phala), close: () => phala.close() };
	},
};

async function walk(phala: Phala): Promise<Totals> {
	const totals = noTotals();
	for await (const pool of phala.stakePools.all({ fields: FIELDS })) addPool(totals, pool);
	return totals;
}
