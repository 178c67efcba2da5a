import type { GenesisRules } from "../phala/genesis.ts";
import { holding } from "./balances.ts";
import { createWrapped, WRAPPED } from "./wrapped-asset.ts";

/** Block 0 of generation 2, with W-PHA. */
export const GENESIS: GenesisRules = {
	pallet: "phalaComputation",
	holding,
	provided: [WRAPPED],
	complete: createWrapped,
};
