import { itemPrefix } from "../../src/chain/storage/hashers.ts";
import { type Hex, toHex } from "../../src/codec/hex.ts";
import type { World } from "./methods.ts";

const NUMBER = toHex(itemPrefix("System", "Number"));
const NOW = toHex(itemPrefix("Timestamp", "Now"));
const SLOT_MS = 12_000n;
/** Position of the total value in a pool's record, in digits: after kind, pid, owner and total shares. */
const TOTAL_VALUE_AT = 2 + 2 * (1 + 8 + 32 + 16);
const [U32, U64, U128] = [4, 8, 16];

/** New total values of pools, by the keys of their records, as decimal strings. */
export type NewValues = readonly (readonly [key: Hex, totalValue: string])[];

/**
 * Adds a block that changes the total values of pools, block number and time.
 *
 * @param replaces - whether it takes the place of the newest block, whose changes are reverted
 * @returns all keys that changed since its parent
 */
export function change({ store, blocks }: World, values: NewValues, replaces = false): ReadonlySet<Hex> {
	if (replaces) {
		blocks.replace();
		store.undo();
	} else blocks.next();
	store.begin();
	store.replace(NUMBER, encoded(BigInt(blocks.header(blocks.head).number), U32));
	store.replace(NOW, encoded(decoded(store.get(NOW) ?? "0x") + SLOT_MS, U64));
	for (const [key, totalValue] of values) {
		const before = store.get(key) ?? "0x";
		const digits = encoded(BigInt(totalValue), U128).slice(2);
		const changed = before.slice(0, TOTAL_VALUE_AT) + digits + before.slice(TOTAL_VALUE_AT + digits.length);
		store.replace(key, changed as Hex);
	}
	return new Set([NUMBER, NOW, ...values.map(([key]) => key)]);
}

function encoded(value: bigint, length: number): Hex {
	return `0x${Buffer.from(value.toString(16).padStart(2 * length, "0"), "hex")
		.reverse()
		.toString("hex")}`;
}

const decoded = (value: Hex): bigint => BigInt(toHex(Buffer.from(value.slice(2), "hex").reverse()));
