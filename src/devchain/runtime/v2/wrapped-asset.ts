import { type Hex, toHex } from "../../../codec/hex.ts";
import type { Chain } from "../frame/chain.ts";
import { DispatchFailure, expectPaid } from "../frame/failure.ts";
import { assetBalance, assetDetails, changeSupply, setAssetBalance, transferAsset } from "./assets.ts";
import { constant, emit, item } from "./pallet-types.ts";

/** Account `wpha/`, which holds the PHA of all W-PHA. */
export const WRAPPED: Hex = `0x777068612f${"00".repeat(27)}`;

const assetMetadata = item("assets", "metadata");
const unmintableDust = item("phalaWrappedBalances", "unmintableDust");
const idOf = (chain: Chain) => constant(chain, "phalaWrappedBalances", "wPhaAssetId");

/** 0.0001 PHA. */
const MIN_BALANCE = 100_000_000n;

/** Creates the W-PHA asset, as governance did on real networks. */
export function createWrapped(chain: Chain): void {
	chain.at(assetDetails).set(idOf(chain), {
		owner: WRAPPED,
		issuer: WRAPPED,
		admin: WRAPPED,
		freezer: WRAPPED,
		supply: 0n,
		deposit: 0n,
		minBalance: MIN_BALANCE,
		isSufficient: true,
		accounts: 0,
		sufficients: 0,
		approvals: 0,
		status: "Live",
	});
	const text = (value: string) => toHex(new TextEncoder().encode(value));
	const names = { name: text("Wrapped PHA"), symbol: text("W-PHA") };
	chain.at(assetMetadata).set(idOf(chain), { deposit: 0n, ...names, decimals: 12, isFrozen: false });
}

/** W-PHA of `who`. */
export const wrappedBalance = (chain: Chain, who: Hex): bigint => assetBalance(chain, idOf(chain), who);

/** Whether `who` has a W-PHA balance. */
export const hasWrapped = (chain: Chain, who: Hex): boolean => wrappedBalance(chain, who) > 0n;

/** Minimum W-PHA balance of an account. Fails before the asset exists, with the error that minting and burning report. */
export function wrappedMinimum(chain: Chain): bigint {
	const details = chain.at(assetDetails).get(idOf(chain));
	if (details === null) throw new DispatchFailure({ Token: "UnknownAsset" });
	return details.minBalance;
}

/**
 * Transfers W-PHA on behalf of a pool, see {@link transferAsset}: a rest below the minimum is lost, a failure is a panic.
 */
export function transferWrapped(chain: Chain, from: Hex, to: Hex, amount: bigint): void {
	expectPaid("W-PHA cannot be moved", () => transferAsset(chain, idOf(chain), from, to, amount, "lost"));
}

/**
 * Issues W-PHA.
 *
 * - If the balance would stay below the minimum, adds the amount to the unmintable total instead and returns `false`
 * - 0 is always issued, without creating an account
 *
 * Events: `assets.Issued`.
 */
export function mintWrapped(chain: Chain, owner: Hex, amount: bigint): boolean {
	const id = idOf(chain);
	const balance = wrappedBalance(chain, owner) + amount;
	if (amount > 0n && balance < wrappedMinimum(chain)) {
		chain.at(unmintableDust).set(chain.at(unmintableDust).get() + amount);
		return false;
	}
	if (amount > 0n) {
		setAssetBalance(chain, id, owner, balance);
		changeSupply(chain, id, amount);
	}
	emit(chain, "assets", "Issued", { assetId: id, owner, amount });
	return true;
}

/**
 * Burns W-PHA of `owner`, including a rest below the minimum.
 *
 * Events: `assets.Burned`, including the rest.
 */
export function burnWrapped(chain: Chain, owner: Hex, amount: bigint): void {
	const id = idOf(chain);
	const rest = wrappedBalance(chain, owner) - amount;
	const balance = rest < wrappedMinimum(chain) ? amount + rest : amount;
	if (balance > 0n) {
		setAssetBalance(chain, id, owner, amount + rest - balance);
		changeSupply(chain, id, -balance);
	}
	emit(chain, "assets", "Burned", { assetId: id, owner, balance });
}
