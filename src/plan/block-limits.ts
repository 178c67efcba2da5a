import type { ApiPromise } from "@polkadot/api";
import { batchedCalls, wrappedCall } from "../chain/inner-calls.ts";
import type { Call, CheckFailure } from "../chain/operation.ts";
import { ruleFailure } from "../chain/rules/rule-error.ts";
import { toPlain } from "../codec/to-plain.ts";
import type { TransactionEstimate } from "./estimate-fee.ts";

/** A limit of the chain that a transaction exceeds. */
export interface ExceededLimit {
	readonly required: bigint;
	readonly limit: bigint;
	readonly failure: CheckFailure;
}

/** `System.BlockWeights` and `System.BlockLength`, as far as a transaction depends on them. */
interface BlockWeights {
	readonly perClass: {
		readonly normal: {
			readonly maxExtrinsic: bigint | { readonly refTime: bigint; readonly proofSize: bigint } | null;
		};
	};
}
interface BlockLength {
	readonly max: { readonly normal: number };
}

/** Limits of the chain that a transaction exceeds, so that no block can hold it. */
export function findExceededLimits(
	{ consts }: ApiPromise,
	{ weight, proofSize, length }: TransactionEstimate,
	calls: readonly Call[],
): readonly ExceededLimit[] {
	const exceeded: ExceededLimit[] = [];
	const compare = (resource: "weight" | "proofSize" | "length", required: bigint, limit: bigint) => {
		if (required <= limit) return;
		exceeded.push({ required, limit, failure: ruleFailure("BLOCK_LIMIT_EXCEEDED", { resource, required, limit }) });
	};
	const count = countCalls(calls);
	const most = consts.utility?.batchedCallsLimit ? Number(toPlain(consts.utility.batchedCallsLimit)) : null;
	if (most !== null && count > most) {
		const failure = ruleFailure("TOO_MANY_CALLS", { calls: count, limit: most });
		exceeded.push({ required: BigInt(count), limit: BigInt(most), failure });
	}
	const { system } = consts;
	if (system?.blockWeights) {
		const { maxExtrinsic } = (toPlain(system.blockWeights) as BlockWeights).perClass.normal;
		if (typeof maxExtrinsic === "bigint") compare("weight", weight, maxExtrinsic);
		else if (maxExtrinsic !== null) {
			compare("weight", weight, maxExtrinsic.refTime);
			compare("proofSize", proofSize, maxExtrinsic.proofSize);
		}
	}
	if (system?.blockLength) {
		compare("length", length, BigInt((toPlain(system.blockLength) as BlockLength).max.normal));
	}
	return exceeded;
}

/** Calls of the transaction: those of a batch, by proxy or multisig too, or of a plan that is sent as one. */
function countCalls(calls: readonly Call[]): number {
	const [only] = calls;
	if (calls.length !== 1 || only === undefined) return calls.length;
	const inner = wrappedCall(only);
	return inner ? countCalls([inner]) : (batchedCalls(only)?.length ?? 1);
}
