import { type Constants as CommonConstants, integerConstant, readConstants, requiredInteger } from "../constants.ts";
import { callNames, errorNames, eventNames } from "../metadata/decode.ts";
import type { MetadataScan } from "../metadata/scan.ts";
import type { RuntimeFlags } from "./features.ts";

/** Constants of a runtime of generation 2. */
export interface Constants extends CommonConstants {
	/** `null` where the runtime has no time limit for requests to vaults. */
	readonly vaultQueuePeriodSeconds: number | null;
	/** Id of W-PHA in the assets pallet. */
	readonly wrappedAsset: number;
}

/** All that metadata contains about a runtime of generation 2, apart from the layout of its storage. */
export interface RuntimeConfig {
	readonly constants: Constants;
	readonly flags: RuntimeFlags;
}

/** The configuration of a runtime; `missing`: required constants that it lacks. */
export function readRuntimeConfig(scan: MetadataScan): { config: RuntimeConfig; missing: readonly string[] } {
	const missing: string[] = [];
	const vaultQueuePeriod = integerConstant(scan, "PhalaVault", "VaultQueuePeriod");
	const constants: Constants = {
		...readConstants(scan, "PhalaStakePoolv2", missing),
		vaultQueuePeriodSeconds: vaultQueuePeriod === null ? null : Number(vaultQueuePeriod),
		wrappedAsset: Number(requiredInteger(scan, "PhalaWrappedBalances", "WPhaAssetId", missing)),
	};
	return { config: { constants, flags: detectFlags(scan) }, missing };
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
