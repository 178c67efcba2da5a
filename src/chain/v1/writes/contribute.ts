import type { AccountData, PoolInfo } from "../../../../generated/v1/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { least } from "../../../math/fixed.ts";
import { capGap, DUST, sharesFor, valueOf as worthOf } from "../../../math/shares.ts";
import { item, keysOf, total } from "../../../query/storage-value.ts";
import type { Operation, Reason } from "../../chain-adapter.ts";
import { refused } from "../../rules/rule-error.ts";
import { transferableOf } from "../../transferable.ts";
import type { ChainV1 } from "../chain-context.ts";
import { call, theOne } from "../pallet-api.ts";
import { contributable } from "../reads/delegator.ts";
import { missingPool, poolRecord } from "./common.ts";
import { type Fund, readStakers, type Staker, type Stakers, serve } from "./serve-queue.ts";

/** What a contribution meets, at one block. */
interface Meeting {
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
			const balance = item(system.account, account);
			const ledger = item(phalaStakePool.stakeLedger, account);
			const record = poolRecord(chain, pid);
			const whitelist = item(phalaStakePool.poolContributionWhitelists, pid);
			const own = item(phalaStakePool.poolStakers, [pid, account]);
			const first = yield { keys: keysOf([balance, ledger, record, whitelist, own]) };
			const pool = record.of(first);
			const queued = pool ? yield* readStakers(chain, pool) : new Map<Hex, Staker>();
			const { data } = balance.of(first);
			const available = contributable(data.free, ledger.of(first) ?? 0n);
			const stakers = new Map([...queued, [account, own.of(first) ?? { shares: 0n, locked: 0n }]]);
			const meeting = { pid, amount, account, pool, listed: whitelist.of(first), available, stakers };
			const sendable = transferableOf(data, chain.constants.existentialDeposit);
			return {
				calls: [call("phalaStakePool", "contribute", { pid: BigInt(pid), amount })],
				reasons: chain.rules.whitelists ? rules(chain, meeting) : earlyRules(chain, meeting),
				transferable: sendable,
				spends: taken(data, sendable, available, amount),
				outcome(events) {
					const event = theOne(events, "phalaStakePool", "Contribution") as { amount: bigint; shares?: bigint };
					// Early runtimes (spec 1130) do not tell the shares: then they are those that the price of this block buys.
					const shares = event.shares ?? (pool ? sharesFor(amount, pool, 1) : amount);
					return { amount: event.amount, shares, wrapped: 0n };
				},
			};
		},
	};
}

/** How much less can be sent away afterwards: what other locks hold anyway is locked as stake first. */
function taken({ free }: AccountData, sendable: bigint, available: bigint, amount: bigint): bigint {
	const rest = least(free, available) - amount;
	return rest < sendable ? sendable - (rest > 0n ? rest : 0n) : 0n;
}

function rules(chain: ChainV1, meeting: Meeting): Reason[] {
	const { pid, pool, account, listed } = meeting;
	if (!pool) return [missingPool(pid)];
	const reasons: Reason[] = [];
	if (listed && account !== pool.owner && !listed.includes(account)) reasons.push(refused("NOT_WHITELISTED", { pid }));
	reasons.push(...fundsRules(chain, meeting));
	if (isBankrupt(pool)) return [...reasons, refused("POOL_BANKRUPT", { pid })];
	return meeting.amount > meeting.available ? reasons : [...reasons, ...overCap(pool, meeting)];
}

function earlyRules(chain: ChainV1, meeting: Meeting): Reason[] {
	const { pid, pool, amount } = meeting;
	const reasons = fundsRules(chain, meeting);
	if (!pool) return [...reasons, missingPool(pid)];
	const gap = capGap(pool);
	if (gap !== null && amount > gap) reasons.push(refused("CAP_EXCEEDED", { remaining: gap }));
	if (isBankrupt(pool)) reasons.push(refused("POOL_BANKRUPT", { pid }));
	return reasons;
}

function fundsRules({ constants }: ChainV1, { amount, available }: Meeting): Reason[] {
	const reasons: Reason[] = [];
	const minimum = constants.minContribution;
	if (amount < minimum) reasons.push(refused("CONTRIBUTION_TOO_SMALL", { minimum }));
	if (amount > available) reasons.push(refused("INSUFFICIENT_BALANCE", { available, required: amount }));
	return reasons;
}

function isBankrupt({ totalShares, totalStake }: PoolInfo): boolean {
	return totalShares > 0n && totalStake === 0n;
}

/** Whether the contribution passes the cap after it has paid the queue. */
function overCap(pool: PoolInfo, { amount, account, stakers }: Meeting): Reason[] {
	const { cap, totalStake, withdrawQueue } = pool;
	if (cap === null) return [];
	const after = (contribution: bigint) => afterContribution(pool, account, contribution, stakers).totalStake;
	if (after(amount) <= cap) return [];
	const room = cap - totalStake + total(withdrawQueue, ({ shares }) => worthOf(shares, pool, 1));
	let remaining = room > 0n ? room : 0n;
	// The queue's value rounds differently in the two sums: the last units are found by the rule itself.
	while (remaining > 0n && room - remaining < DUST && after(remaining) > cap) remaining -= 1n;
	return [refused("CAP_EXCEEDED", { remaining })];
}

/**
 * The pool after a contribution that has paid the queue, the contributor's own request included.
 *
 * @param stakers - records of those in the queue, and of the contributor
 */
export function afterContribution(pool: PoolInfo, account: Hex, amount: bigint, stakers: Stakers): Fund {
	const shares = sharesFor(amount, pool, 1);
	const own = stakers.get(account) ?? { shares: 0n, locked: 0n };
	const settled = pool.totalShares === 0n ? own.locked : least(own.locked, worthOf(own.shares, pool, 1));
	const fund = {
		totalStake: pool.totalStake + amount,
		totalShares: pool.totalShares + shares,
		freeStake: pool.freeStake + amount,
	};
	const grown = new Map([...stakers, [account, { shares: own.shares + shares, locked: settled + amount }]]);
	return serve(fund, pool.withdrawQueue, grown);
}
