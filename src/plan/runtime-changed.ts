import type { ApiPromise } from "@polkadot/api";
import { PhalaError } from "../errors/error.ts";
import type { PlanNetwork } from "./plan-context.ts";

/**
 * The error of a plan that is for another runtime than the chain's.
 *
 * @param expected - spec version that the plan is for
 */
export function runtimeChanged(expected: number, actual: number): PhalaError<"RUNTIME_CHANGED"> {
	const message = `The plan is for runtime ${expected}; the chain now runs ${actual}. Nothing was signed: create the plan again.`;
	return new PhalaError("RUNTIME_CHANGED", message, { expected, actual });
}

/**
 * Throws where `@polkadot/api`, which follows the chain on its own, has another runtime than the plan.
 *
 * @throws PhalaError `RUNTIME_CHANGED`
 */
export function assertRuntime(api: Pick<ApiPromise, "runtimeVersion">, { specVersion }: PlanNetwork): void {
	const actual = api.runtimeVersion.specVersion.toNumber();
	if (actual !== specVersion) throw runtimeChanged(specVersion, actual);
}
