import { useMemo, useState } from "react";
import type { Phala } from "../client/client.ts";
import type { ObservableLike, StoreSnapshot } from "../store/store.ts";
import { usePhalaContext } from "./context.ts";
import { keyedStore } from "./keyed-store.ts";
import { misuse } from "./misuse.ts";
import { suspend } from "./suspend.ts";
import { constantStore, type LiveIdle, type ReadableStore, useSnapshot } from "./use-snapshot.ts";

/** What a hook returns: the state of what it reads. Frozen; the same object until something changes. @public */
export type LiveSnapshot<T> = StoreSnapshot<T> | LiveIdle;

/** Options of the hooks that read. @public */
export interface LiveOptions<T, S extends boolean = boolean> {
	/**
	 * Returns the value alone: suspends until there is one, and throws an error to the error boundary. A later attempt of the
	 * boundary reads again. On a server it throws without `initial`, so that the page shows the fallback of `Suspense` and reads in
	 * the browser.
	 *
	 * @defaultValue `false`
	 */
	readonly suspense?: S | undefined;
	/** The value until the first live one, e.g. what a server component read. For the first argument of the hook only. */
	readonly initial?: T | undefined;
}

/** The value alone with `suspense`, its {@link LiveSnapshot} otherwise. @public */
export type LiveResult<T, S extends boolean> = S extends true ? T : LiveSnapshot<T>;

/** The argument of a hook; without `suspense` it can be missing, and the hook is idle. @public */
export type LiveArgument<A, S extends boolean> = S extends true ? A : A | null | undefined;

/** What a hook reads. */
export interface Live<T> {
	readonly snapshot: LiveSnapshot<T>;
	/** What to wait for while there is no value. */
	readonly store: ReadableStore<StoreSnapshot<unknown> | LiveIdle>;
	readonly id: string;
	/** The client, once it is connected; `null` for an idle hook. */
	readonly phala: Phala | null;
}

const IDLE_STORE = constantStore<LiveIdle>({ status: "idle", value: undefined, error: null });

/** Follows an observable of the provider's client. Components with the same key share it; a new `create` changes nothing. */
export function useLive<T>(create: ((phala: Phala) => ObservableLike<T>) | null, key: readonly unknown[]): Live<T> {
	const { client } = usePhalaContext();
	const connection = useSnapshot(client);
	const id = JSON.stringify(key, (_, value) => (typeof value === "bigint" ? `${value}n` : value));
	const phala = (create && connection.value) ?? null;
	const store: ReadableStore<LiveSnapshot<T>> = useMemo(
		() => (create && phala ? keyedStore(phala, id, () => create(phala)) : IDLE_STORE),
		[phala, id],
	);
	const snapshot = useSnapshot<LiveSnapshot<T>>(store);
	// What prevents a client prevents a value.
	const source =
		create && !phala ? { snapshot: connection as LiveSnapshot<never>, store: client } : { snapshot, store };
	return { ...source, id, phala };
}

/** The result of a hook by its options. */
export function useResult<T, S extends boolean>(
	live: Omit<Live<T>, "phala">,
	options: LiveOptions<T, S> | undefined,
): LiveResult<T, S> {
	const { initial, suspense }: LiveOptions<T, S> = Object(options);
	const { id, store } = live;
	const [first] = useState(id);
	const started = useMemo(
		() => Object.freeze({ status: "ready", value: initial as T, error: null } as const),
		[initial],
	);
	const hasStarted = live.snapshot.status === "loading" && initial !== undefined && first === id;
	const snapshot: LiveSnapshot<T> = hasStarted ? started : live.snapshot;
	return (suspense ? requireValue(snapshot, store) : snapshot) as LiveResult<T, S>;
}

function requireValue<T>(snapshot: LiveSnapshot<T>, store: Live<T>["store"]): T {
	const { status, value } = snapshot;
	if (status === "loading" || status === "error") return suspend(store, snapshot);
	if (status !== "ready" && value === undefined) throw misuse("argument", "a value");
	return value as T;
}
