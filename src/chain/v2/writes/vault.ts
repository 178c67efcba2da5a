import type { Vault } from "../../../../generated/v2/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { divBalance, toFixed } from "../../../math/fixed.ts";
import { ownerGain } from "../../../math/rewards.ts";
import { isDust } from "../../../math/shares.ts";
import type { StorageQuery } from "../../../query/storage-query.ts";
import { storageKeys, storageValue, sumBy } from "../../../query/storage-value.ts";
import { createOperation, readValue } from "../../create-operation.ts";
import { ruleFailure } from "../../loaded-with-writes.ts";
import type { Operation, RuleFailure } from "../../operation.ts";
import { checkOwner, poolOperation } from "../../pool-admin/pool-operation.ts";
import type { ChainV2 } from "../chain-context.ts";
import { buildCall, eventsNamed, expectEvent } from "../pallet-api.ts";
import { findVault } from "../pool-records.ts";
import { basePool, poolTotals } from "../reads/base-pool.ts";
import { wrappedMinimum } from "../reads/share-nft.ts";
import { type Investment, readLiquidity, type VaultLiquidity } from "../reads/vault-liquidity.ts";
import { readQueueService, sumPayments } from "./serve-queue.ts";
import { checkPosition, isBeyondFixed, isWithdrawable } from "./unwithdrawable.ts";

/** Creates a vault. Checks nothing: every account may. */
export function createVault(chain: ChainV2): Operation<{ pid: number }> {
	return createOperation(chain, "createVault", function* () {
		const pid = Number(yield* readValue(storageValue(chain.entries.phalaBasePool.poolCount)));
		return {
			calls: [buildCall("phalaVault", "create", {})],
			fixedCalls: true,
			failures: [],
			outcome: (events) => ({ pid: Number(expectEvent(events, "phalaVault", "PoolCreated").pid) }),
			expected: () => ({ pid }),
		};
	});
}

/**
 * Sets the commission. Checks vault, owner; from specs of 1260 on also that the commission changes, and the chain settles the owner's
 * gain at the old commission first.
 */
export function setVaultCommission(chain: ChainV2, pid: number, ppm: number): Operation<{ commissionPpm: number }> {
	return poolOperation(chain, findVault(chain, pid), {
		name: "vault.setCommission",
		call: buildCall("phalaVault", "setPayoutPref", { pid: BigInt(pid), payoutCommission: ppm }),
		check: ({ basepool, commission }, account) => [
			...checkOwner(chain, basepool.owner, account),
			// A vault without a commission differs from one of 0 %.
			...(chain.features.settlesGains && commission === ppm ? [ruleFailure("COMMISSION_UNCHANGED", { pid })] : []),
		],
		outcome: (events) => ({ commissionPpm: expectEvent(events, "phalaVault", "VaultCommissionSet").commission }),
		expected: () => ({ commissionPpm: ppm }),
	});
}

/**
 * Mints the owner's commission as shares. Checks vault, owner. Mints none, without a failure, where the share price has not grown.
 *
 * Before specs of 1260 rounding can take a share away: the result is -1, which the chain reports as its largest number.
 */
export function gainOwnerShares(chain: ChainV2, pid: number): Operation<{ shares: bigint }> {
	return poolOperation(chain, findVault(chain, pid), {
		name: "vault.gainOwnerShares",
		call: buildCall("phalaVault", "maybeGainOwnerShares", { vaultPid: BigInt(pid) }),
		check: ({ basepool }, account) => checkOwner(chain, basepool.owner, account),
		outcome: (events) => ({
			shares: sumBy(eventsNamed(events, "phalaVault", "OwnerSharesGained"), ({ shares }) => BigInt.asIntN(128, shares)),
		}),
		expected: (vault) => ({ shares: computeGain(chain, vault) }),
	});
}

/** Shares that the owner's commission mints now; before specs of 1260 rounding can take one away. */
function computeGain({ features }: ChainV2, { basepool, lastSharePriceCheckpoint: last, commission }: Vault): bigint {
	const totals = poolTotals(basepool);
	const { shares, checkpoint } = ownerGain(totals, last, commission ?? 0);
	if (features.settlesGains || last === 0n || checkpoint <= last) return shares;
	return divBalance(totals.totalStake, toFixed(checkpoint, 2), 2) - totals.totalShares;
}

/**
 * Claims the owner's shares, to `target` (`null`: to the owner). Checks vault, owner, as many shares minted, more than none; then, as the
 * client, for a position of the target that could never be withdrawn.
 */
export function claimOwnerShares(
	chain: ChainV2,
	pid: number,
	shares: bigint | "all",
	target: Hex | null,
): Operation<{ shares: bigint }> {
	return createOperation(chain, "vault.claimOwnerShares", function* (account) {
		const { pool: vault, failures: missing } = yield* readValue(findVault(chain, pid));
		const available = vault?.ownerShares ?? 0n;
		const claimed = shares === "all" ? available : shares;
		const failures: RuleFailure[] = [...missing];
		if (vault) {
			failures.push(...checkOwner(chain, vault.basepool.owner, account));
			if (claimed > available) failures.push(ruleFailure("INVALID_WITHDRAWAL", { available }));
			if (claimed === 0n) failures.push(ruleFailure("NO_REWARD", { pid }));
		}
		const to = target ?? vault?.basepool.owner ?? account;
		if (vault && failures.length === 0) failures.push(...(yield* checkClaim(chain, vault, to, claimed)));
		return {
			calls: [buildCall("phalaVault", "claimOwnerShares", { vaultPid: BigInt(pid), target: to, shares: claimed })],
			failures,
			outcome: (events) => ({ shares: expectEvent(events, "phalaVault", "OwnerSharesClaimed").shares }),
			expected: () => ({ shares: claimed }),
		};
	});
}

