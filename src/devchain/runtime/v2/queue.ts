import type { BasePool } from "../../../../generated/v2/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { queueRules, serveQueue as serve } from "../../../math/index.ts";
import type { Chain } from "../frame/chain.ts";
import { Panic } from "../frame/failure.ts";
import { emit } from "./pallet-types.ts";
import { totalsOf } from "./pools.ts";
import { burnShares, setShares, sharesIn } from "./shares.ts";
import { transferWrapped, wrappedBalance, wrappedMinimum } from "./wrapped-asset.ts";

/** Requests of a pool's queue with the shares in their items. */
export const requestsOf = (chain: Chain, pool: BasePool) =>
	pool.withdrawQueue.map((entry) => ({ ...entry, shares: sharesIn(chain, pool, entry.nftId) }));

/** Request of `who` in a pool's queue: at most one. */
export const waitingOf = (chain: Chain, pool: BasePool, who: Hex) =>
	requestsOf(chain, pool).filter(({ user }) => user === who);

/**
 * Pays requests in order while free stake remains. Changes `pool`; the caller saves it.
 *
 * Events per payment: `assets.Transferred`, `phalaBasePool.Withdrawal`, `rmrkCore.PropertySet`, and those of burning a
 * finished item; a request worth too little is burnt without payment.
 *
 * The real runtime loops forever when one share costs more than all free stake: such a call cannot be included.
 */
export function serveQueue(chain: Chain, pool: BasePool): void {
	const { pid, poolAccountId } = pool;
	const freeStake = wrappedBalance(chain, poolAccountId);
	const minBalance = wrappedMinimum(chain);
	const served = serve({ ...totalsOf(pool), freeStake }, requestsOf(chain, pool), queueRules(2, minBalance));
	if (served.queue.length > 0 && served.freeStake > minBalance) throw new Panic("the queue is never served to its end");
	for (const { request, amount, shares, rest, burnt } of served.steps) {
		const { user, nftId } = request;
		if (!burnt) {
			transferWrapped(chain, poolAccountId, user, amount);
			emit(chain, "phalaBasePool", "Withdrawal", { pid, user, amount, shares });
			setShares(chain, pool, nftId, rest);
		}
		if (rest === 0n) burnShares(chain, pool, nftId);
	}
	pool.totalShares = served.totalShares;
	pool.totalValue = served.totalStake;
	pool.withdrawQueue = pool.withdrawQueue.slice(pool.withdrawQueue.length - served.queue.length);
}
