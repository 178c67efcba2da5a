import { concatBytes, type Hex, toHex } from "../../../codec/hex.ts";
import { twox } from "../../../codec/xxh64.ts";
import type { State } from "../runtime.ts";

/**
 * Storage of the block time, which metadata has no item for: real runtimes have it compiled in and return it from
 * `AuraApi_slot_duration`.
 */
export const SLOT_KEY: Hex = toHex(
	concatBytes(["DevChain", "SlotMs"].map((name) => twox(new TextEncoder().encode(name), 2))),
);

/** Block time, ms, as SCALE u64. */
export const slotDuration = (state: State): Uint8Array => state.get(SLOT_KEY) ?? new Uint8Array(8);
