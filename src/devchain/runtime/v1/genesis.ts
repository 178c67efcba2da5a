import type { Hex } from "../../../codec/hex.ts";
import type { Chain } from "../frame/chain.ts";
import { SudoKey } from "../frame/sudo.ts";
import type { GenesisRules } from "../phala/genesis.ts";
import { holding } from "./balances.ts";

/** //Alice, who may use `Sudo`. */
const ALICE: Hex = "0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";

const complete = (chain: Chain) => chain.at(SudoKey).set(ALICE);

/** Block 0 of generation 1. */
export const GENESIS: GenesisRules = { pallet: "phalaMining", holding, provided: [], complete };
