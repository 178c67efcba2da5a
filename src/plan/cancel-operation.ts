import type { WritesModule } from "../chain/chain-adapter.ts";
import { readValue } from "../chain/create-operation.ts";
import { type MultisigAccount, otherSignatories } from "../chain/multisigs/multisig-account.ts";
import { Multisigs, type PendingCall } from "../chain/multisigs/multisigs.ts";
import type { ExtrinsicPlace, Operation, RuleFailure } from "../chain/operation.ts";
import { ruleFailure } from "../chain/rules/rule-failure.ts";
import { deepEqual } from "../codec/deep-equal.ts";
import type { Hex } from "../codec/hex.ts";
import { parallel } from "../query/storage-query.ts";
import type { PlanContext } from "./plan-context.ts";

/**
 * Cancels a call that waits for approvals.
 *
 * @param madeAt - the place of the first approval that a call names which was made already; `null`: it is read
 * @throws PhalaError `UNSUPPORTED` where the chain has no multisigs
 */
export function cancelOperation(
	multisig: MultisigAccount,
	callHash: Hex,
	chain: Pick<WritesModule, "metadata" | "transferable">,
	{ addresses, generation }: Pick<PlanContext, "addresses" | "generation">,
	madeAt: ExtrinsicPlace | null = null,
): Operation<{ callHash: string; deposit: bigint }> {
	const multisigs = new Multisigs(chain.metadata, generation);
	const { account, threshold } = multisig;
	return {
		name: "multisig.cancel",
		*prepare(signer) {
			const others = otherSignatories(addresses, multisig, signer);
			const [transferable, pending] = yield* parallel<[bigint, PendingCall | null]>([
				readValue(chain.transferable(signer)),
				multisigs.read(account, callHash),
			]);
			const failures: RuleFailure[] = [];
			if (pending === null) failures.push(ruleFailure("MULTISIG_NOT_PENDING", { callHash }));
			else if (madeAt && !deepEqual(madeAt, pending.when)) failures.push(ruleFailure("MULTISIG_CHANGED", {}));
			else if (pending.depositor !== signer)
				failures.push(ruleFailure("NOT_DEPOSITOR", { depositor: addresses.format(pending.depositor) }));
			const result = { callHash, deposit: pending?.deposit ?? 0n };
			const args = { threshold, otherSignatories: others, timepoint: pending?.when, callHash };
			return {
				// Without a place of the first approval there is nothing to call.
				calls: pending === null ? [] : [{ pallet: "multisig", method: "cancelAsMulti", args }],
				failures,
				transferable,
				spends: 0n,
				outcome: () => result,
				expected: () => (failures.length === 0 ? result : null),
				forecasts: () => [],
			};
		},
	};
}
