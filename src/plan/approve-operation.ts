import { readValue } from "../chain/create-operation.ts";
import { type MultisigAccount, otherSignatories } from "../chain/multisigs/multisig-account.ts";
import { Multisigs, type PendingCall } from "../chain/multisigs/multisigs.ts";
import type { Operation, Prepared, RuleFailure } from "../chain/operation.ts";
import { ruleFailure } from "../chain/rules/rule-failure.ts";
import { deepEqual } from "../codec/deep-equal.ts";
import type { Hex } from "../codec/hex.ts";
import { parallel, type StorageQuery } from "../query/storage-query.ts";
import { type Approval, countApprovals, findExecuted, readApproval, toMultisigApproval } from "./approval-events.ts";
import type { ActingChain, OperationOfCall } from "./call-operation-deps.ts";
import { CallWeights } from "./call-weights.ts";
import { type MadeApproval, spendOfDeposit } from "./multisig-operation.ts";
import type { MultisigResult } from "./multisig-result.ts";
import type { PlanContext } from "./plan-context.ts";
import type { SubmittedResult } from "./submitted-result.ts";

/** A call that a multisig keeps on the chain, prepared. */
interface KeptCall {
	readonly bytes: Hex;
	readonly prepared: Prepared<SubmittedResult>;
}

/**
 * Approves a call by its hash. Executes it where the chain keeps the call and this is the last approval.
 *
 * @param operationOfCall - of a call that the chain keeps
 * @param made - an approval that was made already; `null`: it is built
 * @throws PhalaError `UNSUPPORTED` where the chain has no multisigs
 */
export function approveOperation(
	multisig: MultisigAccount,
	callHash: Hex,
	operationOfCall: OperationOfCall,
	chain: ActingChain,
	{ addresses, generation }: Pick<PlanContext, "addresses" | "generation">,
	made: MadeApproval | null = null,
): Operation<MultisigResult<SubmittedResult>> {
	const multisigs = new Multisigs(chain.metadata, generation);
	const weights = CallWeights.ofRuntime(chain);
	const { account, threshold } = multisig;

	function* readKept(): StorageQuery<KeptCall | null> {
		const bytes = yield* multisigs.readKept(callHash);
		if (bytes === null) return null;
		const prepared = yield* operationOfCall(chain.codec.decodeCall(bytes)).prepare(account);
		return { bytes, prepared };
	}

	function check({ pending, signer }: Approval, isExecuted: boolean, reservable: bigint): RuleFailure[] {
		const { length } = multisig.signatories;
		if (length > multisigs.maxSignatories)
			return [ruleFailure("TOO_MANY_SIGNATORIES", { signatories: length, limit: multisigs.maxSignatories })];
		if (made && !deepEqual(made.timepoint, pending?.when ?? null)) return [ruleFailure("MULTISIG_CHANGED", {})];
		if (pending !== null) {
			const { approvals } = pending;
			const isUseless = approvals.length >= threshold || approvals.includes(signer);
			if (!isUseless || isExecuted) return [];
			return [ruleFailure("ALREADY_APPROVED", { callHash, approvals: approvals.length, threshold })];
		}
		const required = multisigs.deposit(threshold);
		return required > reservable ? [ruleFailure("INSUFFICIENT_BALANCE", { available: reservable, required })] : [];
	}

	return {
		name: "multisig.approve",
		*prepare(signer): StorageQuery<Prepared<MultisigResult<SubmittedResult>>> {
			const others = otherSignatories(addresses, multisig, signer);
			const [transferable, reservable, pending, kept] = yield* parallel<
				[bigint, bigint, PendingCall | null, KeptCall | null]
			>([
				readValue(chain.transferable(signer)),
				readValue(chain.reservable(signer)),
				multisigs.read(account, callHash),
				readKept(),
			]);
			const approval: Approval = { multisig, callHash, call: kept?.bytes ?? null, pending, signer };
			const executed = countApprovals(approval) >= threshold ? kept : null;
			const failures = check(approval, executed !== null, reservable);
			const isAccepted = failures.length === 0;
			const deposit = pending === null ? multisigs.deposit(threshold) : 0n;
			const weight = executed && weights.get(executed.bytes);
			return {
				calls: [multisigs.buildHashApproval(multisig, others, pending, { callHash, weight }, chain.codec.hasProofSize)],
				failures: [...failures, ...(executed?.prepared.failures ?? [])],
				transferable,
				spends: spendOfDeposit(transferable, reservable, deposit),
				unweighed: executed !== null && weight === null ? [executed.bytes] : [],
				refusal(events) {
					const inner = findExecuted(approval, events);
					return inner && (inner.refusal ?? kept?.prepared.refusal?.(inner.events) ?? null);
				},
				outcome(events, at) {
					const inner = findExecuted(approval, events);
					if (inner && kept) return { executed: true, result: kept.prepared.outcome(inner.events, at) };
					return readApproval(approval, events, at);
				},
				expected() {
					if (!isAccepted) return null;
					if (executed === null) return toMultisigApproval(approval, pending?.when ?? null);
					const result = executed.prepared.expected();
					return result === null ? null : { executed: true, result };
				},
				forecasts: () => (isAccepted ? (executed?.prepared.forecasts() ?? []) : []),
			};
		},
	};
}
