import type { WritesModule } from "../chain/chain-adapter.ts";
import { innerCalls } from "../chain/inner-calls.ts";
import type { Call, Operation } from "../chain/operation.ts";
import type { Hex } from "../codec/hex.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";
import { loadChainRules } from "../simulation/chain-rules.ts";
import { operationOfCall } from "./call-operation.ts";
import { type CallOperationDeps, loadActingChain } from "./call-operation-deps.ts";
import type { PlanContext } from "./plan-context.ts";
import type { SubmittedResult } from "./submitted-result.ts";

/**
 * Creates the operation of an encoded call for the runtime of `context`.
 *
 * @throws PhalaError `INVALID_ARGUMENT`, `DECODE_FAILED` for bytes that are no call of the runtime
 */
export async function createCallOperation(
	bytes: Hex,
	chain: WritesModule,
	context: PlanContext,
): Promise<Operation<SubmittedResult>> {
	if (typeof bytes !== "string" || !/^0x([\da-f]{2})+$/i.test(bytes))
		throw invalidArgument("call", bytes, "0x and the hex of an encoded call");
	const call = chain.codec.decodeCall(bytes);
	return operationOfCall(call, await loadCallOperationDeps(call, chain, context));
}

/** What the operation of a call needs; without a call, of one that is not known yet. */
export async function loadCallOperationDeps(
	call: Call | null,
	chain: WritesModule,
	context: PlanContext,
): Promise<CallOperationDeps> {
	const { addresses, generation } = context;
	const hasBatch = call !== null && innerCalls(call).length > 1;
	const [acting, recognize, rules] = await Promise.all([
		loadActingChain(chain),
		chain.loadRecognizer(),
		hasBatch ? loadChainRules(generation, chain) : Promise.resolve(null),
	]);
	return { chain: acting, addresses, generation, recognize, rules };
}
