/** A number, as `@polkadot/api` has it. */
export interface Bits {
	toBigInt(): bigint;
}

interface Base {
	readonly basepool: { readonly totalValue: Bits };
}

/** A pool, as `@polkadot/api` has it. */
export interface Pool {
	readonly isVault: boolean;
	readonly asVault: Base;
	readonly asStakePool: Base & { readonly workers: Iterable<unknown> };
}

/** A session, as `@polkadot/api` has it. */
export interface Session {
	readonly v: Bits;
}
