import { BN } from "@polkadot/util";
import { mulBalance, sharePrice, valueOf as worthOf } from "phala-stakepool/math";

/** Pools and amounts to value, pico PHA. */
export interface Sample {
	readonly pools: readonly { readonly totalStake: bigint; readonly totalShares: bigint }[];
	readonly shares: readonly bigint[];
}

/** A way to value shares: prepared once, then sums the values of `count` amounts, cycling through the lists. */
export interface Way {
	/** Name in the table. */
	readonly title: string;
	prepare(sample: Sample): (count: number) => bigint;
}

const PHA = 10n ** 12n;
const fixed = (amount: bigint) => ((amount << 48n) / PHA) << 16n;

/** All ways by name; the others are compared with the first. All of them round as the chain does. */
export const WAYS: Readonly<Record<string, Way>> = {
	bigint: {
		title: "bigint, no checks",
		prepare: ({ pools, shares }) =>
			summing(shares, (amount, i) => {
				const { totalStake, totalShares } = pools[i] as Sample["pools"][number];
				const price = (fixed(totalStake) << 64n) / fixed(totalShares);
				return ((((fixed(amount) * price) >> 64n) >> 16n) * PHA) >> 48n;
			}),
	},
	ours: {
		title: "phala-stakepool/math, valueOf(shares, pool)",
		prepare: ({ pools, shares }) =>
			summing(shares, (amount, i) => worthOf(amount, pools[i] as Sample["pools"][number], 2)),
	},
	kept: {
		title: "phala-stakepool/math, mulBalance(shares, price) with sharePrice(pool) kept",
		prepare: ({ pools, shares }) => {
			const prices = pools.map((pool) => sharePrice(pool, 2) ?? 0n);
			return summing(shares, (amount, i) => mulBalance(amount, prices[i] as bigint, 2));
		},
	},
	bn: {
		title: "bn.js",
		prepare: ({ pools, shares }) => {
			const pha = new BN("1000000000000");
			const toFixed = (amount: BN) => amount.ushln(48).div(pha).ushln(16);
			const amounts = shares.map(toBn);
			const totals = pools.map(({ totalStake, totalShares }) => [toBn(totalStake), toBn(totalShares)] as const);
			return (count) => {
				const sum = new BN(0);
				for (let i = 0; i < count; i++) {
					const at = i % amounts.length;
					const [stake, all] = totals[at] as readonly [BN, BN];
					const price = toFixed(stake).ushln(64).div(toFixed(all));
					const worth = toFixed(amounts[at] as BN)
						.mul(price)
						.ushrn(64);
					sum.iadd(worth.ushrn(16).mul(pha).ushrn(48));
				}
				return BigInt(sum.toString());
			};
		},
	},
};

const toBn = (value: bigint): BN => new BN(String(value));

function summing(shares: readonly bigint[], worth: (amount: bigint, index: number) => bigint) {
	return (count: number): bigint => {
		let sum = 0n;
		for (let i = 0; i < count; i++) {
			const at = i % shares.length;
			sum += worth(shares[at] as bigint, at);
		}
		return sum;
	};
}
