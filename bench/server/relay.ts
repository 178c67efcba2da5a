import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { WebSocket, WebSocketServer } from "ws";
import { Link, type LinkOptions } from "./link.ts";
import { Traffic } from "./traffic.ts";

/** A server that passes the messages of a node on, with a delay. */
export interface Relay {
	readonly url: string;
	readonly traffic: Traffic;
	/** Sets the network of all connections. */
	setLink(link: LinkOptions): void;
}

/** Starts a server between clients and the node at `target`. */
export async function serveBehind(target: string): Promise<Relay> {
	const traffic = new Traffic();
	const links = new Set<Link>();
	let current: LinkOptions = {};
	const server = new WebSocketServer({ host: "127.0.0.1", port: 0, perMessageDeflate: false });
	server.on("connection", (client) => {
		const link = new Link();
		link.set(current);
		links.add(link);
		traffic.accepted();
		pass(client, new WebSocket(target, { perMessageDeflate: false }), link, traffic);
		client.on("close", () => links.delete(link));
	});
	await once(server, "listening");
	return {
		url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
		traffic,
		setLink(link) {
			current = link;
			for (const each of links) each.set(link);
		},
	};
}

function pass(client: WebSocket, node: WebSocket, link: Link, traffic: Traffic): void {
	const opened = once(node, "open");
	/** Functions that count the answers, by the ids of their requests. */
	const waiting = new Map<unknown, () => void>();
	client.on("message", async (data) => {
		const text = data.toString();
		traffic.received(text.length);
		for (const { id, method } of parseMessages(text)) waiting.set(id, traffic.requested(method ?? ""));
		await opened;
		link.up(text.length, () => node.send(text));
	});
	node.on("message", (data) => {
		const text = data.toString();
		traffic.sent(text.length);
		const answered = parseMessages(text).flatMap(({ id }) => waiting.get(id) ?? []);
		link.down(text.length, () => {
			client.send(text);
			for (const count of answered) count();
		});
	});
	client.on("close", () => node.close());
	client.on("error", () => node.close());
	node.on("close", () => client.close());
}

interface Message {
	readonly id?: unknown;
	readonly method?: string;
}

const parseMessages = (text: string): readonly Message[] => [JSON.parse(text) as Message | Message[]].flat();
