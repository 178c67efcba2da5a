import type { BasePool } from "../../../../generated/v2/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { serveQueue } from "../../../math/queue.ts";
import type { PoolTotals } from "../../../math/shares.ts";
import type { Answer, Read } from "../../../query/storage-query.ts";
import type { Item } from "../../../query/storage-value.ts";
import type { Reason } from "../../chain-adapter.ts";
import { refused } from "../../rules/rule-error.ts";
import type { ChainV2 } from "../chain-context.ts";
import { queueOf, totalsOf } from "../reads/base-pool.ts";
import { minimumOf, wrappedOf } from "../reads/share-nft.ts";

/** A request that a call may pay. */
export interface Waiting {
	readonly user: Hex;
	readonly shares: bigint;
	/** W-PHA that the user has; 0 where nobody has to know. */
	readonly wrapped: bigint;
}

/** What a call that serves the queue finds, before it is read. */
export interface Service {
	readonly keys: readonly Hex[];
	of(answer: Answer): {
		/** W-PHA of the pool's account, pico. */
		readonly freeStake: bigint;
		/** In the chain's order. */
		readonly queue: readonly Waiting[];
		/** Least W-PHA of an account, pico. */
		readonly minimum: bigint;
	};
}

/** The queue of `base` and what can pay it; balances of those who wait only where they can stop it. */
export function serviceOf(chain: ChainV2, base: BasePool): Service {
	const free = wrappedOf(chain, base.poolAccountId);
	const minimum = minimumOf(chain);
	const queue = queueOf(chain, base).map(({ request: { user }, shares }) => {
		const wrapped: Item<bigint> | null = chain.rules.dropsDust ? null : wrappedOf(chain, user);
		return { user, shares, wrapped };
	});
	return {
		keys: [
			free.key,
			minimum.key,
			...queue.flatMap(({ shares, wrapped }) => [shares.key, ...(wrapped ? [wrapped.key] : [])]),
		],
		of: (answer) => ({
			freeStake: free.of(answer),
			minimum: minimum.of(answer),
			queue: queue.map(({ user, shares, wrapped }) => ({
				user,
				shares: shares.of(answer),
				wrapped: wrapped?.of(answer) ?? 0n,
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
	queue: readonly Waiting[],
	minimum: bigint,
): readonly Reason[] {
	if (rules.dropsDust) return [];
	const balances = new Map(queue.map(({ user, wrapped }) => [user, wrapped]));
	let { freeStake } = pool;
	for (const { request, amount } of serveQueue(pool, queue, rules.queue(minimum)).steps) {
		// A rest that the pool's account could not hold goes along.
		const credited = freeStake - amount < minimum ? freeStake : amount;
		const balance = (balances.get(request.user) ?? 0n) + credited;
		if (amount > 0n && balance < minimum) return [refused("BALANCE_TOO_SMALL", { minimum })];
		balances.set(request.user, balance);
		freeStake -= credited;
	}
	return [];
}

/** What speaks against serving the queue of `base` once `more` W-PHA is free. A round, where anything can. */
export function* serving(chain: ChainV2, base: BasePool, more = 0n): Read<readonly Reason[]> {
	if (chain.rules.dropsDust) return [];
	const service = serviceOf(chain, base);
	const { freeStake, queue, minimum } = service.of(yield { keys: service.keys });
	return unpayable(chain, { ...totalsOf(base), freeStake: freeStake + more }, queue, minimum);
}
