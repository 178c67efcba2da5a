import type { Hex } from "../../../codec/hex.ts";
import { isDust } from "../../../math/shares.ts";
import { item, keysOf, total } from "../../../query/storage-value.ts";
import type { Operation, Reason } from "../../chain-adapter.ts";
import { refused } from "../../rules/rule-error.ts";
import type { ChainV2 } from "../chain-context.ts";
import { baseOf } from "../reads/base-pool.ts";
import { type Investment, readStanding, type VaultStanding } from "../reads/vault-liquidity.ts";
import { call, dataOf, free, onPool, ownedBy, paidBy, poolRecord, theOne, transferable, vaultIn } from "./common.ts";
import { serving } from "./serve-queue.ts";

/** Anybody may create a vault. */
export function createVault(chain: ChainV2): Operation<{ pid: number }> {
	return free(chain, {
		name: "createVault",
		call: call("phalaVault", "create", {}),
		outcome: (events) => ({ pid: Number(theOne(events, "phalaVault", "PoolCreated").pid) }),
	});
}

/** Rules: vault, owner; from specs of 1260 another commission than the present one, and what was gained is settled at the old one. */
export function setVaultCommission(chain: ChainV2, pid: number, ppm: number): Operation<{ commissionPpm: number }> {
	return onPool(chain, pid, vaultIn, {
		name: "vault.setCommission",
		call: call("phalaVault", "setPayoutPref", { pid: BigInt(pid), payoutCommission: ppm }),
		rules({ basepool, commission }, account, reasons) {
			ownedBy(chain, account, basepool.owner, reasons);
			// None is none of the percentages, 0 % included.
			if (chain.rules.settlesGains && commission === ppm) reasons.push(refused("COMMISSION_UNCHANGED", { pid }));
		},
		outcome: (events) => ({ commissionPpm: theOne(events, "phalaVault", "VaultCommissionSet").commission }),
	});
}

/**
 * Rules: vault, owner. Where the share price has not grown nothing is gained, and nothing speaks against it.
 *
 * Before specs of 1260 rounding can take a share away: -1, which the chain writes as the largest number that it has.
 */
export function gainOwnerShares(chain: ChainV2, pid: number): Operation<{ shares: bigint }> {
	return onPool(chain, pid, vaultIn, {
		name: "vault.gainOwnerShares",
		call: call("phalaVault", "maybeGainOwnerShares", { vaultPid: BigInt(pid) }),
		rules: ({ basepool }, account, reasons) => ownedBy(chain, account, basepool.owner, reasons),
		outcome: (events) => ({
			shares: total(dataOf(events, "phalaVault", "OwnerSharesGained"), ({ shares }) => BigInt.asIntN(128, shares)),
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
			const funds = transferable(chain, account);
			const record = poolRecord(chain, pid);
			const answer = yield { keys: keysOf([funds, record]) };
			const reasons: Reason[] = [];
			const vault = vaultIn(pid, record.of(answer), reasons);
			const available = vault?.ownerShares ?? 0n;
			const wanted = shares === "all" ? available : shares;
			if (vault) {
				ownedBy(chain, account, vault.basepool.owner, reasons);
				if (wanted > available) reasons.push(refused("INVALID_WITHDRAWAL", { available }));
				if (wanted === 0n) reasons.push(refused("NO_REWARD", { pid }));
			}
			const to = target ?? vault?.basepool.owner ?? account;
			return {
				calls: [call("phalaVault", "claimOwnerShares", { vaultPid: BigInt(pid), target: to, shares: wanted })],
				reasons,
				transferable: funds.of(answer),
				spends: 0n,
				outcome: (events) => ({ shares: theOne(events, "phalaVault", "OwnerSharesClaimed").shares }),
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
			const funds = transferable(chain, account);
			const record = poolRecord(chain, pid);
			const lock = item(chain.entries.phalaVault.vaultLocks, pid);
			const answer = yield { keys: keysOf([funds, record, lock]) };
			const reasons: Reason[] = [];
			const vault = vaultIn(pid, record.of(answer), reasons);
			const locked = lock.of(answer) !== null;
			const standing = vault && (yield* readStanding(chain, vault));
			if (vault && standing) {
				reasons.push(...(yield* serving(chain, vault.basepool)));
				reasons.push(...shuttingDown(chain, pid, standing, locked));
			}
			// Nothing is asked for, so no event tells.
			const silent =
				!chain.rules.limitsWaiting && !locked && !!standing?.mayShutDown && askedIn(chain, standing).length === 0;
			return {
				calls: [call("phalaVault", "checkAndMaybeForceWithdraw", { vaultPid: BigInt(pid) })],
				reasons,
				transferable: funds.of(answer),
				spends: 0n,
				outcome(events) {
					const of = vault?.basepool.poolAccountId;
					const requests = dataOf(events, "phalaBasePool", "WithdrawalQueued").filter(({ user }) => user === of);
					const reported = events.some(({ pallet, name }) => pallet === "phalaVault" && name === "ForceShutdown");
					const shutDown = reported || requests.length > 0 || silent;
					return { paid: of ? paidBy(events, of) : 0n, shutDown };
				},
			};
		},
	};
}

/** What the vault has in a pool, items of dust left out where the chain burns them first. */
function held({ rules }: ChainV2, { each, queued }: Investment): bigint {
	return total(rules.dropsDust ? each.filter((shares) => !isDust(shares)) : each, (shares) => shares) + queued;
}

/** The pools that a shutdown asks for everything: before specs of 1250 all, later those where the vault has more than dust. */
function askedIn(chain: ChainV2, { investments }: VaultStanding): readonly Investment[] {
	if (!chain.rules.dropsDust) return investments;
	return investments.filter((investment) => !isDust(held(chain, investment)));
}

/** What stops a shutdown that is due: the chain asks each pool as the vault's owner would. */
function shuttingDown(chain: ChainV2, pid: number, standing: VaultStanding, locked: boolean): readonly Reason[] {
	if (chain.rules.limitsWaiting || !standing.mayShutDown) return [];
	for (const investment of askedIn(chain, standing)) {
		if (locked) return [refused("VAULT_LOCKED", { pid })];
		const items = investment.each.filter((shares) => !chain.rules.dropsDust || !isDust(shares));
		if (items.length === 0) return [refused("NO_POSITION", { pid: Number(baseOf(investment.pool).base.pid) })];
		const available = held(chain, investment);
		if (isDust(available)) return [refused("INVALID_WITHDRAWAL", { available })];
	}
	return [];
}
