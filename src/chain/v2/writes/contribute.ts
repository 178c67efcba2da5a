import type { PoolProxy } from "../../../../generated/v2/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { ONE } from "../../../math/fixed.ts";
import { serveQueue } from "../../../math/queue.ts";
import { DUST, type PoolTotals, sharePrice, sharesFor, valueOf as shareValue } from "../../../math/shares.ts";
import type { StorageQuery } from "../../../query/storage-query.ts";
import { storageKeys, storageValue, sumBy } from "../../../query/storage-value.ts";
import { checkCap } from "../../check-cap.ts";
import { createOperation, type OperationDraft, transferableOf } from "../../create-operation.ts";
import { checkEverything, computeEverything } from "../../fee-reserve.ts";
import { ruleFailure } from "../../loaded-with-writes.ts";
import type { Operation, RuleFailure } from "../../operation.ts";
import { checkOwner, poolNotFound } from "../../pool-admin/pool-operation.ts";
import type { ChainV2 } from "../chain-context.ts";
import { findVault, readPoolRecord } from "../loaded-with-pools.ts";
import { buildCall, eventsNamed, expectEvent } from "../pallet-api.ts";
import { checkStakePool } from "../pool-records.ts";
import { basePool } from "../reads/base-pool.ts";
import { wrappedAssetExists, wrappedBalance, wrappedMinimum } from "../reads/share-nft.ts";
import { checkPayments, queueService, settledTotals } from "./serve-queue.ts";
import { checkPosition, checkUnpaid, isBeyondFixed, isWithdrawable, MOST_SHARES } from "./unwithdrawable.ts";
import { checkAsset, checkCredit, checkRest, checkWrapBurn } from "./wrap.ts";

/**
 * Contributes to a stake pool or vault, and wraps the W-PHA that the account lacks in the same transaction, all or nothing.
 *
 * Checks PHA for the wrap, the W-PHA asset; pool, minimum, W-PHA, a pool that is not bankrupt, whitelist; of a stake pool the cap once the
 * queue is paid. The client checks, after all checks of the chain, for W-PHA that the chain would burn, and for shares that could never be
 * withdrawn.
 *
 * - `"all"`: all W-PHA, and all transferable PHA but the {@link FEE_RESERVE}
 */
export function contribute(
	chain: ChainV2,
	pid: number,
	amount: bigint | "all",
): Operation<{ amount: bigint; shares: bigint; wrapped: bigint }> {
	return createOperation(chain, "delegator.contribute", function* (account) {
		const transferable = transferableOf(chain, account);
		const wrapped = wrappedBalance(chain, account);
		const wrapMinimum = wrappedMinimum(chain);
		const asset = wrappedAssetExists(chain);
		const record = readPoolRecord(chain, pid);
		const response = yield { keys: storageKeys([transferable, wrapped, wrapMinimum, asset, record]) };
		const balance = wrapped.from(response);
		const minimum = wrapMinimum.from(response);
		const available = transferable.from(response);
		const contributed = amount === "all" ? computeEverything(balance, available) : amount;
		const missing = contributed > balance ? contributed - balance : 0n;
		const covered = missing <= available;
		const wrapBurn = checkWrapBurn(chain, missing, balance, minimum);
		const funded = covered && wrapBurn.length === 0;
		const pool = record.from(response);
		const pallet = pool && "Vault" in pool ? "phalaVault" : "phalaStakePoolv2";
		const contribution =
			pallet === "phalaVault"
				? buildCall(pallet, "contribute", { pid: BigInt(pid), amount: contributed })
				: buildCall(pallet, "contribute", { pid: BigInt(pid), amount: contributed, asVault: null });
		const check = pool
			? yield* checkContribution(chain, pool, {
					contributor: account,
					amount: contributed,
					balance: funded ? contributed : null,
				})
			: { shares: null, failures: poolNotFound(pid).failures };
		const short = ruleFailure("INSUFFICIENT_BALANCE", { available: balance + available, required: contributed });
		return {
			calls:
				missing > 0n ? [buildCall("phalaWrappedBalances", "wrap", { amount: missing }), contribution] : [contribution],
			failures: [
				...(covered ? [] : [short]),
				...(missing > 0n ? checkAsset(asset.from(response)) : []),
				...checkCredit(chain, missing, balance, minimum),
				...(amount === "all" ? checkEverything(chain.constants, contributed, balance + available) : []),
				...check.failures,
				...wrapBurn,
				...checkRest(balance - contributed, minimum),
			],
			spends: missing,
			outcome(events) {
				// Of the pallet that was called, also where the pool was created in the same transaction.
				const [inVault] = eventsNamed(events, "phalaVault", "Contribution");
				const { amount: contributed, shares } = inVault ?? expectEvent(events, "phalaStakePoolv2", "Contribution");
				const wraps = eventsNamed(events, "phalaWrappedBalances", "Wrapped");
				return { amount: contributed, shares, wrapped: sumBy(wraps, (wrap) => wrap.amount) };
			},
			expected: () => (check.shares === null ? null : { amount: contributed, shares: check.shares, wrapped: missing }),
		};
	});
}

