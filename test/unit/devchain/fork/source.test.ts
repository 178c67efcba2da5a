import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { WebSocketServer } from "ws";
import { Source } from "../../../../src/devchain/fork/source.ts";

const servers: WebSocketServer[] = [];
afterEach(() => {
	for (const server of servers.splice(0)) {
		for (const client of server.clients) client.terminate();
		server.close();
	}
});

/** A node that never answers. */
async function silentNode() {
	const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
	servers.push(server);
	await once(server, "listening");
	return { server, url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe("the source of a fork", () => {
	it("opens no connection once the fork is closed", async () => {
		const [first, second] = [await silentNode(), await silentNode()];
		let connections = 0;
		second.server.on("connection", () => connections++);
		const source = new Source([first.url, second.url]);
		source.open();
		const request = source.request("chain_getHeader", [], "best", String);
		const refused = expect(request).rejects.toMatchObject({ code: "FORK_SOURCE_FAILED" });
		await once(first.server, "connection");
		source.close();
		await refused;
		await expect(source.request("chain_getHeader", [], "best", String)).rejects.toThrow("the fork is closed");
		expect(connections).toBe(0);
	});
});
