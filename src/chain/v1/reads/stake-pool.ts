import type { PoolInfo } from "../../../../generated/v1/pallets.ts";
import { catchRowError, type RowError, singleRow } from "../../../query/row-result.ts";
import type { StorageEntry } from "../../../query/storage-entry.ts";
import { keyList, type StorageQuery } from "../../../query/storage-query.ts";
import { blockRef, chainSeconds, storageValue, sumBy } from "../../../query/storage-value.ts";
import { readAt } from "../../../query/storage-values.ts";
import { sessionStorageKeys } from "../../accounts.ts";
import type { PoolReads } from "../../chain-adapter.ts";
import type { StakePoolField, StakePoolRow } from "../../model/stake-pool.ts";
import type { WorkerSession } from "../../model/worker.ts";
import { STATE_FIELDS } from "../../stake-pool-fields.ts";
import { requiredParts, stakePoolRowBuilder } from "../../stake-pool-state.ts";
import { buildWorkerSession } from "../../workers/worker-session.ts";
import type { ChainV1 } from "../chain-context.ts";
import { parseWorkerStatus } from "./worker-status.ts";

/** The reads of one pool. */
export function createPoolReadsV1(chain: ChainV1): PoolReads {
	return { stakePool: (pid) => singleRow(readStakePools(chain, [pid], STATE_FIELDS)) };
}

/**
 * Two rounds at most: the pools' records, then the miners of their workers, whose status includes cooling down.
 *
 * @returns one for each pid: `null` where there is no such pool, a {@link RowError} where its bytes do not decode
 */
export function* readStakePools(
	chain: ChainV1,
	pids: readonly number[],
	fields: ReadonlySet<StakePoolField>,
): StorageQuery<readonly (StakePoolRow | RowError | null)[]> {
	const { phalaMining, phalaStakePool } = chain.entries;
	const { miners, stakes } = phalaMining;
	const needs = requiredParts(fields);
	const period = storageValue(phalaMining.coolDownPeriod);
	const keysOf = (entry: StorageEntry<[pid: bigint], unknown>) => keyList(pids.map((pid) => entry.key(pid)));
	const records = keysOf(phalaStakePool.stakePools);
	const whitelists = needs.whitelist ? keysOf(phalaStakePool.poolContributionWhitelists) : NO_KEYS;
	const descriptions = needs.description ? keysOf(phalaStakePool.poolDescriptions) : NO_KEYS;
	const head = yield { keys: needs.sessions ? [period.key] : [], lists: [records, whitelists, descriptions] };
	const rows = pids.map((pid, i) =>
		catchRowError(pid, () => {
			const pool = phalaStakePool.stakePools.decode(readAt(head.valuesOf(records), i));
			if (pool === null) return null;
			const whitelist = phalaStakePool.poolContributionWhitelists.decode(readAt(head.valuesOf(whitelists), i));
			const description = phalaStakePool.poolDescriptions.decode(readAt(head.valuesOf(descriptions), i));
			return { pid, pool, whitelist, description };
		}),
	);
	const found = rows.filter((row) => row !== null && "pool" in row);
	const owners = found.map(({ pid, pool }) => ({
		pid,
		workers: needs.coolingDown || needs.sessions ? pool.workers : [],
	}));
	const maps = needs.sessions ? [miners.under(), stakes.under()] : [miners.under()];
	const [minerKeys = NO_KEYS, stakeKeys = NO_KEYS] = sessionStorageKeys(owners, maps).map(keyList);
	const rest = minerKeys.keys.length > 0 ? yield { lists: [minerKeys, stakeKeys] } : null;
	const coolDownSeconds = needs.sessions ? Number(period.from(head)) : 0;
	const rules = {
		addresses: chain.addresses,
		gracePeriodSeconds: chain.constants.gracePeriodSeconds,
		generation: 1,
		// Where the cap is checked before the queue is paid, the queue does not add to the cap gap.
		queueMakesRoom: chain.features.whitelists,
	} as const;
	const build = stakePoolRowBuilder(fields, rules);
	/** Index of the next pool among those found, and of its first worker in the lists. */
	let next = 0;
	let first = 0;
	return rows.map((row) => {
		if (row === null || !("pool" in row)) return row;
		const { pid, pool, whitelist, description } = row;
		const { workers } = owners[next++] ?? { workers: [] };
		const start = first;
		first += workers.length;
		return catchRowError(pid, () => {
			const known = workers.map((publicKey, i) => ({
				publicKey,
				info: miners.decode(rest && readAt(rest.valuesOf(minerKeys), start + i)),
				index: start + i,
			}));
			return build({
				pid,
				owner: pool.owner,
				commissionPpm: pool.payoutCommission ?? 0,
				cap: pool.cap,
				totalStake: pool.totalStake,
				totalShares: pool.totalShares,
				workers: pool.workers,
				coolingDownWorkers: known.flatMap(({ publicKey, info }) =>
					info && parseWorkerStatus(info) === "CoolingDown" ? [publicKey] : [],
				),
				queue: pool.withdrawQueue.map(({ user, shares, startTime }) => ({
					user,
					shares,
					startedAt: Number(startTime),
				})),
				freeStake: pool.freeStake,
				stakedStake: pool.totalStake - pool.freeStake,
				releasingStake: pool.releasingStake,
				ownerReward: pool.ownerReward,
				sessions: needs.sessions
					? known.flatMap(({ publicKey, info, index }): WorkerSession[] => {
							if (info === null) return [];
							const staked = stakes.decode(rest && readAt(rest.valuesOf(stakeKeys), index));
							return [buildWorkerSession(publicKey, parseWorkerStatus(info), info, staked, coolDownSeconds)];
						})
					: [],
				whitelist,
				description,
				now: chainSeconds(head),
				block: blockRef(head),
			});
		});
	});
}

const NO_KEYS = keyList([]);

/** Shares of the account's request in the pool's queue; 0 without a request. */
export function sharesQueuedBy(pool: PoolInfo, account: string): bigint {
	return sumBy(pool.withdrawQueue, ({ user, shares }) => (user === account ? shares : 0n));
}
