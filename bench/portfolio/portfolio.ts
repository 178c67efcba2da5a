/** Input of a contender. */
export interface PortfolioInput {
	/** The account, 32 bytes as hex. */
	readonly account: string;
}

/** Result of every contender for a portfolio; amounts in pico PHA. */
export interface Portfolio {
	positions: number;
	shares: bigint;
	/** Value of the shares, rounded as the chain does. */
	value: bigint;
	/** Shares in waiting requests of the account, in the pools of its positions. */
	queued: bigint;
	wrapped: bigint;
	free: bigint;
}

/** Totals that determine the share price. */
export interface Price {
	readonly totalValue: bigint;
	readonly totalShares: bigint;
}

/** W-PHA. */
export const WRAPPED_ID = 10_000;

const PHA = 10n ** 12n;

/** Adds a position. Its value is computed as the pallets do: U64F64, each step of 48 bits rounded down. */
export function add(portfolio: Portfolio, shares: bigint, { totalValue, totalShares }: Price): void {
	const fixed = (amount: bigint) => ((amount << 48n) / PHA) << 16n;
	const price = (fixed(totalValue) << 64n) / fixed(totalShares);
	portfolio.positions++;
	portfolio.shares += shares;
	portfolio.value += ((((fixed(shares) * price) >> 64n) >> 16n) * PHA) >> 48n;
}

/** A portfolio with balances and no positions. */
export const balances = (wrapped: bigint, free: bigint): Portfolio => ({
	positions: 0,
	shares: 0n,
	value: 0n,
	queued: 0n,
	wrapped,
	free,
});

/** The property that holds an item's shares. */
export const STAKE_INFO = `0x${Buffer.from("stake-info").toString("hex")}`;

/** Shares in an item, from the bytes of its property. */
export function sharesOf(property: Uint8Array): bigint {
	const view = new DataView(property.buffer, property.byteOffset, property.byteLength);
	return view.getBigUint64(0, true) | (view.getBigUint64(8, true) << 64n);
}
