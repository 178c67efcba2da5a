// How a client begins to load the code of plans: one chunk, of which the executor of the first plan is a part of its own.
export { bindPlanRuntime, bindRuntimeOf } from "./loaded-with-plans.ts";
