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
 * Adds W-PHA of `who` to a pool: mints shares at the current price, serves the queue, then merges the items of `who`.
 * Changes `pool`; the caller checks and saves it. Returns the shares.
 */
export function addStake(chain: Chain, pool: BasePool, who: Hex, amount: bigint): bigint {
	const price = sharePrice(totalsOf(pool), 2);
	const shares = price ? divBalance(amount, price, 2) : amount;
	mintShares(chain, pool, who, shares);
	transferWrapped(chain, who, pool.poolAccountId, amount);
	pool.totalShares += shares;
	pool.totalValue += amount;
	serveQueue(chain, pool);
	mergeShares(chain, pool, who);
	return shares;
}

/** Records once that `who` has shares of a pool. */
export function noteInvestment(chain: Chain, who: Hex, { pid, cid }: BasePool): void {
	const { investPools, locked } = stakerAccount(chain, who);
	if (investPools.some(([known]) => known === pid)) return;
	chain.at(stakerAccounts).set(who, { investPools: [...investPools, [pid, cid]], locked });
}

/** Whether `who` can withdraw `shares`: not dust, and at most its active and queued shares together. */
export function isWithdrawable(chain: Chain, pool: BasePool, who: Hex, active: bigint, shares: bigint): boolean {
	return !isDust(shares) && shares <= active + sumOf(waitingOf(chain, pool, who));
}

/**
 * Withdraws `shares`: removes an older request of `who`, appends the new one to the queue, and serves the queue.
 * Changes `pool`; the caller saves it.
 *
 * @param asVault - pid of the vault that withdraws
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
	// Without a share price, shares are removed without payment.
	const priced = sharePrice(totalsOf(pool), 2) !== null;
	const rest = held.shares + (priced ? takeBack(chain, pool, who) : 0n) - shares;
	if (priced) {
		const nftId = mintShares(chain, pool, BASE_POOL, shares);
		pool.withdrawQueue = [...pool.withdrawQueue, { user: who, startTime: nowSeconds(chain), nftId }];
	}
	emit(chain, "phalaBasePool", "WithdrawalQueued", { pid: pool.pid, user: who, shares, nftId: held.id, asVault });
	if (priced) serveQueue(chain, pool);
	setShares(chain, pool, held.id, rest);
}

/** Removes the request of `who` from the queue and returns its shares. */
function takeBack(chain: Chain, pool: BasePool, who: Hex): bigint {
	const requests = waitingOf(chain, pool, who);
	for (const { nftId } of requests) burnShares(chain, pool, nftId);
	pool.withdrawQueue = pool.withdrawQueue.filter(({ user }) => user !== who);
	return sumOf(requests);
}
