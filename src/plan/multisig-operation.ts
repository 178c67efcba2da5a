import type { WritesModule } from "../chain/chain-adapter.ts";
import { readValue, resolvedQuery } from "../chain/create-operation.ts";
import { type MultisigOptions, otherSignatories, parseMultisig } from "../chain/multisigs/multisig-account.ts";
import { Multisigs, type PendingCall } from "../chain/multisigs/multisigs.ts";
import type { Call, Operation, Prepared, RuleFailure } from "../chain/operation.ts";
import { ruleFailure } from "../chain/rules/rule-failure.ts";
import { hash256 } from "../codec/hash-256.ts";
import { fromHex, type Hex } from "../codec/hex.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";
import { parallel, type StorageQuery } from "../query/storage-query.ts";
import {
	type Approval,
	countApprovals,
	findExecuted,
	missingApproval,
	readApproval,
	toMultisigApproval,
} from "./approval-events.ts";
import { CallWeights } from "./call-weights.ts";
import { toBatchCall } from "./loaded-with-plans.ts";
import type { MultisigResult } from "./multisig-result.ts";
import type { PlanContext } from "./plan-context.ts";

type MultisigChain = Pick<WritesModule, "codec" | "metadata" | "transferable">;

/** A call of the multisig, and who approves it. */
interface Proposal {
	readonly call: Call;
	readonly callHash: Hex;
	readonly pending: PendingCall | null;
	readonly signer: Hex;
	/** The most that the signer can transfer, pico PHA. */
	readonly transferable: bigint;
}

/**
 * The operation, executed by a multisig: the signer, one of its signatories, approves it.
 *
 * @param account - the account that alone can execute the operation; `null`: any
 * @throws PhalaError `INVALID_ARGUMENT` for options out of range, and where `account` is another one; `UNSUPPORTED` where the chain has
 * no multisigs
 */
export function multisigOperation<R>(
	inner: Operation<R>,
	options: MultisigOptions,
	account: Hex | null,
	chain: MultisigChain,
	{ addresses, generation }: Pick<PlanContext, "addresses" | "generation">,
): Operation<MultisigResult<R>> {
	const multisig = parseMultisig(addresses, options);
	if (account !== null && account !== multisig.account) {
		const expected = `those of ${addresses.format(account)}, whose plan this is`;
		throw invalidArgument("signatories", `of ${addresses.format(multisig.account)}`, expected);
	}
	const multisigs = new Multisigs(chain.metadata, generation);
	const weights = CallWeights.ofRuntime(chain);
	const { threshold } = multisig;

	/** Why the chain would refuse the approval itself. */
	function check({ pending, callHash, transferable, signer }: Proposal): RuleFailure[] {
		const { maxSignatories } = multisigs;
		const { length } = multisig.signatories;
		if (length > maxSignatories)
			return [ruleFailure("TOO_MANY_SIGNATORIES", { signatories: length, limit: maxSignatories })];
		if (threshold === 1) return [];
		if (pending?.approvals.includes(signer) && pending.approvals.length < threshold) {
			const { length: approvals } = pending.approvals;
			return [ruleFailure("ALREADY_APPROVED", { callHash, approvals, threshold })];
		}
		const required = pending === null ? multisigs.deposit(threshold) : 0n;
		return required > transferable ? [ruleFailure("INSUFFICIENT_BALANCE", { available: transferable, required })] : [];
	}

	function* prepare(signer: Hex): StorageQuery<Prepared<MultisigResult<R>>> {
		const others = otherSignatories(addresses, multisig, signer);
		const [transferable, prepared] = yield* parallel<[bigint, Prepared<R>]>([
			readValue(chain.transferable(signer)),
			inner.prepare(multisig.account),
		]);
		const call = toBatchCall(prepared.calls);
		if (call === null) return { ...withoutResult(prepared), transferable, spends: 0n };
		const bytes = chain.codec.encodeCall(call);
		const callHash = hash256(fromHex(bytes));
		const pending = yield* threshold === 1 ? resolvedQuery(null) : multisigs.read(multisig.account, callHash);
		const proposal: Proposal = { call, callHash, pending, signer, transferable };
		const own = check(proposal);
		// The bytes of a call inside change with its own weight.
		const unweighed = prepared.unweighed ?? [];
		const weight = threshold === 1 ? null : weights.get(bytes);
		const approval: Approval = { multisig, callHash, pending, signer };
		const isLast = countApprovals(approval) >= threshold;
		const isAccepted = own.length === 0;
		return {
			calls: [
				threshold === 1
					? { pallet: "multisig", method: "asMultiThreshold1", args: { otherSignatories: others, call } }
					: multisigs.buildApproval(multisig, others, pending, { call, weight }, chain.codec.hasProofSize),
			],
			failures: [...own, ...prepared.failures],
			transferable,
			spends: threshold > 1 && pending === null ? multisigs.deposit(threshold) : 0n,
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
	return { name: inner.name, inside: { by: "multisig", account: multisig.account, operation: inner }, prepare };
}

/** A prepared operation that calls nothing. */
function withoutResult<R>({ failures }: Prepared<R>): Omit<Prepared<never>, "transferable" | "spends"> {
	return {
		calls: [],
		failures,
		outcome: () => {
			throw missingApproval();
		},
		expected: () => null,
		forecasts: () => [],
	};
}
