/** A balance as either layout of `System.Account` has it, as far as it bounds what can be sent; pico PHA. */
export type Balance =
	| { readonly free: bigint; readonly reserved: bigint; readonly frozen: bigint }
	| { readonly free: bigint; readonly miscFrozen: bigint };

/**
 * PHA that a keep-alive transfer can take, pico PHA.
 *
 * - Freezes hold the balance that is not reserved first, and overlap the existential deposit
 *
 * @remarks Source: `reducible_balance` of the balances pallet; before it knew freezes, `misc_frozen` held free balance alone
 */
export function computeTransferable(data: Balance, existentialDeposit: bigint): bigint {
	const frozen = "miscFrozen" in data ? data.miscFrozen : data.frozen - data.reserved;
	const kept = frozen > existentialDeposit ? frozen : existentialDeposit;
	return data.free > kept ? data.free - kept : 0n;
}
