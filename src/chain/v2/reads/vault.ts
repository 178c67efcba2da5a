import { ownerGain } from "../../../math/rewards.ts";
import type { StorageQuery } from "../../../query/storage-query.ts";
import { blockRef, storageKeys, storageValue } from "../../../query/storage-value.ts";
import { derivePoolFields } from "../../derived-pool-fields.ts";
import type { VaultState } from "../../model/vault.ts";
import type { ChainV2 } from "../chain-context.ts";
import { asVault, poolTotals } from "./base-pool.ts";
import { buildPosition } from "./position.ts";
import { readLiquidity } from "./vault-liquidity.ts";

/** Three rounds: the vault's records, then its account, its queue and its pools, then what it has in those. */
export function* readVault(chain: ChainV2, pid: number): StorageQuery<VaultState | null> {
	const { phalaBasePool, phalaVault } = chain.entries;
	const record = storageValue(phalaBasePool.pools, pid);
	const listed = storageValue(phalaBasePool.poolContributionWhitelists, pid);
	const words = storageValue(phalaBasePool.poolDescriptions, pid);
	const lock = storageValue(phalaVault.vaultLocks, pid);
	const head = yield { keys: storageKeys([record, listed, words, lock]) };
	const proxy = record.from(head);
	if (proxy === null) return null;
	const vault = asVault(pid, proxy);
	const standing = yield* readLiquidity(chain, vault);

	const { owner, poolAccountId } = vault.basepool;
	const totals = poolTotals(vault.basepool);
	const commissionPpm = vault.commission ?? 0;
	const isLocked = lock.from(head) !== null;
	const block = blockRef(head);
	return {
		pid,
		owner: chain.addresses.format(owner),
		account: chain.addresses.format(poolAccountId),
		commissionPpm,
		...derivePoolFields(
			chain.addresses,
			{ ...totals, ...standing, whitelist: listed.from(head), description: words.from(head) },
			{ gracePeriodSeconds: chain.constants.gracePeriodSeconds, generation: 2 },
		),
		priceCheckpoint: vault.lastSharePriceCheckpoint,
		ownerShares: vault.ownerShares,
		gainableShares: ownerGain(totals, vault.lastSharePriceCheckpoint, commissionPpm).shares,
		positions: standing.investments
			.flatMap(({ pool, active, queued }) => buildPosition(pool, active, queued, block) ?? [])
			.sort((a, b) => a.pid - b.pid),
		isLocked,
		isExpired: !isLocked && standing.mayShutDown,
		block,
	};
}
