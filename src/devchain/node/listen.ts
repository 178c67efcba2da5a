import { PhalaError } from "../../errors/error.ts";
import { invalidArgument } from "../../errors/invalid-argument.ts";
import { parseInteger } from "../validate.ts";
import type { RpcConnection } from "./json-rpc/connection.ts";
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

/** Most bytes of a request, as on Substrate nodes. */
const MAX_FRAME_BYTES = 15 * 1024 * 1024;

/** Serves JSON-RPC over WebSocket; port 0 selects a free one. Throws `INVALID_ARGUMENT`. */
export async function listen(server: RpcServer, port: number, host: string): Promise<Listening> {
	parseInteger("port", port, 0, 65_535);
	if (typeof host !== "string" || host === "") throw invalidArgument("host", host, "an address or a host name");
	if (server.closed) {
		throw new PhalaError("CLOSED", "The chain is closed: chain.listen opens no port.", { operation: "chain.listen" });
	}
	const { WebSocketServer } = await import("ws");
	const sockets = new WebSocketServer({
		port,
		host,
		perMessageDeflate: false,
		maxPayload: MAX_FRAME_BYTES,
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
	const address = sockets.address();
	const boundPort = typeof address === "object" && address !== null ? address.port : port;
	sockets.on("connection", (socket, { socket: stream }) => {
		const drop = (): void => {
			server.disconnect(connection);
			socket.terminate();
		};
		const connection: RpcConnection = server.connect({
			port: boundPort,
			send: (text) => socket.send(text),
			drop,
			cut: (text) => {
				server.disconnect(connection);
				stream.write(startOfFrame(text), () => socket.terminate());
			},
		});
		socket.on("message", (data) => connection.receive(String(data)));
		socket.on("error", () => socket.terminate());
		socket.on("close", () => server.disconnect(connection));
	});
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

/** A WebSocket frame of text, cut off after half of the text. */
function startOfFrame(text: string): Uint8Array {
	const payload = new TextEncoder().encode(text);
	const frame = new Uint8Array(10 + (payload.length >> 1));
	// The last frame of a message, of text; its length as 64 bits.
	frame.set([0x81, 127]);
	new DataView(frame.buffer).setBigUint64(2, BigInt(payload.length));
	frame.set(payload.subarray(0, payload.length >> 1), 10);
	return frame;
}
