import type { WritesModule } from "../chain/chain-adapter.ts";
import { readValue, resolvedQuery } from "../chain/create-operation.ts";
import { type MultisigOptions, otherSignatories, parseMultisig } from "../chain/multisigs/multisig-account.ts";
import { Multisigs, type PendingCall } from "../chain/multisigs/multisigs.ts";
import type { ExtrinsicPlace, Operation, Prepared, RuleFailure } from "../chain/operation.ts";
import { ruleFailure } from "../chain/rules/rule-failure.ts";
import { deepEqual } from "../codec/deep-equal.ts";
import { hash256 } from "../codec/hash-256.ts";
import { fromHex, type Hex } from "../codec/hex.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";
import { min } from "../math/fixed.ts";
import { parallel, type StorageQuery } from "../query/storage-query.ts";
import { type Approval, countApprovals, findExecuted, readApproval, toMultisigApproval } from "./approval-events.ts";
import { CallWeights } from "./call-weights.ts";
import { dependsOnState } from "./depends-on-state.ts";
import { toBatchCall } from "./loaded-with-plans.ts";
import type { MultisigPlanOptions } from "./multisig-options.ts";
import type { MultisigResult } from "./multisig-result.ts";
import type { PlanContext } from "./plan-context.ts";
import { withoutCalls } from "./without-calls.ts";

type MultisigChain = Pick<WritesModule, "codec" | "metadata" | "transferable" | "reservable">;

/** Arguments of an approval that was made already. */
export interface MadeApproval {
	/** The place of the first approval; `null`: it is the first. */
	readonly timepoint: ExtrinsicPlace | null;
	/** Whether it keeps the call on the chain. */
	readonly storeCall: boolean;
}

/** An approval, and what its signer can pay. */
interface Proposal extends Approval {
	/** The most of the signer's PHA that a deposit can reserve, pico. */
	readonly reservable: bigint;
	/** What it reserves, pico. */
	readonly deposit: bigint;
	/** Whether it keeps a call that the chain keeps already. */
	readonly isStored: boolean;
}

/**
 * The operation, executed by a multisig: the signer, one of its signatories, approves it.
 *
 * @param account - the account that alone can execute the operation; `null`: any
 * @param made - an approval that was made already; `null`: it is built
 * @throws PhalaError `INVALID_ARGUMENT` for options out of range, and where `account` is another one; `UNSUPPORTED` where the chain has
 * no multisigs
 */
