import type { Events } from "../../../../generated/v2/pallets.ts";
import type { StorageQuery } from "../../../query/storage-query.ts";
import { blockRef, storageValue } from "../../../query/storage-value.ts";
import { decodeBlockEvents, EVENTS_KEY } from "../../events/block-events.ts";
import type { CommissionChange, PoolReward } from "../../model/stake-pool.ts";
import type { ChainV2 } from "../chain-context.ts";
import { asStakePool } from "./base-pool.ts";

/** One round: the pool's rewards from the block's settlement events. */
export function* readRewards(chain: ChainV2, pid: number): StorageQuery<readonly PoolReward[] | null> {
	const record = storageValue(chain.entries.phalaBasePool.pools, pid);
	const response = yield { keys: [EVENTS_KEY, record.key] };
	const pool = record.from(response);
	if (pool === null) return null;
	asStakePool(pid, pool);
	const block = blockRef(response);
	return decodeBlockEvents(chain.metadata, response).flatMap(({ pallet, name, data }) => {
		if (pallet !== "PhalaStakePoolv2" || name !== "RewardReceived") return [];
		const {
			pid: of,
			toOwner,
			toStakers,
		} = chain.metadata.strictFields(`${pallet}.${name}`, data) as Events["phalaStakePoolv2"]["RewardReceived"];
		return Number(of) === pid ? [{ pid, toOwner, toDelegators: toStakers, block }] : [];
	});
}

/** One round: changes of the commission of a stake pool or vault, from the block's events. */
export function* readCommissions(chain: ChainV2, pid: number): StorageQuery<readonly CommissionChange[] | null> {
	const record = storageValue(chain.entries.phalaBasePool.pools, pid);
	const response = yield { keys: [EVENTS_KEY, record.key] };
	if (record.from(response) === null) return null;
	const block = blockRef(response);
	return decodeBlockEvents(chain.metadata, response).flatMap(({ pallet, name, data }) => {
		const change = `${pallet}.${name}`;
		if (change !== "PhalaStakePoolv2.PoolCommissionSet" && change !== "PhalaVault.VaultCommissionSet") return [];
		const { pid: of, commission } = chain.metadata.strictFields(
			change,
			data,
		) as Events["phalaVault"]["VaultCommissionSet"];
		return Number(of) === pid ? [{ pid, commissionPpm: commission, block }] : [];
	});
}
