import { isPhalaError } from "../../src/errors/error.ts";
import type { PlanRpc } from "../../src/plan/plan-rpc.ts";
import { rpcFailed } from "../../src/rpc/transport-errors.ts";
import type { FakeNode } from "./fake-node.ts";

/** Requests to a fake node, without a connection that queues, repeats or limits them. */
export function planRpc(node: FakeNode): PlanRpc {
	return {
		async request(method, params) {
			try {
				return await node.send(method, [...params]);
			} catch (error) {
				throw isPhalaError(error) ? error : rpcFailed(method, error);
			}
		},
		async subscribe({ type, subscribe, unsubscribe }, params, next, lost) {
			try {
				const id = await node.subscribe(type, subscribe, [...params], (error, message) =>
					error ? lost() : next(message),
				);
				return () => void node.unsubscribe(type, unsubscribe, id);
			} catch (error) {
				throw isPhalaError(error) ? error : rpcFailed(subscribe, error);
			}
		},
	};
}
