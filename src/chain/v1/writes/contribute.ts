import type { AccountData, PoolInfo } from "../../../../generated/v1/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { min } from "../../../math/fixed.ts";
import { capGap, sharesFor, valueOf as shareValue } from "../../../math/shares.ts";
import { storageKeys, storageValue, sumBy } from "../../../query/storage-value.ts";
import { checkCap } from "../../check-cap.ts";
import { createOperation } from "../../create-operation.ts";
import type { CheckFailure, Operation } from "../../operation.ts";
import type { PoolCheck } from "../../pool-admin/pool-operation.ts";
import { ruleFailure } from "../../rules/rule-error.ts";
import { computeTransferable } from "../../transferable.ts";
import type { ChainV1 } from "../chain-context.ts";
import { buildCall, expectEvent } from "../pallet-api.ts";
import { findPool } from "../pool-records.ts";
import { computeContributable } from "../reads/delegator.ts";
import { type QueueFund, readStakers, type Staker, type Stakers, serveQueue } from "./serve-queue.ts";

/** State that the checks of a contribution use, at one block. */
interface ContributionContext {
	readonly pid: number;
	readonly amount: bigint;
	readonly account: Hex;
	readonly poolCheck: PoolCheck<PoolInfo>;
	/** Accounts that may contribute; `null`: all. */
	readonly whitelist: readonly Hex[] | null;
	/** PHA of the account that can still be locked as stake, pico. */
	readonly available: bigint;
	/** Records of the accounts in the queue, and of the contributor. */
	readonly stakers: Stakers;
}

/**
 * Delegates PHA to a stake pool, locked at the account's own address.
 *
 * Checks pool, whitelist, minimum, PHA that is not locked as stake yet, a pool that is not bankrupt, and the cap once the queue is
 * paid. Runtimes without whitelists check minimum and PHA first, and the cap before they pay the queue.
 */
export function contribute(
	chain: ChainV1,
	pid: number,
	amount: bigint,
): Operation<{ amount: bigint; shares: bigint; wrapped: bigint }> {
	return createOperation(chain, "delegator.contribute", function* (account) {
		const { phalaStakePool, system } = chain.entries;
		const balance = storageValue(system.account, account);
		const ledger = storageValue(phalaStakePool.stakeLedger, account);
		const record = findPool(chain, pid);
		const listed = storageValue(phalaStakePool.poolContributionWhitelists, pid);
		const own = storageValue(phalaStakePool.poolStakers, [pid, account]);
		const response = yield { keys: storageKeys([balance, ledger, record, listed, own]) };
		const poolCheck = record.from(response);
		const { pool } = poolCheck;
		const queued = pool ? yield* readStakers(chain, pool) : new Map<Hex, Staker>();
		const { data } = balance.from(response);
		const available = computeContributable(data.free, ledger.from(response) ?? 0n);
		const stakers = new Map([...queued, [account, own.from(response) ?? { shares: 0n, locked: 0n }]]);
		const context = { pid, amount, account, poolCheck, whitelist: listed.from(response), available, stakers };
		const transferable = computeTransferable(data, chain.constants.existentialDeposit);
		return {
			calls: [buildCall("phalaStakePool", "contribute", { pid: BigInt(pid), amount })],
			failures: chain.features.whitelists ? checkContribution(chain, context) : checkEarlyContribution(chain, context),
			spends: computeSpent(data, transferable, available, amount),
			outcome(events) {
				const event = expectEvent(events, "phalaStakePool", "Contribution") as { amount: bigint; shares?: bigint };
				// Early runtimes (spec 1130) do not report the shares: they follow from the price at this block.
				const shares = "shares" in event ? event.shares : pool ? sharesFor(amount, pool, 1) : amount;
				return { amount: event.amount, shares, wrapped: 0n };
			},
		};
	});
}

/** How much less can be transferred afterwards: stake locks overlap other locks first. */
function computeSpent({ free }: AccountData, transferable: bigint, available: bigint, amount: bigint): bigint {
	const rest = min(free, available) - amount;
	return rest < transferable ? transferable - (rest > 0n ? rest : 0n) : 0n;
}

function checkContribution(chain: ChainV1, context: ContributionContext): readonly CheckFailure[] {
	const { pid, poolCheck, account, whitelist, amount, available } = context;
	const { pool } = poolCheck;
	if (!pool) return poolCheck.failures;
	const failures: CheckFailure[] = [];
	if (whitelist && account !== pool.owner && !whitelist.includes(account))
		failures.push(ruleFailure("NOT_WHITELISTED", { pid }));
	failures.push(...checkFunds(chain, context));
	if (isBankrupt(pool)) return [...failures, ruleFailure("POOL_BANKRUPT", { pid })];
	return amount > available ? failures : [...failures, ...checkPoolCap(pool, context)];
}

function checkEarlyContribution(chain: ChainV1, context: ContributionContext): readonly CheckFailure[] {
	const { pid, poolCheck, amount } = context;
	const { pool } = poolCheck;
	const failures = checkFunds(chain, context);
	if (!pool) return [...failures, ...poolCheck.failures];
	const remaining = capGap(pool);
	if (remaining !== null && amount > remaining) failures.push(ruleFailure("CAP_EXCEEDED", { remaining }));
	if (isBankrupt(pool)) failures.push(ruleFailure("POOL_BANKRUPT", { pid }));
	return failures;
}

function checkFunds({ constants }: ChainV1, { amount, available }: ContributionContext): CheckFailure[] {
	const failures: CheckFailure[] = [];
	const minimum = constants.minContribution;
	if (amount < minimum) failures.push(ruleFailure("CONTRIBUTION_TOO_SMALL", { minimum }));
	if (amount > available) failures.push(ruleFailure("INSUFFICIENT_BALANCE", { available, required: amount }));
	return failures;
}

function isBankrupt({ totalShares, totalStake }: PoolInfo): boolean {
	return totalShares > 0n && totalStake === 0n;
}

function checkPoolCap(pool: PoolInfo, { amount, account, stakers }: ContributionContext): CheckFailure[] {
	const { cap, totalStake, withdrawQueue } = pool;
	if (cap === null) return [];
	const capGap = cap - totalStake + sumBy(withdrawQueue, ({ shares }) => shareValue(shares, pool, 1));
	return checkCap(cap, amount, capGap, (contribution) => {
		return applyContribution(pool, account, contribution, stakers).totalStake;
	});
}

/**
 * The pool after a contribution that has paid the queue, the contributor's own request included.
 *
 * @param stakers - records of the accounts in the queue, and of the contributor
 */
export function applyContribution(pool: PoolInfo, account: Hex, amount: bigint, stakers: Stakers): QueueFund {
	const shares = sharesFor(amount, pool, 1);
	const own = stakers.get(account) ?? { shares: 0n, locked: 0n };
	const settled = pool.totalShares === 0n ? own.locked : min(own.locked, shareValue(own.shares, pool, 1));
	const fund = {
		totalStake: pool.totalStake + amount,
		totalShares: pool.totalShares + shares,
		freeStake: pool.freeStake + amount,
	};
	const grown = new Map([...stakers, [account, { shares: own.shares + shares, locked: settled + amount }]]);
	return serveQueue(fund, pool.withdrawQueue, grown);
}
