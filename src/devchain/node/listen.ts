import type { RpcServer } from "./json-rpc/server.ts";

/**
 * A port on which the chain listens.
 *
 * @public
 */
export interface Listening {
	/** `ws://host:port`. */
	readonly url: string;
	/** The port, also where any free one was asked for. */
	readonly port: number;
	/** Closes the port and its connections. */
	close(): Promise<void>;
}

/** Serves JSON-RPC over WebSocket; port 0 takes any free one. */
export async function listen(server: RpcServer, port: number, host: string): Promise<Listening> {
	const { WebSocketServer } = await import("ws");
	const sockets = new WebSocketServer({
		port,
		host,
		perMessageDeflate: false,
		verifyClient: () => !server.network.refuseConnections,
	});
	await new Promise<void>((resolve, reject) => {
		sockets.once("listening", resolve);
		sockets.once("error", reject);
	});
	sockets.on("connection", (socket) => {
		const session = server.connect(
			(text) => socket.send(text),
			() => {
				server.disconnect(session);
				socket.terminate();
			},
			true,
		);
		socket.on("message", (data) => session.receive(String(data)));
		socket.on("error", () => socket.terminate());
		socket.on("close", () => server.disconnect(session));
	});
	const address = sockets.address();
	const bound = typeof address === "object" && address !== null ? address.port : port;
	return {
		url: `ws://${host.includes(":") ? `[${host}]` : host}:${bound}`,
		port: bound,
		close: () =>
			new Promise((resolve) => {
				const open = [...sockets.clients];
				const gone = open.map((socket) => new Promise((closed) => socket.once("close", closed)));
				for (const socket of open) socket.terminate();
				sockets.close(() => void Promise.all(gone).then(() => resolve()));
			}),
	};
}
