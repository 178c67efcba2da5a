import type { Hex } from "../../codec/hex.ts";
import { catchRowError, type RowError } from "../../query/row-result.ts";
import type { StorageEntry } from "../../query/storage-entry.ts";
import { keyList, type StorageQuery } from "../../query/storage-query.ts";
import { blockRef, storageValue } from "../../query/storage-value.ts";
import { readAt } from "../../query/storage-values.ts";
import { accountStorageKeys, type PoolWorkers, sessionStorageKeys } from "../accounts.ts";
import type { Addresses } from "../addresses.ts";
import type { Tokenomics } from "../model/network.ts";
import type { WorkerState, WorkerStatus } from "../model/worker.ts";
import type { ComputeStakeBounds } from "./stake-bounds.ts";
import type { SessionRecord } from "./worker-session.ts";
import { buildWorkerState, type WorkerRecord } from "./worker-state.ts";

/** Storage of one runtime about workers. */
export interface WorkerStore<Session extends SessionRecord> {
	readonly registry: StorageEntry<[worker: Hex], WorkerRecord["registered"] | null>;
	readonly assignments: StorageEntry<[worker: Hex], bigint | null>;
	readonly sessions: StorageEntry<[session: Hex], Session | null>;
	readonly stakes: StorageEntry<[session: Hex], bigint | null>;
	readonly coolDown: StorageEntry<[], bigint>;
	readonly tokenomics: StorageEntry<[], Tokenomics | null>;
	decodeStatus(session: Session): WorkerStatus;
	readonly addresses: Addresses;
	readonly stakeBounds: ComputeStakeBounds;
}

/**
 * Two rounds: registrations and pools, then the sessions that pool and key name.
 *
 * @returns one for each key: `null` where no worker of that key is registered, a row error where its bytes cannot be decoded
 */
export function* readWorkers<Session extends SessionRecord>(
	store: WorkerStore<Session>,
	publicKeys: readonly Hex[],
): StorageQuery<readonly (WorkerState | RowError | null)[]> {
	const { registry, assignments, sessions, stakes, addresses, stakeBounds } = store;
	const coolDown = storageValue(store.coolDown);
	const parameters = storageValue(store.tokenomics);
	const [registryKeys = NO_KEYS, assignmentKeys = NO_KEYS] = accountStorageKeys(publicKeys, [
		registry.under(),
		assignments.under(),
	]).map(keyList);
	const head = yield { keys: [coolDown.key, parameters.key], lists: [registryKeys, assignmentKeys] };
	const registrations = head.valuesOf(registryKeys);
	const pids = head.valuesOf(assignmentKeys);
	const assigned: PoolWorkers[] = [];
	const workers = publicKeys.map((publicKey, i) =>
		catchRowError(publicKey, () => {
			const registered = registry.decode(readAt(registrations, i));
			const pool = assignments.decode(readAt(pids, i));
			if (registered === null) return null;
			const pid = pool === null ? null : Number(pool);
			/** Index of the worker's session; −1 outside of pools. */
			const index = pid === null ? -1 : assigned.push({ pid, workers: [publicKey] }) - 1;
			return { publicKey, registered, pid, index };
		}),
	);
	const [sessionKeys = NO_KEYS, stakeKeys = NO_KEYS] = sessionStorageKeys(assigned, [
		sessions.under(),
		stakes.under(),
	]).map(keyList);
	const rest = assigned.length > 0 ? yield { lists: [sessionKeys, stakeKeys] } : null;
	const sessionValues = rest?.valuesOf(sessionKeys);
	const stakeValues = rest?.valuesOf(stakeKeys);
	const shared = {
		coolDownSeconds: Number(coolDown.from(head)),
		tokenomics: parameters.from(head),
		stakeBounds,
		block: blockRef(head),
	};
	return workers.map((worker) => {
		if (worker === null || !("registered" in worker)) return worker;
		const { publicKey, registered, pid, index } = worker;
		return catchRowError(publicKey, () => {
			const session = pid === null || !sessionValues ? null : sessions.decode(readAt(sessionValues, index));
			const state = session ? store.decodeStatus(session) : "Unbound";
			const stake = pid === null || !stakeValues ? null : stakes.decode(readAt(stakeValues, index));
			return buildWorkerState(addresses, { publicKey, registered, pid, ...shared, session, state, stake });
		});
	});
}

const NO_KEYS = keyList([]);
