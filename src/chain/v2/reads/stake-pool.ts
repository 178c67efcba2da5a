import type { StakePool } from "../../../../generated/v2/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { catchRowError, type RowError, type RowFromValue, singleRow } from "../../../query/row-result.ts";
import type { StorageEntry } from "../../../query/storage-entry.ts";
import { type KeyList, keyList, type QueryResponse, type StorageQuery } from "../../../query/storage-query.ts";
import {
	blockRef,
	chainSeconds,
	compactMap,
	type StorageValue,
	storageKeys,
	storageValue,
	sumBy,
} from "../../../query/storage-value.ts";
import { readAt } from "../../../query/storage-values.ts";
import { sessionAccount, sessionStorageKeys } from "../../accounts.ts";
import type { PoolReads } from "../../chain-adapter.ts";
import type { StakePoolField, StakePoolRow } from "../../model/stake-pool.ts";
import type { WorkerSession } from "../../model/worker.ts";
import { STATE_FIELDS } from "../../stake-pool-fields.ts";
import { type RequiredParts, requiredParts, type StakePoolRules, stakePoolRowBuilder } from "../../stake-pool-state.ts";
import { buildWorkerSession } from "../../workers/worker-session.ts";
import type { ChainV2 } from "../chain-context.ts";
import { asStakePool, poolTotals, queuedShares } from "./base-pool.ts";
import { STATUS } from "./worker-status.ts";

/** The reads of one pool. */
export function createPoolReadsV2(chain: ChainV2): PoolReads {
	return { stakePool: (pid) => singleRow(readStakePools(chain, [pid], STATE_FIELDS)) };
}

/**
 * Two rounds: the pools' records, then the accounts, queues and sessions that the fields need.
 *
 * @returns one for each pid: `null` where there is no such pool, a {@link RowError} where it is a vault or its bytes do not decode
 */
export function* readStakePools(
	chain: ChainV2,
	pids: readonly number[],
	fields: ReadonlySet<StakePoolField>,
): StorageQuery<readonly (StakePoolRow | RowError | null)[]> {
	const { pools, poolContributionWhitelists, poolDescriptions } = chain.entries.phalaBasePool;
	const { coolDownPeriod } = chain.entries.phalaComputation;
	const needs = requiredParts(fields);
	const period = storageValue(coolDownPeriod);
	const keysOf = (entry: StorageEntry<[pid: bigint], unknown>) => keyList(pids.map((pid) => entry.key(pid)));
	const records = keysOf(pools);
	const whitelists = needs.whitelist ? keysOf(poolContributionWhitelists) : NO_KEYS;
	const descriptions = needs.description ? keysOf(poolDescriptions) : NO_KEYS;
	const head = yield { keys: needs.sessions ? [period.key] : [], lists: [records, whitelists, descriptions] };
	const rows = pids.map((pid, i) =>
		catchRowError(pid, () => {
			const stored = pools.decode(readAt(head.valuesOf(records), i));
			if (stored === null) return null;
			const whitelist = poolContributionWhitelists.decode(readAt(head.valuesOf(whitelists), i));
			const description = poolDescriptions.decode(readAt(head.valuesOf(descriptions), i));
			return { pid, pool: asStakePool(pid, stored), whitelist, description };
		}),
	);
	const found = rows.filter((row) => row !== null && "pool" in row);
	const balances = planBalances(chain, found, needs);
	const queues = found.map(({ pool }) => (needs.queue ? queuedShares(chain, pool.basepool) : []));
	const releasing = found.map(({ pid, pool }) => (needs.releasingStake ? releasingStakes(chain, pid, pool) : []));
	const sessions = planSessions(chain, needs.sessions ? found : []);
	const rest = yield {
		keys: [...queues.flatMap((queue) => queue.map(({ shares }) => shares.key)), ...releasing.flatMap(storageKeys)],
		lists: [...balances.lists, ...sessions.lists],
	};
	const coolDownSeconds = needs.sessions ? Number(period.from(head)) : 0;
	const build = stakePoolRowBuilder(fields, rulesOf(chain));
	const now = chainSeconds(rest);
	const block = blockRef(rest);
	const built = found.map(({ pid, pool, whitelist, description }, i) =>
		catchRowError(pid, () => {
			const { freeStake, stakedStake, ownerReward } = balances.read(rest, i);
			return build({
				...recordOf(pid, pool),
				freeStake,
				stakedStake,
				ownerReward,
				releasingStake: sumBy(releasing[i] ?? [], (stake) => stake.from(rest) ?? 0n),
				queue: (queues[i] ?? []).map(({ request, shares }) => ({
					user: request.user,
					shares: shares.from(rest),
					startedAt: Number(request.startTime),
				})),
				sessions: sessions.read(rest, i, coolDownSeconds),
				whitelist,
				description,
				now,
				block,
			});
		}),
	);
	let next = 0;
	return rows.map((row) => (row !== null && "pool" in row ? (built[next++] ?? null) : row));
}

