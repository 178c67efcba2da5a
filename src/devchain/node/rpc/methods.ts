import { authorMethods } from "./author.ts";
import type { Method } from "./call.ts";
import { chainMethods } from "./chain.ts";
import { devMethods } from "./dev.ts";
import { paymentMethods } from "./payment.ts";
import { stateMethods } from "./state.ts";
import { type Identity, systemMethods } from "./system.ts";

/** Everything the node answers, by name. */
export function allMethods(identity: Identity): ReadonlyMap<string, Method> {
	const methods: Record<string, Method> = {
		...systemMethods(identity),
		...chainMethods(),
		...stateMethods(),
		...authorMethods(),
		...paymentMethods(),
		...devMethods(),
		rpc_methods: () => ({ version: 1, methods: Object.keys(methods).sort() }),
	};
	return new Map(Object.entries(methods));
}
