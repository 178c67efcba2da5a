import type { Chain } from "./chain.ts";
import { DispatchFailure } from "./failure.ts";

/** Runs a call; returns its plain `DispatchResult`, for an event. */
export function dispatchResult(chain: Chain, run: () => void): unknown {
	try {
		run();
		return { Ok: null };
	} catch (error) {
		if (error instanceof DispatchFailure) return { Err: chain.layout.dispatchError(error.reason) };
		throw error;
	}
}
