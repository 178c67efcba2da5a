import type { ProviderInterface } from "@polkadot/rpc-provider/types";
import { PhalaError } from "../errors/error.ts";
import type { Provider } from "./provider.ts";
import { closed } from "./transport-errors.ts";

/** Subscriptions whose end is not named after their beginning. */
const METHOD_ENDS: Readonly<Record<string, string>> = {
	author_submitAndWatchExtrinsic: "author_unwatchExtrinsic",
};

/**
 * A provider on the connection of another one, for a library that thinks it owns its provider: when it disconnects, its
 * listeners and subscriptions go, and the connection stays.
 */
export function lend(provider: Provider): ProviderInterface {
	const listeners = new Set<() => void>();
	const subscriptions = new Map<string, () => Promise<boolean>>();
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
			return provider.send(method, params, isCacheable);
		},
		async subscribe(type, method, params, callback) {
			if (returned) throw closed(method);
			const id = await provider.subscribe(type, method, params, callback);
			const end = METHOD_ENDS[method] ?? method.replace("_subscribe", "_unsubscribe");
			subscriptions.set(`${type}:${id}`, () => provider.unsubscribe(type, end, id));
			return id;
		},
		unsubscribe(type, method, id) {
			subscriptions.delete(`${type}:${id}`);
			return provider.unsubscribe(type, method, id);
		},
	};
}
