import { blockSeconds, integerConstant } from "../constants.ts";
import { callNames, errorNames, eventNames } from "../metadata/decode.ts";
import type { MetadataScan } from "../metadata/scan.ts";
import type { RuntimeFlags } from "./features.ts";

/** What the runtime fixes for good. */
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

/** All that metadata tells of a runtime of generation 2 apart from its layouts. */
export interface RuntimeConfig {
	readonly constants: Constants;
	readonly flags: RuntimeFlags;
}

const REQUIRED_CONSTANTS = {
	minContribution: ["PhalaStakePoolv2", "MinContribution"],
	gracePeriodSeconds: ["PhalaStakePoolv2", "GracePeriod"],
	maxPoolWorkers: ["PhalaStakePoolv2", "MaxPoolWorkers"],
	existentialDeposit: ["Balances", "ExistentialDeposit"],
	wrappedAsset: ["PhalaWrappedBalances", "WPhaAssetId"],
} as const;

/** The facts of the runtime that `scan` describes; `missing`: constants that it ought to have. */
export function readRuntimeConfig(scan: MetadataScan): { facts: RuntimeConfig; missing: readonly string[] } {
	const missing: string[] = [];
	const integer = (name: keyof typeof REQUIRED_CONSTANTS): bigint => {
		const value = integerConstant(scan, REQUIRED_CONSTANTS[name][0], REQUIRED_CONSTANTS[name][1]);
		if (value === null) missing.push(REQUIRED_CONSTANTS[name].join("."));
		return value ?? 0n;
	};
	const vaultQueuePeriod = integerConstant(scan, "PhalaVault", "VaultQueuePeriod");
	const constants: Constants = {
		minContribution: integer("minContribution"),
		gracePeriodSeconds: Number(integer("gracePeriodSeconds")),
		maxPoolWorkers: Number(integer("maxPoolWorkers")),
		existentialDeposit: integer("existentialDeposit"),
		vaultQueuePeriodSeconds: vaultQueuePeriod === null ? null : Number(vaultQueuePeriod),
		blockSeconds: blockSeconds(scan),
		wrappedAsset: Number(integer("wrappedAsset")),
	};
	return { facts: { constants, flags: detectFlags(scan) }, missing };
}

function detectFlags(scan: MetadataScan): RuntimeFlags {
	return {
		dropsDust: scan.pallets.get("PhalaWrappedBalances")?.storage.has("UnmintableDust") ?? false,
		locksContributions: scan.pallets.get("PhalaVault")?.constants.has("VaultQueuePeriod") ?? false,
		settlesGains: errorNames(scan, "PhalaVault").includes("CommissionNotChanged"),
		limitsWaiting: eventNames(scan, "PhalaVault").includes("ForceShutdown"),
		reimburses: callNames(scan, "PhalaBasePool").includes("claim_reimbursement"),
	};
}
