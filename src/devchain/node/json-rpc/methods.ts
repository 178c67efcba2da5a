import { authorMethods } from "./author.ts";
import { chainMethods } from "./chain.ts";
import { devMethods } from "./dev.ts";
import type { Method } from "./method-call.ts";
import { paymentMethods } from "./payment.ts";
import { stateMethods } from "./state.ts";
import { type NodeIdentity, systemMethods } from "./system.ts";

/** All JSON-RPC methods by name; `extraMethods` need more than the node. */
export function allMethods(identity: NodeIdentity, extraMethods: Record<string, Method>): ReadonlyMap<string, Method> {
	const methods: Record<string, Method> = {
		...systemMethods(identity),
		...chainMethods(),
		...stateMethods(),
		...authorMethods(),
		...paymentMethods(),
		...devMethods(),
		...extraMethods,
		rpc_methods: ({ subscriber }) => ({
			version: 1,
			methods: Object.keys(methods)
				.filter((method) => subscriber.allows(method))
				.sort(),
		}),
	};
	return new Map(Object.entries(methods));
}
