import type { Hex } from "../../../codec/hex.ts";
import { valueOf as worthOf } from "../../../math/shares.ts";
import type { Answer, Read } from "../../../query/storage-query.ts";
import { type Item, item, keysOf, total } from "../../../query/storage-value.ts";
import { namedAccount } from "../../accounts.ts";
import type { Operation, Reason } from "../../chain-adapter.ts";
import { refused } from "../../rules/rule-error.ts";
import { transferableOf } from "../../transferable.ts";
import type { ChainV2 } from "../chain-context.ts";
import { baseOf, totalsOf } from "../reads/base-pool.ts";
import { holdingOf, itemsOf } from "../reads/share-holding.ts";
import { minimumOf, wrappedOf } from "../reads/share-nft.ts";
import { call, dataOf, theOne, transferable } from "./common.ts";

/**
 * Rules: enough PHA that the account may send away; before specs of 1250, no less than the W-PHA minimum into an account without
 * W-PHA. Later runtimes take such a wrap without crediting anything: told last, by the client alone.
 */
export function wrap(chain: ChainV2, amount: bigint): Operation<{ amount: bigint }> {
	return {
		name: "delegator.wrap",
		*prepare(account) {
			const funds = transferable(chain, account);
			const wrapped = wrappedOf(chain, account);
			const minimum = minimumOf(chain);
			const answer = yield { keys: keysOf([funds, wrapped, minimum]) };
			const available = funds.of(answer);
			const reasons: Reason[] = [];
			if (amount > available) reasons.push(refused("INSUFFICIENT_BALANCE", { available, required: amount }));
			reasons.push(...notCredited(chain, amount, wrapped.of(answer), minimum.of(answer)));
			reasons.push(...wouldBurn(chain, amount, wrapped.of(answer), minimum.of(answer)));
			return {
				calls: [call("phalaWrappedBalances", "wrap", { amount })],
				reasons,
				transferable: available,
				spends: amount,
				outcome: (events) => ({ amount: theOne(events, "phalaWrappedBalances", "Wrapped").amount }),
			};
		},
	};
}

/**
 * Rules: at most what is wrapped and not locked in votes; and PHA behind W-PHA that democracy does not hold back. All W-PHA votes as
 * one account there: after votes were unlocked, `democracy.unlock` and, for ended referenda, `democracy.removeOtherVote` free that.
 *
 * - `"all"` takes as much as the account's own votes let go
 * - A rest below the W-PHA minimum is burnt by the chain
 */
export function unwrap(chain: ChainV2, amount: bigint | "all"): Operation<{ amount: bigint }> {
	return {
		name: "delegator.unwrap",
		*prepare(account) {
			const funds = transferable(chain, account);
			const limit = yield* unwrappable(chain, account, [funds]);
			const available = limit.most(0n);
			const reasons: Reason[] = [];
			if (amount !== "all" && amount > available) reasons.push(refused("UNWRAP_TOO_MUCH", { available }));
			reasons.push(...limit.unbacked(amount === "all" ? available : amount));
			return {
				calls: [
					amount === "all"
						? call("phalaWrappedBalances", "unwrapAll", {})
						: call("phalaWrappedBalances", "unwrap", { amount }),
				],
				reasons,
				transferable: funds.of(limit.answer),
				spends: 0n,
				// Unwrapping all says nothing of itself: the PHA that arrives does, in both.
				outcome: (events) => ({
					amount: total(
						dataOf(events, "balances", "Transfer").filter(({ to }) => to === account),
						(transfer) => transfer.amount,
					),
				}),
			};
		},
	};
}

/** What would be wrapped for nothing. */
export function wouldBurn({ rules }: ChainV2, amount: bigint, wrapped: bigint, minimum: bigint): Reason[] {
	const tiny = amount > 0n && wrapped + amount < minimum;
	return tiny && rules.dropsDust ? [refused("WRAP_WOULD_BURN", { amount, minimum })] : [];
}

/** What an early runtime refuses to wrap, where later ones credit nothing. */
export function notCredited({ rules }: ChainV2, amount: bigint, wrapped: bigint, minimum: bigint): Reason[] {
	const tiny = amount > 0n && wrapped + amount < minimum;
	return tiny && !rules.dropsDust ? [refused("BALANCE_TOO_SMALL", { minimum })] : [];
}

/** What an account could unwrap. */
export interface Unwrappable {
	/** The answer to the first round, which holds `others` as well. */
	readonly answer: Answer;
	/** W-PHA of the account. */
	readonly wrapped: bigint;
	/** The most that can be unwrapped once `more` W-PHA has arrived. */
	most(more: bigint): bigint;
	/** PHA behind all W-PHA that nothing holds back, pico. */
	readonly backing: bigint;
	/** What speaks against paying `amount` of it. */
	unbacked(amount: bigint): Reason[];
}

/** The account whose PHA is behind all W-PHA. */
const BACKING_ACCOUNT = namedAccount("wpha/");

/**
 * How much W-PHA votes let go: all that the account has with its active shares must stay above what is locked.
 * One round, and two more only for accounts with votes.
 *
 * @param others - what else the first round shall ask for
 */
export function* unwrappable(chain: ChainV2, account: Hex, others: readonly Item<unknown>[]): Read<Unwrappable> {
	const wrapped = wrappedOf(chain, account);
	const record = item(chain.entries.phalaWrappedBalances.stakerAccounts, account);
	const behind = item(chain.entries.system.account, BACKING_ACCOUNT);
	const answer = yield { keys: keysOf([wrapped, record, behind, ...others]) };
	const balance = wrapped.of(answer);
	const { locked, investPools } = record.of(answer) ?? { locked: 0n, investPools: [] };
	const staked = locked === 0n ? 0n : yield* stakedValue(chain, account, investPools);
	const { data } = behind.of(answer);
	const backing = transferableOf(data, 0n);
	return {
		answer,
		wrapped: balance,
		backing,
		unbacked(amount) {
			if (amount <= backing) return [];
			// Early runtimes make no difference between too little and too much that is frozen.
			if (amount <= data.free && !("miscFrozen" in data)) return [refused("FUNDS_FROZEN", {})];
			return [refused("INSUFFICIENT_BALANCE", { available: backing, required: amount })];
		},
		most(more) {
			const net = balance + more + staked - locked;
			return net < 0n ? 0n : net < balance + more ? net : balance + more;
		},
	};
}

/** Value of the account's active shares in the pools that its record lists: what votes count. Two rounds. */
export function* stakedValue(
	chain: ChainV2,
	account: Hex,
	investPools: readonly (readonly [pid: bigint, collection: number])[],
): Read<bigint> {
	const prefix = chain.entries.uniques.account.under(account);
	const records = investPools.map(([pid]) => item(chain.entries.phalaBasePool.pools, pid));
	const head = yield { keys: keysOf(records), prefixes: [prefix] };
	const owned = itemsOf(chain, head, account);
	const holdings = records.flatMap((record) => {
		const pool = record.of(head);
		if (!pool) return [];
		const { base } = baseOf(pool);
		return [{ totals: totalsOf(base), holding: holdingOf(chain, base, account, owned) }];
	});
	const rest = yield { keys: holdings.flatMap(({ holding }) => holding.keys) };
	return total(holdings, ({ totals, holding }) => worthOf(holding.of(rest).active, totals));
}
