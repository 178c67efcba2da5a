import type { Page } from "@playwright/test";
import { connect, type JsonRpcProvider, type Phala } from "phala-stakepool";

type Call = (method: string, params: unknown[]) => Promise<unknown>;

declare global {
	interface Window {
		callChain: Call;
	}
}

/** The chain in the worker of a page, from outside: what the page shows is compared with it. */
export interface PageChain {
	/** Calls a JSON-RPC method, also `dev_*`. */
	readonly send: Call;
	/** A client of the SDK that reads the same chain. */
	readonly connect: () => Promise<Phala>;
}

/** Reaches the chain of a page. Call it before the page loads. */
export async function reachChain(page: Page): Promise<PageChain> {
	await page.addInitScript(shareWorker);
	const send: Call = (method, params) =>
		page.evaluate(([method, params]) => window.callChain(method, params), [method, params] as const);
	const provider: JsonRpcProvider = {
		hasSubscriptions: false,
		isConnected: true,
		on: () => () => {},
		send: async <T>(method: string, params: unknown[]) => (await send(method, params)) as T,
		subscribe: () => Promise.reject(new Error("no subscriptions")),
		unsubscribe: async () => true,
	};
	return { send, connect: () => connect(provider) };
}

/** In the page: lets calls from outside share the connection of the newest worker, with ids of their own. */
function shareWorker(): void {
	const PREFIX = "outside-";
	let calls = 0;
	window.Worker = class extends Worker {
		constructor(url: string | URL, options?: WorkerOptions) {
			super(url, options);
			const waiting = new Map<string, (answer: { result?: unknown; error?: { message: string } }) => void>();
			this.addEventListener("message", (event: MessageEvent<unknown>) => {
				if (typeof event.data !== "string" || !event.data.includes(`"${PREFIX}`)) return;
				event.stopImmediatePropagation();
				const answer = JSON.parse(event.data);
				waiting.get(answer.id)?.(answer);
				waiting.delete(answer.id);
			});
			window.callChain = (method, params) =>
				new Promise((resolve, reject) => {
					const id = `${PREFIX}${calls++}`;
					waiting.set(id, ({ result, error }) => (error ? reject(new Error(error.message)) : resolve(result)));
					this.postMessage(JSON.stringify({ jsonrpc: "2.0", id, method, params }));
				});
		}
	};
}
