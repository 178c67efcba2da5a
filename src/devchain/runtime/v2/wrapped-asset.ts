import type { Hex } from "../../../codec/hex.ts";
import type { Chain } from "../frame/chain.ts";
import { expectPaid } from "../frame/failure.ts";
import { assetBalance, assetDetails, changeSupply, liveAsset, setAssetBalance, transferAsset } from "./assets.ts";
import { constant, emit, item } from "./pallet-types.ts";

/** The account that keeps the PHA behind all W-PHA, `wpha/`. */
export const WRAPPED: Hex = `0x777068612f${"00".repeat(27)}`;

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
}

/** W-PHA of `who`. */
export const wrappedBalance = (chain: Chain, who: Hex): bigint => assetBalance(chain, idOf(chain), who);

/** Whether `who` has an account of W-PHA. */
export const hasWrapped = (chain: Chain, who: Hex): boolean => wrappedBalance(chain, who) > 0n;

/** Least W-PHA of an account. */
export const wrappedMinimum = (chain: Chain): bigint => liveAsset(chain, idOf(chain)).minBalance;

/**
 * Moves W-PHA as pools do, see {@link transferAsset}: a rest below the minimum is lost, a failure is a panic.
 */
export function transferWrapped(chain: Chain, from: Hex, to: Hex, amount: bigint): void {
	expectPaid("W-PHA cannot be moved", () => transferAsset(chain, idOf(chain), from, to, amount, "lost"));
}

/**
 * Issues W-PHA.
 *
 * - What would leave the account below the minimum is counted as unmintable instead; the answer is false
 * - 0 is always issued, and makes no account
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
 * Burns W-PHA that `owner` has, and the rest with it when that would be below the minimum.
 *
 * Events: `assets.Burned`, rest included.
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
