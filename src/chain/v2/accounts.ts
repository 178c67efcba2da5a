import type { Hex } from "../../codec/hex.ts";
import { namedAccount } from "../accounts.ts";

/** Who issues the pools' collections and keeps the queued items. */
export const BASE_POOL_ACCOUNT: Hex = namedAccount("basepool");
