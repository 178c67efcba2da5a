import type { BasePool, PoolProxy } from "../../../../generated/v2/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { type QueueStep, type ServedQueue, serveQueue } from "../../../math/queue.ts";
import { ownerGain } from "../../../math/rewards.ts";
import { type PoolTotals, sharePrice } from "../../../math/shares.ts";
import type { QueryResponse, StorageQuery } from "../../../query/storage-query.ts";
import { type StorageValue, sumBy } from "../../../query/storage-value.ts";
import { ruleFailure } from "../../loaded-with-writes.ts";
import type { ChainEvent, RuleFailure } from "../../operation.ts";
import type { ChainV2 } from "../chain-context.ts";
import { eventsNamed } from "../pallet-api.ts";
import { basePool, poolTotals, queuedShares } from "../reads/base-pool.ts";
import { wrappedBalance, wrappedMinimum } from "../reads/share-nft.ts";

/** A queued request that a call pays in full or in part. */
export interface WaitingRequest {
	readonly user: Hex;
	readonly shares: bigint;
	/** Seconds since the epoch. */
	readonly startedAt: number;
	/** W-PHA of the user, pico; 0 where the runtime's rules do not depend on it. */
	readonly wrapped: bigint;
}

/** Keys of a queue and of the balance that pays it, and how to read them. */
export interface QueueService {
	readonly keys: readonly Hex[];
	from(response: QueryResponse): {
		/** W-PHA of the pool's account, pico. */
		readonly freeStake: bigint;
		/** In the chain's order. */
		readonly queue: readonly WaitingRequest[];
		/** Least W-PHA of an account, pico. */
		readonly minimum: bigint;
	};
}

/** The queue of `base` and the balance that pays it; balances of the waiting accounts only where they can block the queue. */
export function queueService(chain: ChainV2, base: BasePool): QueueService {
	const free = wrappedBalance(chain, base.poolAccountId);
	const minimum = wrappedMinimum(chain);
	const queue = queuedShares(chain, base).map(({ request: { user, startTime }, shares }) => {
		const wrapped: StorageValue<bigint> | null = chain.features.dropsDust ? null : wrappedBalance(chain, user);
		return { user, shares, startedAt: Number(startTime), wrapped };
	});
	return {
		keys: [
			free.key,
			minimum.key,
			...queue.flatMap(({ shares, wrapped }) => [shares.key, ...(wrapped ? [wrapped.key] : [])]),
		],
		from: (response) => ({
			freeStake: free.from(response),
			minimum: minimum.from(response),
			queue: queue.map(({ user, shares, startedAt, wrapped }) => ({
				user,
				shares: shares.from(response),
				startedAt,
				wrapped: wrapped?.from(response) ?? 0n,
			})),
		}),
	};
}

/**
 * Checks for a payment of the queue that the chain cannot make. It reports no error for that: it cannot include the extrinsic.
 *
 * - `QUEUE_STUCK` where the free stake buys not one share: the chain would try for ever
 * - `BALANCE_TOO_SMALL` where, before specs of 1250, a payment leaves its recipient with less W-PHA than an account must hold
 *
 * @param pool - totals and free stake when the queue is paid
 */
export function checkPayments(
	{ features }: ChainV2,
	pid: number,
	pool: PoolTotals & { readonly freeStake: bigint },
	queue: readonly WaitingRequest[],
	minimum: bigint,
): readonly RuleFailure[] {
	const rules = features.queue(minimum);
	const served = serveQueue(pool, queue, rules);
	if (served.queue.length > 0 && served.freeStake > rules.minBalance && sharePrice(pool, 2) !== null)
		return [ruleFailure("QUEUE_STUCK", { pid })];
	if (features.dropsDust) return [];
	const balances = new Map(queue.map(({ user, wrapped }) => [user, wrapped]));
	for (const { user, amount, credited } of creditsOf({ features }, pool.freeStake, served.steps, minimum)) {
		const balance = (balances.get(user) ?? 0n) + credited;
		if (amount > 0n && balance < minimum) return [ruleFailure("BALANCE_TOO_SMALL", { minimum })];
		balances.set(user, balance);
	}
	return [];
}

