/**
 * Runs a read-only node in a separate process: real metadata, a synthetic state, the JSON-RPC of Substrate over WebSocket.
 * The parent process controls it by messages: `{ reset }` and `{ report }` the counters, set the `{ link }`, `{ change }`
 * values in a new block, or in one that `replaces` the newest, `{ restore }` them.
 *
 *   node --import tsx bench/server/main.ts SCALE
 */
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";
import { KNOWN } from "../../generated/bundled-runtimes.ts";
import { phalaRuntime } from "../../src/devchain/runtime/v2/index.ts";
import { stateOf } from "../state/cache.ts";
import { Blocks } from "./blocks.ts";
import { change, type NewValues } from "./changing.ts";
import { Connection } from "./connection.ts";
import type { LinkOptions } from "./link.ts";
import { Store } from "./store.ts";
import { Traffic, type TrafficReport } from "./traffic.ts";

/** Messages from the parent. */
export type Order =
	| { readonly reset: true }
	| { readonly report: true }
	| { readonly link: LinkOptions }
	| { readonly change: NewValues; readonly replaces: boolean }
	| { readonly restore: true };
/** Messages to the parent. */
export type Reply =
	| { readonly ready: string }
	| { readonly report: TrafficReport }
	/** When the block was announced, ns of the machine's clock. */
	| { readonly changedNs: string }
	| { readonly done: true };

const NEWEST_BLOCK = 1_000_000;
/** The genesis hash of Khala lets clients recognise its runtime without metadata. */
const khala = KNOWN.find(({ specName }) => specName === "khala");
if (khala === undefined) throw new Error("Khala is not a bundled runtime");
const send = (reply: Reply): void => void process.send?.(reply);

const { entries } = await stateOf(Number(process.argv[2] ?? 1));
const world = {
	store: new Store(entries),
	blocks: new Blocks(khala.genesisHash, NEWEST_BLOCK),
	runtime: phalaRuntime(),
};
const traffic = new Traffic();
const connections = new Set<Connection>();
let link: LinkOptions = {};

const server = new WebSocketServer({ host: "127.0.0.1", port: 0, perMessageDeflate: false, maxPayload: 64 << 20 });
server.on("connection", (socket) => {
	const connection = new Connection(world, traffic, (text) => socket.send(text));
	connection.link.set(link);
	connections.add(connection);
	traffic.accepted();
	socket.on("message", (data) => connection.receive(data.toString()));
	socket.on("close", () => connections.delete(connection));
	socket.on("error", () => connections.delete(connection));
});
server.on("listening", () => send({ ready: `ws://127.0.0.1:${(server.address() as AddressInfo).port}` }));

process.on("message", (order: Order) => {
	if ("report" in order) return send({ report: traffic.report() });
	if ("change" in order) {
		const changed = change(world, order.change, order.replaces);
		const changedNs = String(process.hrtime.bigint());
		for (const connection of connections) connection.announce(changed);
		return send({ changedNs });
	}
	if ("reset" in order) traffic.reset();
	else if ("restore" in order) world.store.restore();
	else {
		link = order.link;
		for (const connection of connections) connection.link.set(link);
	}
	send({ done: true });
});
process.on("disconnect", () => process.exit(0));
