import { connect } from "phala-stakepool";
import type { FirstContender } from "./first.ts";

/** This package, through its public API. */
export const ours: FirstContender = {
	title: "phala-stakepool",
	first: async (url, { pid }) => {
		const phala = await connect(url);
		const { totalStake, freeStake, withdrawQueue } = await phala.stakePool(pid).get();
		return { totalStake, freeStake, queuedShares: withdrawQueue.reduce((sum, { shares }) => sum + shares, 0n) };
	},
};
