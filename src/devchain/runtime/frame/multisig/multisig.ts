import type { Hex } from "../../../../codec/hex.ts";
import type { Currency } from "../balances.ts";
import type { Dispatch, Handler } from "../call.ts";
import type { Chain } from "../chain.ts";
import { defineItem } from "../define-item.ts";
import { dispatchResult } from "../dispatch-result.ts";
import { ensure, fail } from "../failure.ts";
import type { Fees } from "../fees.ts";
import type { PlainCall } from "../plain-call.ts";
import { BlockNumber } from "../system.ts";
import { refTime } from "../weight.ts";
import { allSignatories, multisigAccount } from "./multisig-account.ts";

/** Position of the extrinsic that opened an operation. */
interface Timepoint {
	readonly height: number;
	readonly index: number;
}

/** An operation that still needs approvals. */
interface PendingOperation {
	readonly when: Timepoint;
	/** PHA reserved of the depositor, who opened it. */
	readonly deposit: bigint;
	readonly depositor: Hex;
	/** In the order of accounts. */
	readonly approvals: readonly Hex[];
}

const Multisigs = defineItem<[account: Hex, callHash: Hex], PendingOperation | null>("multisig", "multisigs");

/** Members of a multisig account besides the sender. */
export interface Members {
	readonly threshold: number;
	readonly otherSignatories: readonly Hex[];
}

/** Arguments of an approval. */
export interface Approval extends Members {
	/** `null` for the first one. */
	readonly maybeTimepoint: Timepoint | null;
	readonly maxWeight: unknown;
}

/** A call as an approval refers to it. */
export interface Proposal {
	readonly callHash: Hex;
	/** The call; `null` if it is not known or cannot be decoded. */
	call(): PlainCall | null;
	/** Keeps the call for later approvals if the sender wants that; returns whether it did. */
	keep?(deposit: bigint): boolean;
}

/** Dependencies of the multisig calls. */
export interface MultisigRules {
	readonly currency: Currency;
	readonly fees: Fees;
	readonly dispatch: Dispatch;
	/** Part of the weight of an approval, in picoseconds, that it does not use if the call does not run. */
	readonly unusedByApproval: bigint;
	/** Forgets a kept call and frees its deposit. */
	forget?(chain: Chain, callHash: Hex): void;
}

/**
 * Approves an operation: opens it, adds an approval, or executes the call.
 *
 * Events: `multisig.NewMultisig`, `multisig.MultisigApproval` or `multisig.MultisigExecuted`.
 */
export function approve(chain: Chain, rules: MultisigRules, who: Hex, approval: Approval, proposal: Proposal): void {
	const { threshold, otherSignatories, maybeTimepoint: timepoint, maxWeight } = approval;
	ensure(threshold >= 2, "multisig", "MinimumThreshold");
	const multisig = multisigAccount(allSignatories(chain, who, otherSignatories), threshold);
	const { callHash } = proposal;
	const unused = refTime(maxWeight) + rules.unusedByApproval;
	const pending = chain.at(Multisigs).get(multisig, callHash);
	if (pending === null) {
		ensure(timepoint === null, "multisig", "UnexpectedTimepoint");
		const deposit = depositFor(chain, threshold);
		if (!proposal.keep?.(deposit)) rules.currency.reserve(chain, who, deposit);
		const when = { height: chain.at(BlockNumber).get(), index: chain.extrinsicIndex };
		chain.at(Multisigs).set(multisig, callHash, { when, deposit, depositor: who, approvals: [who] });
		chain.deposit("multisig", "NewMultisig", { approving: who, multisig, callHash });
		chain.refundWeight(unused);
		return;
	}
	ensure(timepoint !== null, "multisig", "NoTimepoint");
	assertOpenedAt(pending, timepoint);
	const isNew = pending.approvals.length < threshold && !pending.approvals.includes(who);
	const isApproved = pending.approvals.length + Number(isNew) >= threshold;
	const call = isApproved ? proposal.call() : null;
	const event = { approving: who, timepoint, multisig, callHash };
	if (call !== null) {
		const weight = rules.fees.weightOf(call);
		ensure(weight <= refTime(maxWeight), "multisig", "MaxWeightTooLow");
		// Removed before the call runs, so that the call cannot execute it again.
		chain.at(Multisigs).delete(multisig, callHash);
		rules.forget?.(chain, callHash);
		rules.currency.unreserve(chain, pending.depositor, pending.deposit);
		const result = dispatchResult(chain, () => rules.dispatch(chain, multisig, call));
		chain.deposit("multisig", "MultisigExecuted", { ...event, result });
		// Only batches report the weight that they used.
		if (call.pallet === "utility") chain.refundWeight(refTime(maxWeight) - weight);
		return;
	}
	const kept = proposal.keep?.(0n) ?? false;
	ensure(isNew || kept, "multisig", "AlreadyApproved");
	if (isNew) {
		const approvals = [...pending.approvals, who].sort();
		chain.at(Multisigs).set(multisig, callHash, { ...pending, approvals });
		chain.deposit("multisig", "MultisigApproval", event);
	}
	chain.refundWeight(unused);
}

/** Calls of `Multisig` that both generations have: accounts that act when enough of their signatories agree. */
export function multisigCalls(rules: MultisigRules) {
	return {
		asMultiThreshold1: ((chain, who, { otherSignatories, call }) => {
			rules.dispatch(chain, multisigAccount(allSignatories(chain, who, otherSignatories), 1), call);
		}) satisfies Handler<Omit<Members, "threshold"> & { call: PlainCall }>,
		approveAsMulti: ((chain, who, { callHash, ...approval }) => {
			approve(chain, rules, who, approval, { callHash, call: () => null });
		}) satisfies Handler<Approval & { callHash: Hex }>,
		cancelAsMulti: ((chain, who, { threshold, otherSignatories, timepoint, callHash }) => {
			ensure(threshold >= 2, "multisig", "MinimumThreshold");
			const multisig = multisigAccount(allSignatories(chain, who, otherSignatories), threshold);
			const pending = chain.at(Multisigs).get(multisig, callHash) ?? fail("multisig", "NotFound");
			assertOpenedAt(pending, timepoint);
			ensure(pending.depositor === who, "multisig", "NotOwner");
			rules.currency.unreserve(chain, who, pending.deposit);
			chain.at(Multisigs).delete(multisig, callHash);
			rules.forget?.(chain, callHash);
			chain.deposit("multisig", "MultisigCancelled", { cancelling: who, timepoint, multisig, callHash });
		}) satisfies Handler<Members & { timepoint: Timepoint; callHash: Hex }>,
	};
}

/** Deposit for `count` approvals, or for parts of a stored call. */
export const depositFor = (chain: Chain, count: number): bigint =>
	chain.constant<bigint>("multisig", "depositBase") +
	chain.constant<bigint>("multisig", "depositFactor") * BigInt(count);

function assertOpenedAt({ when }: PendingOperation, { height, index }: Timepoint): void {
	ensure(when.height === height && when.index === index, "multisig", "WrongTimepoint");
}
