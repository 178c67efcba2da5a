import { useSyncExternalStore } from "react";
import { LOADING, type StoreSnapshot } from "../store/store.ts";

/** What hooks read: a store, or a value that never changes. */
export interface ReadableStore<S> {
	subscribe(listener: () => void): () => void;
	getSnapshot(): S;
	/** Whether the snapshot is the same on a server. */
	readonly isConstant?: boolean;
}

/** A store of a snapshot that never changes. */
export function constantStore<S>(snapshot: S): ReadableStore<S> {
	return { subscribe: () => () => {}, getSnapshot: () => Object.freeze(snapshot), isConstant: true };
}

const getLoading = () => LOADING;

/** The snapshot of a store, newest at every render. */
export function useSnapshot<S extends StoreSnapshot<unknown> | LiveIdle>(store: ReadableStore<S>): S | typeof LOADING {
	const { subscribe, getSnapshot, isConstant } = store;
	// A page hydrates what a server rendered without values.
	return useSyncExternalStore<S | typeof LOADING>(subscribe, getSnapshot, isConstant ? getSnapshot : getLoading);
}

/** The hook has no argument. @public */
export interface LiveIdle {
	/** Nothing is read. */
	readonly status: "idle";
	/** None. */
	readonly value: undefined;
	/** None. */
	readonly error: null;
}
