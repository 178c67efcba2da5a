// How a client begins to load the code of plans: one chunk, with what sends them.
export { bindPlanRuntime, bindRuntimeOf } from "./loaded-with-plans.ts";
export { sendPlan } from "./send-plan.ts";