export function multisigOperation<R>(
	inner: Operation<R>,
	options: MultisigPlanOptions,
	account: Hex | null,
	chain: MultisigChain,
	{ addresses, generation }: Pick<PlanContext, "addresses" | "generation">,
	made: MadeApproval | null = null,
): Operation<MultisigResult<R>> {
	const multisig = parseMultisig(addresses, options as MultisigOptions);
	if (account !== null && account !== multisig.account) {
		const expected = `those of ${addresses.format(account)}, whose plan this is`;
		throw invalidArgument("signatories", `of ${addresses.format(multisig.account)}`, expected);
	}
	const multisigs = new Multisigs(chain.metadata, generation);
	const weights = CallWeights.ofRuntime(chain);
	const { threshold } = multisig;
	const mayDiffer = made === null && threshold > 1 && options.separate !== true && dependsOnState(inner, generation);

	/** Why the chain would refuse the approval itself. */
	function check(proposal: Proposal): RuleFailure[] {
		const { pending, callHash, reservable, deposit, signer } = proposal;
		const { maxSignatories } = multisigs;
		const { length } = multisig.signatories;
		if (length > maxSignatories)
			return [ruleFailure("TOO_MANY_SIGNATORIES", { signatories: length, limit: maxSignatories })];
		if (threshold === 1) return [];
		if (made && !deepEqual(made.timepoint, pending?.when ?? null)) return [ruleFailure("MULTISIG_CHANGED", {})];
		if (pending?.approvals.includes(signer) && pending.approvals.length < threshold && !made?.storeCall) {
			const { length: approvals } = pending.approvals;
			return [ruleFailure("ALREADY_APPROVED", { callHash, approvals, threshold })];
		}
		if (proposal.isStored) return [ruleFailure("ALREADY_STORED", { callHash })];
		return deposit > reservable
			? [ruleFailure("INSUFFICIENT_BALANCE", { available: reservable, required: deposit })]
			: [];
	}

	/** Calls that wait for the signer, where the operation would open another one. */
	function* findOthers(pending: PendingCall | null, signer: Hex): StorageQuery<RuleFailure[]> {
		if (!mayDiffer || pending !== null) return [];
		const waiting = (yield* multisigs.readAll(multisig.account)).filter(([, each]) => !each.approvals.includes(signer));
		if (waiting.length === 0) return [];
		return [ruleFailure("OTHER_CALL_PENDING", { callHashes: waiting.map(([callHash]) => callHash) })];
	}

	function computeDeposit(pending: PendingCall | null, isLast: boolean, callBytes: number): bigint {
		if (threshold === 1 || isLast) return 0n;
		return (
			(pending === null ? multisigs.deposit(threshold) : 0n) +
			(made?.storeCall ? multisigs.keepingDeposit(callBytes) : 0n)
		);
	}

	function* prepare(signer: Hex): StorageQuery<Prepared<MultisigResult<R>>> {
		const others = otherSignatories(addresses, multisig, signer);
		const [transferable, reservable, prepared] = yield* parallel<[bigint, bigint, Prepared<R>]>([
			readValue(chain.transferable(signer)),
			readValue(chain.reservable(signer)),
			inner.prepare(multisig.account),
		]);
		const call = toBatchCall(prepared.calls);
		if (call === null) return { ...withoutCalls(prepared), transferable, spends: 0n };
		const bytes = chain.codec.encodeCall(call);
		const callHash = hash256(fromHex(bytes));
		const pending = yield* threshold === 1 ? resolvedQuery(null) : multisigs.read(multisig.account, callHash);
		const otherPending = yield* findOthers(pending, signer);
		const approval: Approval = { multisig, callHash, call: bytes, pending, signer };
		const isLast = countApprovals(approval) >= threshold;
		const deposit = computeDeposit(pending, isLast, fromHex(bytes).length);
		const isStored = made?.storeCall === true && !isLast && (yield* multisigs.readKept(callHash)) !== null;
		const own = check({ ...approval, reservable, deposit, isStored });
		// The bytes of a call inside change with its own weight.
		const unweighed = prepared.unweighed ?? [];
		const weight = threshold === 1 ? null : weights.get(bytes);
		const isAccepted = own.length === 0;
		return {
			calls: [
				threshold === 1
					? { pallet: "multisig", method: "asMultiThreshold1", args: { otherSignatories: others, call } }
					: multisigs.buildApproval(multisig, others, pending, { call, weight }, chain.codec.hasProofSize),
			],
			failures: [...own, ...prepared.failures, ...otherPending],
			transferable,
			spends: spendOfDeposit(transferable, reservable, deposit),
			unweighed: unweighed.length === 0 && threshold > 1 && weight === null ? [bytes] : unweighed,
			refusal(events) {
				const executed = findExecuted(approval, events);
				return executed && (executed.refusal ?? prepared.refusal?.(executed.events) ?? null);
			},
			outcome(events, at) {
				const executed = findExecuted(approval, events);
				if (executed) return { executed: true, result: prepared.outcome(executed.events, at) };
				return readApproval(approval, events, at);
			},
			expected() {
				if (!isAccepted) return null;
				if (!isLast) return toMultisigApproval(approval, pending?.when ?? null);
				const result = prepared.expected();
				return result === null ? null : { executed: true, result };
			},
			forecasts: () => (isAccepted && isLast ? prepared.forecasts() : []),
		};
	}
	return { name: inner.name, inside: { account: multisig.account, operation: inner }, prepare };
}

/** The part of what an account can transfer that a deposit takes from its fee. A deposit may reserve what no transfer can send. */
export function spendOfDeposit(transferable: bigint, reservable: bigint, deposit: bigint): bigint {
	return deposit === 0n ? 0n : transferable - min(transferable, reservable > deposit ? reservable - deposit : 0n);
}
