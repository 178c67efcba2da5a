import { throwNotLoaded } from "../../errors/throw-not-loaded.ts";
import { bindTo } from "../bind-to.ts";
import type { WriteLoaders } from "../chain-adapter.ts";
import type { StakePoolRecord } from "./pool-operation.ts";
import type { StakePoolPallet } from "./settings.ts";
import type { WhitelistPallet } from "./whitelist.ts";

type SettingsWrites = "createStakePool" | "setCommission" | "setCap";
type WhitelistWrites = "addToWhitelist" | "removeFromWhitelist" | "setDescription";

/** Loaders of the writes on stake pools' settings. */
export function settingsWriteLoaders<P extends StakePoolRecord>(
	loadPallet: () => Promise<StakePoolPallet<P>>,
): Pick<WriteLoaders, SettingsWrites> {
	const settings = () => Promise.all([loadPallet(), import("./settings.ts").catch(throwNotLoaded)]);
	return {
		createStakePool: () => settings().then(([pallet, { createStakePool }]) => bindTo(pallet, createStakePool)),
		setCommission: () => settings().then(([pallet, { setCommission }]) => bindTo(pallet, setCommission)),
		setCap: () => settings().then(([pallet, { setCap }]) => bindTo(pallet, setCap)),
	};
}

/** Loaders of the writes on whitelists and descriptions. */
export function whitelistWriteLoaders(loadPallet: () => Promise<WhitelistPallet>): Pick<WriteLoaders, WhitelistWrites> {
	const whitelists = () => Promise.all([loadPallet(), import("./whitelist.ts").catch(throwNotLoaded)]);
	return {
		addToWhitelist: () => whitelists().then(([pallet, { addToWhitelist }]) => bindTo(pallet, addToWhitelist)),
		removeFromWhitelist: () =>
			whitelists().then(([pallet, { removeFromWhitelist }]) => bindTo(pallet, removeFromWhitelist)),
		setDescription: () => whitelists().then(([pallet, { setDescription }]) => bindTo(pallet, setDescription)),
	};
}
