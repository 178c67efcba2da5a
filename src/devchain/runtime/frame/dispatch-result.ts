import type { Chain } from "./chain.ts";
import { DispatchFailure } from "./failure.ts";

/** A plain `DispatchResult`. */
export type DispatchResult = "Ok" | { readonly Err: unknown };

/** Runs a call; returns its plain `DispatchResult`, for an event. */
export function dispatchResult(chain: Chain, run: () => void): DispatchResult {
	try {
		run();
		return "Ok";
	} catch (error) {
		if (error instanceof DispatchFailure) return { Err: chain.layout.dispatchError(error.reason) };
		throw error;
	}
}
