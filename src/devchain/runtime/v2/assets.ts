import type { AssetAccount, AssetDetails } from "../../../../generated/v2/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { changeSufficients } from "../frame/accounts.ts";
import { lookup } from "../frame/balances.ts";
import type { Chain } from "../frame/chain.ts";
import { DispatchFailure } from "../frame/failure.ts";
import { emit, ensure, fail, item, type PalletCalls } from "./pallet-types.ts";

/** All assets by id. */
export const assetDetails = item("assets", "asset");
const accounts = item("assets", "account");

/** Balance of `who`; 0 without an account. */
export const assetBalance = (chain: Chain, id: number, who: Hex): bigint =>
	chain.at(accounts).get(id, who)?.balance ?? 0n;

/** Handling of a rest below the asset's minimum: keep it, so that the transfer fails; lose it; or transfer it too. */
export type Rest = "kept" | "lost" | "passedOn";

/**
 * Transfers an asset.
 *
 * - Does nothing for 0; only emits the event for the same account
 * - A lost rest disappears with the account, without a change of the supply; a transferred rest is in the event's amount
 *
 * Events: `assets.Transferred`.
 */
export function transferAsset(chain: Chain, id: number, from: Hex, to: Hex, amount: bigint, rest: Rest): void {
	const { minBalance, status } = liveAsset(chain, id);
	if (amount === 0n) return;
	const source = chain.at(accounts).get(id, from) ?? fail("assets", "NoAccount");
	ensure(status === "Live" && !source.isFrozen, "assets", "Frozen");
	ensure(amount + (rest === "kept" ? minBalance : 0n) <= source.balance, "assets", "BalanceLow");
	const left = source.balance - amount;
	const dust = left < minBalance ? left : 0n;
	const moved = rest === "passedOn" ? amount + dust : amount;
	if (assetBalance(chain, id, to) + moved < minBalance) throw new DispatchFailure({ Token: "BelowMinimum" });
	if (from !== to) {
		setAssetBalance(chain, id, from, left - dust);
		setAssetBalance(chain, id, to, assetBalance(chain, id, to) + moved);
	}
	emit(chain, "assets", "Transferred", { assetId: id, from, to, amount: moved });
}

/** Changes the supply. */
export function changeSupply(chain: Chain, id: number, by: bigint): void {
	const details = liveAsset(chain, id);
	chain.at(assetDetails).set(id, { ...details, supply: details.supply + by });
}

/** Sets a balance; creates the asset account with the first, and removes it at 0. */
export function setAssetBalance(chain: Chain, id: number, who: Hex, balance: bigint): void {
	const account = chain.at(accounts).get(id, who);
	if (balance > 0n) {
		if (account === null) countAccount(chain, id, who, 1);
		chain.at(accounts).set(id, who, { ...(account ?? NEW), balance });
	} else if (account !== null) {
		chain.at(accounts).delete(id, who);
		countAccount(chain, id, who, -1);
	}
}

/** The asset; fails if it does not exist. */
export function liveAsset(chain: Chain, id: number): AssetDetails {
	return chain.at(assetDetails).get(id) ?? fail("assets", "Unknown");
}

/** Calls of `Assets`. */
export const assets: PalletCalls<"assets"> = {
	transfer: (chain, who, { id, target, amount }) => transferAsset(chain, id, who, lookup(target), amount, "passedOn"),
	transferKeepAlive: (chain, who, { id, target, amount }) =>
		transferAsset(chain, id, who, lookup(target), amount, "kept"),
};

const NEW: AssetAccount = { balance: 0n, isFrozen: false, reason: "Sufficient", extra: null };

/** A sufficient asset keeps the account alive. */
function countAccount(chain: Chain, id: number, who: Hex, by: 1 | -1): void {
	const details = liveAsset(chain, id);
	const { accounts: count, sufficients } = details;
	chain.at(assetDetails).set(id, { ...details, accounts: count + by, sufficients: sufficients + by });
	changeSufficients(chain, who, by);
}
