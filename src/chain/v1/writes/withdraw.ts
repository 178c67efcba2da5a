import type { PoolInfo, UserStakeInfo } from "../../../../generated/v1/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { DUST, type PoolTotals, sharesToWithdraw, valueOf as shareValue } from "../../../math/shares.ts";
import type { StorageQuery } from "../../../query/storage-query.ts";
import { chainSeconds, storageKeys, storageValue, sumBy } from "../../../query/storage-value.ts";
import type { Addresses } from "../../addresses.ts";
import { createOperation } from "../../create-operation.ts";
import { ruleFailure } from "../../loaded-with-writes.ts";
import type { Operation, RuleFailure, WithdrawAmount } from "../../operation.ts";
import type { WithdrawalDraft, WithdrawResult } from "../../withdrawal.ts";
import type { QueuedWithdrawal, WithdrawalForecast } from "../../withdrawal-forecast.ts";
import type { ChainV1 } from "../chain-context.ts";
import { buildCall, eventsNamed } from "../pallet-api.ts";
import { findPool } from "../pool-records.ts";
import { checkSlash, MOST_PICO, type ProjectedWithdrawal, projectWithdrawal } from "./stake-loss.ts";

/**
 * Withdraws shares. The chain pays at once what the free stake covers, and queues the rest in place of the account's earlier request.
 *
 * - The shares submitted are the new total request, queued ones included. A queue never waits while stake is free to pay it, so nothing
 *   is paid at once to an account that has a request in the queue
 *
 * Checks a position, more than dust and at most all shares, queued ones included; pool. The client checks, after all checks of the chain,
 * for stake that the chain would take, for shares that it would not pay, and for shares that would be left and could never be withdrawn.
 */
export function withdraw(chain: ChainV1, pid: number, amount: WithdrawAmount): Operation<WithdrawResult> {
	return createOperation(chain, "delegator.withdraw", (account) => draftWithdrawal(chain, pid, amount, account));
}

/** Drafts the withdrawal of {@link withdraw}. One round. */
export function* draftWithdrawal(
	chain: ChainV1,
	pid: number,
	amount: WithdrawAmount,
	account: Hex,
): StorageQuery<WithdrawalDraft> {
	const poolCheck = findPool(chain, pid);
	const staker = storageValue(chain.entries.phalaStakePool.poolStakers, [pid, account]);
	const coolDown = storageValue(chain.entries.phalaMining.coolDownPeriod);
	const response = yield { keys: storageKeys([poolCheck, staker, coolDown]) };
	const { pool, failures } = poolCheck.from(response);
	const stake = staker.from(response);
	const shares = resolveShares(amount, pool, stake?.shares ?? 0n);
	const projected = pool && stake && projectWithdrawal(pool, stake, shares);
	const payment = { requested: shares, paid: projected?.paid ?? 0n, queued: projected?.queued ?? 0n };
	const refusals = [...checkPosition(pid, stake, shares), ...failures];
	return {
		calls: [buildCall("phalaStakePool", "withdraw", { pid: BigInt(pid), shares })],
		failures: [...refusals, ...(pool && stake ? checkPayment(pool, stake, shares) : [])],
		payment,
		isRefused: refusals.length > 0,
		expected: () => payment,
		forecasts() {
			const expiresAt = chainSeconds(response) + chain.constants.gracePeriodSeconds;
			const dates = { expiresAt, latestAt: expiresAt + Number(coolDown.from(response)) };
			return pool && projected ? [forecast(chain.addresses, pool, account, projected, dates)] : [];
		},
		outcome: (events) => ({
			requested: shares,
			paid: sumBy(eventsNamed(events, "phalaStakePool", "Withdrawal"), (withdrawal) => withdrawal.amount),
			queued: sumBy(eventsNamed(events, "phalaStakePool", "WithdrawalQueued"), (request) => request.shares),
		}),
	};
}

function checkPosition(pid: number, stake: UserStakeInfo | null, shares: bigint): RuleFailure[] {
	if (stake === null) return [ruleFailure("NO_POSITION", { pid })];
	if (shares > DUST && shares <= stake.shares) return [];
	return [ruleFailure("INVALID_WITHDRAWAL", { available: stake.shares })];
}

/** Checks for what the withdrawal would lose. Adds nothing where the chain refuses it. */
function checkPayment(pool: PoolInfo, stake: UserStakeInfo, shares: bigint): RuleFailure[] {
	if (shares <= DUST || shares > stake.shares) return [];
	if (shares > MOST_PICO) return [ruleFailure("AMOUNT_TOO_LARGE", { maximum: MOST_PICO })];
	const { slashed, unpaid } = projectWithdrawal(pool, stake, shares);
	const failures = checkSlash(slashed);
	if (unpaid > DUST) failures.push(ruleFailure("WITHDRAWAL_WOULD_BURN", { value: unpaid, minimum: DUST }));
	const left = stake.shares - shares;
	const value = shareValue(left, pool, 1);
	if (left > 0n && (left <= DUST || value <= DUST))
		failures.push(ruleFailure("SHARES_UNWITHDRAWABLE", { shares: left, value, minimum: DUST }));
	return failures;
}

function forecast(
	addresses: Addresses,
	pool: PoolInfo,
	account: Hex,
	{ paid, gone, queued }: ProjectedWithdrawal,
	dates: Pick<QueuedWithdrawal, "expiresAt" | "latestAt">,
): WithdrawalForecast {
	const after = { totalStake: pool.totalStake - paid, totalShares: pool.totalShares - gone };
	const delegator = addresses.format(account);
	const others = pool.withdrawQueue.filter(({ user }) => user !== account);
	const valueAhead = sumBy(others, ({ shares }) => shareValue(shares, after, 1));
	return {
		pid: Number(pool.pid),
		delegator,
		payments: gone > 0n ? [{ delegator, amount: paid, shares: gone }] : [],
		queued: queued > 0n ? { shares: queued, value: shareValue(queued, after, 1), valueAhead, ...dates } : null,
	};
}

function resolveShares(amount: WithdrawAmount, pool: PoolTotals | null, owned: bigint): bigint {
	if (amount === "all") return owned;
	if (amount.shares !== undefined) return amount.shares;
	if (pool === null) return owned;
	return sharesToWithdraw(amount.amount, pool, owned, 1);
}
