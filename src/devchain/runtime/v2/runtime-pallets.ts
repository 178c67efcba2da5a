import { withMessages } from "../phala/mq.ts";
import { currency } from "./balances.ts";
import { PALLETS } from "./pallets.ts";
import { payRewards } from "./rewards.ts";
import { session } from "./sessions.ts";

/** The pallets of generation 2, with messages of gatekeepers. */
export const RUNTIME_PALLETS = withMessages(PALLETS, { generation: 2, session, currency, payRewards });
