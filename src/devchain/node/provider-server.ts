import type { RpcServer } from "./json-rpc/server.ts";

/** The provider's end of a connection. */
export interface ProviderClient {
	/** Receives a message of the node. */
	send(text: string): void;
	/** The node ended the connection. */
	drop(): void;
}

/** A connection to a node, seen from the provider. */
export interface ProviderConnection {
	/** Sends a message to the node. */
	receive(text: string): void;
	/** Ends the connection. */
	close(): void;
}

/** A node that a provider connects to, in this thread or behind a port. */
export interface ProviderServer {
	/** Whether it will never accept a connection again. */
	readonly closed: boolean;
	/** Whether it accepts connections now. */
	readonly isAccepting: boolean;
	/** Calls `listener` once it accepts connections; returns what ends the wait. */
	onAccepting(listener: () => void): () => void;
	connect(client: ProviderClient): ProviderConnection;
}

/** The JSON-RPC server of this process. */
export function inProcessServer(server: RpcServer): ProviderServer {
	return {
		get closed() {
			return server.closed;
		},
		get isAccepting() {
			return !server.faults.refuseConnections;
		},
		onAccepting: (listener) => server.faults.onAccepting(listener),
		connect: ({ send, drop }) => {
			const connection = server.connect({ port: "in-process", send, drop, cut: drop });
			return {
				receive: (text) => connection.receive(text),
				close: () => server.disconnect(connection),
			};
		},
	};
}
