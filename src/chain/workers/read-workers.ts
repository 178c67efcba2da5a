import type { Hex } from "../../codec/hex.ts";
import { catchRowError, type RowError } from "../../query/row-result.ts";
import type { StorageEntry } from "../../query/storage-entry.ts";
import { keyList, type StorageQuery } from "../../query/storage-query.ts";
import { blockRef, storageValue } from "../../query/storage-value.ts";
import { sessionAccount } from "../accounts.ts";
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
	const registryKeys = keyList(publicKeys.map((key) => registry.key(key)));
	const assignmentKeys = keyList(publicKeys.map((key) => assignments.key(key)));
	const head = yield { keys: [coolDown.key, parameters.key], lists: [registryKeys, assignmentKeys] };
	const registrations = head.valuesOf(registryKeys);
	const pids = head.valuesOf(assignmentKeys);
	const accounts: Hex[] = [];
	const workers = publicKeys.map((publicKey, i) =>
		catchRowError(publicKey, () => {
			const registered = registry.decode(registrations.at(i) ?? null);
			const assigned = assignments.decode(pids.at(i) ?? null);
			if (registered === null) return null;
			const pid = assigned === null ? null : Number(assigned);
			/** Index of the worker's account; −1 outside of pools. */
			const account = pid === null ? -1 : accounts.push(sessionAccount(pid, publicKey)) - 1;
			return { publicKey, registered, pid, account };
		}),
	);
	const sessionKeys = keyList(accounts.map((account) => sessions.key(account)));
	const stakeKeys = keyList(accounts.map((account) => stakes.key(account)));
	const rest = accounts.length > 0 ? yield { lists: [sessionKeys, stakeKeys] } : null;
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
		const { publicKey, registered, pid, account } = worker;
		return catchRowError(publicKey, () => {
			const session = pid === null ? null : sessions.decode(sessionValues?.at(account) ?? null);
			const state = session ? store.decodeStatus(session) : "Unbound";
			const stake = pid === null ? null : stakes.decode(stakeValues?.at(account) ?? null);
			return buildWorkerState(addresses, { publicKey, registered, pid, ...shared, session, state, stake });
		});
	});
}
