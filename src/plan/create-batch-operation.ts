import type { WritesModule } from "../chain/chain-adapter.ts";
import type { Operation } from "../chain/operation.ts";
import type { Hex } from "../codec/hex.ts";
import { PhalaError } from "../errors/error.ts";
import { loadChainRules } from "../simulation/chain-rules.ts";
import { type BatchMode, batchOperation } from "./batch-operation.ts";
import type { Plan } from "./plan.ts";
import type { PlanContext } from "./plan-context.ts";
import { proxyOperation } from "./proxy-operation.ts";
import type { ProxyOptions } from "./proxy-options.ts";

/** Plans that one account executes by the same proxy. */
interface ProxiedPlans {
	/** The plans inside. */
	readonly plans: readonly Plan<unknown>[];
	readonly real: Hex;
	readonly options: ProxyOptions;
}

/**
 * Creates the operation of a batch for the runtime of `context`.
 *
 * @throws PhalaError `INVALID_ARGUMENT` for plans that the chain does not undo in mode `all`
 */
export async function createBatchOperation(
	plans: readonly Plan<unknown>[],
	mode: BatchMode,
	chain: WritesModule,
	context: PlanContext,
): Promise<Operation<unknown>> {
	const proxied = findCommonProxy(plans);
	if (proxied) {
		const { real, options } = proxied;
		const inner = await createBatchOperation(proxied.plans, mode, chain, context);
		return proxyOperation(inner, real, options, chain, context);
	}
	if (mode === "all" && plans.some(isActing)) throw notAtomic();
	const [rules, errorCode, ...operations] = await Promise.all([
		loadChainRules(context.generation, chain),
		chain.loadErrorCode(),
		...plans.map((plan) => plan.spec.createOperation(chain, context)),
	]);
	return batchOperation(operations, mode, { errorCode, rules });
}

/** The plans inside, where all are by proxy for one account: it executes them as one batch, which is undone as a whole. */
function findCommonProxy(list: readonly Plan<unknown>[]): ProxiedPlans | null {
	const [first] = list.map(proxyOf);
	if (!first) return null;
	const { real, options } = first;
	const plans = list.flatMap((plan) => {
		const proxy = proxyOf(plan);
		return proxy?.real === real && proxy.options.proxyType === options.proxyType ? [proxy.plan] : [];
	});
	const isComplete = plans.length === list.length && plans.every(({ spec }) => spec.inside !== "batch");
	return isComplete ? { plans, real, options } : null;
}

function proxyOf({ spec: { inside } }: Plan<unknown>) {
	// Each announcement executes one call.
	return inside && inside !== "batch" && inside.proxy && !inside.proxy.options?.announcedBy
		? { plan: inside.plan, ...inside.proxy }
		: null;
}

function isActing({ spec: { inside } }: Plan<unknown>): boolean {
	return inside !== undefined && inside !== "batch";
}

function notAtomic(): PhalaError<"INVALID_ARGUMENT"> {
	const value = "some of other accounts";
	return new PhalaError(
		"INVALID_ARGUMENT",
		`Invalid plans: ${value}, by proxy or multisig, in the mode all, which the chain would not undo. Expected phala.batch(plans).as(account), or the mode best-effort or force.`,
		{ name: "plans", value },
	);
}
