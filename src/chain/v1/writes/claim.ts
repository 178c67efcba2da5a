import type { AccountData } from "../../../../generated/v1/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { claimableReward } from "../../../math/rewards.ts";
import { parallel } from "../../../query/storage-query.ts";
import { storageKeys, storageValue, sumBy } from "../../../query/storage-value.ts";
import { namedAccount } from "../../accounts.ts";
import type { ClaimedRewards } from "../../chain-adapter.ts";
import type { CheckFailure, Operation } from "../../operation.ts";
import { ruleFailure } from "../../rules/rule-error.ts";
import type { ChainV1 } from "../chain-context.ts";
import { buildCall, eventsNamed, expectEvent } from "../pallet-api.ts";
import { readDelegator } from "../reads/delegator.ts";
import { checkOwner, poolNotFound, readPoolRecord, readTransferable } from "./common.ts";

/** Pays all rewards, once they are claimed. */
export const REWARD_ACCOUNT: Hex = namedAccount("modlphala/pp");

/** Whose rewards a claim is about. */
type Part = "owner" | "staker" | "both";

const CALLS = { owner: "claimOwnerRewards", staker: "claimStakerRewards", both: "claimRewards" } as const;
const EVENTS = { owner: "OwnerRewardsWithdrawn", staker: "StakerRewardsWithdrawn", both: "RewardsWithdrawn" } as const;

/**
 * The pool's commission, to `target` (`null`: to the owner). Rules: pool, owner, something to claim, an account that can pay.
 *
 * Runtimes with one claim only (spec 1130) pay what the owner has earned as delegator along with it.
 */
export function claimOwnerReward(chain: ChainV1, pid: number, target: Hex | null): Operation<{ amount: bigint }> {
	return claim(chain, "stakePool.claimOwnerReward", pid, target, "owner");
}

/**
 * What the account has earned as delegator, with `both` also as owner, to `target` (`null`: to itself). Rules: pool, something to
 * claim, an account that can pay.
 *
 * Runtimes with one claim only (spec 1130) pay an owner both in any case.
 */
export function claimReward(
	chain: ChainV1,
	pid: number,
	target: Hex | null,
	both: boolean,
): Operation<{ amount: bigint }> {
	return claim(chain, "delegator.claimReward", pid, target, both ? "both" : "staker");
}

/** {@link claimReward} for every position of the account with a reward of at least `minimum`, all or nothing. */
export function claimAllRewards(
	chain: ChainV1,
	target: Hex | null,
	both: boolean,
	minimum: bigint,
): Operation<ClaimedRewards> {
	return {
		name: "delegator.claimAllRewards",
		*prepare(account) {
			const { positions, transferable } = yield* readDelegator(chain, account);
			const rewarded = positions.flatMap(({ pid, reward }) => (reward ? [{ pid, reward }] : []));
			const pids = rewarded.filter(({ reward }) => reward >= minimum).map(({ pid }) => pid);
			const claims = yield* parallel(pids.map((pid) => claimReward(chain, pid, target, both).prepare(account)));
			const event = EVENTS[chain.rules.claimsApart && !both ? "staker" : "both"];
			return {
				calls: claims.flatMap(({ calls }) => calls),
				failures:
					claims.length > 0 ? claims.flatMap(({ failures }) => failures) : [ruleFailure("NO_REWARD", { pid: null })],
				transferable,
				spends: 0n,
				outcome: (events) => ({
					amount: sumBy(eventsNamed(events, "phalaStakePool", event), ({ amount }) => amount),
					pids,
					skipped: rewarded.filter(({ reward }) => reward < minimum),
				}),
			};
		},
	};
}

function claim(
	chain: ChainV1,
	name: string,
	pid: number,
	target: Hex | null,
	part: Part,
): Operation<{ amount: bigint }> {
	const calling = chain.rules.claimsApart ? part : "both";
	return {
		name,
		*prepare(account) {
			const to = target ?? account;
			const funds = readTransferable(chain, account);
			const record = readPoolRecord(chain, pid);
			const staker = storageValue(chain.entries.phalaStakePool.poolStakers, [pid, account]);
			const payer = storageValue(chain.entries.system.account, REWARD_ACCOUNT);
			const payee = storageValue(chain.entries.system.account, to);
			const response = yield { keys: storageKeys([funds, record, staker, payer, payee]) };
			const pool = record.from(response);
			const failures: CheckFailure[] = pool ? [] : [poolNotFound(pid)];
			if (pool) {
				const stake = staker.from(response);
				const owed = {
					owner: pool.owner === account || calling === "owner" ? pool.ownerReward : 0n,
					staker: stake ? claimableReward(stake, pool.rewardAcc) : 0n,
				};
				const amountOf = (of: Part) => (of === "both" ? owed.owner + owed.staker : owed[of]);
				const amount = amountOf(calling);
				if (calling === "owner") failures.push(...checkOwner(chain, pool, account));
				if (amount === 0n) failures.push(ruleFailure("NO_REWARD", { pid }));
				const minimum = chain.constants.existentialDeposit;
				failures.push(...payment(amount, payer.from(response).data, payee.from(response).data, to, minimum));
				// A claim of both goes through for the other part alone: that what was meant is not there only the client knows.
				if (calling !== part) {
					if (part === "owner") failures.push(...checkOwner(chain, pool, account));
					if (amount > 0n && amountOf(part) === 0n) failures.push(ruleFailure("NO_REWARD", { pid }));
				}
			}
			return {
				calls: [buildCall("phalaStakePool", CALLS[calling], { pid: BigInt(pid), target: to })],
				failures,
				transferable: funds.from(response),
				spends: 0n,
				outcome: (events) => ({ amount: expectEvent(events, "phalaStakePool", EVENTS[calling]).amount }),
			};
		},
	};
}

/** Where the payment would leave the payer dead, touch what is frozen there, or not bring the payee to life. */
function payment(amount: bigint, payer: AccountData, payee: AccountData, to: Hex, minimum: bigint): CheckFailure[] {
	if (amount === 0n || to === REWARD_ACCOUNT) return [];
	const left = payer.free - amount;
	const payable = left >= payer.miscFrozen && left >= 0n && left + payer.reserved >= minimum;
	const arrives = payee.free + payee.reserved + amount >= minimum;
	const failures: CheckFailure[] = payable && arrives ? [] : [ruleFailure("REWARD_POOL_EMPTY", {})];
	// The chain says the same of both; a payment that is too small for a new account is worth telling apart.
	return arrives ? failures : [...failures, ruleFailure("BALANCE_TOO_SMALL", { minimum })];
}
