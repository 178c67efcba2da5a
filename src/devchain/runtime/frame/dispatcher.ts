import type { Hex } from "../../../codec/hex.ts";
import { type Bounds, type CallRules, type Calls, COMMON_BOUNDS, type PlainCall } from "./call.ts";
import type { Chain } from "./chain.ts";
import { fail } from "./failure.ts";
import { innerCalls } from "./fees.ts";
import { type Dispatch, utility } from "./utility.ts";

/** Dispatches calls to the pallets that implement them, without signatures, nonces and fees. */
export class Dispatcher {
	/** Limits of argument types. */
	readonly bounds: Bounds;
	readonly #calls: Calls;

	/** @param rules - calls of all pallets but `utility` */
	constructor({ calls, bounds }: CallRules) {
		this.#calls = { ...calls, utility: utility(this.dispatch) };
		this.bounds = { ...COMMON_BOUNDS, ...bounds };
	}

	/** Whether the call and all calls inside are implemented. */
	implements(call: PlainCall): boolean {
		return this.#handler(call) !== undefined && innerCalls(call).every((inner) => this.implements(inner));
	}

	/** Runs a call as its own transaction; fails with `system.CallFiltered` for a call that is not implemented. */
	readonly dispatch: Dispatch = (chain: Chain, who: Hex, call: PlainCall) => {
		const handler = this.#handler(call);
		if (handler === undefined) fail("system", "CallFiltered");
		// Decoding by metadata has checked the types of the arguments.
		chain.transaction(() => handler(chain, who, call.args as never));
	};

	#handler({ pallet, method }: PlainCall) {
		return this.#calls[pallet]?.[method];
	}
}
