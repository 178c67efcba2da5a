import { DUST, sharesToWithdraw } from "../../../math/shares.ts";
import { item, keysOf, total } from "../../../query/storage-value.ts";
import type { Operation, Reason, WithdrawWish } from "../../chain-adapter.ts";
import { refused } from "../../rules/rule-error.ts";
import type { ChainV1 } from "../chain-context.ts";
import { call, dataOf } from "../pallet-api.ts";
import { missingPool, poolRecord, transferable } from "./common.ts";

/**
 * Asks for shares back. The chain pays at once what the free stake covers, and queues the rest in place of what the account had
 * waiting.
 *
 * - Submitted are exactly the shares wished, queued ones among them: a new total request, since a queue never waits while there is
 *   stake to pay it, so nothing is paid at once to those who have something waiting
 *
 * Rules: a position, more than dust and at most all shares, queued ones included; pool.
 */
export function withdraw(
	chain: ChainV1,
	pid: number,
	want: WithdrawWish,
): Operation<{ requested: bigint; paid: bigint; queued: bigint }> {
	return {
		name: "delegator.withdraw",
		*prepare(account) {
			const funds = transferable(chain, account);
			const record = poolRecord(chain, pid);
			const staker = item(chain.entries.phalaStakePool.poolStakers, [pid, account]);
			const answer = yield { keys: keysOf([funds, record, staker]) };
			const pool = record.of(answer);
			const stake = staker.of(answer);
			const owned = stake?.shares ?? 0n;
			const shares = sharesOf(want, pool, owned);
			const reasons: Reason[] = [];
			if (stake === null) reasons.push(refused("NO_POSITION", { pid }));
			else if (shares <= DUST || shares > owned) reasons.push(refused("INVALID_WITHDRAWAL", { available: owned }));
			if (pool === null) reasons.push(missingPool(pid));
			return {
				calls: [call("phalaStakePool", "withdraw", { pid: BigInt(pid), shares })],
				reasons,
				transferable: funds.of(answer),
				spends: 0n,
				outcome: (events) => ({
					requested: shares,
					paid: total(dataOf(events, "phalaStakePool", "Withdrawal"), ({ amount }) => amount),
					queued: total(dataOf(events, "phalaStakePool", "WithdrawalQueued"), (queued) => queued.shares),
				}),
			};
		},
	};
}

function sharesOf(want: WithdrawWish, pool: { totalStake: bigint; totalShares: bigint } | null, owned: bigint): bigint {
	if (want === "all") return owned;
	if ("shares" in want) return want.shares;
	// More than there is may also be more than the chain's numbers hold.
	if (pool === null || want.amount > pool.totalStake) return owned;
	return sharesToWithdraw(want.amount, pool, owned, 1);
}
