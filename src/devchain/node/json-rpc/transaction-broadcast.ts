import { withStorage } from "../../runtime/storage-missing.ts";
import { RpcError } from "../rpc-errors.ts";
import { submitExtrinsic } from "./author.ts";
import type { Method, MethodCall } from "./method-call.ts";
import { SubscriptionTable } from "./subscription-table.ts";

/** Most broadcasts of a connection, as on Substrate nodes. */
const MAX_BROADCASTS = 16;

/** `transaction_v1_*`: submits transactions without reports, again with every block until the client stops it. */
export function transactionBroadcastMethods(): Record<string, Method> {
	// A subscription without notifications: it ends with the connection.
	const broadcasts = new SubscriptionTable<true>("transaction_v1_broadcast");
	return {
		transaction_v1_broadcast: (call) => {
			const { node, subscriber, fate } = call;
			call.hex(0);
			if (broadcasts.count(subscriber) >= MAX_BROADCASTS) return null;
			return broadcasts.open(subscriber, () => {
				submitSilently(call);
				// A fault decides once what becomes of a transaction.
				if (fate !== undefined) return { value: true, end: () => undefined };
				const end = node.blockTree.on(({ type }) => type === "best" && submitLater(call));
				return { value: true, end };
			});
		},
		transaction_v1_stop: (call) => {
			const id = call.text(0);
			if (!broadcasts.close(call.subscriber, id)) throw new RpcError(-32602, "Invalid params", `no broadcast ${id}`);
			return null;
		},
	};
}

/** Submits, on a fork once the storage for that is fetched; without its source the next block tries again. */
function submitLater(call: MethodCall): void {
	withStorage(() => submitSilently(call)).catch(() => undefined);
}

/** Submits unless the pool refuses: by the specification the client learns nothing of that. */
function submitSilently(call: MethodCall): void {
	try {
		submitExtrinsic(call);
	} catch (error) {
		if (!(error instanceof RpcError)) throw error;
	}
}
