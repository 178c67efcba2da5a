import type { Hex } from "../../../codec/hex.ts";
import { refused } from "../../../errors/rules.ts";
import { unsupported } from "../../../errors/unsupported.ts";
import type { Operation, Reason } from "../../runtime.ts";
import type { ChainV2 } from "../context.ts";
import { wrappedOf } from "../reads/item.ts";
import { call, ownedBy, poolRecord, stakePoolIn, theOne, transferable } from "./common.ts";
import { minimumOf, type Unwrappable, unwrappable } from "./wrapped.ts";

/**
 * Rules: pool, owner, something to claim. The whole commission goes to `target` as W-PHA.
 *
 * - `null`: to the pool's owner, who alone can claim
 * - What arrives at the signer is unwrapped in the same transaction, as far as votes do not lock it, and never so far that a rest
 *   below the W-PHA minimum would be burnt
 */
export function claimOwnerReward(chain: ChainV2, pid: number, target: Hex | null): Operation<{ amount: bigint }> {
	return {
		name: "stakePool.claimOwnerReward",
		*prepare(account) {
			const funds = transferable(chain, account);
			const minimum = minimumOf(chain);
			const record = poolRecord(chain, pid);
			const limit = yield* unwrappable(chain, account, [funds, minimum, record]);
			const reasons: Reason[] = [];
			const pool = stakePoolIn(pid, record.of(limit.answer), reasons);
			const to = target ?? pool?.basepool.owner ?? account;
			const calls = [call("phalaStakePoolv2", "claimOwnerRewards", { pid: BigInt(pid), target: to })];
			if (pool) {
				ownedBy(chain, account, pool.basepool.owner, reasons);
				const owed = wrappedOf(chain, pool.ownerRewardAccount);
				const amount = owed.of(yield { keys: [owed.key] });
				if (amount === 0n) reasons.push(refused("NO_REWARD", { pid }));
				const part = to === account ? unwrappedOf(amount, limit, minimum.of(limit.answer)) : 0n;
				if (part > 0n) calls.push(call("phalaWrappedBalances", "unwrap", { amount: part }));
			}
			return {
				calls,
				reasons,
				transferable: funds.of(limit.answer),
				spends: 0n,
				outcome: (events) => ({ amount: theOne(events, "phalaStakePoolv2", "OwnerRewardsWithdrawn").amount }),
			};
		},
	};
}

/** How much of a claimed `amount` to unwrap. */
function unwrappedOf(amount: bigint, { wrapped, most }: Unwrappable, minimum: bigint): bigint {
	const allowed = most(amount);
	const part = amount < allowed ? amount : allowed;
	const rest = wrapped + amount - part;
	return rest === 0n || rest >= minimum ? part : part + rest - minimum;
}

/** Refused: in generation 2 the rewards of delegators raise the share price. */
export function claimReward(): never {
	throw unsupported(
		"delegator.claimReward",
		2,
		"rewards of delegators raise the share price",
		"withdraw shares with delegator.withdraw",
	);
}
