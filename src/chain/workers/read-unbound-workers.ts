import type { Hex } from "../../codec/hex.ts";
import type { StorageEntry } from "../../query/storage-entry.ts";
import type { StorageQuery } from "../../query/storage-query.ts";
import { storageKeys, storageValue } from "../../query/storage-value.ts";

/** Storage of one runtime that names the workers of sessions. */
export interface SessionStore {
	readonly stakes: StorageEntry<[session: Hex], bigint | null>;
	/** The worker that a session is bound to. */
	readonly bindings: StorageEntry<[session: Hex], Hex | null>;
	/** Pool and worker that a session was made for. */
	readonly origins: StorageEntry<[session: Hex], [bigint, Hex] | null>;
}

/** Workers of the pool with stake that are bound no more, without those that are `known`. Two rounds: lists all sessions. */
export function* readUnboundWorkers(
	{ stakes, bindings, origins }: SessionStore,
	pid: number,
	known: readonly Hex[],
): StorageQuery<readonly Hex[]> {
	const [staked, bound] = [stakes.under(), bindings.under()];
	const lists = yield { prefixes: [staked, bound] };
	const isBound = new Set(lists.keysUnder(bound).map((key) => bindings.args(key)[0]));
	const unbound = lists.keysUnder(staked).flatMap((key) => {
		const [session] = stakes.args(key);
		return isBound.has(session) ? [] : [storageValue(origins, session)];
	});
	if (unbound.length === 0) return [];
	const response = yield { keys: storageKeys(unbound) };
	return unbound.flatMap((origin) => {
		const [of, worker] = origin.from(response) ?? [];
		return Number(of) === pid && worker && !known.includes(worker) ? [worker] : [];
	});
}
