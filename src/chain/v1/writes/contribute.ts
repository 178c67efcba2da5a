import type { AccountData, PoolInfo } from "../../../../generated/v1/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { min } from "../../../math/fixed.ts";
import { capGap, DUST, sharesFor, valueOf as worthOf } from "../../../math/shares.ts";
import { storageKeys, storageValue, sumBy } from "../../../query/storage-value.ts";
import type { CheckFailure, Operation } from "../../operation.ts";
import { ruleFailure } from "../../rules/rule-error.ts";
import { computeTransferable } from "../../transferable.ts";
import type { ChainV1 } from "../chain-context.ts";
import { buildCall, expectEvent } from "../pallet-api.ts";
import { computeContributable } from "../reads/delegator.ts";
import { poolNotFound, readPoolRecord } from "./common.ts";
import { type QueueFund, readStakers, type Staker, type Stakers, serveQueue } from "./serve-queue.ts";

/** What a contribution meets, at one block. */
interface ContributionContext {
	readonly pid: number;
	readonly amount: bigint;
	readonly account: Hex;
	readonly pool: PoolInfo | null;
	/** Who may contribute; `null`: everybody. */
	readonly listed: readonly Hex[] | null;
	/** PHA of the account that can still be locked. */
	readonly available: bigint;
	/** Records of those in the queue, and of the contributor. */
	readonly stakers: Stakers;
}

/**
 * Locks PHA at the account's own address.
 *
 * Rules: pool, whitelist, minimum, PHA that is not locked as stake yet, a pool that is not bankrupt, and the cap once the queue is
 * served. Runtimes without whitelists look at minimum and PHA first, and at the cap before they serve the queue.
 */
export function contribute(
	chain: ChainV1,
	pid: number,
	amount: bigint,
): Operation<{ amount: bigint; shares: bigint; wrapped: bigint }> {
	return {
		name: "delegator.contribute",
		*prepare(account) {
			const { phalaStakePool, system } = chain.entries;
			const balance = storageValue(system.account, account);
			const ledger = storageValue(phalaStakePool.stakeLedger, account);
			const record = readPoolRecord(chain, pid);
			const whitelist = storageValue(phalaStakePool.poolContributionWhitelists, pid);
			const own = storageValue(phalaStakePool.poolStakers, [pid, account]);
			const first = yield { keys: storageKeys([balance, ledger, record, whitelist, own]) };
			const pool = record.from(first);
			const queued = pool ? yield* readStakers(chain, pool) : new Map<Hex, Staker>();
			const { data } = balance.from(first);
			const available = computeContributable(data.free, ledger.from(first) ?? 0n);
			const stakers = new Map([...queued, [account, own.from(first) ?? { shares: 0n, locked: 0n }]]);
			const meeting = { pid, amount, account, pool, listed: whitelist.from(first), available, stakers };
			const sendable = computeTransferable(data, chain.constants.existentialDeposit);
			return {
				calls: [buildCall("phalaStakePool", "contribute", { pid: BigInt(pid), amount })],
				failures: chain.rules.whitelists ? checkContribution(chain, meeting) : checkEarlyContribution(chain, meeting),
				transferable: sendable,
				spends: contributionOutcome(data, sendable, available, amount),
				outcome(events) {
					const event = expectEvent(events, "phalaStakePool", "Contribution") as { amount: bigint; shares?: bigint };
					// Early runtimes (spec 1130) do not tell the shares: then they are those that the price of this block buys.
					const shares = event.shares ?? (pool ? sharesFor(amount, pool, 1) : amount);
					return { amount: event.amount, shares, wrapped: 0n };
				},
			};
		},
	};
}

/** How much less can be sent away afterwards: what other locks hold anyway is locked as stake first. */
function contributionOutcome({ free }: AccountData, sendable: bigint, available: bigint, amount: bigint): bigint {
	const rest = min(free, available) - amount;
	return rest < sendable ? sendable - (rest > 0n ? rest : 0n) : 0n;
}

function checkContribution(chain: ChainV1, meeting: ContributionContext): CheckFailure[] {
	const { pid, pool, account, listed } = meeting;
	if (!pool) return [poolNotFound(pid)];
	const failures: CheckFailure[] = [];
	if (listed && account !== pool.owner && !listed.includes(account))
		failures.push(ruleFailure("NOT_WHITELISTED", { pid }));
	failures.push(...checkFunds(chain, meeting));
	if (isBankrupt(pool)) return [...failures, ruleFailure("POOL_BANKRUPT", { pid })];
	return meeting.amount > meeting.available ? failures : [...failures, ...checkCap(pool, meeting)];
}

function checkEarlyContribution(chain: ChainV1, meeting: ContributionContext): CheckFailure[] {
	const { pid, pool, amount } = meeting;
	const failures = checkFunds(chain, meeting);
	if (!pool) return [...failures, poolNotFound(pid)];
	const gap = capGap(pool);
	if (gap !== null && amount > gap) failures.push(ruleFailure("CAP_EXCEEDED", { remaining: gap }));
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

/** Whether the contribution passes the cap after it has paid the queue. */
function checkCap(pool: PoolInfo, { amount, account, stakers }: ContributionContext): CheckFailure[] {
	const { cap, totalStake, withdrawQueue } = pool;
	if (cap === null) return [];
	const after = (contribution: bigint) => afterContribution(pool, account, contribution, stakers).totalStake;
	if (after(amount) <= cap) return [];
	const room = cap - totalStake + sumBy(withdrawQueue, ({ shares }) => worthOf(shares, pool, 1));
	let remaining = room > 0n ? room : 0n;
	// The queue's value rounds differently in the two sums: the last units are found by the rule itself.
	while (remaining > 0n && room - remaining < DUST && after(remaining) > cap) remaining -= 1n;
	return [ruleFailure("CAP_EXCEEDED", { remaining })];
}

/**
 * The pool after a contribution that has paid the queue, the contributor's own request included.
 *
 * @param stakers - records of those in the queue, and of the contributor
 */
export function afterContribution(pool: PoolInfo, account: Hex, amount: bigint, stakers: Stakers): QueueFund {
	const shares = sharesFor(amount, pool, 1);
	const own = stakers.get(account) ?? { shares: 0n, locked: 0n };
	const settled = pool.totalShares === 0n ? own.locked : min(own.locked, worthOf(own.shares, pool, 1));
	const fund = {
		totalStake: pool.totalStake + amount,
		totalShares: pool.totalShares + shares,
		freeStake: pool.freeStake + amount,
	};
	const grown = new Map([...stakers, [account, { shares: own.shares + shares, locked: settled + amount }]]);
	return serveQueue(fund, pool.withdrawQueue, grown);
}