/** Decodes rows whose fields are all in the pool's record; `null` if some are not. */
export function stakePoolFromRecord(
	chain: ChainV2,
	fields: ReadonlySet<StakePoolField>,
): RowFromValue<number, StakePoolRow> | null {
	const { coolingDown: _, ...others } = requiredParts(fields);
	if (Object.values(others).some(Boolean)) return null;
	const { pools } = chain.entries.phalaBasePool;
	const build = stakePoolRowBuilder(fields, rulesOf(chain));
	return (pid, value, block) =>
		catchRowError(pid, () => {
			const stored = pools.decode(value);
			if (stored === null) return null;
			const now = Math.floor(block.timestampMs / 1000);
			return build({ ...recordOf(pid, asStakePool(pid, stored)), ...NO_PARTS, now, block });
		});
}

const NO_PARTS = {
	freeStake: 0n,
	stakedStake: 0n,
	ownerReward: 0n,
	releasingStake: 0n,
	queue: [],
	sessions: [],
	whitelist: null,
	description: null,
};

/** The fields of a pool's record. */
function recordOf(pid: number, { basepool, payoutCommission, cap, workers, cdWorkers }: StakePool) {
	return {
		pid,
		owner: basepool.owner,
		commissionPpm: payoutCommission ?? 0,
		cap,
		...poolTotals(basepool),
		workers,
		coolingDownWorkers: cdWorkers,
	};
}

function rulesOf({ addresses, constants }: ChainV2): StakePoolRules {
	return { addresses, gracePeriodSeconds: constants.gracePeriodSeconds, generation: 2, queueMakesRoom: true };
}

const NO_KEYS = keyList([]);

/** A pool that was found. */
interface FoundPool {
	readonly pid: number;
	readonly pool: StakePool;
}

/** The balances of the pools' accounts that their fields need. */
function planBalances(chain: ChainV2, found: readonly FoundPool[], needs: RequiredParts) {
	const { account } = chain.entries.assets;
	const keysOf = (isNeeded: boolean, accountOf: (pool: StakePool) => Hex) =>
		isNeeded ? keyList(found.map(({ pool }) => account.key(chain.constants.wrappedAsset, accountOf(pool)))) : NO_KEYS;
	const free = keysOf(needs.freeStake, ({ basepool }) => basepool.poolAccountId);
	const staked = keysOf(needs.stakedStake, ({ lockAccount }) => lockAccount);
	const owed = keysOf(needs.ownerReward, ({ ownerRewardAccount }) => ownerRewardAccount);
	const balance = (response: QueryResponse, list: KeyList, i: number) =>
		account.decode(readAt(response.valuesOf(list), i))?.balance ?? 0n;
	return {
		lists: [free, staked, owed],
		/** Balances of the pool with index `i` among the found ones. */
		read: (response: QueryResponse, i: number) => ({
			freeStake: balance(response, free, i),
			stakedStake: balance(response, staked, i),
			ownerReward: balance(response, owed, i),
		}),
	};
}

/** The stakes of the pool's stopped workers. */
function releasingStakes(chain: ChainV2, pid: number, { cdWorkers }: StakePool): StorageValue<bigint | null>[] {
	const { stakes } = chain.entries.phalaComputation;
	return cdWorkers.map((worker) => storageValue(stakes, sessionAccount(pid, worker)));
}

/** The sessions of the workers of these pools. */
function planSessions(chain: ChainV2, found: readonly FoundPool[]) {
	const { sessions, stakes } = chain.entries.phalaComputation;
	const owners = found.map(({ pid, pool }) => ({ pid, workers: pool.workers }));
	const [infoKeys = NO_KEYS, stakeKeys = NO_KEYS] = sessionStorageKeys(owners, [sessions.under(), stakes.under()]).map(
		keyList,
	);
	const firsts: number[] = [];
	let count = 0;
	for (const { workers } of owners) {
		firsts.push(count);
		count += workers.length;
	}
	return {
		lists: [infoKeys, stakeKeys],
		/** Sessions of the pool with index `i`; none for a worker that has no session yet. */
		read(response: QueryResponse, i: number, coolDownSeconds: number): WorkerSession[] {
			const first = firsts[i];
			if (first === undefined) return [];
			const infos = response.valuesOf(infoKeys);
			const stakeValues = response.valuesOf(stakeKeys);
			return compactMap(owners[i]?.workers ?? [], (publicKey, j) => {
				const info = sessions.decode(readAt(infos, first + j));
				if (info === null) return null;
				const stake = stakes.decode(readAt(stakeValues, first + j));
				return buildWorkerSession(publicKey, STATUS[info.state], info, stake, coolDownSeconds);
			});
		},
	};
}
