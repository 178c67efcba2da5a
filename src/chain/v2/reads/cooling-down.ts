import type { StorageQuery } from "../../../query/storage-query.ts";
import { storageKeys, storageValue } from "../../../query/storage-value.ts";
import { sessionAccount } from "../../accounts.ts";
import type { CoolingStake } from "../../model/stake-pool.ts";
import type { ChainV2 } from "../chain-context.ts";
import { asStakePool } from "./base-pool.ts";

/** Two rounds: the pool, then the sessions of its stopped workers, those included that were unbound since. */
export function* readCoolingStakes(chain: ChainV2, pid: number): StorageQuery<readonly CoolingStake[] | null> {
	const { phalaBasePool, phalaComputation } = chain.entries;
	const record = storageValue(phalaBasePool.pools, pid);
	const period = storageValue(phalaComputation.coolDownPeriod);
	const head = yield { keys: storageKeys([record, period]) };
	const pool = record.from(head);
	if (pool === null) return null;
	const stopped = asStakePool(pid, pool).cdWorkers.map((publicKey) => {
		const account = sessionAccount(pid, publicKey);
		return {
			publicKey,
			session: storageValue(phalaComputation.sessions, account),
			behind: storageValue(phalaComputation.stakes, account),
		};
	});
	const rest = yield { keys: stopped.flatMap(({ session, behind }) => [session.key, behind.key]) };
	return stopped.flatMap(({ publicKey, session, behind }) => {
		const info = session.from(rest);
		if (info?.state !== "WorkerCoolingDown") return [];
		const endsAt = Number(info.coolDownStart) + Number(period.from(head));
		return [{ publicKey, stake: behind.from(rest) ?? 0n, endsAt }];
	});
}
