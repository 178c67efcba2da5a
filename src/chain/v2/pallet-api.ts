import type { Calls, Events } from "../../../generated/v2/pallets.ts";
import { createPalletApi } from "../loaded-with-metadata.ts";

/** Calls and events of generation 2. */
export const { buildCall, eventsNamed, expectEvent, pallet } = createPalletApi<Calls, Events>();
