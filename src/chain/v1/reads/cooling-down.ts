import type { PoolInfo } from "../../../../generated/v1/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import type { StorageQuery } from "../../../query/storage-query.ts";
import { chainSeconds, storageKeys, storageValue, sumBy } from "../../../query/storage-value.ts";
import { sessionAccount } from "../../accounts.ts";
import type { CoolingStake } from "../../model/stake-pool.ts";
import type { ChainV1 } from "../chain-context.ts";
import { parseWorkerStatus } from "./worker.ts";

/** Stake that cools down, and the account that stands for the worker in the pool. */
export interface CoolingMiner extends CoolingStake {
	readonly publicKey: Hex;
	readonly miner: Hex;
}

/** What of a pool cools down. */
export interface Cooling {
	readonly pool: PoolInfo;
	/** Those that are still in the pool first, in its order. */
	readonly miners: readonly CoolingMiner[];
	/** The chain's time, seconds since the epoch. */
	readonly now: number;
}

/** What of the pool cools down; `null`: no such pool. */
export function* readCoolingStakes(chain: ChainV1, pid: number): StorageQuery<readonly CoolingStake[] | null> {
	const cooling = yield* readCooling(chain, pid);
	return cooling?.miners.map(({ publicKey, stake, endsAt }) => ({ publicKey, stake, endsAt })) ?? null;
}

/**
 * Two rounds: the pool, the miners of its workers.
 *
 * Three more where these have less stake than the pool releases: workers that left it while they cooled down are only found among all
 * that have stake.
 */
export function* readCooling(chain: ChainV1, pid: number): StorageQuery<Cooling | null> {
	const { phalaMining, phalaStakePool } = chain.entries;
	const record = storageValue(phalaStakePool.stakePools, pid);
	const period = storageValue(phalaMining.coolDownPeriod);
	const head = yield { keys: storageKeys([record, period]) };
	const pool = record.from(head);
	if (pool === null) return null;
	const seconds = Number(period.from(head));
	const present = yield* parseCoolingMiner(chain, pid, pool.workers, seconds);
	const found = sumBy(present, ({ stake }) => stake);
	const gone = found < pool.releasingStake ? yield* readRemovedWorkers(chain, pid, pool.workers) : [];
	const miners = [...present, ...(yield* parseCoolingMiner(chain, pid, gone, seconds))];
	return { pool, miners, now: chainSeconds(head) };
}

/** Those of the workers that cool down. */
function* parseCoolingMiner(
	{ entries: { phalaMining } }: ChainV1,
	pid: number,
	workers: readonly Hex[],
	seconds: number,
): StorageQuery<readonly CoolingMiner[]> {
	if (workers.length === 0) return [];
	const all = workers.map((publicKey) => {
		const miner = sessionAccount(pid, publicKey);
		return {
			publicKey,
			miner,
			info: storageValue(phalaMining.miners, miner),
			behind: storageValue(phalaMining.stakes, miner),
		};
	});
	const response = yield { keys: all.flatMap(({ info, behind }) => [info.key, behind.key]) };
	return all.flatMap(({ publicKey, miner, info, behind }) => {
		const found = info.from(response);
		if (found === null || parseWorkerStatus(found) !== "CoolingDown") return [];
		return [{ publicKey, miner, stake: behind.from(response) ?? 0n, endsAt: Number(found.coolDownStart) + seconds }];
	});
}

/** Workers with stake that came from the pool and are not in it any more. */
function* readRemovedWorkers(
	{ entries: { phalaMining, phalaStakePool } }: ChainV1,
	pid: number,
	present: readonly Hex[],
): StorageQuery<readonly Hex[]> {
	const prefix = phalaMining.stakes.under();
	const list = yield { prefixes: [prefix] };
	const origins = list
		.keysUnder(prefix)
		.map((key) => storageValue(phalaStakePool.subAccountPreimages, phalaMining.stakes.args(key)[0]));
	const response = yield { keys: storageKeys(origins) };
	const known = new Set(present);
	return origins.flatMap((origin) => {
		const [of, worker] = origin.from(response) ?? [];
		return Number(of) === pid && worker && !known.has(worker) ? [worker] : [];
	});
}
