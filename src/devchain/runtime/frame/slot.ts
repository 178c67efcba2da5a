import type { Hex } from "../../../codec/hex.ts";
import type { State } from "../runtime.ts";
import { storagePrefix } from "./storage-prefix.ts";

/**
 * Storage of the block time, which metadata has no item for: real runtimes have it compiled in and return it from
 * `AuraApi_slot_duration`.
 */
export const SLOT_KEY: Hex = storagePrefix("DevChain", "SlotMs");

/** Block time, ms, as SCALE u64. */
export const slotDuration = (state: State): Uint8Array => state.get(SLOT_KEY) ?? new Uint8Array(8);
