import { fromHex, type Hex } from "../../../codec/hex.ts";
import { isExpired } from "../../../math/queue.ts";
import { capGap, delegable, sharePrice, valueOf as worthOf } from "../../../math/shares.ts";
import type { Read } from "../../read.ts";
import type { PoolDescription, StakePoolState, WithdrawRequest } from "../../types.ts";
import { sessionAccount } from "../accounts.ts";
import type { ChainV2 } from "../context.ts";
import { queueOf, stakePoolOf, totalsOf } from "./base-pool.ts";
import { blockOf, item, keysOf, nowOf, wrappedOf } from "./item.ts";

/** Two rounds: the pool's records, then its accounts, its queue and its cooling-down workers. */
export function* readStakePool(chain: ChainV2, pid: number): Read<StakePoolState | null> {
	const { phalaBasePool, phalaComputation } = chain.entries;
	const record = item(phalaBasePool.pools, pid);
	const listed = item(phalaBasePool.poolContributionWhitelists, pid);
	const words = item(phalaBasePool.poolDescriptions, pid);
	const head = yield { keys: keysOf([record, listed, words]) };
	const proxy = record.of(head);
	if (proxy === null) return null;
	const pool = stakePoolOf(pid, proxy);
	const base = pool.basepool;

	const free = wrappedOf(chain, base.poolAccountId);
	const staked = wrappedOf(chain, pool.lockAccount);
	const owed = wrappedOf(chain, pool.ownerRewardAccount);
	const queued = queueOf(chain, base);
	const stakes = pool.cdWorkers.map((worker) => item(phalaComputation.stakes, sessionAccount(pid, worker)));
	const rest = yield { keys: keysOf([free, staked, owed, ...stakes, ...queued.map(({ shares }) => shares)]) };

	const { gracePeriodSeconds } = chain.constants;
	const totals = totalsOf(base);
	const capped = { cap: pool.cap, totalStake: totals.totalStake };
	const freeStake = free.of(rest);
	const releasingStake = stakes.reduce((sum, stake) => sum + (stake.of(rest) ?? 0n), 0n);
	const withdrawQueue = queued.map(({ request, shares: at }): WithdrawRequest => {
		const shares = at.of(rest);
		const startedAt = Number(request.startTime);
		return {
			delegator: chain.addresses.format(request.user),
			shares,
			value: worthOf(shares, totals),
			startedAt,
			expiresAt: startedAt + gracePeriodSeconds,
		};
	});
	const queuedValue = withdrawQueue.reduce((sum, { value }) => sum + value, 0n);
	const budget = freeStake + releasingStake;
	const whitelist = listed.of(head);
	const description = words.of(head);
	return {
		pid,
		owner: chain.addresses.format(base.owner),
		commissionPpm: pool.payoutCommission ?? 0,
		cap: pool.cap,
		...totals,
		freeStake,
		stakedStake: staked.of(rest),
		releasingStake,
		ownerReward: owed.of(rest),
		capGap: capGap(capped),
		delegable: delegable(capped, queuedValue),
		sharePrice: sharePrice(totals),
		workers: pool.workers,
		coolingDownWorkers: pool.cdWorkers,
		withdrawQueue,
		whitelist: whitelist?.map((account) => chain.addresses.format(account)) ?? null,
		description: description && describe(description),
		isExpired: isExpired(totals, withdrawQueue, budget, nowOf(rest), { gracePeriodSeconds }),
		criticalAt: firstUncovered(withdrawQueue, budget),
		block: blockOf(rest),
	};
}

function firstUncovered(queue: readonly WithdrawRequest[], budget: bigint): number | null {
	let left = budget;
	for (const { value, expiresAt } of queue) {
		left -= value;
		if (left < 0n) return expiresAt;
	}
	return null;
}

function describe(bytes: Hex): PoolDescription {
	const text = new TextDecoder().decode(fromHex(bytes));
	return { text, fields: fieldsOf(text) };
}

function fieldsOf(text: string): Record<string, string> | null {
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		return null;
	}
	if (typeof json !== "object" || json === null || Array.isArray(json)) return null;
	const texts = Object.entries(json).filter((field): field is [string, string] => typeof field[1] === "string");
	return Object.fromEntries(texts);
}