function* checkClaim(chain: ChainV2, vault: Vault, target: Hex, claimed: bigint): StorageQuery<readonly RuleFailure[]> {
	const totals = poolTotals(vault.basepool);
	if (isBeyondFixed(vault.basepool)) return [];
	if (isWithdrawable(chain, claimed, totals, yield* readValue(wrappedMinimum(chain)))) return [];
	return yield* checkPosition(chain, { Vault: vault }, target, claimed, totals);
}

/**
 * Pays a vault's queue, and withdraws everything from its stake pools if overdue requests exceed what it can pay. Checks vault. Every account
 * may call it.
 *
 * Before specs of 1260 the shutdown can fail, which undoes the payment of the queue too: while the vault is locked already; from specs of
 * 1250 on where all that it has in one of its pools waits there; before those where it has nothing left in one.
 *
 * Those runtimes report no shutdown either. The outcome then follows from the vault's requests for its shares, and from the snapshot
 * where the vault has none.
 */
export function enforceVaultExit(chain: ChainV2, pid: number): Operation<{ paid: bigint; shutDown: boolean }> {
	return createOperation(chain, "vault.enforceExit", function* () {
		const poolCheck = findVault(chain, pid);
		const lock = storageValue(chain.entries.phalaVault.vaultLocks, pid);
		const response = yield { keys: storageKeys([poolCheck, lock]) };
		const { pool: vault, failures: missing } = poolCheck.from(response);
		const failures: RuleFailure[] = [...missing];
		const locked = lock.from(response) !== null;
		const liquidity = vault && (yield* readLiquidity(chain, vault));
		let expected: { readonly paid: bigint; readonly shutDown: boolean } | null = null;
		if (vault && liquidity) {
			const service = yield* readQueueService(chain, vault.basepool);
			failures.push(...service.failures);
			const withdraws = chain.features.limitsWaiting || !locked || shutdownRequests(chain, liquidity).length > 0;
			expected = { paid: service.paid, shutDown: liquidity.mayShutDown && withdraws };
			failures.push(...checkShutdown(chain, pid, liquidity, locked));
		}
		// The vault requests nothing, so no event reports the shutdown.
		const silent =
			!chain.features.limitsWaiting &&
			!locked &&
			!!liquidity?.mayShutDown &&
			shutdownRequests(chain, liquidity).length === 0;
		return {
			calls: [buildCall("phalaVault", "checkAndMaybeForceWithdraw", { vaultPid: BigInt(pid) })],
			fixedCalls: true,
			failures,
			outcome(events) {
				const owner = vault?.basepool.poolAccountId;
				const requests = eventsNamed(events, "phalaBasePool", "WithdrawalQueued").filter(({ user }) => user === owner);
				const reported = events.some(({ pallet, name }) => pallet === "phalaVault" && name === "ForceShutdown");
				const shutDown = reported || requests.length > 0 || silent;
				return { paid: owner ? sumPayments(events, owner) : 0n, shutDown };
			},
			expected: () => expected,
		};
	});
}

/** Shares of the vault in a pool, without NFTs of dust where the chain burns them first. */
function heldShares({ features }: ChainV2, { each, queued }: Investment): bigint {
	return sumBy(features.dropsDust ? each.filter((shares) => !isDust(shares)) : each, (shares) => shares) + queued;
}

/** The pools that a shutdown withdraws from: before specs of 1250 all, later those where the vault has more than dust. */
function shutdownRequests(chain: ChainV2, { investments }: VaultLiquidity): readonly Investment[] {
	if (!chain.features.dropsDust) return investments;
	return investments.filter((investment) => !isDust(heldShares(chain, investment)));
}

/** Checks a shutdown that is due: the chain withdraws from each pool as the vault's owner would. */
function checkShutdown(
	chain: ChainV2,
	pid: number,
	liquidity: VaultLiquidity,
	locked: boolean,
): readonly RuleFailure[] {
	if (chain.features.limitsWaiting || !liquidity.mayShutDown) return [];
	for (const investment of shutdownRequests(chain, liquidity)) {
		if (locked) return [ruleFailure("VAULT_LOCKED", { pid })];
		const nfts = investment.each.filter((shares) => !chain.features.dropsDust || !isDust(shares));
		if (nfts.length === 0) return [ruleFailure("NO_POSITION", { pid: Number(basePool(investment.pool).base.pid) })];
		const available = heldShares(chain, investment);
		if (isDust(available)) return [ruleFailure("INVALID_WITHDRAWAL", { available })];
	}
	return [];
}
