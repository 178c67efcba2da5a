import { invalidArgument } from "../../errors/invalid-argument.ts";
import { parseInteger } from "../validate.ts";
import type { RpcServer } from "./json-rpc/server.ts";

/**
 * A port on which the chain listens.
 *
 * @public
 */
export interface Listening {
	/** `ws://host:port`. */
	readonly url: string;
	/** The port in use, also when a free one was requested. */
	readonly port: number;
	/** Closes the port and its connections. */
	close(): Promise<void>;
}

/** Serves JSON-RPC over WebSocket; port 0 selects a free one. Throws `INVALID_ARGUMENT`. */
export async function listen(server: RpcServer, port: number, host: string): Promise<Listening> {
	parseInteger("port", port, 0, 65_535);
	const { WebSocketServer } = await import("ws");
	const sockets = new WebSocketServer({
		port,
		host,
		perMessageDeflate: false,
		verifyClient: () => !server.faults.refuseConnections,
	});
	await new Promise<void>((resolve, reject) => {
		sockets.once("listening", resolve);
		sockets.once("error", (error) => {
			const refused = invalidArgument("port", port, `a port that ${host} can listen on (${error.message})`);
			refused.cause = error;
			reject(refused);
		});
	});
	sockets.on("connection", (socket) => {
		const connection = server.connect(
			(text) => socket.send(text),
			() => {
				server.disconnect(connection);
				socket.terminate();
			},
			"socket",
		);
		socket.on("message", (data) => connection.receive(String(data)));
		socket.on("error", () => socket.terminate());
		socket.on("close", () => server.disconnect(connection));
	});
	const address = sockets.address();
	const boundPort = typeof address === "object" && address !== null ? address.port : port;
	return {
		url: `ws://${host.includes(":") ? `[${host}]` : host}:${boundPort}`,
		port: boundPort,
		close: () =>
			new Promise((resolve) => {
				const clients = [...sockets.clients];
				const closed = clients.map((socket) => new Promise((resolveOne) => socket.once("close", resolveOne)));
				for (const socket of clients) socket.terminate();
				sockets.close(() => void Promise.all(closed).then(() => resolve()));
			}),
	};
}
