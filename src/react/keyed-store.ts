import { createStore, type ObservableLike, type Store, type StoreObserver } from "../store/store.ts";
import { getOrCreate } from "./get-or-create.ts";

/** The stores that are subscribed, by owner and key. A store without listeners belongs to the component that made it. */
const stores = new WeakMap<object, Map<string, Store<unknown>>>();

/** The store of a key that has listeners, or a new one. */
export function keyedStore<T>(owner: object, key: string, create: () => ObservableLike<T>): Store<T> {
	const open = getOrCreate(stores, owner, () => new Map<string, Store<unknown>>());
	const known = open.get(key);
	// One key always names the same kind of value.
	if (known) return known as Store<T>;
	const store = createStore<T>({
		subscribe(observer: StoreObserver<T>) {
			const subscription = create().subscribe(observer);
			open.set(key, store);
			return {
				unsubscribe() {
					if (open.get(key) === store) open.delete(key);
					subscription.unsubscribe();
				},
			};
		},
	});
	return store;
}
