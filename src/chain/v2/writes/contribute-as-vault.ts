import { storageKeys, storageValue } from "../../../query/storage-value.ts";
import { createOperation } from "../../create-operation.ts";
import { ruleFailure } from "../../loaded-with-writes.ts";
import type { Operation, RuleFailure } from "../../operation.ts";
import { checkOwner } from "../../pool-admin/pool-operation.ts";
import type { ChainV2 } from "../chain-context.ts";
import { readPoolRecord } from "../loaded-with-pools.ts";
import { buildCall, expectEvent } from "../pallet-api.ts";
import { checkStakePool, findVault } from "../pool-records.ts";
import { wrappedBalance, wrappedMinimum } from "../reads/share-nft.ts";
import { checkContribution } from "./check-contribution.ts";
import { checkRest } from "./wrap-checks.ts";

/**
 * Contributes W-PHA of a vault's account to a stake pool.
 *
 * Checks vault, not locked, owner; pool, minimum, the vault's W-PHA, a pool that is not bankrupt, a whitelist that lists the vault's
 * account, and the cap once the queue is paid. The client checks as {@link contribute}.
 */
export function contributeAsVault(
	chain: ChainV2,
	vaultPid: number,
	pid: number,
	amount: bigint,
): Operation<{ amount: bigint; shares: bigint }> {
	return createOperation(chain, "vault.contributeToPool", function* (account) {
		const poolCheck = findVault(chain, vaultPid);
		const lock = storageValue(chain.entries.phalaVault.vaultLocks, vaultPid);
		const record = readPoolRecord(chain, pid);
		const response = yield { keys: storageKeys([poolCheck, lock, record]) };
		const { pool: vault, failures: missing } = poolCheck.from(response);
		const failures: RuleFailure[] = [...missing];
		let shares: bigint | null = null;
		if (vault) {
			if (lock.from(response) && chain.features.locksContributions)
				failures.push(ruleFailure("VAULT_LOCKED", { pid: vaultPid }));
			failures.push(...checkOwner(chain, vault.basepool.owner, account));
			const pool = record.from(response);
			const target = checkStakePool(pid, pool);
			failures.push(...target.failures);
			if (target.pool && pool) {
				const contributor = vault.basepool.poolAccountId;
				const wrapped = wrappedBalance(chain, contributor);
				const minimum = wrappedMinimum(chain);
				const response = yield { keys: storageKeys([wrapped, minimum]) };
				const balance = wrapped.from(response);
				const check = yield* checkContribution(chain, pool, { contributor, amount, balance });
				shares = check.shares;
				failures.push(...check.failures);
				failures.push(...checkRest(balance - amount, minimum.from(response)));
			}
		}
		return {
			calls: [buildCall("phalaStakePoolv2", "contribute", { pid: BigInt(pid), amount, asVault: BigInt(vaultPid) })],
			failures,
			outcome(events) {
				const { amount: contributed, shares } = expectEvent(events, "phalaStakePoolv2", "Contribution");
				return { amount: contributed, shares };
			},
			expected: () => (shares === null ? null : { amount, shares }),
		};
	});
}
