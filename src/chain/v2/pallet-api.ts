import type { Calls, Events } from "../../../generated/v2/pallets.ts";
import { createPalletApi } from "../pallet-api.ts";

/** Calls and events of generation 2. */
export const { buildCall, eventsNamed, expectEvent, pallet } = createPalletApi<Calls, Events>();
