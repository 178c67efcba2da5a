import { authorMethods } from "./author.ts";
import { chainMethods } from "./chain.ts";
import { devMethods } from "./dev.ts";
import type { Method } from "./method-call.ts";
import { paymentMethods } from "./payment.ts";
import { stateMethods } from "./state.ts";
import { type Identity, systemMethods } from "./system.ts";

/** Everything the node answers, by name; `more` are those that know the chain above the node. */
export function allMethods(identity: Identity, more: Record<string, Method>): ReadonlyMap<string, Method> {
	const methods: Record<string, Method> = {
		...systemMethods(identity),
		...chainMethods(),
		...stateMethods(),
		...authorMethods(),
		...paymentMethods(),
		...devMethods(),
		...more,
		rpc_methods: () => ({ version: 1, methods: Object.keys(methods).sort() }),
	};
	return new Map(Object.entries(methods));
}
