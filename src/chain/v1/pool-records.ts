import type { PoolInfo } from "../../../generated/v1/pallets.ts";
import { type StorageValue, storageValue } from "../../query/storage-value.ts";
import { poolFound, poolNotFound } from "../loaded-with-writes.ts";
import type { PoolCheck } from "../pool-admin/pool-operation.ts";
import type { StakePoolPallet } from "../pool-admin/settings.ts";
import type { WhitelistPallet } from "../pool-admin/whitelist.ts";
import type { ChainV1 } from "./chain-context.ts";
import { pallet } from "./pallet-api.ts";

/** The stake pool with this id. */
export function findPool(chain: ChainV1, pid: number): StorageValue<PoolCheck<PoolInfo>> {
	const record = storageValue(chain.entries.phalaStakePool.stakePools, pid);
	return {
		key: record.key,
		from(response) {
			const pool = record.from(response);
			return pool ? poolFound(pool) : poolNotFound(pid);
		},
	};
}

/** The pallet of stake pools. */
export function stakePoolPallet(chain: ChainV1): StakePoolPallet<PoolInfo> {
	return {
		chain,
		stakePool: pallet("phalaStakePool"),
		findPool: (pid) => findPool(chain, pid),
		poolCount: chain.entries.phalaStakePool.poolCount,
	};
}

/** The pallet of whitelists and descriptions. */
export function whitelistPallet(chain: ChainV1): WhitelistPallet {
	return {
		chain,
		pallet: pallet("phalaStakePool"),
		whitelists: chain.entries.phalaStakePool.poolContributionWhitelists,
		findPool(pid) {
			const poolCheck = findPool(chain, pid);
			return {
				key: poolCheck.key,
				from(response) {
					const { pool, failures } = poolCheck.from(response);
					return pool ? poolFound({ owner: pool.owner, kind: "stakePool" as const }) : { pool, failures };
				},
			};
		},
	};
}
