import type { Hex } from "../../../codec/hex.ts";
import type { CallFilter, Dispatch, Handler, RootDispatch, RootHandler } from "./call.ts";
import type { Chain } from "./chain.ts";
import { DispatchFailure, ensure } from "./failure.ts";
import type { PlainCall } from "./plain-call.ts";

interface Batch {
	readonly calls: readonly PlainCall[];
}

/** Calls of `Utility`: several calls in one extrinsic. */
export function utility(dispatch: Dispatch) {
	/** Runs a call and deposits `ItemCompleted`; returns its plain error if it failed, `null` otherwise. */
	const attempt = (chain: Chain, who: Hex, call: PlainCall, filter: CallFilter): unknown => {
		try {
			dispatch(chain, who, call, filter);
		} catch (error) {
			if (error instanceof DispatchFailure) return chain.layout.dispatchError(error.reason);
			throw error;
		}
		chain.deposit("utility", "ItemCompleted");
		return null;
	};
	return {
		/** Stops at the first failure; earlier calls keep their effects. */
		batch: ((chain, who, { calls }, filter) => {
			ensureFew(chain, calls);
			for (const [index, call] of calls.entries()) {
				const error = attempt(chain, who, call, filter);
				if (error === null) continue;
				chain.deposit("utility", "BatchInterrupted", { index, error });
				return;
			}
			chain.deposit("utility", "BatchCompleted");
		}) satisfies Handler<Batch>,
		/** All or nothing. */
		batchAll: ((chain, who, { calls }, filter) => {
			ensureFew(chain, calls);
			const inner: CallFilter = (call) => filter(call) && (call.pallet !== "utility" || call.method !== "batchAll");
			for (const call of calls) {
				dispatch(chain, who, call, inner);
				chain.deposit("utility", "ItemCompleted");
			}
			chain.deposit("utility", "BatchCompleted");
		}) satisfies Handler<Batch>,
		/** Continues after failures. */
		forceBatch: ((chain, who, { calls }, filter) => {
			ensureFew(chain, calls);
			const errors = calls.map((call) => {
				const error = attempt(chain, who, call, filter);
				if (error !== null) chain.deposit("utility", "ItemFailed", { error });
				return error;
			});
			const completed = errors.every((error) => error === null);
			chain.deposit("utility", completed ? "BatchCompleted" : "BatchCompletedWithErrors");
		}) satisfies Handler<Batch>,
	};
}

/** Batches of calls of the chain itself. */
export function rootBatches(dispatchRoot: RootDispatch): Record<string, RootHandler<Batch>> {
	const batches = utility((chain, _, call) => dispatchRoot(chain, call));
	/** In place of an account, which calls of the chain itself do not have. */
	const root: Hex = "0x";
	return Object.fromEntries(
		Object.entries(batches).map(([name, run]) => [name, (chain, args) => run(chain, root, args, () => true)]),
	);
}

function ensureFew(chain: Chain, calls: readonly PlainCall[]): void {
	ensure(calls.length <= chain.constant<number>("utility", "batchedCallsLimit"), "utility", "TooManyCalls");
}
