import type { Hex } from "../../../codec/hex.ts";
import { isDust } from "../../../math/shares.ts";
import { storageKeys, storageValue, sumBy } from "../../../query/storage-value.ts";
import type { CheckFailure, Operation } from "../../operation.ts";
import { ruleFailure } from "../../rules/rule-error.ts";
import type { ChainV2 } from "../chain-context.ts";
import { basePool } from "../reads/base-pool.ts";
import { type Investment, readLiquidity, type VaultLiquidity } from "../reads/vault-liquidity.ts";
import {
	buildCall,
	checkOwner,
	checkVault,
	eventsNamed,
	expectEvent,
	freeOperation,
	poolOperation,
	readPoolRecord,
	readTransferable,
	signerAccount,
} from "./common.ts";
import { readQueueService } from "./serve-queue.ts";

/** Anybody may create a vault. */
export function createVault(chain: ChainV2): Operation<{ pid: number }> {
	return freeOperation(chain, {
		name: "createVault",
		call: buildCall("phalaVault", "create", {}),
		outcome: (events) => ({ pid: Number(expectEvent(events, "phalaVault", "PoolCreated").pid) }),
	});
}

/** Rules: vault, owner; from specs of 1260 another commission than the present one, and what was gained is settled at the old one. */
export function setVaultCommission(chain: ChainV2, pid: number, ppm: number): Operation<{ commissionPpm: number }> {
	return poolOperation(chain, pid, checkVault, {
		name: "vault.setCommission",
		call: buildCall("phalaVault", "setPayoutPref", { pid: BigInt(pid), payoutCommission: ppm }),
		rules({ basepool, commission }, account, failures) {
			checkOwner(chain, account, basepool.owner, failures);
			// None is none of the percentages, 0 % included.
			if (chain.rules.settlesGains && commission === ppm) failures.push(ruleFailure("COMMISSION_UNCHANGED", { pid }));
		},
		outcome: (events) => ({ commissionPpm: expectEvent(events, "phalaVault", "VaultCommissionSet").commission }),
	});
}

/**
 * Rules: vault, owner. Where the share price has not grown nothing is gained, and nothing speaks against it.
 *
 * Before specs of 1260 rounding can take a share away: -1, which the chain writes as the largest number that it has.
 */
export function gainOwnerShares(chain: ChainV2, pid: number): Operation<{ shares: bigint }> {
	return poolOperation(chain, pid, checkVault, {
		name: "vault.gainOwnerShares",
		call: buildCall("phalaVault", "maybeGainOwnerShares", { vaultPid: BigInt(pid) }),
		rules: ({ basepool }, account, failures) => checkOwner(chain, account, basepool.owner, failures),
		outcome: (events) => ({
			shares: sumBy(eventsNamed(events, "phalaVault", "OwnerSharesGained"), ({ shares }) => BigInt.asIntN(128, shares)),
		}),
	});
}

/** Rules: vault, owner, as many shares gained, more than none. `"all"`: all that were gained; `null`: to the owner. */
export function claimOwnerShares(
	chain: ChainV2,
	pid: number,
	shares: bigint | "all",
	target: Hex | null,
): Operation<{ shares: bigint }> {
	return {
		name: "vault.claimOwnerShares",
		*prepare(account) {
			const funds = readTransferable(chain, account);
			const record = readPoolRecord(chain, pid);
			const response = yield { keys: storageKeys([funds, record]) };
			const failures: CheckFailure[] = [];
			const vault = checkVault(pid, record.from(response), failures);
			const available = vault?.ownerShares ?? 0n;
			const wanted = shares === "all" ? available : shares;
			if (vault) {
				checkOwner(chain, account, vault.basepool.owner, failures);
				if (wanted > available) failures.push(ruleFailure("INVALID_WITHDRAWAL", { available }));
				if (wanted === 0n) failures.push(ruleFailure("NO_REWARD", { pid }));
			}
			const to = target ?? vault?.basepool.owner ?? account;
			return {
				calls: [buildCall("phalaVault", "claimOwnerShares", { vaultPid: BigInt(pid), target: to, shares: wanted })],
				failures,
				transferable: funds.from(response),
				spends: 0n,
				outcome: (events) => ({ shares: expectEvent(events, "phalaVault", "OwnerSharesClaimed").shares }),
			};
		},
	};
}

