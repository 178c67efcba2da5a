import type { ProviderInterface } from "@polkadot/rpc-provider/types";
import { PhalaError } from "../errors/error.ts";
import type { JsonRpcProvider } from "../rpc/provider.ts";
import { closed } from "../rpc/transport-errors.ts";
import { LentRuntime } from "./shared-provider-runtime.ts";

/** Subscriptions whose end is not named after their beginning. */
const METHOD_ENDS: Readonly<Record<string, string>> = {
	author_submitAndWatchExtrinsic: "author_unwatchExtrinsic",
};

/**
 * A provider on the connection of another one, for a library that thinks it owns its provider: when it disconnects, its
 * listeners and subscriptions go, and the connection stays.
 */
export function shareProvider(provider: JsonRpcProvider): ProviderInterface {
	const listeners = new Set<() => void>();
	const subscriptions = new Map<string, () => Promise<boolean>>();
	const runtime = new LentRuntime(provider);
	let returned = false;
	return {
		hasSubscriptions: provider.hasSubscriptions,
		isClonable: false,
		get isConnected() {
			return provider.isConnected;
		},
		clone() {
			const details = { name: "provider", value: "lent" };
			throw new PhalaError("INVALID_ARGUMENT", "A connection that is lent cannot be cloned: connect again.", details);
		},
		async connect() {},
		async disconnect() {
			returned = true;
			runtime.end();
			for (const off of [...listeners]) off();
			await Promise.allSettled([...subscriptions.values()].map((end) => end()));
		},
		on(type, callback) {
			const off = provider.on(type, callback);
			const forget = () => {
				listeners.delete(forget);
				off();
			};
			listeners.add(forget);
			return forget;
		},
		async send(method, params, isCacheable) {
			if (returned) throw closed(method);
			if (method === "state_getMetadata" && params.length === 0) return (await runtime.metadata()) as never;
			return provider.send(method, params, isCacheable);
		},
		async subscribe(type, method, params, callback) {
			if (returned) throw closed(method);
			const ask = (next: typeof callback) => provider.subscribe(type, method, params, next);
			const id = await (method === "state_subscribeRuntimeVersion"
				? runtime.versions(ask, (version) => callback(null, version))
				: ask(callback));
			const methodEnd = METHOD_ENDS[method] ?? method.replace("_subscribe", "_unsubscribe");
			const end = () => provider.unsubscribe(type, methodEnd, id);
			// Granted too late: the library has left.
			if (returned) end().catch(() => {});
			else subscriptions.set(`${type}:${id}`, end);
			return id;
		},
		unsubscribe(type, method, id) {
			subscriptions.delete(`${type}:${id}`);
			return provider.unsubscribe(type, method, id);
		},
	};
}
