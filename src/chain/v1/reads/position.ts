import type { PoolInfo, UserStakeInfo } from "../../../../generated/v1/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { notFound } from "../../../errors/not-found.ts";
import { min } from "../../../math/fixed.ts";
import { claimableReward } from "../../../math/rewards.ts";
import type { BlockRef } from "../../../query/block-ref.ts";
import type { StorageQuery } from "../../../query/storage-query.ts";
import { blockRef, storageKeys, storageValue } from "../../../query/storage-value.ts";
import type { PoolPosition, Position } from "../../model/delegator.ts";
import { shareValue } from "../../share-value.ts";
import type { ChainV1 } from "../chain-context.ts";
import { sharesQueuedBy } from "./stake-pool.ts";

/** One round. */
export function* readPosition(chain: ChainV1, pid: number, account: Hex): StorageQuery<Position | null> {
	const { stakePools, poolStakers } = chain.entries.phalaStakePool;
	const record = storageValue(stakePools, pid);
	const staker = storageValue(poolStakers, [pid, account]);
	const response = yield { keys: storageKeys([record, staker]) };
	const pool = record.from(response);
	if (pool === null) throw notFound("pool", pid);
	const stake = staker.from(response);
	return stake && buildPosition(pool, stake, blockRef(response));
}

/** Two rounds: the pool and the keys of all positions; then the positions in this pool, by their keys. */
export function* readPositionsOfPool(chain: ChainV1, pid: number): StorageQuery<readonly PoolPosition[] | null> {
	const { stakePools, poolStakers } = chain.entries.phalaStakePool;
	const record = storageValue(stakePools, pid);
	const prefix = poolStakers.under();
	const head = yield { keys: [record.key], prefixes: [prefix] };
	const pool = record.from(head);
	if (pool === null) return null;
	const stakers = head.keysUnder(prefix).flatMap((key) => {
		const [[of, account]] = poolStakers.args(key);
		return Number(of) === pid ? [{ account, stake: storageValue(poolStakers, [of, account]) }] : [];
	});
	const rest = yield { keys: stakers.map(({ stake }) => stake.key) };
	return stakers.flatMap(({ account, stake }) => {
		const record = stake.from(rest);
		const position = record && buildPosition(pool, record, blockRef(rest));
		return position ? [{ delegator: chain.addresses.format(account), ...position }] : [];
	});
}

/** A staker's record as a position; `null` where neither shares nor rewards are left of it. */
export function buildPosition(pool: PoolInfo, stake: UserStakeInfo, block: BlockRef): Position | null {
	const reward = claimableReward(stake, pool.rewardAcc);
	if (stake.shares === 0n && reward === 0n) return null;
	// The record's shares include the queued ones.
	const queuedShares = min(sharesQueuedBy(pool, stake.user), stake.shares);
	const shares = stake.shares - queuedShares;
	return {
		pid: Number(pool.pid),
		kind: "stakePool",
		shares,
		value: shareValue(shares, pool, 1),
		queuedShares,
		queuedValue: shareValue(queuedShares, pool, 1),
		locked: stake.locked,
		reward,
		block,
	};
}
