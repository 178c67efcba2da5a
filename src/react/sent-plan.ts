import type { Plan } from "../plan/plan.ts";
import type { Submission } from "../plan/submission.ts";
import type { PlanActions, SentState } from "./plan-state.ts";

/** What the newest render would send. */
interface NewestPlan<R> {
	readonly make: (() => Plan<R>) | null | undefined;
	/** Names the plan. */
	readonly id: string;
	readonly tip?: bigint | undefined;
	readonly abortOnUnmount?: boolean | undefined;
}

/** A submission of a component, and what it shows of it. */
export interface SentPlan<R> {
	readonly id: string;
	readonly submission: Submission<R>;
	state: SentState<R>;
}

/** Sends the plans of a component. */
export interface Sender<R> {
	readonly actions: PlanActions<R>;
	newest: NewestPlan<R>;
	/** The submission that is shown. */
	sent: SentPlan<R> | null;
	/** Receives every state of the submission that is shown. */
	show(state: SentState<R>): void;
	/** Previews again; set by what previews. */
	refresh(): void;
	/** Called when the component goes. */
	unmount(): void;
}
