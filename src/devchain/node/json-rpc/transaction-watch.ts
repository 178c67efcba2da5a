import type { Hex } from "../../../codec/hex.ts";
import type { DevNode } from "../node.ts";
import type { TxStatus } from "../pool-entry.ts";
import { RpcError } from "../rpc-errors.ts";
import { submitExtrinsic } from "./author.ts";
import type { Method, Notify } from "./method-call.ts";
import { SubscriptionTable } from "./subscription-table.ts";

/** An event of `transactionWatch_v1_submitAndWatch`. */
type WatchEvent =
	| { readonly event: "validated" }
	| { readonly event: "bestChainBlockIncluded"; readonly block: BlockPosition | null }
	| { readonly event: "finalized"; readonly block: BlockPosition }
	| { readonly event: "invalid" | "dropped"; readonly error: string };

/** A block with a transaction, and the index of the transaction in its body. */
interface BlockPosition {
	readonly hash: Hex;
	readonly index: number;
}

/** Notification of the watched transactions. */
export const WATCH_EVENT = "transactionWatch_v1_watchEvent";
/** Code of a transaction pool that is full. */
const POOL_FULL = 1016;

/** `transactionWatch_v1_*`: submits transactions and reports what becomes of them. */
export function transactionWatchMethods(): Record<string, Method> {
	const watches = new SubscriptionTable<Hex>(WATCH_EVENT);
	return {
		transactionWatch_v1_submitAndWatch: (call) => {
			const { node, subscriber } = call;
			const extrinsic = call.hex(0);
			return watches.open(subscriber, (notify, close) => {
				const watcher = (status: TxStatus): void => report(node, extrinsic, status, notify, close);
				try {
					submitExtrinsic(call, watcher);
				} catch (error) {
					if (!(error instanceof RpcError)) throw error;
					send({ event: error.code === POOL_FULL ? "dropped" : "invalid", error: describe(error) }, notify, close);
				}
				return { value: extrinsic, end: () => node.pool.unwatch(watcher) };
			});
		},
		transactionWatch_v1_unwatch: (call) => {
			const id = call.text(0);
			if (!watches.close(call.subscriber, id)) throw new RpcError(-32602, "Invalid params", `no transaction ${id}`);
			return null;
		},
	};
}

function report(node: DevNode, extrinsic: Hex, status: TxStatus, notify: Notify, close: () => void): void {
	const event = toEvent(node, extrinsic, status);
	if (event !== undefined) send(event, notify, close);
}

function send(event: WatchEvent, notify: Notify, close: () => void): void {
	notify(event);
	if (event.event !== "validated" && event.event !== "bestChainBlockIncluded") close();
}

/** The event of a status; `undefined` for one that the specification has none for. */
function toEvent(node: DevNode, extrinsic: Hex, status: TxStatus): WatchEvent | undefined {
	if (status === "future") return undefined;
	if (status === "ready") return { event: "validated" };
	if (status === "invalid") return { event: "invalid", error: "the transaction is no longer valid" };
	if (status === "dropped") return { event: "dropped", error: "the transaction pool dropped the transaction" };
	if ("broadcast" in status) return undefined;
	if ("retracted" in status) return { event: "bestChainBlockIncluded", block: null };
	if ("inBlock" in status)
		return { event: "bestChainBlockIncluded", block: positionIn(node, status.inBlock, extrinsic) };
	if ("finalized" in status) return { event: "finalized", block: positionIn(node, status.finalized, extrinsic) };
	if ("usurped" in status) return { event: "invalid", error: `the transaction ${status.usurped} took its nonce` };
	return { event: "dropped", error: "the block of the transaction did not become final in time" };
}

const positionIn = (node: DevNode, hash: Hex, extrinsic: Hex): BlockPosition => ({
	hash,
	index: node.blockTree.block(hash)?.body.indexOf(extrinsic) ?? -1,
});

const describe = ({ message, data }: RpcError): string => (data === undefined ? message : `${message}: ${data}`);
