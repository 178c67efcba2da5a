import type { BasePool } from "../../../../generated/v2/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { serveQueue } from "../../../math/queue.ts";
import type { PoolTotals } from "../../../math/shares.ts";
import type { QueryResponse, StorageQuery } from "../../../query/storage-query.ts";
import type { StorageValue } from "../../../query/storage-value.ts";
import type { CheckFailure } from "../../operation.ts";
import { ruleFailure } from "../../rules/rule-error.ts";
import type { ChainV2 } from "../chain-context.ts";
import { poolTotals, queuedShares } from "../reads/base-pool.ts";
import { wrappedBalance, wrappedMinimum } from "../reads/share-nft.ts";

/** A request that a call may pay. */
export interface WaitingRequest {
	readonly user: Hex;
	readonly shares: bigint;
	/** W-PHA that the user has; 0 where nobody has to know. */
	readonly wrapped: bigint;
}

/** What a call that serves the queue finds, before it is read. */
export interface QueueService {
	readonly keys: readonly Hex[];
	of(response: QueryResponse): {
		/** W-PHA of the pool's account, pico. */
		readonly freeStake: bigint;
		/** In the chain's order. */
		readonly queue: readonly WaitingRequest[];
		/** Least W-PHA of an account, pico. */
		readonly minimum: bigint;
	};
}

/** The queue of `base` and what can pay it; balances of those who wait only where they can stop it. */
export function previewService(chain: ChainV2, base: BasePool): QueueService {
	const free = wrappedBalance(chain, base.poolAccountId);
	const minimum = wrappedMinimum(chain);
	const queue = queuedShares(chain, base).map(({ request: { user }, shares }) => {
		const wrapped: StorageValue<bigint> | null = chain.rules.dropsDust ? null : wrappedBalance(chain, user);
		return { user, shares, wrapped };
	});
	return {
		keys: [
			free.key,
			minimum.key,
			...queue.flatMap(({ shares, wrapped }) => [shares.key, ...(wrapped ? [wrapped.key] : [])]),
		],
		of: (response) => ({
			freeStake: free.from(response),
			minimum: minimum.from(response),
			queue: queue.map(({ user, shares, wrapped }) => ({
				user,
				shares: shares.from(response),
				wrapped: wrapped?.from(response) ?? 0n,
			})),
		}),
	};
}

/**
 * What speaks against serving a queue: before specs of 1250, a payment that would leave its recipient with less W-PHA than an account
 * must hold. No error comes of it: the chain cannot include the whole extrinsic.
 *
 * @param pool - totals and free stake when the queue is served
 */
export function unpayable(
	{ rules }: ChainV2,
	pool: PoolTotals & { readonly freeStake: bigint },
	queue: readonly WaitingRequest[],
	minimum: bigint,
): readonly CheckFailure[] {
	if (rules.dropsDust) return [];
	const balances = new Map(queue.map(({ user, wrapped }) => [user, wrapped]));
	let { freeStake } = pool;
	for (const { request, amount } of serveQueue(pool, queue, rules.queue(minimum)).steps) {
		// A rest that the pool's account could not hold goes along.
		const credited = freeStake - amount < minimum ? freeStake : amount;
		const balance = (balances.get(request.user) ?? 0n) + credited;
		if (amount > 0n && balance < minimum) return [ruleFailure("BALANCE_TOO_SMALL", { minimum })];
		balances.set(request.user, balance);
		freeStake -= credited;
	}
	return [];
}

/** What speaks against serving the queue of `base` once `more` W-PHA is free. A round, where anything can. */
export function* readQueueService(chain: ChainV2, base: BasePool, more = 0n): StorageQuery<readonly CheckFailure[]> {
	if (chain.rules.dropsDust) return [];
	const service = previewService(chain, base);
	const { freeStake, queue, minimum } = service.of(yield { keys: service.keys });
	return unpayable(chain, { ...poolTotals(base), freeStake: freeStake + more }, queue, minimum);
}
