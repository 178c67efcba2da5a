import type { Hex } from "../codec/hex.ts";
import type { StorageQuery } from "../query/storage-query.ts";
import { createOperation, isRefused, type OperationChain, type OperationDraft } from "./create-operation.ts";
import type { ChainEvent, Operation, RuleFailure } from "./operation.ts";
import { ruleFailure } from "./rules/rule-failure.ts";
import type { WithdrawalDraft, WithdrawResult } from "./withdrawal.ts";

/** Stake that was moved from one pool to another. @public */
export interface MovedStake {
	/** Pico PHA that the first pool paid. */
	readonly withdrawn: bigint;
	/** Pico PHA contributed to the second pool. */
	readonly contributed: bigint;
	/** Shares minted in the second pool. */
	readonly shares: bigint;
	/** Shares that wait in the queue of the first pool. */
	readonly queued: bigint;
}

/** Stake to move. */
export interface Move {
	readonly from: number;
	readonly to: number;
	/** Whether shares that the pool cannot pay at once go into its queue. */
	readonly queueRest: boolean;
}

/** Drafts of one generation for both halves of a move. */
export interface MoveDrafts {
	readonly withdrawal: StorageQuery<WithdrawalDraft>;
	/** @param amount - pico PHA that the withdrawal pays at once */
	contribution(amount: bigint): StorageQuery<OperationDraft<{ readonly amount: bigint; readonly shares: bigint }>>;
}

/**
 * Withdraws from one pool and contributes to another exactly what that pays at once, all or nothing.
 *
 * Checks the withdrawal; the client then checks that the pool pays all of it at once (with `queueRest`: some of it); then the
 * contribution.
 *
 * @param draft - drafts both halves for an account
 */
export function moveStake(
	chain: OperationChain,
	{ from, to, queueRest }: Move,
	draft: (account: Hex) => MoveDrafts,
): Operation<MovedStake> {
	return createOperation(chain, "delegator.move", function* (account) {
		const { withdrawal, contribution } = draft(account);
		const paying = yield* withdrawal;
		const { paid } = paying.payment;
		const unpaid = paying.failures.length > 0 ? paying.failures : checkPaid(from, paying.payment, queueRest);
		const receiving = yield* contribution(paid);
		return {
			calls: [...paying.calls, ...receiving.calls],
			failures: unpaid.length > 0 ? unpaid : receiving.failures,
			outcome(events) {
				const { paid: withdrawn, queued } = paying.outcome(eventsOfPool(events, from));
				const { amount: contributed, shares } = receiving.outcome(eventsOfPool(events, to));
				return { withdrawn, contributed, shares, queued };
			},
			isRefused: isRefused(paying) || isRefused(receiving),
			expected() {
				const withdrawal = paying.expected();
				const received = receiving.expected();
				if (withdrawal === null || received === null) return null;
				const { amount: contributed, shares } = received;
				return { withdrawn: withdrawal.paid, contributed, shares, queued: withdrawal.queued };
			},
			forecasts: () => paying.forecasts?.() ?? [],
		};
	});
}

function checkPaid(pid: number, { paid, queued }: WithdrawResult, queueRest: boolean): RuleFailure[] {
	if (paid > 0n && (queued === 0n || queueRest)) return [];
	return [ruleFailure("WITHDRAWAL_NOT_PAYABLE", { pid, payable: paid, queued })];
}

/** Events of a pool, and events that name none: a contribution may pay a request of the same account in the other pool. */
function eventsOfPool(events: readonly ChainEvent[], pid: number): readonly ChainEvent[] {
	return events.filter(({ data }) => data.pid === undefined || Number(data.pid) === pid);
}
