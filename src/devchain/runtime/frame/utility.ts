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
	/** Runs a call and deposits `ItemCompleted`; returns its plain error if it failed, `null` otherwise. */
	const attempt = (chain: Chain, who: Hex, call: PlainCall): unknown => {
		try {
			dispatch(chain, who, call);
		} catch (error) {
			if (error instanceof DispatchFailure) return chain.layout.dispatchError(error.reason);
			throw error;
		}
		chain.deposit("utility", "ItemCompleted");
		return null;
	};
	return {
		/** Stops at the first failure; earlier calls keep their effects. */
		batch: ((chain, who, { calls }) => {
			ensureFew(chain, calls);
			for (const [index, call] of calls.entries()) {
				const error = attempt(chain, who, call);
				if (error === null) continue;
				chain.deposit("utility", "BatchInterrupted", { index, error });
				return;
			}
			chain.deposit("utility", "BatchCompleted");
		}) satisfies Handler<Batch>,
		/** All or nothing. */
		batchAll: ((chain, who, { calls }) => {
			ensureFew(chain, calls);
			for (const call of calls) {
				ensure(call.pallet !== "utility" || call.method !== "batchAll", "system", "CallFiltered");
				dispatch(chain, who, call);
				chain.deposit("utility", "ItemCompleted");
			}
			chain.deposit("utility", "BatchCompleted");
		}) satisfies Handler<Batch>,
		/** Continues after failures. */
		forceBatch: ((chain, who, { calls }) => {
			ensureFew(chain, calls);
			const errors = calls.map((call) => {
				const error = attempt(chain, who, call);
				if (error !== null) chain.deposit("utility", "ItemFailed", { error });
				return error;
			});
			const completed = errors.every((error) => error === null);
			chain.deposit("utility", completed ? "BatchCompleted" : "BatchCompletedWithErrors");
		}) satisfies Handler<Batch>,
	};
}

function ensureFew(chain: Chain, calls: readonly PlainCall[]): void {
	ensure(calls.length <= chain.constant<number>("utility", "batchedCallsLimit"), "utility", "TooManyCalls");
}