/**
 * Rules: vault. Anybody may ask; the queue is served, and a vault that owes too much for too long takes everything back from its
 * stake pools.
 *
 * Before specs of 1260 that goes wrong, and takes the service of the queue back with it, while the vault is locked already; from specs
 * of 1250 on where all that it has in one of its pools waits there; and before those where it has nothing left in one.
 *
 * Those runtimes report no shutdown either: it is told by the vault's requests for its shares, and where the vault has none by what
 * the snapshot said.
 */
export function enforceVaultExit(chain: ChainV2, pid: number): Operation<{ paid: bigint; shutDown: boolean }> {
	return {
		name: "vault.enforceExit",
		*prepare(account) {
			const funds = readTransferable(chain, account);
			const record = readPoolRecord(chain, pid);
			const lock = storageValue(chain.entries.phalaVault.vaultLocks, pid);
			const response = yield { keys: storageKeys([funds, record, lock]) };
			const failures: CheckFailure[] = [];
			const vault = checkVault(pid, record.from(response), failures);
			const locked = lock.from(response) !== null;
			const standing = vault && (yield* readLiquidity(chain, vault));
			if (vault && standing) {
				failures.push(...(yield* readQueueService(chain, vault.basepool)));
				failures.push(...willShutDown(chain, pid, standing, locked));
			}
			// Nothing is asked for, so no event tells.
			const silent =
				!chain.rules.limitsWaiting && !locked && !!standing?.mayShutDown && requestedIn(chain, standing).length === 0;
			return {
				calls: [buildCall("phalaVault", "checkAndMaybeForceWithdraw", { vaultPid: BigInt(pid) })],
				failures,
				transferable: funds.from(response),
				spends: 0n,
				outcome(events) {
					const of = vault?.basepool.poolAccountId;
					const requests = eventsNamed(events, "phalaBasePool", "WithdrawalQueued").filter(({ user }) => user === of);
					const reported = events.some(({ pallet, name }) => pallet === "phalaVault" && name === "ForceShutdown");
					const shutDown = reported || requests.length > 0 || silent;
					return { paid: of ? signerAccount(events, of) : 0n, shutDown };
				},
			};
		},
	};
}

/** What the vault has in a pool, items of dust left out where the chain burns them first. */
function heldShares({ rules }: ChainV2, { each, queued }: Investment): bigint {
	return sumBy(rules.dropsDust ? each.filter((shares) => !isDust(shares)) : each, (shares) => shares) + queued;
}

/** The pools that a shutdown asks for everything: before specs of 1250 all, later those where the vault has more than dust. */
function requestedIn(chain: ChainV2, { investments }: VaultLiquidity): readonly Investment[] {
	if (!chain.rules.dropsDust) return investments;
	return investments.filter((investment) => !isDust(heldShares(chain, investment)));
}

/** What stops a shutdown that is due: the chain asks each pool as the vault's owner would. */
function willShutDown(chain: ChainV2, pid: number, standing: VaultLiquidity, locked: boolean): readonly CheckFailure[] {
	if (chain.rules.limitsWaiting || !standing.mayShutDown) return [];
	for (const investment of requestedIn(chain, standing)) {
		if (locked) return [ruleFailure("VAULT_LOCKED", { pid })];
		const items = investment.each.filter((shares) => !chain.rules.dropsDust || !isDust(shares));
		if (items.length === 0) return [ruleFailure("NO_POSITION", { pid: Number(basePool(investment.pool).base.pid) })];
		const available = heldShares(chain, investment);
		if (isDust(available)) return [ruleFailure("INVALID_WITHDRAWAL", { available })];
	}
	return [];
}
