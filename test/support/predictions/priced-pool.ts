import { type Hex, toHex } from "../../../src/codec/hex.ts";
// biome-ignore lint/suspicious/noShadowRestrictedNames: the plain word; nothing here calls the global one
import { valueOf } from "../../../src/math/shares.ts";
import { keyOf } from "../devchain/runtime-harness.ts";
import { PredictedChain } from "./predicted-chain.ts";

export const PHA = 10n ** 12n;
export const PID = 0;
export const DELEGATORS = ["//Bob", "//Charlie", "//Dave"] as const;

/** A price of shares: `numerator / denominator` pico PHA each. */
export interface Price {
	readonly numerator: bigint;
	readonly denominator: bigint;
}

/** How to make a pool. */
export interface PoolPlan {
	readonly price: Price;
	/** Stake of the delegators, pico PHA. */
	readonly stakes: readonly bigint[];
	/** Free part of the stake, millionths. */
	readonly freeParts: number;
}

const started = new Map<1 | 2, Promise<PredictedChain>>();

async function startWithDelegators(generation: 1 | 2): Promise<PredictedChain> {
	const chain = await PredictedChain.start(generation);
	chain.run("//Alice", chain.writes.createStakePool());
	for (const uri of DELEGATORS) chain.run(uri, chain.writes.contribute(PID, 300_000n * PHA));
	return chain;
}

/** A pool of Alice with stake of Bob, Charlie and Dave at any share price, made by rewriting the records of a pool at price 1. */
export async function pricedPool(generation: 1 | 2, plan: PoolPlan): Promise<PredictedChain> {
	let start = started.get(generation);
	if (!start) {
		start = startWithDelegators(generation);
		started.set(generation, start);
	}
	const chain = (await start).fork();
	const { numerator, denominator } = plan.price;
	const shares = plan.stakes.map((stake) => (stake * denominator) / numerator);
	const totalStake = plan.stakes.reduce((sum, stake) => sum + stake);
	const totalShares = shares.reduce((sum, held) => sum + held);
	const freeStake = (totalStake * BigInt(plan.freeParts)) / 1_000_000n;
	(generation === 1 ? rewrite1 : rewrite2)(chain, { shares, totalShares, totalStake, freeStake });
	return chain;
}

interface Totals {
	readonly shares: readonly bigint[];
	readonly totalShares: bigint;
	readonly totalStake: bigint;
	readonly freeStake: bigint;
}

function rewrite1({ chain }: PredictedChain, { shares, totalShares, totalStake, freeStake }: Totals): void {
	const pool = chain.query("phalaStakePool", "stakePools", PID) as object;
	chain.write("phalaStakePool", "stakePools", [PID], { ...pool, totalShares, totalStake, freeStake });
	for (const [i, uri] of DELEGATORS.entries()) {
		const key = [PID, keyOf(uri)];
		const record = chain.query("phalaStakePool", "poolStakers", key) as object;
		// As the chain leaves it after every call: no more locked than the shares are worth.
		const locked = valueOf(shares[i] as bigint, { totalShares, totalStake }, 1);
		chain.write("phalaStakePool", "poolStakers", [key], { ...record, shares: shares[i], locked });
	}
}

const ASSET = 10_000;

function rewrite2({ chain }: PredictedChain, { shares, totalShares, totalStake, freeStake }: Totals): void {
	const { StakePool: pool } = chain.query("phalaBasePool", "pools", PID) as {
		StakePool: { basepool: { cid: number; poolAccountId: Hex }; lockAccount: Hex };
	};
	const { cid, poolAccountId } = pool.basepool;
	chain.write("phalaBasePool", "pools", [PID], {
		StakePool: { ...pool, basepool: { ...pool.basepool, totalShares, totalValue: totalStake } },
	});
	const account = chain.query("assets", "account", ASSET, poolAccountId) as object;
	if (freeStake < totalStake)
		chain.write("assets", "account", [ASSET, pool.lockAccount], { ...account, balance: totalStake - freeStake });
	if (freeStake > 0n) chain.write("assets", "account", [ASSET, poolAccountId], { ...account, balance: freeStake });
	else chain.erase("assets", "account", ASSET, poolAccountId);
	for (const [i, uri] of DELEGATORS.entries()) {
		const [[[, , nft]]] = chain.entries("uniques", "account", keyOf(uri), cid) as [[[Hex, number, number], unknown]];
		const bytes = new Uint8Array(16);
		new DataView(bytes.buffer).setBigUint64(0, BigInt.asUintN(64, shares[i] as bigint), true);
		new DataView(bytes.buffer).setBigUint64(8, (shares[i] as bigint) >> 64n, true);
		chain.write("rmrkCore", "properties", [cid, nft, "0x7374616b652d696e666f"], toHex(bytes));
	}
}