/** Drafts a contribution of W-PHA that calls before it credit to `account`. At most four rounds. */
export function* draftCreditedContribution(
	chain: ChainV2,
	pid: number,
	amount: bigint,
	account: Hex,
): StorageQuery<OperationDraft<{ amount: bigint; shares: bigint }>> {
	const record = readPoolRecord(chain, pid);
	const pool = record.from(yield { keys: [record.key] });
	const isVault = pool !== null && "Vault" in pool;
	const { shares, failures } = pool
		? yield* checkContribution(chain, pool, { contributor: account, amount, balance: amount })
		: { shares: null, failures: poolNotFound(pid).failures };
	return {
		calls: [
			isVault
				? buildCall("phalaVault", "contribute", { pid: BigInt(pid), amount })
				: buildCall("phalaStakePoolv2", "contribute", { pid: BigInt(pid), amount, asVault: null }),
		],
		failures,
		expected: () => (shares === null ? null : { amount, shares }),
		outcome(events) {
			const pallet = isVault ? "phalaVault" : "phalaStakePoolv2";
			const { amount: contributed, shares } = expectEvent(events, pallet, "Contribution");
			return { amount: contributed, shares };
		},
	};
}

/**
 * Contributes W-PHA of a vault's account to a stake pool.
 *
 * Checks vault, not locked, owner; pool, minimum, the vault's W-PHA, a pool that is not bankrupt, a whitelist that lists the vault's
 * account, and the cap once the queue is paid. The client checks as {@link contribute}.
 */
export function contributeAsVault(
	chain: ChainV2,
	vaultPid: number,
	pid: number,
	amount: bigint,
): Operation<{ amount: bigint; shares: bigint }> {
	return createOperation(chain, "vault.contributeToPool", function* (account) {
		const poolCheck = findVault(chain, vaultPid);
		const lock = storageValue(chain.entries.phalaVault.vaultLocks, vaultPid);
		const record = readPoolRecord(chain, pid);
		const response = yield { keys: storageKeys([poolCheck, lock, record]) };
		const { pool: vault, failures: missing } = poolCheck.from(response);
		const failures: RuleFailure[] = [...missing];
		let shares: bigint | null = null;
		if (vault) {
			if (lock.from(response) && chain.features.locksContributions)
				failures.push(ruleFailure("VAULT_LOCKED", { pid: vaultPid }));
			failures.push(...checkOwner(chain, vault.basepool.owner, account));
			const pool = record.from(response);
			const target = checkStakePool(pid, pool);
			failures.push(...target.failures);
			if (target.pool && pool) {
				const contributor = vault.basepool.poolAccountId;
				const wrapped = wrappedBalance(chain, contributor);
				const minimum = wrappedMinimum(chain);
				const response = yield { keys: storageKeys([wrapped, minimum]) };
				const balance = wrapped.from(response);
				const check = yield* checkContribution(chain, pool, { contributor, amount, balance });
				shares = check.shares;
				failures.push(...check.failures);
				failures.push(...checkRest(balance - amount, minimum.from(response)));
			}
		}
		return {
			calls: [buildCall("phalaStakePoolv2", "contribute", { pid: BigInt(pid), amount, asVault: BigInt(vaultPid) })],
			failures,
			outcome(events) {
				const { amount: contributed, shares } = expectEvent(events, "phalaStakePoolv2", "Contribution");
				return { amount: contributed, shares };
			},
			expected: () => (shares === null ? null : { amount, shares }),
		};
	});
}

