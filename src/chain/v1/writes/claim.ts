import type { AccountData } from "../../../../generated/v1/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { claimableReward } from "../../../math/rewards.ts";
import { item, keysOf } from "../../../query/storage-value.ts";
import { namedAccount } from "../../accounts.ts";
import type { Operation, Reason } from "../../chain-adapter.ts";
import { refused } from "../../rules/rule-error.ts";
import type { ChainV1 } from "../chain-context.ts";
import { call, theOne } from "../pallet-api.ts";
import { missingPool, ownership, poolRecord, transferable } from "./common.ts";

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
			const funds = transferable(chain, account);
			const record = poolRecord(chain, pid);
			const staker = item(chain.entries.phalaStakePool.poolStakers, [pid, account]);
			const payer = item(chain.entries.system.account, REWARD_ACCOUNT);
			const payee = item(chain.entries.system.account, to);
			const answer = yield { keys: keysOf([funds, record, staker, payer, payee]) };
			const pool = record.of(answer);
			const reasons: Reason[] = pool ? [] : [missingPool(pid)];
			if (pool) {
				const stake = staker.of(answer);
				const owed = {
					owner: pool.owner === account || calling === "owner" ? pool.ownerReward : 0n,
					staker: stake ? claimableReward(stake, pool.rewardAcc) : 0n,
				};
				const amountOf = (of: Part) => (of === "both" ? owed.owner + owed.staker : owed[of]);
				const amount = amountOf(calling);
				if (calling === "owner") reasons.push(...ownership(chain, pool, account));
				if (amount === 0n) reasons.push(refused("NO_REWARD", { pid }));
				const minimum = chain.constants.existentialDeposit;
				reasons.push(...payment(amount, payer.of(answer).data, payee.of(answer).data, to, minimum));
				// A claim of both goes through for the other part alone: that what was meant is not there only the client knows.
				if (calling !== part) {
					if (part === "owner") reasons.push(...ownership(chain, pool, account));
					if (amount > 0n && amountOf(part) === 0n) reasons.push(refused("NO_REWARD", { pid }));
				}
			}
			return {
				calls: [call("phalaStakePool", CALLS[calling], { pid: BigInt(pid), target: to })],
				reasons,
				transferable: funds.of(answer),
				spends: 0n,
				outcome: (events) => ({ amount: theOne(events, "phalaStakePool", EVENTS[calling]).amount }),
			};
		},
	};
}

/** Where the payment would leave the payer dead, touch what is frozen there, or not bring the payee to life. */
function payment(amount: bigint, payer: AccountData, payee: AccountData, to: Hex, minimum: bigint): Reason[] {
	if (amount === 0n || to === REWARD_ACCOUNT) return [];
	const left = payer.free - amount;
	const payable = left >= payer.miscFrozen && left >= 0n && left + payer.reserved >= minimum;
	const arrives = payee.free + payee.reserved + amount >= minimum;
	const reasons: Reason[] = payable && arrives ? [] : [refused("REWARD_POOL_EMPTY", {})];
	// The chain says the same of both; a payment that is too small for a new account is worth telling apart.
	return arrives ? reasons : [...reasons, refused("BALANCE_TOO_SMALL", { minimum })];
}
