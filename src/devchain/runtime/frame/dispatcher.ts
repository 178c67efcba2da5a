import type { Hex } from "../../../codec/hex.ts";
import type { CallFilter, CallRules, Calls, Dispatch, RootCalls, RootDispatch } from "./call.ts";
import type { Chain } from "./chain.ts";
import { DispatchFailure, fail } from "./failure.ts";
import { type Bounds, COMMON_BOUNDS, innerCalls, type PlainCall } from "./plain-call.ts";
import { rootBatches } from "./utility.ts";

/** Dispatches calls to the pallets that implement them, without signatures, nonces and fees. */
export class Dispatcher {
	/** Limits of argument types. */
	readonly bounds: Bounds;
	readonly #calls: Calls;
	readonly #rootCalls: RootCalls;

	/** @param rules - calls of all pallets */
	constructor({ calls, nestedCalls, rootCalls = {}, bounds }: CallRules) {
		this.#calls = { ...calls, ...nestedCalls(this.dispatch, this.dispatchRoot) };
		this.#rootCalls = { ...rootCalls, utility: rootBatches(this.dispatchRoot) };
		this.bounds = { ...COMMON_BOUNDS, ...bounds };
	}

	/** Whether the call and all calls inside are implemented. */
	implements(call: PlainCall): boolean {
		return this.#handler(call) !== undefined && innerCalls(call).every((inner) => this.implements(inner));
	}

	/** Runs a call as its own transaction; fails with `system.CallFiltered` for a call that is filtered or not implemented. */
	readonly dispatch: Dispatch = (chain: Chain, who: Hex, call: PlainCall, filter: CallFilter = () => true) => {
		const handler = this.#handler(call);
		if (handler === undefined || !filter(call)) fail("system", "CallFiltered");
		// Decoding by metadata has checked the types of the arguments.
		chain.transaction(() => handler(chain, who, call.args as never, filter));
	};

	/**
	 * Runs a call of the chain itself as its own transaction; fails with `BadOrigin` for a call of accounts, and with
	 * `system.CallFiltered` for one that is not implemented.
	 */
	readonly dispatchRoot: RootDispatch = (chain: Chain, call: PlainCall) => {
		const handler = this.#rootCalls[call.pallet]?.[call.method];
		if (handler !== undefined) return chain.transaction(() => handler(chain, call.args as never));
		if (this.#handler(call) === undefined) fail("system", "CallFiltered");
		throw new DispatchFailure("BadOrigin");
	};

	#handler({ pallet, method }: PlainCall) {
		return this.#calls[pallet]?.[method];
	}
}
