import type { PoolProxy } from "../../../../generated/v2/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { ONE } from "../../../math/fixed.ts";
import { serveQueue } from "../../../math/queue.ts";
import { DUST, type PoolTotals, sharePrice, sharesFor, valueOf as shareValue } from "../../../math/shares.ts";
import type { StorageQuery } from "../../../query/storage-query.ts";
import { storageValue, sumBy } from "../../../query/storage-value.ts";
import { checkCap } from "../../check-cap.ts";
import { ruleFailure } from "../../loaded-with-writes.ts";
import type { RuleFailure } from "../../operation.ts";
import type { ChainV2 } from "../chain-context.ts";
import { basePool } from "../loaded-with-reads.ts";
import { checkPayments, queueService, settledTotals } from "./serve-queue.ts";
import { checkPosition, checkUnpaid, isBeyondFixed, isWithdrawable, MOST_SHARES } from "./unwithdrawable.ts";

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
export function* checkContribution(
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
