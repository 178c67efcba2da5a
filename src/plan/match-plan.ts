import { deriveMultisig } from "../chain/multisigs/multisig-account.ts";
import type { Operation } from "../chain/operation.ts";
import { deepEqual } from "../codec/deep-equal.ts";
import type { Hex } from "../codec/hex.ts";
import type { ItemResult } from "./batch-item.ts";
import type { CallTree } from "./call-tree.ts";
import { followsState } from "./depends-on-state.ts";
import type { SubmittedResult } from "./submitted-result.ts";

/**
 * Whether calls are those of an operation, whatever depends on the state when they were built: shares of a withdrawal by value, PHA to
 * wrap, the amount of "all".
 *
 * @param account - the signer
 */
export function isCallOf(operation: Operation<unknown>, tree: CallTree, account: Hex): boolean {
	const { write, items, mode, inside } = operation;
	if (inside) {
		if (tree.type !== inside.by || !("inner" in tree)) return false;
		const real = executorOf(tree, account);
		return real === inside.account && isCallOf(inside.operation, tree.inner, real);
	}
	if (items) {
		if (tree.type !== "batch" || tree.mode !== mode || tree.items.length !== items.length) return false;
		return items.every((item, i) => {
			const part = tree.items[i];
			return part !== undefined && isCallOf(item, part.tree, account);
		});
	}
	if (!write || tree.type !== "write" || tree.write.write !== write.name) return false;
	const { args } = tree.write;
	return write.args.every((planned, i) => isArgument(planned, args[i], account));
}

/** The account that executes the call inside; `null`: there is none. */
function executorOf(tree: CallTree, signer: Hex): Hex | null {
	if (tree.type === "proxy") return tree.real;
	if (tree.type !== "multisig") return null;
	return deriveMultisig([signer, ...tree.otherSignatories], tree.threshold).account;
}

/** Whether an argument of a call is what a plan's argument leads to. */
function isArgument(planned: unknown, actual: unknown, account: Hex): boolean {
	if (actual === undefined) return true;
	// The account itself, or whichever pool the worker is in.
	if (planned === null) return typeof actual !== "string" || actual === account;
	return followsState(planned) || deepEqual(planned, actual);
}

/** The result as an operation gives it: of a batch, the list of its plans' results. */
export function toPlanResult(operation: Operation<unknown>, result: SubmittedResult): unknown {
	const { inside } = operation;
	if (inside?.by === "proxy") return toPlanResult(inside.operation, result);
	if (result.operation === "multisig.approve") return result.result;
	if (inside) return { executed: true, result: toPlanResult(inside.operation, result) };
	if (result.operation === null) return undefined;
	if (result.operation !== "batch") return result.result;
	const items = operation.items ?? [];
	return result.items.map((item, i) => toItem(items[i], item, result.mode === "all"));
}

function toItem(operation: Operation<unknown> | undefined, item: ItemResult<SubmittedResult>, isAll: boolean): unknown {
	if (!item.ok || !operation) return item;
	const result = toPlanResult(operation, item.result);
	return isAll ? result : { ok: true, result };
}
