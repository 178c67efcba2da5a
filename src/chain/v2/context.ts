import { entries } from "../../../generated/v2/entries.ts";
import type { Addresses } from "../addresses.ts";
import { bindEntries } from "../metadata/bind.ts";
import { constant } from "../metadata/decode.ts";
import type { MetadataScan } from "../metadata/scan.ts";

/** What the runtime fixes for good, as its metadata tells it. */
export interface Constants {
	/** Pico PHA. */
	readonly minContribution: bigint;
	readonly gracePeriodSeconds: number;
	readonly maxPoolWorkers: number;
	/** Pico PHA. */
	readonly existentialDeposit: bigint;
	/** Id of W-PHA in the pallet of assets. */
	readonly wrappedAsset: number;
}

/** One runtime of generation 2: how its storage is named and decoded, and what it fixes. */
export interface ChainV2 {
	readonly entries: typeof entries;
	readonly constants: Constants;
	readonly addresses: Addresses;
	readonly scan: MetadataScan;
}

const WANTED: Readonly<Record<keyof Constants, readonly [pallet: string, name: string]>> = {
	minContribution: ["PhalaStakePoolv2", "MinContribution"],
	gracePeriodSeconds: ["PhalaStakePoolv2", "GracePeriod"],
	maxPoolWorkers: ["PhalaStakePoolv2", "MaxPoolWorkers"],
	existentialDeposit: ["Balances", "ExistentialDeposit"],
	wrappedAsset: ["PhalaWrappedBalances", "WPhaAssetId"],
};

/**
 * Fits generation 2 to the runtime at hand.
 *
 * @returns the fitted runtime; `missing`: storage and constants that it ought to have; `differing`: storage with another layout
 */
export function chainV2(
	scan: MetadataScan,
	addresses: Addresses,
): { chain: ChainV2; missing: readonly string[]; differing: readonly string[] } {
	const bound = bindEntries(entries, scan);
	const missing = [...bound.missing];
	const integer = (name: keyof Constants): bigint => {
		const value = constant(scan, ...WANTED[name]);
		if (typeof value === "bigint" || typeof value === "number") return BigInt(value);
		missing.push(WANTED[name].join("."));
		return 0n;
	};
	const constants: Constants = {
		minContribution: integer("minContribution"),
		gracePeriodSeconds: Number(integer("gracePeriodSeconds")),
		maxPoolWorkers: Number(integer("maxPoolWorkers")),
		existentialDeposit: integer("existentialDeposit"),
		wrappedAsset: Number(integer("wrappedAsset")),
	};
	return { chain: { entries: bound.entries, constants, addresses, scan }, missing, differing: bound.differing };
}
