import type { Hex } from "../codec/hex.ts";
import type { CreateOperation, Plan } from "../plan/plan.ts";
import type { PlanContext } from "../plan/plan-context.ts";

/** Provides the chain of plans: the client. */
export interface PlanContexts {
	planContext(): PlanContext;
}

/** {@link Plan}, handed in: code that loads late would split the main entry point by importing it. */
export type PlanClass = new <R>(
	context: PlanContext,
	createOperation: CreateOperation<R>,
	account: Hex | null,
) => Plan<R>;
