import type { GenesisRules } from "../phala/genesis.ts";
import { holding } from "./balances.ts";

/** Block 0 of generation 1. */
export const GENESIS: GenesisRules = { pallet: "phalaMining", holding, provided: [], complete: () => {} };
