import type { PoolProxy, StakePool, Vault } from "../../../generated/v2/pallets.ts";
import type { StorageValue } from "../../query/storage-value.ts";
import { poolFound, poolNotFound, wrongPoolKind } from "../loaded-with-writes.ts";
import type { PoolCheck, StakePoolRecord } from "../pool-admin/pool-operation.ts";
import type { StakePoolPallet } from "../pool-admin/settings.ts";
import type { WhitelistPallet } from "../pool-admin/whitelist.ts";
import type { ChainV2 } from "./chain-context.ts";
import { readPoolRecord } from "./loaded-with-pools.ts";
import { basePool } from "./loaded-with-reads.ts";
import { pallet } from "./pallet-api.ts";

/** Record of a stake pool, with the fields that both generations have. */
export type StakePoolV2 = StakePool & StakePoolRecord;

/** Checks that `record` is a stake pool. */
export function checkStakePool(pid: number, record: PoolProxy | null): PoolCheck<StakePoolV2> {
	if (record === null) return poolNotFound(pid);
	if (!("StakePool" in record)) return wrongPoolKind(pid, "vault", "stakePool");
	const { owner, totalValue } = record.StakePool.basepool;
	return poolFound({ ...record.StakePool, owner, totalStake: totalValue });
}

/** Checks that `record` is a vault. */
function checkVault(pid: number, record: PoolProxy | null): PoolCheck<Vault> {
	if (record === null) return poolNotFound(pid);
	return "Vault" in record ? poolFound(record.Vault) : wrongPoolKind(pid, "stakePool", "vault");
}

/** The stake pool with this id. */
export function findStakePool(chain: ChainV2, pid: number): StorageValue<PoolCheck<StakePoolV2>> {
	const { key, from } = readPoolRecord(chain, pid);
	return { key, from: (response) => checkStakePool(pid, from(response)) };
}

/** The vault with this id. */
export function findVault(chain: ChainV2, pid: number): StorageValue<PoolCheck<Vault>> {
	const { key, from } = readPoolRecord(chain, pid);
	return { key, from: (response) => checkVault(pid, from(response)) };
}

/** The pallet of stake pools. */
export function stakePoolPallet(chain: ChainV2): StakePoolPallet<StakePoolV2> {
	return {
		chain,
		stakePool: pallet("phalaStakePoolv2"),
		findPool: (pid) => findStakePool(chain, pid),
		poolCount: chain.entries.phalaBasePool.poolCount,
	};
}

/** The pallet of whitelists and descriptions. */
export function whitelistPallet(chain: ChainV2): WhitelistPallet {
	return {
		chain,
		pallet: pallet("phalaBasePool"),
		whitelists: chain.entries.phalaBasePool.poolContributionWhitelists,
		findPool(pid) {
			const { key, from } = readPoolRecord(chain, pid);
			return {
				key,
				from(response) {
					const record = from(response);
					if (record === null) return poolNotFound(pid);
					const { kind, base } = basePool(record);
					return poolFound({ owner: base.owner, kind });
				},
			};
		},
	};
}
