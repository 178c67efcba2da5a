import type { Hex } from "../../codec/hex.ts";
import { catchRowError, type RowError } from "../../query/row-result.ts";
import type { StorageEntry } from "../../query/storage-entry.ts";
import type { StorageQuery } from "../../query/storage-query.ts";
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
	statusOf(session: Session): WorkerStatus;
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
	const head = yield {
		keys: [coolDown.key, parameters.key],
		ordered: publicKeys.flatMap((key) => [registry.key(key), assignments.key(key)]),
	};
	const found = publicKeys.map((publicKey, i) =>
		catchRowError(publicKey, () => {
			const registered = registry.decode(head.ordered.at(2 * i) ?? null);
			const assigned = assignments.decode(head.ordered.at(2 * i + 1) ?? null);
			return registered && { publicKey, registered, pid: assigned === null ? null : Number(assigned) };
		}),
	);
	const bound = found.map((worker) => {
		if (worker === null || !("registered" in worker) || worker.pid === null) return [];
		const account = sessionAccount(worker.pid, worker.publicKey);
		return [sessions.key(account), stakes.key(account)];
	});
	const ordered = bound.flat();
	const rest = ordered.length > 0 ? yield { ordered } : head;
	const shared = {
		coolDownSeconds: Number(coolDown.from(head)),
		tokenomics: parameters.from(head),
		stakeBounds,
		block: blockRef(rest),
	};
	let read = 0;
	return found.map((worker, i) => {
		const place = read;
		read += bound[i]?.length ?? 0;
		if (worker === null || !("registered" in worker)) return worker;
		return catchRowError(worker.publicKey, () => {
			const session = worker.pid === null ? null : sessions.decode(rest.ordered.at(place) ?? null);
			const state = session ? store.statusOf(session) : "Unbound";
			const stake = worker.pid === null ? null : stakes.decode(rest.ordered.at(place + 1) ?? null);
			return buildWorkerState(addresses, { ...worker, ...shared, session, state, stake });
		});
	});
}
