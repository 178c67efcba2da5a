import type { StakePool } from "../../../../generated/v2/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { catchRowError, type RowError } from "../../../query/row-result.ts";
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
import type { StakePoolField, StakePoolRow } from "../../model/stake-pool.ts";
import type { WorkerSession } from "../../model/worker.ts";
import { buildStakePoolRow, type RequiredParts, requiredParts } from "../../stake-pool-state.ts";
import { buildWorkerSession } from "../../workers/worker-session.ts";
import type { ChainV2 } from "../chain-context.ts";
import { asStakePool, poolTotals, queuedShares } from "./base-pool.ts";
import { wrappedBalance } from "./share-nft.ts";
import { STATUS } from "./worker.ts";

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
	const rules = {
		addresses: chain.addresses,
		gracePeriodSeconds: chain.constants.gracePeriodSeconds,
		generation: 2,
		queueMakesRoom: true,
	} as const;
	return pools.map((row) => {
		if (row === null || !("parts" in row)) return row;
		const { pid, pool, whitelist, description, parts } = row;
		return catchRowError(pid, () =>
			buildStakePoolRow(
				{
					pid,
					owner: pool.basepool.owner,
					commissionPpm: pool.payoutCommission ?? 0,
					cap: pool.cap,
					...poolTotals(pool.basepool),
					workers: pool.workers,
					coolingDownWorkers: pool.cdWorkers,
					...parts.from(rest, coolDownSeconds),
					whitelist,
					description,
					now: chainSeconds(rest),
					block: blockRef(rest),
				},
				fields,
				rules,
			),
		);
	});
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
