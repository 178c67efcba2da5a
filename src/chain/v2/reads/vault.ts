import { ownerGain } from "../../../math/rewards.ts";
import type { StorageQuery } from "../../../query/storage-query.ts";
import { blockRef, storageKeys, storageValue } from "../../../query/storage-value.ts";
import { DERIVED_FIELDS, valueRequests } from "../../derived-pool-fields.ts";
import type { VaultState } from "../../model/vault.ts";
import { orElse } from "../../share-value.ts";
import type { ChainV2 } from "../chain-context.ts";
import { asVault, poolTotals } from "./base-pool.ts";
import { buildPosition } from "./position.ts";
import { readLiquidity } from "./vault-liquidity.ts";

/** Three rounds: the vault's records, then its account, its queue and its pools, then its shares in those. */
export function* readVault(chain: ChainV2, pid: number): StorageQuery<VaultState | null> {
	const { phalaBasePool, phalaVault } = chain.entries;
	const proxy = storageValue(phalaBasePool.pools, pid);
	const whitelist = storageValue(phalaBasePool.poolContributionWhitelists, pid);
	const description = storageValue(phalaBasePool.poolDescriptions, pid);
	const lock = storageValue(phalaVault.vaultLocks, pid);
	const head = yield { keys: storageKeys([proxy, whitelist, description, lock]) };
	const pool = proxy.from(head);
	if (pool === null) return null;
	const vault = asVault(pid, pool);
	const liquidity = yield* readLiquidity(chain, vault);

	const { owner, poolAccountId } = vault.basepool;
	const totals = poolTotals(vault.basepool);
	const commissionPpm = vault.commission ?? 0;
	const isLocked = lock.from(head) !== null;
	const block = blockRef(head);
	const record = { ...totals, ...liquidity, whitelist: whitelist.from(head), description: description.from(head) };
	const rules = {
		addresses: chain.addresses,
		gracePeriodSeconds: chain.constants.gracePeriodSeconds,
		generation: 2,
	} as const;
	const derived = { record, rules, requests: valueRequests(record, rules) };
	return {
		pid,
		owner: chain.addresses.format(owner),
		account: chain.addresses.format(poolAccountId),
		commissionPpm,
		...totals,
		freeStake: liquidity.freeStake,
		releasingStake: liquidity.releasingStake,
		sharePrice: DERIVED_FIELDS.sharePrice(derived),
		priceCheckpoint: vault.lastSharePriceCheckpoint,
		ownerShares: vault.ownerShares,
		gainableShares: orElse(
			() => ownerGain(totals, vault.lastSharePriceCheckpoint, commissionPpm).shares,
			() => 0n,
		),
		positions: liquidity.investments
			.flatMap(({ pool, active, queued }) => buildPosition(pool, active, queued, block) ?? [])
			.sort((a, b) => a.pid - b.pid),
		withdrawQueue: DERIVED_FIELDS.withdrawQueue(derived),
		whitelist: DERIVED_FIELDS.whitelist(derived),
		description: DERIVED_FIELDS.description(derived),
		isLocked,
		isExpired: !isLocked && liquidity.mayShutDown,
		criticalAt: DERIVED_FIELDS.criticalAt(derived),
		block,
	};
}
