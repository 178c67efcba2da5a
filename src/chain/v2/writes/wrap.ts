import type { Hex } from "../../../codec/hex.ts";
import { valueOf as worthOf } from "../../../math/shares.ts";
import type { QueryResponse, StorageQuery } from "../../../query/storage-query.ts";
import { type StorageValue, storageKeys, storageValue, sumBy } from "../../../query/storage-value.ts";
import { namedAccount } from "../../accounts.ts";
import type { CheckFailure, Operation } from "../../operation.ts";
import { ruleFailure } from "../../rules/rule-error.ts";
import { computeTransferable } from "../../transferable.ts";
import type { ChainV2 } from "../chain-context.ts";
import { basePool, poolTotals } from "../reads/base-pool.ts";
import { readHolding, readShareNfts } from "../reads/share-holding.ts";
import { wrappedBalance, wrappedMinimum } from "../reads/share-nft.ts";
import { buildCall, eventsNamed, expectEvent, readTransferable } from "./common.ts";

/**
 * Rules: enough PHA that the account may send away; before specs of 1250, no less than the W-PHA minimum into an account without
 * W-PHA. Later runtimes take such a wrap without crediting anything: told last, by the client alone.
 */
export function wrap(chain: ChainV2, amount: bigint): Operation<{ amount: bigint }> {
	return {
		name: "delegator.wrap",
		*prepare(account) {
			const funds = readTransferable(chain, account);
			const wrapped = wrappedBalance(chain, account);
			const minimum = wrappedMinimum(chain);
			const response = yield { keys: storageKeys([funds, wrapped, minimum]) };
			const available = funds.from(response);
			const failures: CheckFailure[] = [];
			if (amount > available) failures.push(ruleFailure("INSUFFICIENT_BALANCE", { available, required: amount }));
			failures.push(...checkCredit(chain, amount, wrapped.from(response), minimum.from(response)));
			failures.push(...checkWrapBurn(chain, amount, wrapped.from(response), minimum.from(response)));
			return {
				calls: [buildCall("phalaWrappedBalances", "wrap", { amount })],
				failures,
				transferable: available,
				spends: amount,
				outcome: (events) => ({ amount: expectEvent(events, "phalaWrappedBalances", "Wrapped").amount }),
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
			const funds = readTransferable(chain, account);
			const limit = yield* readUnwrappable(chain, account, [funds]);
			const available = limit.most(0n);
			const failures: CheckFailure[] = [];
			if (amount !== "all" && amount > available) failures.push(ruleFailure("UNWRAP_TOO_MUCH", { available }));
			failures.push(...limit.unbacked(amount === "all" ? available : amount));
			return {
				calls: [
					amount === "all"
						? buildCall("phalaWrappedBalances", "unwrapAll", {})
						: buildCall("phalaWrappedBalances", "unwrap", { amount }),
				],
				failures,
				transferable: funds.from(limit.response),
				spends: 0n,
				// Unwrapping all says nothing of itself: the PHA that arrives does, in both.
				outcome: (events) => ({
					amount: sumBy(
						eventsNamed(events, "balances", "Transfer").filter(({ to }) => to === account),
						(transfer) => transfer.amount,
					),
				}),
			};
		},
	};
}

/** What would be wrapped for nothing. */
export function checkWrapBurn({ rules }: ChainV2, amount: bigint, wrapped: bigint, minimum: bigint): CheckFailure[] {
	const tiny = amount > 0n && wrapped + amount < minimum;
	return tiny && rules.dropsDust ? [ruleFailure("WRAP_WOULD_BURN", { amount, minimum })] : [];
}

/** What an early runtime refuses to wrap, where later ones credit nothing. */
export function checkCredit({ rules }: ChainV2, amount: bigint, wrapped: bigint, minimum: bigint): CheckFailure[] {
	const tiny = amount > 0n && wrapped + amount < minimum;
	return tiny && !rules.dropsDust ? [ruleFailure("BALANCE_TOO_SMALL", { minimum })] : [];
}

/** What an account could unwrap. */
export interface UnwrappableBalance {
	/** The response to the first round, which holds `others` as well. */
	readonly response: QueryResponse;
	/** W-PHA of the account. */
	readonly wrapped: bigint;
	/** The most that can be unwrapped once `more` W-PHA has arrived. */
	most(more: bigint): bigint;
	/** PHA behind all W-PHA that nothing holds back, pico. */
	readonly backing: bigint;
	/** What speaks against paying `amount` of it. */
	unbacked(amount: bigint): CheckFailure[];
}

/** The account whose PHA is behind all W-PHA. */
const BACKING_ACCOUNT = namedAccount("wpha/");

/**
 * How much W-PHA votes let go: all that the account has with its active shares must stay above what is locked.
 * One round, and two more only for accounts with votes.
 *
 * @param others - what else the first round shall ask for
 */
export function* readUnwrappable(
	chain: ChainV2,
	account: Hex,
	others: readonly StorageValue<unknown>[],
): StorageQuery<UnwrappableBalance> {
	const wrapped = wrappedBalance(chain, account);
	const record = storageValue(chain.entries.phalaWrappedBalances.stakerAccounts, account);
	const behind = storageValue(chain.entries.system.account, BACKING_ACCOUNT);
	const response = yield { keys: storageKeys([wrapped, record, behind, ...others]) };
	const balance = wrapped.from(response);
	const { locked, investPools } = record.from(response) ?? { locked: 0n, investPools: [] };
	const staked = locked === 0n ? 0n : yield* readStakedValue(chain, account, investPools);
	const { data } = behind.from(response);
	const backing = computeTransferable(data, 0n);
	return {
		response,
		wrapped: balance,
		backing,
		unbacked(amount) {
			if (amount <= backing) return [];
			// Early runtimes make no difference between too little and too much that is frozen.
			if (amount <= data.free && !("miscFrozen" in data)) return [ruleFailure("FUNDS_FROZEN", {})];
			return [ruleFailure("INSUFFICIENT_BALANCE", { available: backing, required: amount })];
		},
		most(more) {
			const net = balance + more + staked - locked;
			return net < 0n ? 0n : net < balance + more ? net : balance + more;
		},
	};
}

/** Value of the account's active shares in the pools that its record lists: what votes count. Two rounds. */
export function* readStakedValue(
	chain: ChainV2,
	account: Hex,
	investPools: readonly (readonly [pid: bigint, collection: number])[],
): StorageQuery<bigint> {
	const prefix = chain.entries.uniques.account.under(account);
	const records = investPools.map(([pid]) => storageValue(chain.entries.phalaBasePool.pools, pid));
	const head = yield { keys: storageKeys(records), prefixes: [prefix] };
	const owned = readShareNfts(chain, head, account);
	const holdings = records.flatMap((record) => {
		const pool = record.from(head);
		if (!pool) return [];
		const { base } = basePool(pool);
		return [{ totals: poolTotals(base), holding: readHolding(chain, base, account, owned) }];
	});
	const rest = yield { keys: holdings.flatMap(({ holding }) => holding.keys) };
	return sumBy(holdings, ({ totals, holding }) => worthOf(holding.of(rest).active, totals));
}
