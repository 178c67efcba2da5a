import { archiveMethods } from "./archive.ts";
import { authorMethods } from "./author.ts";
import { chainMethods } from "./chain.ts";
import { chainHeadMethods } from "./chain-head/methods.ts";
import { chainSpecMethods } from "./chain-spec.ts";
import { childStateMethods } from "./child-state.ts";
import { deniedMethods } from "./denied.ts";
import { devMethods } from "./dev.ts";
import { dryRunMethods } from "./dry-run.ts";
import type { Method } from "./method-call.ts";
import { networkMethods } from "./network.ts";
import { offchainMethods } from "./offchain.ts";
import { paymentMethods } from "./payment.ts";
import { proofMethods } from "./proofs.ts";
import { stateMethods } from "./state.ts";
import { type NodeIdentity, systemMethods } from "./system.ts";
import { transactionBroadcastMethods } from "./transaction-broadcast.ts";
import { transactionWatchMethods } from "./transaction-watch.ts";

/** All JSON-RPC methods by name; `extraMethods` need more than the node. */
export function allMethods(identity: NodeIdentity, extraMethods: Record<string, Method>): ReadonlyMap<string, Method> {
	const methods: Record<string, Method> = {
		...systemMethods(identity),
		...networkMethods(),
		...dryRunMethods(),
		...chainMethods(),
		...stateMethods(),
		...childStateMethods(),
		...proofMethods(),
		...authorMethods(),
		...paymentMethods(),
		...offchainMethods(),
		...deniedMethods(),
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
