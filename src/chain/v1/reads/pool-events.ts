import type { Events } from "../../../../generated/v1/pallets.ts";
import { unsupported } from "../../../errors/unsupported.ts";
import type { BlockRef } from "../../../query/block-ref.ts";
import type { StorageQuery } from "../../../query/storage-query.ts";
import { blockRef, storageValue } from "../../../query/storage-value.ts";
import { decodeBlockEvents, EVENTS_KEY } from "../../events/block-events.ts";
import type { CommissionChange, PoolReward } from "../../model/stake-pool.ts";
import type { ChainV1 } from "../chain-context.ts";
import { nameEventFields } from "../pallet-api.ts";

type PoolEvents = Events["phalaStakePool"];

/** One round: the pool's rewards from the block's settlement events. Throws `UNSUPPORTED` on runtimes without such events. */
export function* readRewards(chain: ChainV1, pid: number): StorageQuery<readonly PoolReward[] | null> {
	if (!chain.features.rewardEvents) {
		const instead = "compare ownerReward of the pool and reward of the positions at two blocks";
		throw unsupported(
			"stakePool.rewards",
			1,
			"settlements of this runtime emit no event with a pool's rewards",
			instead,
		);
	}
	const read = yield* readEvents(chain, pid, "RewardReceived");
	return (
		read?.events.map(({ toOwner, toStakers }) => ({ pid, toOwner, toDelegators: toStakers, block: read.block })) ?? null
	);
}

/** One round: changes of the pool's commission, from the block's events. */
export function* readCommissions(chain: ChainV1, pid: number): StorageQuery<readonly CommissionChange[] | null> {
	const read = yield* readEvents(chain, pid, "PoolCommissionSet");
	return read?.events.map(({ commission }) => ({ pid, commissionPpm: commission, block: read.block })) ?? null;
}

/** The block's events of that name about the pool; `null` where there is no such pool. */
function* readEvents<N extends "RewardReceived" | "PoolCommissionSet">(
	{ entries, metadata }: ChainV1,
	pid: number,
	name: N,
): StorageQuery<{ readonly block: BlockRef; readonly events: readonly PoolEvents[N][] } | null> {
	const record = storageValue(entries.phalaStakePool.stakePools, pid);
	const response = yield { keys: [EVENTS_KEY, record.key] };
	if (record.from(response) === null) return null;
	const events = decodeBlockEvents(metadata, response)
		.filter((event) => event.pallet === "PhalaStakePool" && event.name === name)
		.map(({ data }) => {
			const fields = nameEventFields({ pallet: "phalaStakePool", name, data });
			return metadata.strictFields(`PhalaStakePool.${name}`, fields) as PoolEvents[N];
		})
		.filter((event) => Number(event.pid) === pid);
	return { block: blockRef(response), events };
}
