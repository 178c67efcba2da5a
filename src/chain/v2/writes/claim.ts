import type { Hex } from "../../../codec/hex.ts";
import { least } from "../../../math/fixed.ts";
import { keysOf, total } from "../../../query/storage-value.ts";
import { namedAccount } from "../../accounts.ts";
import type { Operation, Reason } from "../../chain-adapter.ts";
import type { Subsidy } from "../../model.ts";
import { refused } from "../../rules/rule-error.ts";
import type { ChainV2 } from "../chain-context.ts";
import { minimumOf, wrappedOf } from "../reads/share-nft.ts";
import { readSubsidies } from "../reads/subsidies.ts";
import { call, dataOf, ownedBy, poolRecord, stakePoolIn, theOne, transferable } from "./common.ts";
import { type Unwrappable, unwrappable } from "./wrap.ts";

/**
 * Rules: pool, owner, something to claim. The whole commission goes to `target` as W-PHA.
 *
 * - `null`: to the pool's owner, who alone can claim
 * - What arrives at the signer is unwrapped in the same transaction, as far as votes hold back neither it nor the PHA behind it, and never so
 *   far that a rest below the W-PHA minimum would be burnt
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
function unwrappedOf(amount: bigint, { wrapped, most, backing }: Unwrappable, minimum: bigint): bigint {
	const part = least(amount, least(most(amount), backing));
	const rest = wrapped + amount - part;
	return rest === 0n || rest >= minimum ? part : part + rest - minimum;
}

/** The account that legacy rewards are paid from. */
const SUBSIDY_ACCOUNT = namedAccount("modlphala/pp");

/**
 * Rules: something owed for that pool, and enough PHA where it is paid from. All of it goes to `target` as PHA; `null`: to the
 * account itself.
 */
export function claimSubsidy(
	chain: ChainV2,
	pid: number,
	kind: Subsidy["kind"],
	target: Hex | null,
): Operation<{ amount: bigint }> {
	return {
		name: "delegator.claimSubsidy",
		*prepare(account) {
			const funds = transferable(chain, account);
			const source = transferable(chain, SUBSIDY_ACCOUNT);
			const answer = yield { keys: keysOf([funds, source]) };
			const subsidies = yield* readSubsidies(chain, account, kind);
			const owed = subsidies.find((subsidy) => subsidy.pid === pid)?.amount ?? null;
			const reasons: Reason[] = [];
			if (owed === null) reasons.push(refused("NO_REWARD", { pid }));
			else if (owed > source.of(answer)) reasons.push(refused("REWARD_POOL_EMPTY", {}));
			const to = target ?? account;
			const args = { pid: BigInt(pid), target: to };
			return {
				calls: [
					kind === "reimbursement"
						? { pallet: "phalaBasePool", method: "claimReimbursement", args }
						: call("phalaStakePoolv2", "claimLegacyRewards", args),
				],
				reasons,
				transferable: funds.of(answer),
				spends: 0n,
				// No event of its own: the PHA that arrives tells.
				outcome: (events) => ({
					amount: total(
						dataOf(events, "balances", "Transfer").filter((transfer) => transfer.to === to),
						(transfer) => transfer.amount,
					),
				}),
			};
		},
	};
}
