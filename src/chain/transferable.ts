/** The parts of a balance that bound transfers, in either layout of `System.Account`; pico PHA. */
export type Balance =
	| { readonly free: bigint; readonly reserved: bigint; readonly frozen: bigint }
	| { readonly free: bigint; readonly miscFrozen: bigint };

/**
 * The most that a keep-alive transfer can send, pico PHA.
 *
 * - Freezes hold the balance that is not reserved first, and overlap the existential deposit
 *
 * @remarks Source: `reducible_balance` of the balances pallet; before freezes were added, `misc_frozen` held free balance alone
 */
export function computeTransferable(data: Balance, existentialDeposit: bigint): bigint {
	const frozen = "miscFrozen" in data ? data.miscFrozen : data.frozen - data.reserved;
	const untransferable = frozen > existentialDeposit ? frozen : existentialDeposit;
	return data.free > untransferable ? data.free - untransferable : 0n;
}
