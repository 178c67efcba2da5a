import type { Read } from "../../../query/storage-query.ts";
import { item, keysOf } from "../../../query/storage-value.ts";
import { sessionAccount } from "../../accounts.ts";
import type { CoolingStake } from "../../model.ts";
import type { ChainV2 } from "../chain-context.ts";
import { stakePoolOf } from "./base-pool.ts";

/** Two rounds: the pool, then the sessions of its stopped workers, those included that were unbound since. */
export function* readCoolingStakes(chain: ChainV2, pid: number): Read<readonly CoolingStake[] | null> {
	const { phalaBasePool, phalaComputation } = chain.entries;
	const record = item(phalaBasePool.pools, pid);
	const period = item(phalaComputation.coolDownPeriod);
	const head = yield { keys: keysOf([record, period]) };
	const pool = record.of(head);
	if (pool === null) return null;
	const stopped = stakePoolOf(pid, pool).cdWorkers.map((publicKey) => {
		const account = sessionAccount(pid, publicKey);
		return {
			publicKey,
			session: item(phalaComputation.sessions, account),
			behind: item(phalaComputation.stakes, account),
		};
	});
	const rest = yield { keys: stopped.flatMap(({ session, behind }) => [session.key, behind.key]) };
	return stopped.flatMap(({ publicKey, session, behind }) => {
		const info = session.of(rest);
		if (info?.state !== "WorkerCoolingDown") return [];
		const endsAt = Number(info.coolDownStart) + Number(period.of(head));
		return [{ publicKey, stake: behind.of(rest) ?? 0n, endsAt }];
	});
}
