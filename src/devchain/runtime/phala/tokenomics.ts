import type { TokenomicParameters } from "../../../../generated/v2/pallets.ts";
import type { Chain } from "../frame/chain.ts";
import { defineItem, type Item } from "../frame/define-item.ts";

/** The pallet of workers' sessions, by generation. */
export type ComputingPallet = "phalaMining" | "phalaComputation";

/** Tokenomic parameters; `null` if none were set. */
export const tokenomicParameters = (pallet: ComputingPallet): Item<[], TokenomicParameters | null> =>
	defineItem(pallet, "tokenomicParameters");

/** Parameters that take effect at the end of the block; `null` for no change. */
export const scheduledTokenomicUpdate = (pallet: ComputingPallet): Item<[], TokenomicParameters | null> =>
	defineItem(pallet, "scheduledTokenomicUpdate");

/** Cool-down of a stopped worker, seconds. */
export const coolDownPeriod = (pallet: ComputingPallet): Item<[], bigint> => defineItem(pallet, "coolDownPeriod");

/** Parameters of the test networks' genesis, which the recordings use; U64F64 bits. */
export const TOKENOMICS: TokenomicParameters = {
	phaRate: 18446744073709551616n,
	rho: 18446756370313412349n,
	budgetPerBlock: 1844674407370955161600n,
	vMax: 553402322211286548480000n,
	costK: 291740030655n,
	costB: 621866907450610n,
	slashRate: 61489146912365n,
	treasuryRatio: 3689348814741910323n,
	heartbeatWindow: 10,
	rigK: 5534023222112865485n,
	rigB: 0n,
	re: 23980767295822417101n,
	k: 1844674407370955161600n,
	kappa: 18446744073709551616n,
};

/** Cool-down of a fresh chain. */
export const COOL_DOWN_SECONDS = 604_800n;

/**
 * Activates scheduled tokenomic parameters at the end of a block.
 *
 * Events: `TokenomicParametersChanged` of the pallet, if there are any.
 */
export function applyScheduledTokenomics(chain: Chain, pallet: ComputingPallet): void {
	const update = scheduledTokenomicUpdate(pallet);
	const scheduled = chain.at(update).get();
	if (scheduled === null) return;
	chain.at(update).delete();
	chain.at(tokenomicParameters(pallet)).set(scheduled);
	chain.deposit(pallet, "TokenomicParametersChanged");
}
