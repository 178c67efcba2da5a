import type { Server } from "node:http";
import { PhalaError } from "../../errors/error.ts";
import { invalidArgument } from "../../errors/invalid-argument.ts";
import { parseInteger, parseObject } from "../validate.ts";
import type { RpcServer } from "./json-rpc/server.ts";
import { AccessRules, bracketed, type ListenOptions } from "./port/access.ts";
import { answerHttp } from "./port/http.ts";
import { MAX_REQUEST_BYTES, type OpenPort } from "./port/port.ts";
import { upgradeToWebSocket } from "./port/web-socket.ts";

/**
 * A port on which the chain listens.
 *
 * @public
 */
export interface Listening {
	/** `ws://host:port`. */
	readonly url: string;
	/** `http://host:port`. */
	readonly httpUrl: string;
	/** The port in use, also when a free one was requested. */
	readonly port: number;
	/** Closes the port and its connections. */
	close(): Promise<void>;
}

/** Not a literal where it is imported, so that bundlers for browsers do not look for it. */
const HTTP_MODULE = "node:http";

/** The error of a port on a chain that is closed. */
export const chainClosed = (): PhalaError<"CLOSED"> =>
	new PhalaError("CLOSED", "The chain is closed: chain.listen opens no port.", { operation: "chain.listen" });

/** Serves JSON-RPC over WebSocket and HTTP; port 0 selects a free one. Throws `INVALID_ARGUMENT`. */
export async function listen(
	server: RpcServer,
	port: number,
	host: string,
	options: ListenOptions = {},
): Promise<Listening> {
	parseInteger("port", port, 0, 65_535);
	if (typeof host !== "string" || host === "") throw invalidArgument("host", host, "an address or a host name");
	const { devMethods = true } = parseObject("options", options);
	if (typeof devMethods !== "boolean") throw invalidArgument("devMethods", devMethods, "true or false");
	const access = new AccessRules(host, options);
	if (server.closed) throw chainClosed();
	const [{ createServer }, { WebSocketServer }] = await Promise.all([importHttp(), import("ws")]);
	const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: MAX_REQUEST_BYTES });
	const web = createServer();
	const opened: OpenPort = { server, number: await open(web, port, host), access, devMethods };
	web.on("request", (request, response) => answerHttp(opened, request, response));
	web.on("upgrade", (request, stream, head) => upgradeToWebSocket(opened, sockets, request, stream, head));
	const address = `${bracketed(host)}:${opened.number}`;
	return {
		url: `ws://${address}`,
		httpUrl: `http://${address}`,
		port: opened.number,
		close: () =>
			new Promise((resolve) => {
				const clients = [...sockets.clients];
				const closed = clients.map((socket) => new Promise((resolveOne) => socket.once("close", resolveOne)));
				for (const socket of clients) socket.terminate();
				web.close(() => void Promise.all(closed).then(() => resolve()));
				web.closeAllConnections();
			}),
	};
}

const importHttp = (): Promise<typeof import("node:http")> =>
	import(/* webpackIgnore: true */ /* @vite-ignore */ HTTP_MODULE);

/** Opens a port and returns its number. */
function open(web: Server, port: number, host: string): Promise<number> {
	return new Promise((resolve, reject) => {
		web.once("error", (error) => {
			const refused = invalidArgument("port", port, `a port that ${host} can listen on (${error.message})`);
			refused.cause = error;
			reject(refused);
		});
		web.listen(port, host, () => {
			const address = web.address();
			resolve(typeof address === "object" && address !== null ? address.port : port);
		});
	});
}
