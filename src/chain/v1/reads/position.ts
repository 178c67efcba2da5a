import type { PoolInfo, UserStakeInfo } from "../../../../generated/v1/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { notFound } from "../../../errors/not-found.ts";
import { least } from "../../../math/fixed.ts";
import { claimableReward } from "../../../math/rewards.ts";
import { valueOf as worthOf } from "../../../math/shares.ts";
import type { BlockRef } from "../../../query/block-ref.ts";
import type { Read } from "../../../query/storage-query.ts";
import { blockOf, item, keysOf } from "../../../query/storage-value.ts";
import type { PoolPosition, Position } from "../../model.ts";
import type { ChainV1 } from "../chain-context.ts";
import { queuedBy } from "./stake-pool.ts";

/** One round. */
export function* readPosition(chain: ChainV1, pid: number, account: Hex): Read<Position | null> {
	const { stakePools, poolStakers } = chain.entries.phalaStakePool;
	const record = item(stakePools, pid);
	const staker = item(poolStakers, [pid, account]);
	const answer = yield { keys: keysOf([record, staker]) };
	const pool = record.of(answer);
	if (pool === null) throw notFound("pool", pid);
	const stake = staker.of(answer);
	return stake && positionOf(pool, stake, blockOf(answer));
}

/** Two rounds: pool and keys of all positions, whose names tell which are in the pool; then those. */
export function* readPositionsOfPool(chain: ChainV1, pid: number): Read<readonly PoolPosition[] | null> {
	const { stakePools, poolStakers } = chain.entries.phalaStakePool;
	const record = item(stakePools, pid);
	const prefix = poolStakers.under();
	const head = yield { keys: [record.key], prefixes: [prefix] };
	const pool = record.of(head);
	if (pool === null) return null;
	const stakers = head.keysUnder(prefix).flatMap((key) => {
		const [[of, account]] = poolStakers.args(key);
		return Number(of) === pid ? [{ account, stake: item(poolStakers, [of, account]) }] : [];
	});
	const rest = yield { keys: stakers.map(({ stake }) => stake.key) };
	return stakers.flatMap(({ account, stake }) => {
		const found = stake.of(rest);
		const position = found && positionOf(pool, found, blockOf(rest));
		return position ? [{ delegator: chain.addresses.format(account), ...position }] : [];
	});
}

/** A staker's record as a position; `null` where neither shares nor rewards are left of it. */
export function positionOf(pool: PoolInfo, stake: UserStakeInfo, block: BlockRef): Position | null {
	const reward = claimableReward(stake, pool.rewardAcc);
	if (stake.shares === 0n && reward === 0n) return null;
	// What waits in the queue is still among the shares of the record.
	const queuedShares = least(queuedBy(pool, stake.user), stake.shares);
	const shares = stake.shares - queuedShares;
	return {
		pid: Number(pool.pid),
		kind: "stakePool",
		shares,
		value: worthOf(shares, pool, 1),
		queuedShares,
		queuedValue: worthOf(queuedShares, pool, 1),
		locked: stake.locked,
		reward,
		block,
	};
}
