import type { ProviderInterface } from "@polkadot/rpc-provider/types";
import { PhalaError } from "../chain/loaded-at-once.ts";
import type { JsonRpcProvider } from "../rpc/provider.ts";
import { closed } from "../rpc/transport-errors.ts";
import { SharedProviderRuntime } from "./shared-provider-runtime.ts";

const RUNTIME_VERSION = "state_subscribeRuntimeVersion";

/** Unsubscribe methods that are not named after their subscribe method. */
const UNSUBSCRIBE_METHODS: Readonly<Record<string, string>> = {
	author_submitAndWatchExtrinsic: "author_unwatchExtrinsic",
};

/**
 * Wraps a shared provider for a library that owns its provider: `disconnect()` removes the listeners and subscriptions of this
 * wrapper, and keeps the connection open.
 *
 * @param request - sends the requests that start no subscription
 * @param runtime - makes the requests that follow the chain's runtime
 */
export function shareProvider(
	provider: JsonRpcProvider,
	request: (method: string, params: unknown[]) => Promise<unknown> = (method, params) => provider.send(method, params),
	runtime = new SharedProviderRuntime(provider),
): ProviderInterface {
	const removeListeners = new Set<() => void>();
	const subscriptions = new Map<string, () => Promise<boolean>>();
	let isDisconnected = false;
	return {
		hasSubscriptions: provider.hasSubscriptions,
		isClonable: false,
		get isConnected() {
			return provider.isConnected;
		},
		clone() {
			const details = { name: "provider", value: "shared" };
			throw new PhalaError("INVALID_ARGUMENT", "A shared connection cannot be cloned. Connect again.", details);
		},
		async connect() {},
		async disconnect() {
			isDisconnected = true;
			runtime.stop();
			for (const remove of [...removeListeners]) remove();
			await Promise.allSettled([...subscriptions.values()].map((unsubscribe) => unsubscribe()));
		},
		on(type, callback) {
			const removeListener = provider.on(type, callback);
			const remove = () => {
				removeListeners.delete(remove);
				removeListener();
			};
			removeListeners.add(remove);
			return remove;
		},
		async send(method, params) {
			if (isDisconnected) throw closed(method);
			if (method === "state_getMetadata" && params.length === 0) return (await runtime.metadata()) as never;
			if (method === "state_getRuntimeVersion" && params.length === 0) return (await runtime.version()) as never;
			return (await request(method, params)) as never;
		},
		async subscribe(type, method, params, callback) {
			if (isDisconnected) {
				// A library that is closed while it starts subscribes all the same, and handles no error of this.
				if (method === RUNTIME_VERSION) return new Promise(() => {});
				throw closed(method);
			}
			const request = (next: typeof callback) => provider.subscribe(type, method, params, next);
			const id = await (method === RUNTIME_VERSION
				? runtime.versions(request, (version) => callback(null, version))
				: request(callback));
			const unsubscribeMethod = UNSUBSCRIBE_METHODS[method] ?? method.replace("_subscribe", "_unsubscribe");
			const unsubscribe = () => provider.unsubscribe(type, unsubscribeMethod, id);
			// Granted after the library disconnected.
			if (isDisconnected) unsubscribe().catch(() => {});
			else subscriptions.set(`${type}:${id}`, unsubscribe);
			return id;
		},
		unsubscribe(type, method, id) {
			subscriptions.delete(`${type}:${id}`);
			return provider.unsubscribe(type, method, id);
		},
	};
}
