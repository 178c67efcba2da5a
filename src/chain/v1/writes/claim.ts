import type { AccountData } from "../../../../generated/v1/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { claimableReward } from "../../../math/rewards.ts";
import { parallel } from "../../../query/storage-query.ts";
import { storageKeys, storageValue, sumBy } from "../../../query/storage-value.ts";
import { namedAccount } from "../../accounts.ts";
import type { ClaimedRewards } from "../../chain-adapter.ts";
import { createOperation } from "../../create-operation.ts";
import { ruleFailure } from "../../loaded-with-writes.ts";
import type { Operation, RuleFailure } from "../../operation.ts";
import { checkOwner } from "../../pool-admin/pool-operation.ts";
import type { ChainV1 } from "../chain-context.ts";
import { buildCall, eventsNamed, expectEvent } from "../pallet-api.ts";
import { findPool } from "../pool-records.ts";
import { readDelegator } from "../reads/delegator.ts";

/** The account that pays all claimed rewards. */
export const REWARD_ACCOUNT: Hex = namedAccount("modlphala/pp");

/** The rewards that a claim takes. */
type RewardPart = "owner" | "staker" | "both";

const CALLS = { owner: "claimOwnerRewards", staker: "claimStakerRewards", both: "claimRewards" } as const;
const EVENTS = { owner: "OwnerRewardsWithdrawn", staker: "StakerRewardsWithdrawn", both: "RewardsWithdrawn" } as const;

/**
 * Claims the pool's commission, to `target` (`null`: to the owner). Checks pool, owner, a reward, an account that can pay.
 *
 * Runtimes with a single claim call (spec 1130) also pay the rewards that the owner has as delegator.
 */
export function claimOwnerReward(chain: ChainV1, pid: number, target: Hex | null): Operation<{ amount: bigint }> {
	return claim(chain, "stakePool.claimOwnerReward", pid, target, "owner");
}

/**
 * Claims the account's rewards as delegator, with `both` also as owner, to `target` (`null`: to itself). Checks pool, a reward, an
 * account that can pay.
 *
 * Runtimes with a single claim call (spec 1130) always pay an owner both.
 */
export function claimReward(
	chain: ChainV1,
	pid: number,
	target: Hex | null,
	both: boolean,
): Operation<{ amount: bigint }> {
	return claim(chain, "delegator.claimReward", pid, target, both ? "both" : "staker");
}

/** {@link claimReward} for every position of the account with a reward of at least `minimum` pico PHA, all or nothing. */
export function claimAllRewards(
	chain: ChainV1,
	target: Hex | null,
	both: boolean,
	minimum: bigint,
): Operation<ClaimedRewards> {
	return createOperation(chain, "delegator.claimAllRewards", function* (account) {
		const { positions } = yield* readDelegator(chain, account);
		const rewarded = positions.flatMap(({ pid, reward }) => (reward ? [{ pid, reward }] : []));
		const pids = rewarded.filter(({ reward }) => reward >= minimum).map(({ pid }) => pid);
		const claims = yield* parallel(pids.map((pid) => claimReward(chain, pid, target, both).prepare(account)));
		const event = EVENTS[chain.features.claimsApart && !both ? "staker" : "both"];
		return {
			calls: claims.flatMap(({ calls }) => calls),
			failures:
				claims.length > 0 ? claims.flatMap(({ failures }) => failures) : [ruleFailure("NO_REWARD", { pid: null })],
			outcome: (events) => ({
				amount: sumBy(eventsNamed(events, "phalaStakePool", event), ({ amount }) => amount),
				pids,
				skipped: rewarded.filter(({ reward }) => reward < minimum),
			}),
			isRefused: claims.some((claim) => claim.expected() === null),
			expected: () => ({
				amount: sumBy(claims, (claim) => claim.expected()?.amount ?? 0n),
				pids,
				skipped: rewarded.filter(({ reward }) => reward < minimum),
			}),
		};
	});
}

function claim(
	chain: ChainV1,
	name: string,
	pid: number,
	target: Hex | null,
	part: RewardPart,
): Operation<{ amount: bigint }> {
	const called = chain.features.claimsApart ? part : "both";
	return createOperation(chain, name, function* (account) {
		const to = target ?? account;
		const poolCheck = findPool(chain, pid);
		const staker = storageValue(chain.entries.phalaStakePool.poolStakers, [pid, account]);
		const payer = storageValue(chain.entries.system.account, REWARD_ACCOUNT);
		const payee = storageValue(chain.entries.system.account, to);
		const response = yield { keys: storageKeys([poolCheck, staker, payer, payee]) };
		const { pool, failures: missing } = poolCheck.from(response);
		const failures: RuleFailure[] = [...missing];
		let amount = 0n;
		let isRefused = pool === null;
		if (pool) {
			const stake = staker.from(response);
			const owed = {
				owner: pool.owner === account || called === "owner" ? pool.ownerReward : 0n,
				staker: stake ? claimableReward(stake, pool.rewardAcc) : 0n,
			};
			const sumOwed = (part: RewardPart) => (part === "both" ? owed.owner + owed.staker : owed[part]);
			amount = sumOwed(called);
			if (called === "owner") failures.push(...checkOwner(chain, pool.owner, account));
			if (amount === 0n) failures.push(ruleFailure("NO_REWARD", { pid }));
			const minimum = chain.constants.existentialDeposit;
			failures.push(...checkPayment(amount, payer.from(response).data, payee.from(response).data, to, minimum));
			isRefused = failures.length > 0;
			// A claim of both succeeds for the other part alone: only the client detects that the requested part is missing.
			if (called !== part) {
				if (part === "owner") failures.push(...checkOwner(chain, pool.owner, account));
				if (amount > 0n && sumOwed(part) === 0n) failures.push(ruleFailure("NO_REWARD", { pid }));
			}
		}
		return {
			calls: [buildCall("phalaStakePool", CALLS[called], { pid: BigInt(pid), target: to })],
			failures,
			outcome: (events) => ({ amount: expectEvent(events, "phalaStakePool", EVENTS[called]).amount }),
			isRefused,
			expected: () => ({ amount }),
		};
	});
}

/** Checks that the payment neither kills the payer, nor uses its frozen balance, nor is too small for the payee to exist. */
function checkPayment(amount: bigint, payer: AccountData, payee: AccountData, to: Hex, minimum: bigint): RuleFailure[] {
	if (amount === 0n || to === REWARD_ACCOUNT) return [];
	const left = payer.free - amount;
	const payable = left >= payer.miscFrozen && left >= 0n && left + payer.reserved >= minimum;
	const arrives = payee.free + payee.reserved + amount >= minimum;
	const failures: RuleFailure[] = payable && arrives ? [] : [ruleFailure("REWARD_POOL_EMPTY", {})];
	// The chain reports the same error for both; the second failure names the payee as the cause.
	return arrives ? failures : [...failures, ruleFailure("BALANCE_TOO_SMALL", { minimum })];
}
