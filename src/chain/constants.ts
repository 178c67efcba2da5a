import { constant } from "./metadata/decode.ts";
import type { MetadataScan } from "./metadata/scan.ts";

/** A constant that is an integer; `null` where the runtime has none of that name. */
export function integerConstant(scan: MetadataScan, pallet: string, name: string): bigint | null {
	const value = constant(scan, pallet, name);
	return typeof value === "bigint" || typeof value === "number" ? BigInt(value) : null;
}

/** Seconds between blocks that a runtime is built for: twice the least time between two; 12 where it does not say. */
export function blockSeconds(scan: MetadataScan): number {
	const least = integerConstant(scan, "Timestamp", "MinimumPeriod");
	return least === null ? 12 : (2 * Number(least)) / 1000;
}
