import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A port in front of another one that delays all bytes in both directions, as a long line does. */
export interface SlowLine {
	readonly url: string;
	close(): Promise<void>;
}

/**
 * Opens a port that passes everything on to `port` of this machine.
 *
 * @param delayMs - added in each direction
 */
export async function slowLine(port: number, delayMs: number): Promise<SlowLine> {
	const sockets = new Set<Socket>();
	const server = createServer((client) => {
		const node = connect(port, "127.0.0.1");
		for (const socket of [client, node]) {
			sockets.add(socket.setNoDelay());
			socket.on("error", () => undefined);
		}
		pass(client, node, delayMs);
		pass(node, client, delayMs);
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	return {
		url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
		close: async () => {
			for (const socket of sockets) socket.destroy();
			server.close();
			await once(server, "close");
		},
	};
}

function pass(from: Socket, to: Socket, delayMs: number): void {
	// Timers of the same delay fire in the order in which they were set, so the bytes stay in order.
	const later = (body: () => void) => (delayMs > 0 ? setTimeout(body, delayMs) : body());
	from.on("data", (data) => later(() => to.write(data)));
	from.on("close", () => later(() => to.destroy()));
}
