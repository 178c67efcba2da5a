import { positive } from "../math/fixed.ts";
import type { Balance } from "./transferable.ts";

/**
 * The most that a deposit can reserve, pico PHA.
 *
 * - Reserved balance keeps an account of the older layout alive; one of the newer layout keeps the existential deposit free
 *
 * @remarks Source: `reserve` of the balances pallet
 */
export function computeReservable(data: Balance, existentialDeposit: bigint): bigint {
	if ("miscFrozen" in data) return positive(data.free - data.miscFrozen);
	return positive(data.free - (data.frozen > existentialDeposit ? data.frozen : existentialDeposit));
}
