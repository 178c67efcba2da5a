import { constant } from "./metadata/decode.ts";
import type { MetadataScan } from "./metadata/scan.ts";

/** Constants of a runtime that both generations have. */
export interface Constants {
	/** Pico PHA. */
	readonly minContribution: bigint;
	readonly gracePeriodSeconds: number;
	readonly maxPoolWorkers: number;
	/** Pico PHA. */
	readonly existentialDeposit: bigint;
	/** Time between blocks that the runtime is built for. */
	readonly blockSeconds: number;
}

/**
 * The constants of a runtime.
 *
 * @param pallet - that of the stake pools
 * @param missing - gets the names of required constants that the runtime lacks, as `Pallet.Name`
 */
export function readConstants(scan: MetadataScan, pallet: string, missing: string[]): Constants {
	const required = (pallet: string, name: string) => requiredInteger(scan, pallet, name, missing);
	return {
		minContribution: required(pallet, "MinContribution"),
		gracePeriodSeconds: Number(required(pallet, "GracePeriod")),
		maxPoolWorkers: Number(required(pallet, "MaxPoolWorkers")),
		existentialDeposit: required("Balances", "ExistentialDeposit"),
		blockSeconds: readBlockSeconds(scan),
	};
}

/** An integer constant; 0, and its name in `missing`, where the runtime lacks it. */
export function requiredInteger(scan: MetadataScan, pallet: string, name: string, missing: string[]): bigint {
	const value = integerConstant(scan, pallet, name);
	if (value === null) missing.push(`${pallet}.${name}`);
	return value ?? 0n;
}

/** An integer constant; `null` where the runtime lacks it. */
export function integerConstant(scan: MetadataScan, pallet: string, name: string): bigint | null {
	const value = constant(scan, pallet, name);
	return typeof value === "bigint" || typeof value === "number" ? BigInt(value) : null;
}

/** Seconds between blocks that a runtime is built for: twice the minimum period; 12 where the runtime has none. */
function readBlockSeconds(scan: MetadataScan): number {
	const period = integerConstant(scan, "Timestamp", "MinimumPeriod");
	return period === null ? 12 : (2 * Number(period)) / 1000;
}
