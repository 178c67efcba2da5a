import { FaultInjector } from "../../../src/devchain/node/fault-injector.ts";
import { RpcServer } from "../../../src/devchain/node/json-rpc/server.ts";
import { DevProvider } from "../../../src/devchain/node/provider.ts";
import { Timers } from "../../../src/devchain/node/timers.ts";
import { fakeNode } from "./fake-runtime.ts";

/** A message to a raw client. */
export interface Message {
	id?: unknown;
	result?: unknown;
	error?: { code: number; message: string; data?: string };
	method?: string;
	params?: { subscription: string; result: unknown };
}

const IDENTITY = {
	chain: "Fake",
	name: "fake-node",
	version: "1",
	ss58Format: 30,
	tokenDecimals: 12,
	tokenSymbol: "F",
};

/** A node of the fake runtime behind JSON-RPC, a provider, and a raw client. */
export function fakeServer() {
	const node = fakeNode({ strictFinality: false });
	const timers = new Timers();
	const faults: FaultInjector = new FaultInjector(timers, () => server.connections);
	const server = new RpcServer(node, IDENTITY, faults);
	const inbox: Message[] = [];
	const connection = server.connect(
		(text) => inbox.push(...[JSON.parse(text)].flat()),
		() => server.disconnect(connection),
		"in-process",
	);
	let id = 0;
	const ask = (method: string, ...params: unknown[]): Message => {
		connection.receive(JSON.stringify({ jsonrpc: "2.0", id: ++id, method, params }));
		return inbox.find((message) => message.id === id) ?? {};
	};
	const get = (method: string, ...params: unknown[]): unknown => {
		const { result, error } = ask(method, ...params);
		if (error !== undefined) throw new Error(`${error.code} ${error.message}`);
		return result;
	};
	/** Results of one subscription, in the order they came. */
	const resultsOf = (subscription: unknown): unknown[] =>
		inbox.filter((m) => m.params?.subscription === subscription).map((m) => m.params?.result);
	return {
		node,
		timers,
		faults,
		server,
		connection,
		inbox,
		ask,
		get,
		resultsOf,
		provider: () => new DevProvider(server),
	};
}
