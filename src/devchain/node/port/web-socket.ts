import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { WebSocket, WebSocketServer } from "ws";
import type { RpcConnection } from "../json-rpc/connection.ts";
import { type OpenPort, refusalOf } from "./port.ts";

/** Turns an HTTP request into a WebSocket connection, or refuses it. */
export function upgradeToWebSocket(
	port: OpenPort,
	sockets: WebSocketServer,
	request: IncomingMessage,
	stream: Duplex,
	head: Uint8Array,
): void {
	stream.on("error", () => stream.destroy());
	const refusal = refusalOf(port, request);
	if (refusal !== undefined) reject(stream, "403 Forbidden", refusal);
	else if (port.server.closed || port.server.faults.refuseConnections)
		reject(stream, "401 Unauthorized", "Unauthorized");
	else sockets.handleUpgrade(request, stream, head as Buffer, (socket) => serve(port, socket, stream));
}

function reject(stream: Duplex, status: string, text: string): void {
	const head = `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: ${text.length}\r\n\r\n`;
	stream.end(head + text);
}

function serve({ server, number, devMethods }: OpenPort, socket: WebSocket, stream: Duplex): void {
	const drop = (): void => {
		server.disconnect(connection);
		socket.terminate();
	};
	const connection: RpcConnection = server.connect({
		port: number,
		devMethods,
		send: (text) => socket.send(text),
		ping: (answered) => {
			socket.once("pong", answered);
			socket.ping();
		},
		drop,
		cut: (text) => {
			server.disconnect(connection);
			stream.write(startOfFrame(text), () => socket.terminate());
		},
	});
	socket.on("message", (data) => connection.receive(String(data)));
	socket.on("error", () => socket.terminate());
	socket.on("close", () => server.disconnect(connection));
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
