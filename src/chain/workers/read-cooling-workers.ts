import type { Hex } from "../../codec/hex.ts";
import type { StorageQuery } from "../../query/storage-query.ts";
import { storageValue } from "../../query/storage-value.ts";
import { sessionAccount } from "../accounts.ts";
import type { CoolingStake } from "../model/stake-pool.ts";
import type { WorkerStore } from "./read-workers.ts";
import type { SessionRecord } from "./worker-session.ts";

/** Stake of a stopped worker. */
export interface CoolingWorker extends CoolingStake {
	readonly publicKey: Hex;
}

/** One round: those of the pool's `workers` that cool down, in the same order. */
export function* readCoolingWorkers<S extends SessionRecord>(
	{ sessions, stakes, coolDown, decodeStatus }: WorkerStore<S>,
	pid: number,
	workers: readonly Hex[],
): StorageQuery<readonly CoolingWorker[]> {
	if (workers.length === 0) return [];
	const period = storageValue(coolDown);
	const records = workers.map((publicKey) => {
		const account = sessionAccount(pid, publicKey);
		return { publicKey, session: storageValue(sessions, account), stake: storageValue(stakes, account) };
	});
	const response = yield { keys: [period.key, ...records.flatMap(({ session, stake }) => [session.key, stake.key])] };
	const seconds = Number(period.from(response));
	return records.flatMap(({ publicKey, session, stake }) => {
		const record = session.from(response);
		if (record === null || decodeStatus(record) !== "CoolingDown") return [];
		const endsAt = Number(record.coolDownStart) + seconds;
		return [{ publicKey, stake: stake.from(response) ?? 0n, endsAt }];
	});
}
