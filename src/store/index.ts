export { createStore, type ObservableLike, type Store, type StoreObserver, type StoreSnapshot } from "./store.ts";
export type { ValueListener, ValueStream, ValueSubscription } from "./stream.ts";
