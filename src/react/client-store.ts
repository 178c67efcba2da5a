import type { Phala } from "../client/client.ts";
import { createStore, type ObservableLike, type StoreSnapshot } from "../store/store.ts";
import { getOrCreate } from "./get-or-create.ts";
import { constantStore, type ReadableStore } from "./use-snapshot.ts";

/** What a provider takes for a client. @public */
export type ClientSource =
	/** A client, which the caller closes. */
	| Phala
	/** A client that is connecting, which the caller closes. */
	| Promise<Phala>
	/** Connects; what it returns is closed by the provider. `signal` aborts when the provider goes while it connects. */
	| ((options: { readonly signal: AbortSignal }) => Phala | Promise<Phala>);

export type ClientStore = ReadableStore<StoreSnapshot<Phala>>;

/** By source: React may drop what a component that waits for its first render remembers, and must not connect twice. */
const stores = new WeakMap<ClientSource, ClientStore>();

/** The client of a source. Connects with the first listener, and closes what it connected after the last one. */
export function clientStore(source: ClientSource): ClientStore {
	return getOrCreate(stores, source, () =>
		"close" in source
			? constantStore({ status: "ready", value: source, error: null })
			: createStore(connection(source)),
	);
}

function connection(source: Exclude<ClientSource, Phala>): ObservableLike<Phala> {
	return {
		subscribe(observer) {
			const controller = new AbortController();
			const connecting = (async () =>
				typeof source === "function" ? source({ signal: controller.signal }) : source)();
			connecting.then(observer.next, observer.error);
			return {
				unsubscribe() {
					controller.abort();
					if (typeof source === "function") connecting.then((phala) => phala.close()).catch(() => {});
				},
			};
		},
	};
}
