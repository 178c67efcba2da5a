import type { TokenomicParameters } from "../../../../generated/v1/pallets.ts";
import type { RootHandler } from "../frame/call.ts";
import type { Chain } from "../frame/chain.ts";
import { forGovernance } from "../frame/governance.ts";
import { BlockNumber } from "../frame/system.ts";
import { applyScheduledTokenomics, coolDownPeriod, scheduledTokenomicUpdate } from "../phala/tokenomics.ts";
import { emit, item, type PalletCalls } from "./pallet-types.ts";
import { session } from "./sessions.ts";
import { unbindWorker } from "./workers.ts";

const tokenomicParameters = item("phalaMining", "tokenomicParameters");
const miningStartBlock = item("phalaMining", "miningStartBlock");
const miningHalvingInterval = item("phalaMining", "miningHalvingInterval");

/** Calls of `PhalaMining`. */
export const mining: PalletCalls<"phalaMining"> = {
	...forGovernance("setCoolDownExpiration", "forceHeartbeat", "forceStartMining", "forceStopMining", "updateTokenomic"),
	unbind: (chain, who, { miner }) => {
		session.assertOperated(chain, miner, who);
		unbindWorker(chain, miner);
	},
};

/** Calls of `PhalaMining` for the chain itself. */
export const miningRoot = {
	setCoolDownExpiration: ((chain, { period }) => {
		chain.at(coolDownPeriod("phalaMining")).set(period);
		emit(chain, "phalaMining", "CoolDownExpirationChanged", { period });
	}) satisfies RootHandler<{ period: bigint }>,
	/** Takes effect at the end of the block. */
	updateTokenomic: ((chain, { newParams }) => {
		chain.at(scheduledTokenomicUpdate("phalaMining")).set(newParams);
	}) satisfies RootHandler<{ newParams: TokenomicParameters }>,
};

/**
 * At the end of a block, activates tokenomic parameters and periodically cuts the budget to three quarters. Sends no
 * heartbeat challenges.
 */
export function finalizeMining(chain: Chain): void {
	applyScheduledTokenomics(chain, "phalaMining");
	const interval = chain.at(miningHalvingInterval).get();
	const start = chain.at(miningStartBlock).get() ?? 0;
	const parameters = chain.at(tokenomicParameters).get();
	if (!interval || parameters === null) return;
	// A u32 like block numbers: before the start it wraps around, as on the real chain.
	const elapsed = (chain.at(BlockNumber).get() - start) >>> 0;
	if (elapsed % interval !== interval - 1) return;
	emit(chain, "phalaMining", "SubsidyBudgetHalved", {});
	chain.at(tokenomicParameters).set({ ...parameters, budgetPerBlock: (parameters.budgetPerBlock * 3n) / 4n });
	emit(chain, "phalaMining", "TokenomicParametersChanged", {});
}
