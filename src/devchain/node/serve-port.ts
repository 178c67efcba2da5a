import { parseObject } from "../validate.ts";
import type { RpcServer } from "./json-rpc/server.ts";
import { listenToPort, type MessagePortLike, postSignal } from "./message-port.ts";
import { inProcessServer, type ProviderConnection } from "./provider-server.ts";

/** Serves a node's JSON-RPC to the other end of a port, one connection at a time; returns what ends it. */
export function servePort(rpc: RpcServer, port: MessagePortLike): () => void {
	parseObject("port", port);
	const server = inProcessServer(rpc);
	let connection: ProviderConnection | undefined;
	let cancelWait = (): void => undefined;
	const close = (): void => {
		cancelWait();
		connection?.close();
		connection = undefined;
	};
	const accept = (): void => {
		cancelWait();
		if (server.closed) return;
		if (server.isAccepting) postSignal(port, "accepting");
		else cancelWait = server.onAccepting(accept);
	};
	const drop = (): void => {
		close();
		postSignal(port, "dropped");
		accept();
	};
	const open = (): void => {
		close();
		if (server.closed || !server.isAccepting) drop();
		else connection = server.connect({ send: (text) => port.postMessage(text), drop });
	};
	const stopListening = listenToPort(
		port,
		(text) => connection?.receive(text),
		(signal) => {
			if (signal === "hello") accept();
			else if (signal === "open") open();
			else if (signal === "close") close();
		},
	);
	accept();
	return () => {
		stopListening();
		close();
		postSignal(port, "dropped");
	};
}
