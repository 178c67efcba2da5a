import type { PoolProxy, Vault } from "../../../../generated/v2/pallets.ts";
import { isExpired, serveQueue } from "../../../math/queue.ts";
import type { StorageQuery } from "../../../query/storage-query.ts";
import { chainSeconds, storageKeys, storageValue, sumBy } from "../../../query/storage-value.ts";
import type { QueuedShares } from "../../derived-pool-fields.ts";
import { orElse, shareValue } from "../../share-value.ts";
import type { ChainV2 } from "../chain-context.ts";
import { basePool, poolTotals, queuedShares } from "./base-pool.ts";
import { readHolding, readShareNfts } from "./share-holding.ts";
import { wrappedBalance, wrappedMinimum } from "./share-nft.ts";

/** A vault's shares of one stake pool. */
export interface Investment {
	readonly pool: PoolProxy;
	/** Shares that are not queued, together and item by item. */
	readonly active: bigint;
	readonly each: readonly bigint[];
	readonly queued: bigint;
}

/** A vault's funds, now and later, and its withdraw queue. */
export interface VaultLiquidity {
	/** W-PHA of the vault's account, pico. */
	readonly freeStake: bigint;
	/** Value of the vault's requests in stake pools, pico PHA. */
	readonly releasingStake: bigint;
	/** In the chain's order. */
	readonly queue: readonly QueuedShares[];
	/** In the order in which the vault joined its pools. */
	readonly investments: readonly Investment[];
	/** Whether a call could shut the vault down now, regardless of its lock. */
	readonly mayShutDown: boolean;
	/** The chain's time, seconds since the epoch. */
	readonly now: number;
}

/** Two rounds: the vault's account, its queue and its pools, then its shares in those. */
export function* readLiquidity(chain: ChainV2, vault: Vault): StorageQuery<VaultLiquidity> {
	const { phalaBasePool, uniques } = chain.entries;
	const account = vault.basepool.poolAccountId;
	const free = wrappedBalance(chain, account);
	const minimum = wrappedMinimum(chain);
	const queued = queuedShares(chain, vault.basepool);
	const pools = vault.investPools.map((pid) => storageValue(phalaBasePool.pools, pid));
	const first = yield {
		keys: storageKeys([free, minimum, ...pools, ...queued.map(({ shares }) => shares)]),
		prefixes: [uniques.account.under(account)],
	};
	const owned = readShareNfts(chain, first, account);
	const holdings = pools.flatMap((record) => {
		const pool = record.from(first);
		return pool ? [{ pool, holding: readHolding(chain, basePool(pool).base, account, owned) }] : [];
	});
	const rest = yield { keys: holdings.flatMap(({ holding }) => holding.keys) };
	const investments = holdings.map(({ pool, holding }): Investment => ({ pool, ...holding.from(rest) }));
	const freeStake = free.from(first);
	const releasingStake = sumBy(investments, ({ pool, queued }) =>
		shareValue(queued, poolTotals(basePool(pool).base), 2),
	);
	const queue = queued.map(({ request, shares }) => ({
		user: request.user,
		shares: shares.from(first),
		startedAt: Number(request.startTime),
	}));
	const funds = { freeStake, releasingStake, queue, now: chainSeconds(first) };
	return {
		...funds,
		mayShutDown: orElse(
			() => isOverdue(chain, vault, funds, minimum.from(first)),
			() => false,
		),
		investments,
	};
}

/** Whether a request has waited too long after the queue is served, which the chain does first. */
function isOverdue(
	{ constants, features }: ChainV2,
	{ basepool }: Vault,
	{ freeStake, releasingStake, queue, now }: Pick<VaultLiquidity, "freeStake" | "releasingStake" | "queue" | "now">,
	minimum: bigint,
): boolean {
	const { gracePeriodSeconds, vaultQueuePeriodSeconds } = constants;
	const served = serveQueue({ ...poolTotals(basepool), freeStake }, queue, features.queue(minimum));
	const left = served.freeStake < minimum ? 0n : served.freeStake; // no account holds less
	const [first] = served.queue;
	if (first && features.limitsWaiting && now - first.startedAt > 3 * gracePeriodSeconds) return true;
	return isExpired(served, served.queue, left + releasingStake, now, {
		generation: 2,
		gracePeriodSeconds,
		vaultQueuePeriodSeconds: vaultQueuePeriodSeconds ?? undefined,
	});
}
