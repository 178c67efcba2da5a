import type { StakePool } from "../../../../generated/v2/surface.ts";
import type { Hex } from "../../../codec/hex.ts";
import { refused } from "../../../errors/rules.ts";
import { queueRules, serveQueue } from "../../../math/queue.ts";
import { DUST, type PoolTotals, sharesFor, sharesToWithdraw, valueOf as worthOf } from "../../../math/shares.ts";
import { item, keysOf, total } from "../../item.ts";
import type { Operation, Reason, WithdrawWish } from "../../runtime.ts";
import type { ChainEvent } from "../../types.ts";
import { BASE_POOL_ACCOUNT } from "../accounts.ts";
import type { ChainV2 } from "../context.ts";
import { queueOf, totalsOf } from "../reads/base-pool.ts";
import { sharesIn, wrappedOf } from "../reads/item.ts";
import { itemsOf } from "../reads/position.ts";
import { call, dataOf, poolRecord, stakePoolIn, theOne, transferable } from "./common.ts";
import { minimumOf, wouldBurn } from "./wrapped.ts";

/**
 * Wraps what the account lacks as W-PHA, and contributes, all or nothing.
 *
 * Rules: PHA for the wrap; pool, minimum, W-PHA, a pool that is not bankrupt, whitelist, and the cap once the queue is served.
 */
export function contribute(
	chain: ChainV2,
	pid: number,
	amount: bigint,
): Operation<{ amount: bigint; shares: bigint; wrapped: bigint }> {
	return {
		name: "delegator.contribute",
		*prepare(account) {
			const funds = transferable(chain, account);
			const wrapped = wrappedOf(chain, account);
			const minimum = minimumOf(chain);
			const record = poolRecord(chain, pid);
			const whitelist = item(chain.entries.phalaBasePool.poolContributionWhitelists, pid);
			const first = yield { keys: keysOf([funds, wrapped, minimum, record, whitelist]) };
			const balance = wrapped.of(first);
			const missing = amount > balance ? amount - balance : 0n;
			const reasons: Reason[] = [];
			const available = funds.of(first);
			if (missing > available) {
				reasons.push(refused("INSUFFICIENT_BALANCE", { available: balance + available, required: amount }));
			}
			const pool = stakePoolIn(pid, record.of(first), reasons);
			const least = chain.constants.minContribution;
			if (pool) {
				const { owner } = pool.basepool;
				const listed = whitelist.of(first);
				if (amount < least) reasons.push(refused("CONTRIBUTION_TOO_SMALL", { minimum: least }));
				if (isBankrupt(pool)) reasons.push(refused("POOL_BANKRUPT", { pid }));
				if (listed && account !== owner && !listed.includes(account)) reasons.push(refused("NOT_WHITELISTED", { pid }));
				const free = wrappedOf(chain, pool.basepool.poolAccountId);
				const queue = queueOf(chain, pool.basepool);
				const second = yield { keys: [free.key, ...queue.map(({ shares }) => shares.key)] };
				const queued = queue.map(({ shares }) => ({ shares: shares.of(second) }));
				const payable = missing <= available && !isBankrupt(pool);
				if (payable) reasons.push(...overCap(pool, amount, free.of(second), queued, minimum.of(first)));
			}
			reasons.push(...wouldBurn(missing, balance, minimum.of(first)));
			const contribution = call("phalaStakePoolv2", "contribute", { pid: BigInt(pid), amount, asVault: null });
			return {
				calls:
					missing > 0n ? [call("phalaWrappedBalances", "wrap", { amount: missing }), contribution] : [contribution],
				reasons,
				transferable: available,
				spends: missing,
				outcome(events) {
					const { amount: contributed, shares } = theOne(events, "phalaStakePoolv2", "Contribution");
					const wraps = dataOf(events, "phalaWrappedBalances", "Wrapped");
					return { amount: contributed, shares, wrapped: total(wraps, (wrap) => wrap.amount) };
				},
			};
		},
	};
}

function isBankrupt({ basepool: { totalShares, totalValue } }: StakePool): boolean {
	return totalShares > 0n && totalValue === 0n;
}

