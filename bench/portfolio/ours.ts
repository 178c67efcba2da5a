import { connect } from "phala-stakepool";
import type { Contender } from "../contender.ts";
import { balances, type Portfolio, type PortfolioInput } from "./portfolio.ts";

/** This package, through its public API: balances and all positions. */
export const ours: Contender<Portfolio, PortfolioInput> = {
	title: "phala-stakepool",
	connect: async (url, { account }) => {
		const phala = await connect(url);
		const delegator = phala.delegator(account);
		return {
			read: async () => {
				const { wrapped, free, positions } = await delegator.get();
				const found = balances(wrapped ?? 0n, free);
				for (const { shares, queuedShares, value } of positions) {
					found.positions++;
					found.shares += shares;
					found.queued += queuedShares;
					found.value += value;
				}
				return found;
			},
			close: () => phala.close(),
		};
	},
};