/** A payment of the queue, and what it adds to its recipient's W-PHA. */
interface Credit {
	readonly user: Hex;
	/** Pico PHA that the pool pays. */
	readonly amount: bigint;
	/** Shares that leave the pool with it. */
	readonly shares: bigint;
	/** `amount`, with a rest that early runtimes add because the pool's account could not hold it. */
	readonly credited: bigint;
}

/**
 * What payments of the queue add to the W-PHA of their recipients, in order.
 *
 * @param freeStake - W-PHA of the pool's account before
 */
export function creditsOf(
	{ features }: Pick<ChainV2, "features">,
	freeStake: bigint,
	steps: readonly QueueStep<WaitingRequest>[],
	minimum: bigint,
): readonly Credit[] {
	let left = freeStake;
	const payments = steps.filter(({ burnt }) => !burnt);
	return payments.map(({ request: { user }, amount, shares }) => {
		const addsRest = !features.dropsDust && left - amount < minimum;
		const credited = addsRest ? left : amount;
		left -= credited;
		return { user, amount, shares, credited };
	});
}

/** A queue, paid. */
export interface ServedRequests {
	/** Why the chain cannot pay it. */
	readonly failures: readonly RuleFailure[];
	/** W-PHA that the pool's account pays, pico. */
	readonly paid: bigint;
	/** The pool afterwards; `null`: its queue was empty. */
	readonly served: ServedQueue<WaitingRequest> | null;
}

/** The queue of `base`, paid once `released` more W-PHA is free. One round, none for an empty queue. */
export function* readQueueService(chain: ChainV2, base: BasePool, released = 0n): StorageQuery<ServedRequests> {
	if (base.withdrawQueue.length === 0) return { failures: [], paid: 0n, served: null };
	const service = queueService(chain, base);
	const { freeStake: before, queue, minimum } = service.from(yield { keys: service.keys });
	const freeStake = before + released;
	const fund = { ...poolTotals(base), freeStake };
	const failures = checkPayments(chain, Number(base.pid), fund, queue, minimum);
	const served = serveQueue(fund, queue, chain.features.queue(minimum));
	const paid = sumBy(creditsOf(chain, freeStake, served.steps, minimum), ({ credited }) => credited);
	// No account holds less than the minimum.
	const left = freeStake - paid;
	return { failures, paid, served: { ...served, freeStake: left < minimum ? 0n : left } };
}

/** {@link checkPayments} of the queue of `base` once `released` more W-PHA is free. One round, none for an empty queue. */
export function* checkQueueService(
	chain: ChainV2,
	base: BasePool,
	released: bigint,
): StorageQuery<readonly RuleFailure[]> {
	return (yield* readQueueService(chain, base, released)).failures;
}

/** Totals of a pool that a contribution or withdrawal uses: newer runtimes settle a vault's commission first. */
export function settledTotals({ features }: ChainV2, pool: PoolProxy): PoolTotals {
	const totals = poolTotals(basePool(pool).base);
	if (!features.settlesGains || !("Vault" in pool)) return totals;
	const { lastSharePriceCheckpoint, commission } = pool.Vault;
	const { shares } = ownerGain(totals, lastSharePriceCheckpoint, commission ?? 0);
	return { ...totals, totalShares: totals.totalShares + shares };
}

/** W-PHA that a pool's account paid to its queue, pico. */
export function sumPayments(events: readonly ChainEvent[], poolAccount: Hex): bigint {
	const payments = eventsNamed(events, "assets", "Transferred").filter(({ from }) => from === poolAccount);
	return sumBy(payments, ({ amount }) => amount);
}
