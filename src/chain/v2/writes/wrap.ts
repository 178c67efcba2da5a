import type { Hex } from "../../../codec/hex.ts";
import { valueOf as shareValue } from "../../../math/shares.ts";
import type { QueryResponse, StorageQuery } from "../../../query/storage-query.ts";
import { type StorageValue, storageKeys, storageValue, sumBy } from "../../../query/storage-value.ts";
import { namedAccount } from "../../accounts.ts";
import { createOperation, transferableOf } from "../../create-operation.ts";
import { ruleFailure } from "../../loaded-with-writes.ts";
import type { ChainEvent, Operation, RuleFailure } from "../../operation.ts";
import { computeTransferable } from "../../transferable.ts";
import type { ChainV2 } from "../chain-context.ts";
import { eventsNamed } from "../loaded-with-pools.ts";
import { basePool } from "../loaded-with-reads.ts";
import { buildCall, expectEvent } from "../pallet-api.ts";
import { poolTotals } from "../reads/base-pool.ts";
import { readHolding, readShareNfts } from "../reads/share-holding.ts";
import { wrappedAssetExists, wrappedBalance, wrappedMinimum } from "../reads/share-nft.ts";
import { checkAsset, checkCredit, checkRest, checkWrapBurn } from "./wrap-checks.ts";

/**
 * Wraps PHA. Checks enough transferable PHA, the W-PHA asset; before specs of 1250, no less than the W-PHA minimum into an account without
 * W-PHA. Later runtimes accept such a wrap and credit nothing: the client checks that, after all checks of the chain.
 */
export function wrap(chain: ChainV2, amount: bigint): Operation<{ amount: bigint }> {
	return createOperation(chain, "delegator.wrap", function* (account) {
		const transferable = transferableOf(chain, account);
		const wrapped = wrappedBalance(chain, account);
		const minimum = wrappedMinimum(chain);
		const asset = wrappedAssetExists(chain);
		const response = yield { keys: storageKeys([transferable, wrapped, minimum, asset]) };
		const available = transferable.from(response);
		return {
			calls: [buildCall("phalaWrappedBalances", "wrap", { amount })],
			failures: [
				...(amount > available ? [ruleFailure("INSUFFICIENT_BALANCE", { available, required: amount })] : []),
				...(amount > 0n ? checkAsset(asset.from(response)) : []),
				...checkCredit(chain, amount, wrapped.from(response), minimum.from(response)),
				...checkWrapBurn(chain, amount, wrapped.from(response), minimum.from(response)),
			],
			spends: amount,
			outcome: (events) => ({ amount: expectEvent(events, "phalaWrappedBalances", "Wrapped").amount }),
			expected: () => ({ amount }),
		};
	});
}

/**
 * Unwraps W-PHA. Checks no more than is wrapped and not locked in votes, the W-PHA asset, and PHA behind W-PHA that democracy does not
 * lock. All W-PHA votes as one account there: after votes were unlocked, `democracy.unlock` and, for ended referenda,
 * `democracy.removeOtherVote` free that PHA.
 *
 * The client checks, after all checks of the chain, for a rest that the chain would burn: of W-PHA below its minimum, and of the PHA behind
 * all W-PHA below the existential deposit.
 *
 * - `"all"` takes as much as the account's own votes leave unlocked
 */
export function unwrap(chain: ChainV2, amount: bigint | "all"): Operation<{ amount: bigint }> {
	return createOperation(chain, "delegator.unwrap", function* (account) {
		const minimum = wrappedMinimum(chain);
		const asset = wrappedAssetExists(chain);
		const limit = yield* readUnwrappable(chain, account, [minimum, asset]);
		const available = limit.maximum(0n);
		const unwrapped = amount === "all" ? available : amount;
		return {
			calls: [
				amount === "all"
					? buildCall("phalaWrappedBalances", "unwrapAll", {})
					: buildCall("phalaWrappedBalances", "unwrap", { amount }),
			],
			failures: [
				...(unwrapped > available ? [ruleFailure("UNWRAP_TOO_MUCH", { available })] : []),
				...checkAsset(asset.from(limit.response)),
				...limit.checkBacking(unwrapped),
				...checkRest(limit.wrapped - unwrapped, minimum.from(limit.response)),
				...(unwrapped > 0n ? checkRest(limit.backing - unwrapped, chain.constants.existentialDeposit) : []),
			],
			// `unwrapAll` emits no separate event.
			outcome: (events) => ({ amount: sumTransfers(events, account) }),
			expected: () => ({ amount: unwrapped }),
		};
	});
}

/** PHA that arrived at an account, pico. */
export function sumTransfers(events: readonly ChainEvent[], account: Hex): bigint {
	const transfers = eventsNamed(events, "balances", "Transfer").filter(({ to }) => to === account);
	return sumBy(transfers, ({ amount }) => amount);
}

/** W-PHA that an account can unwrap. */
export interface UnwrappableBalance {
	/** Response of the first round, with the values of `others`. */
	readonly response: QueryResponse;
	/** W-PHA of the account. */
	readonly wrapped: bigint;
	/** The most that can be unwrapped once `more` W-PHA has arrived. */
	maximum(more: bigint): bigint;
	/** PHA behind all W-PHA that is not frozen, pico. */
	readonly backing: bigint;
	/** Checks that {@link backing} can pay `amount`. */
	checkBacking(amount: bigint): RuleFailure[];
}

/** The account whose PHA is behind all W-PHA. */
const BACKING_ACCOUNT = namedAccount("wpha/");

/**
 * Reads how much W-PHA an account can unwrap: W-PHA and active shares together must not fall below what votes lock. One round, two more
 * for accounts with votes.
 *
 * @param others - values to read in the same first round
 */
export function* readUnwrappable(
	chain: ChainV2,
	account: Hex,
	others: readonly StorageValue<unknown>[],
): StorageQuery<UnwrappableBalance> {
	const wrapped = wrappedBalance(chain, account);
	const record = storageValue(chain.entries.phalaWrappedBalances.stakerAccounts, account);
	const backer = storageValue(chain.entries.system.account, BACKING_ACCOUNT);
	const response = yield { keys: storageKeys([wrapped, record, backer, ...others]) };
	const balance = wrapped.from(response);
	const { locked, investPools } = record.from(response) ?? { locked: 0n, investPools: [] };
	const staked = locked === 0n ? 0n : yield* readStakedValue(chain, account, investPools);
	const { data } = backer.from(response);
	const backing = computeTransferable(data, 0n);
	return {
		response,
		wrapped: balance,
		backing,
		checkBacking(amount) {
			if (amount <= backing) return [];
			// Early runtimes report one error, whether the balance is too small or frozen.
			if (amount <= data.free && !("miscFrozen" in data)) return [ruleFailure("FUNDS_FROZEN", {})];
			return [ruleFailure("INSUFFICIENT_BALANCE", { available: backing, required: amount })];
		},
		maximum(more) {
			const net = balance + more + staked - locked;
			return net < 0n ? 0n : net < balance + more ? net : balance + more;
		},
	};
}

/** Reads the value of the account's active shares in the pools of its record, as votes count it. Two rounds. */
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
	return sumBy(holdings, ({ totals, holding }) => shareValue(holding.from(rest).active, totals, 2));
}
