import { batchedCalls, wrappedCall } from "../chain/inner-calls.ts";
import type { Call, RuleFailure } from "../chain/operation.ts";
import { ruleFailure } from "../chain/rules/rule-failure.ts";
import type { TransactionCodec } from "../chain/signing/transaction-codec.ts";
import type { TransactionEstimate } from "./estimate-fee.ts";

/** A limit of the chain that a transaction exceeds. */
export interface ExceededLimit {
	readonly required: bigint;
	readonly limit: bigint;
	readonly failure: RuleFailure;
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
	codec: Pick<TransactionCodec, "constant">,
	{ weight, proofSize, length }: TransactionEstimate,
	calls: readonly Call[],
): readonly ExceededLimit[] {
	const exceeded: ExceededLimit[] = [];
	const compare = (resource: "weight" | "proofSize" | "length", required: bigint, limit: bigint) => {
		if (required <= limit) return;
		exceeded.push({ required, limit, failure: ruleFailure("BLOCK_LIMIT_EXCEEDED", { resource, required, limit }) });
	};
	const count = countCalls(calls);
	const most = codec.constant("Utility", "batched_calls_limit");
	if (typeof most === "number" && count > most) {
		const failure = ruleFailure("TOO_MANY_CALLS", { calls: count, limit: most });
		exceeded.push({ required: BigInt(count), limit: BigInt(most), failure });
	}
	const weights = codec.constant("System", "BlockWeights") as BlockWeights | undefined;
	if (weights) {
		const { maxExtrinsic } = weights.perClass.normal;
		if (typeof maxExtrinsic === "bigint") compare("weight", weight, maxExtrinsic);
		else if (maxExtrinsic !== null) {
			compare("weight", weight, maxExtrinsic.refTime);
			compare("proofSize", proofSize, maxExtrinsic.proofSize);
		}
	}
	const lengths = codec.constant("System", "BlockLength") as BlockLength | undefined;
	if (lengths) compare("length", length, BigInt(lengths.max.normal));
	return exceeded;
}

/** Calls of the transaction: those of a batch, by proxy or multisig too, or of a plan that is sent as one. */
function countCalls(calls: readonly Call[]): number {
	const [only] = calls;
	if (calls.length !== 1 || only === undefined) return calls.length;
	const inner = wrappedCall(only);
	return inner ? countCalls([inner]) : (batchedCalls(only)?.length ?? 1);
}
