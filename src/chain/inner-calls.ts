import type { Call } from "./operation.ts";

/** The calls inside a batch of `utility`; `null` for any other call. */
export function batchedCalls({ pallet, args }: Call): readonly Call[] | null {
	return pallet === "utility" && Array.isArray(args.calls) ? (args.calls as readonly Call[]) : null;
}

/** The calls that a call executes: those inside a batch, at any depth, or itself. */
export function innerCalls(call: Call): readonly Call[] {
	return batchedCalls(call)?.flatMap(innerCalls) ?? [call];
}
