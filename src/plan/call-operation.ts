import { readValue } from "../chain/create-operation.ts";
import { assertSeveral, multisigOfCall } from "../chain/multisigs/multisig-account.ts";
import type { Call, Operation } from "../chain/operation.ts";
import type { Hex } from "../codec/hex.ts";
import { accountOf, actingOperation, namesHash } from "./acting-operation.ts";
import type { ItemResult } from "./batch-item.ts";
import { type BatchMode, batchOperation } from "./batch-operation.ts";
import type { CallOperationDeps } from "./call-operation-deps.ts";
import {
	type BatchNode,
	type CallTree,
	type MultisigNode,
	type ProxyNode,
	parseCallTree,
	type WriteNode,
} from "./call-tree.ts";
import { multisigOperation } from "./multisig-operation.ts";
import { proxyOperation } from "./proxy-operation.ts";
import {
	OPERATION_NAMES,
	type SubmittedOperation,
	type SubmittedResult,
	toSubmittedCalls,
} from "./submitted-result.ts";
import { withCalls, withResult } from "./with-result.ts";

/**
 * The operation of exactly this call: checked and predicted by its own arguments, whatever a plan would make of them now. Of a call that
 * the SDK has no write for, the chain alone knows the result.
 */
export function operationOfCall(call: Call, deps: CallOperationDeps): Operation<SubmittedResult> {
	return withCalls(operationOfTree(parseCallTree(call, deps.recognize), deps), [call]);
}

function operationOfTree(tree: CallTree, deps: CallOperationDeps): Operation<SubmittedResult> {
	switch (tree.type) {
		case "write":
			return ofWrite(tree, deps);
		case "batch":
			return ofBatch(tree, deps);
		case "proxy":
			return ofProxy(tree, deps);
		case "multisig":
			return ofMultisig(tree, deps);
		default: {
			const [call] = tree.calls;
			return actingOperation(call, deps, (kept) => operationOfCall(kept, deps)) ?? ofOther(call, deps);
		}
	}
}

function ofWrite({ write, calls }: WriteNode, { addresses }: CallOperationDeps): Operation<SubmittedResult> {
	const name = OPERATION_NAMES[write.write];
	const toResult = (result: unknown, account: Hex) => {
		const parts = { account: addresses.format(account), calls: toSubmittedCalls(calls) };
		// The table types the result of each name.
		return { ...parts, operation: name, result } as SubmittedOperation;
	};
	return withCalls(withResult(write.operation, toResult), calls);
}

function ofBatch({ mode, items, calls }: BatchNode, deps: CallOperationDeps): Operation<SubmittedResult> {
	const { chain, addresses, rules } = deps;
	const operations = items.map(({ tree }) => operationOfTree(tree, deps));
	const batch = batchOperation(operations, mode, { errorCode: chain.errorCode, rules });
	const isKnown = items.every(({ tree }) => isPredictable(tree));
	const toResult = (results: readonly unknown[], account: Hex): SubmittedResult => ({
		account: addresses.format(account),
		calls: toSubmittedCalls(calls),
		operation: "batch",
		mode,
		items: toItems(results, mode),
	});
	const operation = withResult(batch, toResult);
	return isKnown ? operation : withoutPrediction(operation);
}

/** Whether the result of a part of a batch can be foretold: not that of calls without an operation, nor of what a batch inside filters. */
function isPredictable(tree: CallTree): boolean {
	if (tree.type === "proxy" || tree.type === "multisig") return isPredictable(tree.inner);
	return tree.type === "write" || (tree.type === "other" && namesHash(tree.calls[0]));
}

function withoutPrediction<R>(operation: Operation<R>): Operation<R> {
	return {
		...operation,
		*prepare(account) {
			return { ...(yield* operation.prepare(account)), expected: () => null };
		},
	};
}

/** A batch of mode `all` gives the results alone: each succeeded. */
function toItems(results: readonly unknown[], mode: BatchMode): readonly ItemResult<SubmittedResult>[] {
	if (mode !== "all") return results as readonly ItemResult<SubmittedResult>[];
	return results.map((result) => ({ ok: true, result: result as SubmittedResult }));
}

function ofProxy({ real, inner, wrapped, calls }: ProxyNode, deps: CallOperationDeps): Operation<SubmittedResult> {
	const { forceProxyType, delegate } = calls[0].args;
	const options = {
		proxyType: forceProxyType as string | null,
		announcedBy: delegate === undefined ? null : accountOf(delegate),
		isMade: true,
	};
	const operation = withCalls(operationOfTree(inner, deps), [wrapped]);
	return withCalls(proxyOperation(operation, real, options, deps.chain, deps), calls);
}

function ofMultisig(node: MultisigNode, deps: CallOperationDeps): Operation<SubmittedResult> {
	const { threshold, otherSignatories, timepoint, wrapped, inner, calls } = node;
	const operation = withCalls(operationOfTree(inner, deps), [wrapped]);
	const made = { timepoint, storeCall: calls[0].args.storeCall === true };
	return {
		name: operation.name,
		prepare(signer) {
			const options = multisigOfCall(deps.addresses, signer, otherSignatories, threshold);
			if (calls[0].method === "asMulti") assertSeveral(threshold);
			const approval = multisigOperation(operation, options, null, deps.chain, deps, made);
			const account = deps.addresses.format(approval.inside?.account ?? signer);
			const parts = { account, calls: toSubmittedCalls(inner.calls) };
			const submitted = withResult(approval, (result) =>
				result.executed ? result.result : { ...parts, operation: "multisig.approve" as const, result },
			);
			return withCalls(submitted, calls).prepare(signer);
		},
	};
}

/** A call without an operation: nothing is checked, and its result is its events. */
function ofOther(call: Call, { chain, addresses }: CallOperationDeps): Operation<SubmittedResult> {
	return {
		name: `${call.pallet}.${call.method}`,
		*prepare(account) {
			const transferable = yield* readValue(chain.transferable(account));
			const parts = { account: addresses.format(account), calls: toSubmittedCalls([call]) };
			return {
				calls: [call],
				failures: [],
				transferable,
				spends: 0n,
				outcome: (events) => ({ ...parts, operation: null, events }),
				expected: () => null,
				forecasts: () => [],
			};
		},
	};
}
