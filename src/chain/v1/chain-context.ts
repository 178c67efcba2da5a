import { entries } from "../../../generated/v1/entries.ts";
import type { Addresses } from "../addresses.ts";
import { blockSeconds, integerConstant } from "../constants.ts";
import { bindEntries } from "../metadata/bind-entries.ts";
import { createMetadataReader, type MetadataReader } from "../metadata/metadata-reader.ts";
import type { MetadataScan } from "../metadata/scan.ts";
import { detectFeatures, type RuntimeFeatures } from "./features.ts";

/** What the runtime fixes for good, as its metadata tells it. */
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

/** One runtime of generation 1: how its storage is named and decoded, what it fixes, what it does. */
export interface ChainV1 {
	readonly entries: typeof entries;
	readonly constants: Constants;
	readonly rules: RuntimeFeatures;
	readonly addresses: Addresses;
	readonly metadata: MetadataReader;
}

const REQUIRED_ENTRIES = {
	minContribution: ["PhalaStakePool", "MinContribution"],
	gracePeriodSeconds: ["PhalaStakePool", "GracePeriod"],
	maxPoolWorkers: ["PhalaStakePool", "MaxPoolWorkers"],
	existentialDeposit: ["Balances", "ExistentialDeposit"],
} as const;

/** Storage that early runtimes lack. */
const OPTIONAL_ENTRIES = ["PhalaStakePool.PoolContributionWhitelists", "PhalaStakePool.PoolDescriptions"];

/**
 * Fits generation 1 to the runtime at hand.
 *
 * @returns the fitted runtime; `missing`: storage and constants that it ought to have; `differing`: storage with another layout
 */
export function createChainV1(
	scan: MetadataScan,
	addresses: Addresses,
): { chain: ChainV1; missing: readonly string[]; differing: readonly string[] } {
	const bound = bindEntries(entries, scan, OPTIONAL_ENTRIES);
	const missing = [...bound.missing];
	const integer = (name: keyof typeof REQUIRED_ENTRIES): bigint => {
		const value = integerConstant(scan, REQUIRED_ENTRIES[name][0], REQUIRED_ENTRIES[name][1]);
		if (value === null) missing.push(REQUIRED_ENTRIES[name].join("."));
		return value ?? 0n;
	};
	const constants: Constants = {
		minContribution: integer("minContribution"),
		gracePeriodSeconds: Number(integer("gracePeriodSeconds")),
		maxPoolWorkers: Number(integer("maxPoolWorkers")),
		existentialDeposit: integer("existentialDeposit"),
		blockSeconds: blockSeconds(scan),
	};
	const rules = detectFeatures(scan);
	return {
		chain: { entries: bound.entries, constants, rules, addresses, metadata: createMetadataReader(scan) },
		missing,
		differing: bound.differing,
	};
}