/** Whether the contribution passes the cap after it has paid the queue. */
function overCap(
	{ cap, basepool }: StakePool,
	amount: bigint,
	freeStake: bigint,
	queue: readonly { readonly shares: bigint }[],
	minimum: bigint,
): Reason[] {
	if (cap === null) return [];
	const totals = totalsOf(basepool);
	const after = (contribution: bigint) => {
		const totalStake = totals.totalStake + contribution;
		const totalShares = totals.totalShares + sharesFor(contribution, totals);
		const pool = { totalStake, totalShares, freeStake: freeStake + contribution };
		return serveQueue(pool, queue, queueRules(minimum)).totalStake;
	};
	if (after(amount) <= cap) return [];
	const room = cap - totals.totalStake + total(queue, ({ shares }) => worthOf(shares, totals));
	let remaining = room > 0n ? room : 0n;
	// The queue's value rounds differently in the two sums: the last units are found by the rule itself.
	while (remaining > 0n && room - remaining < DUST && after(remaining) > cap) remaining -= 1n;
	return [refused("CAP_EXCEEDED", { remaining })];
}

/**
 * Asks for shares back. The new total request: one that waits already is taken back into it.
 *
 * Rules: pool, a position, more than dust and at most all shares, queued ones included. Told last, by the client alone: a request
 * worth no more than the W-PHA minimum, which the chain burns without paying.
 */
export function withdraw(
	chain: ChainV2,
	pid: number,
	want: WithdrawWish,
): Operation<{ requested: bigint; paid: bigint; queued: bigint }> {
	return {
		name: "delegator.withdraw",
		*prepare(account) {
			const funds = transferable(chain, account);
			const minimum = minimumOf(chain);
			const record = poolRecord(chain, pid);
			const prefix = chain.entries.uniques.account.under(account);
			const first = yield { keys: keysOf([funds, minimum, record]), prefixes: [prefix] };
			const reasons: Reason[] = [];
			const pool = stakePoolIn(pid, record.of(first), reasons);
			let shares = want !== "all" && "shares" in want ? want.shares : 0n;
			if (pool) {
				const { basepool } = pool;
				const held = itemsOf(chain, first, account)
					.filter(({ collection }) => collection === basepool.cid)
					.map(({ collection, nft }) => sharesIn(chain, collection, nft));
				const waiting = queueOf(chain, basepool).filter(({ request }) => request.user === account);
				const second = yield { keys: keysOf([...held, ...waiting.map((queued) => queued.shares)]) };
				const totals = totalsOf(basepool);
				const owned = total(held, (one) => one.of(second)) + total(waiting, (queued) => queued.shares.of(second));
				shares = sharesOf(want, totals, owned);
				if (held.length === 0) reasons.push(refused("NO_POSITION", { pid }));
				else if (shares <= DUST || shares > owned) reasons.push(refused("INVALID_WITHDRAWAL", { available: owned }));
				else {
					const value = worthOf(shares, totals);
					const least = minimum.of(first);
					if (value <= least) reasons.push(refused("WITHDRAWAL_WOULD_BURN", { value, minimum: least }));
				}
			}
			return {
				calls: [call("phalaStakePoolv2", "withdraw", { pid: BigInt(pid), shares, asVault: null })],
				reasons,
				transferable: funds.of(first),
				spends: 0n,
				outcome: (events) => withdrawn(events, account),
			};
		},
	};
}

function sharesOf(want: WithdrawWish, totals: PoolTotals, owned: bigint): bigint {
	if (want === "all") return owned;
	return "shares" in want ? want.shares : sharesToWithdraw(want.amount, totals, owned);
}

/** Shares asked for, PHA paid at once, shares that wait. */
function withdrawn(events: readonly ChainEvent[], account: Hex): { requested: bigint; paid: bigint; queued: bigint } {
	const { shares: requested } = theOne(events, "phalaBasePool", "WithdrawalQueued");
	const paid = dataOf(events, "phalaBasePool", "Withdrawal").filter(({ user }) => user === account);
	// The request is an item of its own. Once that is burnt nothing waits any more, a rest of dust included.
	const items = dataOf(events, "phalaBasePool", "NftCreated").filter(({ owner }) => owner === BASE_POOL_ACCOUNT);
	const burnt = dataOf(events, "uniques", "Burned");
	const over = items.some(({ cid, nftId }) => burnt.some((gone) => gone.collection === cid && gone.item === nftId));
	return {
		requested,
		paid: total(paid, ({ amount }) => amount),
		queued: over ? 0n : requested - total(paid, ({ shares }) => shares),
	};
}
