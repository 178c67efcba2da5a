import { ownerGain } from "../../../math/rewards.ts";
import type { Read } from "../../../query/storage-query.ts";
import { blockOf, item, keysOf } from "../../../query/storage-value.ts";
import { poolState } from "../../derived-pool-fields.ts";
import type { VaultState } from "../../model.ts";
import type { ChainV2 } from "../chain-context.ts";
import { totalsOf, vaultOf } from "./base-pool.ts";
import { positionOf } from "./position.ts";
import { readStanding } from "./vault-liquidity.ts";

/** Three rounds: the vault's records, then its account, its queue and its pools, then what it has in those. */
export function* readVault(chain: ChainV2, pid: number): Read<VaultState | null> {
	const { phalaBasePool, phalaVault } = chain.entries;
	const record = item(phalaBasePool.pools, pid);
	const listed = item(phalaBasePool.poolContributionWhitelists, pid);
	const words = item(phalaBasePool.poolDescriptions, pid);
	const lock = item(phalaVault.vaultLocks, pid);
	const head = yield { keys: keysOf([record, listed, words, lock]) };
	const proxy = record.of(head);
	if (proxy === null) return null;
	const vault = vaultOf(pid, proxy);
	const standing = yield* readStanding(chain, vault);

	const { owner, poolAccountId } = vault.basepool;
	const totals = totalsOf(vault.basepool);
	const commissionPpm = vault.commission ?? 0;
	const isLocked = lock.of(head) !== null;
	const block = blockOf(head);
	return {
		pid,
		owner: chain.addresses.format(owner),
		account: chain.addresses.format(poolAccountId),
		commissionPpm,
		...poolState(
			chain.addresses,
			{ ...totals, ...standing, whitelist: listed.of(head), description: words.of(head) },
			{ gracePeriodSeconds: chain.constants.gracePeriodSeconds, generation: 2 },
		),
		priceCheckpoint: vault.lastSharePriceCheckpoint,
		ownerShares: vault.ownerShares,
		gainableShares: ownerGain(totals, vault.lastSharePriceCheckpoint, commissionPpm).shares,
		positions: standing.investments
			.flatMap(({ pool, active, queued }) => positionOf(pool, active, queued, block) ?? [])
			.sort((a, b) => a.pid - b.pid),
		isLocked,
		isExpired: !isLocked && standing.mayShutDown,
		block,
	};
}
