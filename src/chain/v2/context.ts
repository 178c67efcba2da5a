import { entries } from "../../../generated/v2/entries.ts";
import type { Addresses } from "../addresses.ts";
import { blockSecondsOf, integerConstant } from "../constants.ts";
import { bindEntries } from "../metadata/bind.ts";
import type { MetadataScan } from "../metadata/scan.ts";
import { type Rules, rulesOf } from "./rules.ts";

/** What the runtime fixes for good, as its metadata tells it. */
export interface Constants {
	/** Pico PHA. */
	readonly minContribution: bigint;
	readonly gracePeriodSeconds: number;
	readonly maxPoolWorkers: number;
	/** Pico PHA. */
	readonly existentialDeposit: bigint;
	/** `null` where the runtime has no limit for requests to vaults. */
	readonly vaultQueuePeriodSeconds: number | null;
	/** Time between blocks that the runtime is built for. */
	readonly blockSeconds: number;
	/** Id of W-PHA in the pallet of assets. */
	readonly wrappedAsset: number;
}

/** One runtime of generation 2: how its storage is named and decoded, what it fixes, and what it does. */
export interface ChainV2 {
	readonly entries: typeof entries;
	readonly constants: Constants;
	readonly rules: Rules;
	readonly addresses: Addresses;
	readonly scan: MetadataScan;
}

const WANTED = {
	minContribution: ["PhalaStakePoolv2", "MinContribution"],
	gracePeriodSeconds: ["PhalaStakePoolv2", "GracePeriod"],
	maxPoolWorkers: ["PhalaStakePoolv2", "MaxPoolWorkers"],
	existentialDeposit: ["Balances", "ExistentialDeposit"],
	wrappedAsset: ["PhalaWrappedBalances", "WPhaAssetId"],
} as const;

/** Storage that a runtime of generation 2 may lack: votes need a chain with referenda. */
const OPTIONAL = ["Democracy.ReferendumInfoOf"];

/**
 * Fits generation 2 to the runtime at hand.
 *
 * @returns the fitted runtime; `missing`: storage and constants that it ought to have; `differing`: storage with another layout
 */
export function chainV2(
	scan: MetadataScan,
	addresses: Addresses,
): { chain: ChainV2; missing: readonly string[]; differing: readonly string[] } {
	const bound = bindEntries(entries, scan, OPTIONAL);
	const missing = [...bound.missing];
	const integer = (name: keyof typeof WANTED): bigint => {
		const value = integerConstant(scan, WANTED[name][0], WANTED[name][1]);
		if (value === null) missing.push(WANTED[name].join("."));
		return value ?? 0n;
	};
	const vaultQueuePeriod = integerConstant(scan, "PhalaVault", "VaultQueuePeriod");
	const constants: Constants = {
		minContribution: integer("minContribution"),
		gracePeriodSeconds: Number(integer("gracePeriodSeconds")),
		maxPoolWorkers: Number(integer("maxPoolWorkers")),
		existentialDeposit: integer("existentialDeposit"),
		vaultQueuePeriodSeconds: vaultQueuePeriod === null ? null : Number(vaultQueuePeriod),
		blockSeconds: blockSecondsOf(scan),
		wrappedAsset: Number(integer("wrappedAsset")),
	};
	const chain = { entries: bound.entries, constants, rules: rulesOf(scan), addresses, scan };
	return { chain, missing, differing: bound.differing };
}
