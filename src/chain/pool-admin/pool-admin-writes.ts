import type { ChainWrites } from "../chain-adapter.ts";
import type { StakePoolRecord } from "./pool-operation.ts";
import { createStakePool, type StakePoolPallet, setCap, setCommission } from "./settings.ts";
import { addToWhitelist, removeFromWhitelist, setDescription, type WhitelistPallet } from "./whitelist.ts";

type SettingsWrites = "createStakePool" | "setCommission" | "setCap";
type WhitelistWrites = "addToWhitelist" | "removeFromWhitelist" | "setDescription";

/** The writes on stake pools' settings. */
export function createSettingsWrites<P extends StakePoolRecord>(
	pallet: StakePoolPallet<P>,
): Pick<ChainWrites, SettingsWrites> {
	return {
		createStakePool: () => createStakePool(pallet),
		setCommission: (pid, ppm) => setCommission(pallet, pid, ppm),
		setCap: (pid, cap) => setCap(pallet, pid, cap),
	};
}

/** The writes on whitelists and descriptions. */
export function createWhitelistWrites(pallet: WhitelistPallet): Pick<ChainWrites, WhitelistWrites> {
	return {
		addToWhitelist: (pid, account, kind) => addToWhitelist(pallet, pid, account, kind),
		removeFromWhitelist: (pid, account, kind) => removeFromWhitelist(pallet, pid, account, kind),
		setDescription: (pid, bytes, kind) => setDescription(pallet, pid, bytes, kind),
	};
}