/** A contribution of W-PHA. */
interface Contribution {
	readonly contributor: Hex;
	readonly amount: bigint;
	/** W-PHA of the contributor at that time; `null`: too little, which a failure reports already. */
	readonly balance: bigint | null;
}

/** The shares that a contribution mints, and why the chain would refuse it, or a client should. */
interface ContributionCheck {
	/** `null` where the chain would refuse it before it mints any. */
	readonly shares: bigint | null;
	readonly failures: readonly RuleFailure[];
}

/** Checks in the order of the chain, once the pool is found. One round. */
function* checkContribution(
	chain: ChainV2,
	pool: PoolProxy,
	{ contributor, amount, balance }: Contribution,
): StorageQuery<ContributionCheck> {
	const { base } = basePool(pool);
	const pid = Number(base.pid);
	const whitelist = storageValue(chain.entries.phalaBasePool.poolContributionWhitelists, base.pid);
	const service = queueService(chain, base);
	const response = yield { keys: [whitelist.key, ...service.keys] };
	const failures: RuleFailure[] = [];
	const minimum = chain.constants.minContribution;
	if (amount < minimum) failures.push(ruleFailure("CONTRIBUTION_TOO_SMALL", { minimum }));
	const short = balance === null || balance < amount;
	if (short && balance !== null)
		failures.push(ruleFailure("INSUFFICIENT_BALANCE", { available: balance, required: amount }));
	const bankrupt = base.totalShares > 0n && base.totalValue === 0n;
	if (bankrupt) failures.push(ruleFailure("POOL_BANKRUPT", { pid }));
	const listed = whitelist.from(response);
	if (listed && contributor !== base.owner && !listed.includes(contributor))
		failures.push(ruleFailure("NOT_WHITELISTED", { pid }));
	if (short || bankrupt) return { shares: null, failures };
	if (isBeyondFixed(base)) return { shares: null, failures: [...failures, ruleFailure("CHAIN_FAULT", {})] };

	const { freeStake, queue, minimum: leastBalance } = service.from(response);
	const fund = { ...settledTotals(chain, pool), freeStake };
	const price = sharePrice(fund, 2);
	const most =
		price && price < ONE ? shareValue(MOST_SHARES - fund.totalShares, fund, 2) : MOST_SHARES - fund.totalStake;
	if (amount > most)
		return { shares: null, failures: [...failures, ruleFailure("AMOUNT_TOO_LARGE", { maximum: most })] };
	const grown = addStake(fund, amount);
	failures.push(...checkPayments(chain, pid, grown, queue, leastBalance));
	const rules = chain.features.queue(leastBalance);
	const cap = "StakePool" in pool ? pool.StakePool.cap : null;
	if (cap !== null) {
		const capGap = cap - fund.totalStake + sumBy(queue, ({ shares }) => shareValue(shares, fund, 2));
		const totalAfter = (more: bigint) => serveQueue(addStake(fund, more), queue, rules).totalStake;
		failures.push(...checkCap(cap, amount, capGap, totalAfter));
	}
	const own = serveQueue(grown, queue, rules).steps.filter(({ request }) => request.user === contributor);
	failures.push(...checkUnpaid(own, fund, leastBalance));
	const minted = grown.totalShares - fund.totalShares;
	// At a price above the amount nothing is minted for it.
	if (minted === 0n && amount >= minimum) {
		const least = shareValue(DUST + 3n, fund, 2);
		failures.push(ruleFailure("CONTRIBUTION_TOO_SMALL", { minimum: least }));
	} else if (amount >= minimum && !isWithdrawable(chain, minted, grown, leastBalance)) {
		failures.push(...(yield* checkPosition(chain, pool, contributor, minted, grown)));
	}
	return { shares: minted, failures };
}

interface QueueFund extends PoolTotals {
	/** Pico PHA. */
	readonly freeStake: bigint;
}

/** The pool with `amount` more, before it pays its queue. */
function addStake(fund: QueueFund, amount: bigint): QueueFund {
	return {
		totalStake: fund.totalStake + amount,
		totalShares: fund.totalShares + sharesFor(amount, fund, 2),
		freeStake: fund.freeStake + amount,
	};
}
