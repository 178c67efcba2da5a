import type { StakePool } from "../../../../generated/v2/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { catchRowError, type RowError, type RowFromValue, singleRow } from "../../../query/row-result.ts";
import { keyList, type QueryResponse, type StorageQuery } from "../../../query/storage-query.ts";
import {
	blockRef,
	chainSeconds,
	compactMap,
	type StorageValue,
	storageValue,
	sumBy,
} from "../../../query/storage-value.ts";
import { sessionAccount, sessionStorageKeys } from "../../accounts.ts";
import type { PoolReads } from "../../chain-adapter.ts";
import type { StakePoolField, StakePoolRow } from "../../model/stake-pool.ts";
import type { WorkerSession } from "../../model/worker.ts";
import { STATE_FIELDS } from "../../stake-pool-fields.ts";
import { type RequiredParts, requiredParts, type StakePoolRules, stakePoolRowBuilder } from "../../stake-pool-state.ts";
import { buildWorkerSession } from "../../workers/worker-session.ts";
import type { ChainV2 } from "../chain-context.ts";
import { asStakePool, poolTotals, queuedShares } from "./base-pool.ts";
import { wrappedBalance } from "./share-nft.ts";
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
	const { phalaBasePool, phalaComputation } = chain.entries;
	const needs = requiredParts(fields);
	const period = storageValue(phalaComputation.coolDownPeriod);
	const heads = pids.map((pid) => ({
		pid,
		record: storageValue(phalaBasePool.pools, pid),
		whitelist: needs.whitelist ? storageValue(phalaBasePool.poolContributionWhitelists, pid) : null,
		description: needs.description ? storageValue(phalaBasePool.poolDescriptions, pid) : null,
	}));
	const keys = heads.flatMap(({ record, whitelist, description }) => partKeys([record, whitelist, description]));
	const head = yield { keys: needs.sessions ? [period.key, ...keys] : keys };
	const pools = heads.map(({ pid, record, whitelist, description }) =>
		catchRowError(pid, () => {
			const stored = record.from(head);
			if (stored === null) return null;
			const pool = asStakePool(pid, stored);
			const texts = { whitelist: whitelist?.from(head) ?? null, description: description?.from(head) ?? null };
			return { pid, pool, ...texts, parts: planParts(chain, pid, pool, needs) };
		}),
	);
	const planned = pools.flatMap((pool) => (pool !== null && "parts" in pool ? [pool.parts] : []));
	const rest = yield {
		keys: planned.flatMap(({ keys }) => keys),
		lists: planned.flatMap(({ lists }) => lists),
	};
	const coolDownSeconds = needs.sessions ? Number(period.from(head)) : 0;
	const build = stakePoolRowBuilder(fields, rulesOf(chain));
	return pools.map((row) => {
		if (row === null || !("parts" in row)) return row;
		const { pid, pool, whitelist, description, parts } = row;
		return catchRowError(pid, () =>
			build({
				...recordOf(pid, pool),
				...parts.from(rest, coolDownSeconds),
				whitelist,
				description,
				now: chainSeconds(rest),
				block: blockRef(rest),
			}),
		);
	});
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

/** Requests the parts of one pool that its fields need in the second round. */
function planParts(chain: ChainV2, pid: number, pool: StakePool, needs: RequiredParts) {
	const { basepool, cdWorkers, workers } = pool;
	const { sessions, stakes } = chain.entries.phalaComputation;
	const free = needs.freeStake ? wrappedBalance(chain, basepool.poolAccountId) : null;
	const staked = needs.stakedStake ? wrappedBalance(chain, pool.lockAccount) : null;
	const owed = needs.ownerReward ? wrappedBalance(chain, pool.ownerRewardAccount) : null;
	const queue = needs.queue ? queuedShares(chain, basepool) : [];
	const releasing = needs.releasingStake
		? cdWorkers.map((worker) => storageValue(stakes, sessionAccount(pid, worker)))
		: [];
	const named = needs.sessions ? workers : [];
	const keys = sessionStorageKeys(pid, named, [sessions.under(), stakes.under()]);
	const [sessionKeys, stakeKeys] = [keyList(keys[0] ?? []), keyList(keys[1] ?? [])];
	const readSessions = (response: QueryResponse, coolDownSeconds: number): WorkerSession[] => {
		if (named.length === 0) return [];
		const infos = response.valuesOf(sessionKeys);
		const stakeValues = response.valuesOf(stakeKeys);
		return compactMap(named, (publicKey, i) => {
			const info = sessions.decode(infos.at(i) ?? null);
			if (info === null) return null;
			const stake = stakes.decode(stakeValues.at(i) ?? null);
			return buildWorkerSession(publicKey, STATUS[info.state], info, stake, coolDownSeconds);
		});
	};
	return {
		keys: partKeys([free, staked, owed, ...queue.map(({ shares }) => shares), ...releasing]),
		lists: named.length > 0 ? [sessionKeys, stakeKeys] : [],
		from: (response: QueryResponse, coolDownSeconds: number) => ({
			freeStake: free?.from(response) ?? 0n,
			stakedStake: staked?.from(response) ?? 0n,
			ownerReward: owed?.from(response) ?? 0n,
			releasingStake: sumBy(releasing, (stake) => stake.from(response) ?? 0n),
			queue: queue.map(({ request, shares }) => ({
				user: request.user,
				shares: shares.from(response),
				startedAt: Number(request.startTime),
			})),
			sessions: readSessions(response, coolDownSeconds),
		}),
	};
}

function partKeys(items: readonly (StorageValue<unknown> | null)[]): Hex[] {
	return items.flatMap((value) => value?.key ?? []);
}
