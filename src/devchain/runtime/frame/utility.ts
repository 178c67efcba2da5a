import type { Hex } from "../../../codec/hex.ts";
import type { Handler, PlainCall } from "./call.ts";
import type { Chain } from "./chain.ts";
import { DispatchFailure, ensure } from "./failure.ts";

/** Runs one call as its own transaction; throws a {@link DispatchFailure}. */
export type Dispatch = (chain: Chain, who: Hex, call: PlainCall) => void;

interface Batch {
	readonly calls: readonly PlainCall[];
}

/** Calls of `Utility`: several calls in one extrinsic. */
export function utility(dispatch: Dispatch) {
	/** Runs the calls in order, telling of each; `failed` says what becomes of the rest. */
	const each = (
		chain: Chain,
		who: Hex,
		calls: readonly PlainCall[],
		failed: (index: number, error: unknown) => boolean,
	) => {
		ensure(calls.length <= chain.constant<number>("utility", "batchedCallsLimit"), "utility", "TooManyCalls");
		for (const [index, call] of calls.entries()) {
			try {
				dispatch(chain, who, call);
			} catch (error) {
				if (!(error instanceof DispatchFailure)) throw error;
				if (failed(index, chain.layout.dispatchError(error.reason))) continue;
				return;
			}
			chain.deposit("utility", "ItemCompleted");
		}
	};
	return {
		/** Stops at the first failure; what came before stays. */
		batch: ((chain, who, { calls }) => {
			let interrupted = false;
			each(chain, who, calls, (index, error) => {
				chain.deposit("utility", "BatchInterrupted", { index, error });
				interrupted = true;
				return false;
			});
			if (!interrupted) chain.deposit("utility", "BatchCompleted");
		}) satisfies Handler<Batch>,
		/** All or nothing. */
		batchAll: ((chain, who, { calls }) => {
			ensure(calls.length <= chain.constant<number>("utility", "batchedCallsLimit"), "utility", "TooManyCalls");
			for (const call of calls) {
				ensure(call.pallet !== "utility" || call.method !== "batchAll", "system", "CallFiltered");
				dispatch(chain, who, call);
				chain.deposit("utility", "ItemCompleted");
			}
			chain.deposit("utility", "BatchCompleted");
		}) satisfies Handler<Batch>,
		/** Goes on after failures. */
		forceBatch: ((chain, who, { calls }) => {
			let failures = 0;
			each(chain, who, calls, (_, error) => {
				chain.deposit("utility", "ItemFailed", { error });
				failures++;
				return true;
			});
			chain.deposit("utility", failures === 0 ? "BatchCompleted" : "BatchCompletedWithErrors");
		}) satisfies Handler<Batch>,
	};
}
