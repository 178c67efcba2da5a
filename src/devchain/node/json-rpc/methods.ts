import { archiveMethods } from "./archive.ts";
import { authorMethods } from "./author.ts";
import { chainMethods } from "./chain.ts";
import { chainHeadMethods } from "./chain-head/methods.ts";
import { chainSpecMethods } from "./chain-spec.ts";
import { devMethods } from "./dev.ts";
import type { Method } from "./method-call.ts";
import { paymentMethods } from "./payment.ts";
import { stateMethods } from "./state.ts";
import { type NodeIdentity, systemMethods } from "./system.ts";
import { transactionBroadcastMethods } from "./transaction-broadcast.ts";
import { transactionWatchMethods } from "./transaction-watch.ts";

/** All JSON-RPC methods by name; `extraMethods` need more than the node. */
export function allMethods(identity: NodeIdentity, extraMethods: Record<string, Method>): ReadonlyMap<string, Method> {
	const methods: Record<string, Method> = {
		...systemMethods(identity),
		...chainMethods(),
		...stateMethods(),
		...authorMethods(),
		...paymentMethods(),
		...chainSpecMethods(identity),
		...chainHeadMethods(),
		...transactionBroadcastMethods(),
		...transactionWatchMethods(),
		...archiveMethods(),
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
