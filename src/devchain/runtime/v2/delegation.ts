import type { BasePool } from "../../../../generated/v2/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { divBalance, isDust, sharePrice } from "../../../math/index.ts";
import type { Chain } from "../frame/chain.ts";
import { nowSeconds } from "../frame/timestamp.ts";
import { BASE_POOL } from "./accounts.ts";
import { emit } from "./pallet-types.ts";
import { totalsOf } from "./pools.ts";
import { serveQueue, waitingOf } from "./queue.ts";
import { burnShares, mergeShares, mintShares, setShares, sumOf } from "./shares.ts";
import { stakerAccount, stakerAccounts } from "./staker-accounts.ts";
import { transferWrapped } from "./wrapped-asset.ts";

/**
 * Adds W-PHA of `who` to a pool: shares at the price before, then the queue is served, then `who`'s items become one.
 * Changes `pool`, which the caller checks and saves; answers the shares.
 */
export function addStake(chain: Chain, pool: BasePool, who: Hex, amount: bigint): bigint {
	const price = sharePrice(totalsOf(pool));
	const shares = price ? divBalance(amount, price) : amount;
	mintShares(chain, pool, who, shares);
	transferWrapped(chain, who, pool.poolAccountId, amount);
	pool.totalShares += shares;
	pool.totalValue += amount;
	serveQueue(chain, pool);
	mergeShares(chain, pool, who);
	return shares;
}

/** Notes that `who` has a part in a pool, once. */
export function noteInvestment(chain: Chain, who: Hex, { pid, cid }: BasePool): void {
	const { investPools, locked } = stakerAccount(chain, who);
	if (investPools.some(([known]) => known === pid)) return;
	chain.at(stakerAccounts).set(who, { investPools: [...investPools, [pid, cid]], locked });
}

/** Whether `shares` is a request that `who` may make: no dust, and no more than what is active and queued together. */
export function isWithdrawable(chain: Chain, pool: BasePool, who: Hex, active: bigint, shares: bigint): boolean {
	return !isDust(shares) && shares <= active + sumOf(waitingOf(chain, pool, who));
}

/**
 * Asks for `shares` back: an older request of `who` is taken back, the new one goes to the end of the queue, the queue
 * is served. Changes `pool`, which the caller saves.
 *
 * @param asVault - pid of the vault that asks
 */
export function requestWithdrawal(
	chain: Chain,
	pool: BasePool,
	who: Hex,
	shares: bigint,
	asVault: bigint | null,
): void {
	const held = mergeShares(chain, pool, who);
	if (held === null) return;
	// Shares without a price are only taken off.
	const priced = sharePrice(totalsOf(pool)) !== null;
	const rest = held.shares + (priced ? takeBack(chain, pool, who) : 0n) - shares;
	if (priced) {
		const nftId = mintShares(chain, pool, BASE_POOL, shares);
		pool.withdrawQueue = [...pool.withdrawQueue, { user: who, startTime: nowSeconds(chain), nftId }];
	}
	emit(chain, "phalaBasePool", "WithdrawalQueued", { pid: pool.pid, user: who, shares, nftId: held.id, asVault });
	if (priced) serveQueue(chain, pool);
	setShares(chain, pool, held.id, rest);
}

/** Takes the request of `who` out of the queue; answers its shares. */
function takeBack(chain: Chain, pool: BasePool, who: Hex): bigint {
	const requests = waitingOf(chain, pool, who);
	for (const { nftId } of requests) burnShares(chain, pool, nftId);
	pool.withdrawQueue = pool.withdrawQueue.filter(({ user }) => user !== who);
	return sumOf(requests);
}
