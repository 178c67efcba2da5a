import { FaultInjector } from "../../../src/devchain/node/faults/fault-injector.ts";
import { Finality } from "../../../src/devchain/node/finality.ts";
import type { RpcConnection } from "../../../src/devchain/node/json-rpc/connection.ts";
import { RpcServer } from "../../../src/devchain/node/json-rpc/server.ts";
import { DevProvider } from "../../../src/devchain/node/provider.ts";
import { inProcessServer } from "../../../src/devchain/node/provider-server.ts";
import { Timers } from "../../../src/devchain/node/timers.ts";
import { extrinsic, fakeNode } from "./fake-runtime.ts";

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

/**
 * A node of the fake runtime behind JSON-RPC, a provider, and a raw client.
 *
 * @param options - `withFinality`: finalizes blocks a millisecond after they were produced
 */
export function fakeServer({ withFinality = false } = {}) {
	const node = fakeNode({ strictFinality: false });
	const timers = new Timers();
	const finality = withFinality ? new Finality(node.blockTree, 0, () => ({ ms: 1, turns: 0 }), timers) : undefined;
	const faults: FaultInjector = new FaultInjector({
		node,
		timers,
		connections: () => server.connections,
		pauseFinality: () => finality?.pause() ?? (() => undefined),
		replace: ({ signer, nonce, tip }) => extrinsic({ signer, nonce, tip: Number(tip) + 1 }),
	});
	const server = new RpcServer(node, IDENTITY, faults);
	const inbox: Message[] = [];
	const texts: string[] = [];
	const drop = (): void => server.disconnect(connection);
	const connection: RpcConnection = server.connect({
		port: "in-process",
		send: (text) => {
			texts.push(text);
			if (isJson(text)) inbox.push(...[JSON.parse(text)].flat());
		},
		drop,
		cut: drop,
	});
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
		/** Messages as they came, truncated ones included. */
		texts,
		ask,
		get,
		resultsOf,
		provider: () => new DevProvider(inProcessServer(server)),
	};
}

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}
