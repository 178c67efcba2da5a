import type { Events } from "../../../../generated/v2/pallets.ts";
import type { Read } from "../../../query/storage-query.ts";
import { blockOf, item } from "../../../query/storage-value.ts";
import { EVENTS, eventsOf } from "../../events/block-events.ts";
import type { CommissionChange, PoolReward } from "../../model.ts";
import type { ChainV2 } from "../chain-context.ts";
import { stakePoolOf } from "./base-pool.ts";

/** One round: what the block's settlements brought the pool, from its events. */
export function* readRewards(chain: ChainV2, pid: number): Read<readonly PoolReward[] | null> {
	const record = item(chain.entries.phalaBasePool.pools, pid);
	const answer = yield { keys: [EVENTS, record.key] };
	const pool = record.of(answer);
	if (pool === null) return null;
	stakePoolOf(pid, pool);
	const block = blockOf(answer);
	return eventsOf(chain.told, answer).flatMap(({ pallet, name, data }) => {
		if (pallet !== "PhalaStakePoolv2" || name !== "RewardReceived") return [];
		const { pid: of, toOwner, toStakers } = data as Events["phalaStakePoolv2"]["RewardReceived"];
		return Number(of) === pid ? [{ pid, toOwner, toDelegators: toStakers, block }] : [];
	});
}

/** One round: what became of the commission of a stake pool or vault in the block, from its events. */
export function* readCommissions(chain: ChainV2, pid: number): Read<readonly CommissionChange[] | null> {
	const record = item(chain.entries.phalaBasePool.pools, pid);
	const answer = yield { keys: [EVENTS, record.key] };
	if (record.of(answer) === null) return null;
	const block = blockOf(answer);
	return eventsOf(chain.told, answer).flatMap(({ pallet, name, data }) => {
		const change = `${pallet}.${name}`;
		if (change !== "PhalaStakePoolv2.PoolCommissionSet" && change !== "PhalaVault.VaultCommissionSet") return [];
		const { pid: of, commission } = data as Events["phalaVault"]["VaultCommissionSet"];
		return Number(of) === pid ? [{ pid, commissionPpm: commission, block }] : [];
	});
}
