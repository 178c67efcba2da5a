import { DUST, sharesToWithdraw } from "../../../math/shares.ts";
import { storageKeys, storageValue, sumBy } from "../../../query/storage-value.ts";
import type { CheckFailure, Operation, WithdrawAmount } from "../../operation.ts";
import { ruleFailure } from "../../rules/rule-error.ts";
import type { ChainV1 } from "../chain-context.ts";
import { buildCall, eventsNamed } from "../pallet-api.ts";
import { poolNotFound, readPoolRecord, readTransferable } from "./common.ts";

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
	want: WithdrawAmount,
): Operation<{ requested: bigint; paid: bigint; queued: bigint }> {
	return {
		name: "delegator.withdraw",
		*prepare(account) {
			const funds = readTransferable(chain, account);
			const record = readPoolRecord(chain, pid);
			const staker = storageValue(chain.entries.phalaStakePool.poolStakers, [pid, account]);
			const response = yield { keys: storageKeys([funds, record, staker]) };
			const pool = record.from(response);
			const stake = staker.from(response);
			const owned = stake?.shares ?? 0n;
			const shares = resolveShares(want, pool, owned);
			const failures: CheckFailure[] = [];
			if (stake === null) failures.push(ruleFailure("NO_POSITION", { pid }));
			else if (shares <= DUST || shares > owned) failures.push(ruleFailure("INVALID_WITHDRAWAL", { available: owned }));
			if (pool === null) failures.push(poolNotFound(pid));
			return {
				calls: [buildCall("phalaStakePool", "withdraw", { pid: BigInt(pid), shares })],
				failures,
				transferable: funds.from(response),
				spends: 0n,
				outcome: (events) => ({
					requested: shares,
					paid: sumBy(eventsNamed(events, "phalaStakePool", "Withdrawal"), ({ amount }) => amount),
					queued: sumBy(eventsNamed(events, "phalaStakePool", "WithdrawalQueued"), (queued) => queued.shares),
				}),
			};
		},
	};
}

function resolveShares(
	want: WithdrawAmount,
	pool: { totalStake: bigint; totalShares: bigint } | null,
	owned: bigint,
): bigint {
	if (want === "all") return owned;
	if ("shares" in want) return want.shares;
	// More than there is may also be more than the chain's numbers hold.
	if (pool === null || want.amount > pool.totalStake) return owned;
	return sharesToWithdraw(want.amount, pool, owned, 1);
}
