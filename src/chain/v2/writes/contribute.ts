import type { PoolProxy } from "../../../../generated/v2/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { type QueueRules, serveQueue } from "../../../math/queue.ts";
import { DUST, type PoolTotals, sharesFor, valueOf as worthOf } from "../../../math/shares.ts";
import type { StorageQuery } from "../../../query/storage-query.ts";
import { storageKeys, storageValue, sumBy } from "../../../query/storage-value.ts";
import type { CheckFailure, Operation } from "../../operation.ts";
import { ruleFailure } from "../../rules/rule-error.ts";
import type { ChainV2 } from "../chain-context.ts";
import { basePool } from "../reads/base-pool.ts";
import { wrappedBalance, wrappedMinimum } from "../reads/share-nft.ts";
import {
	buildCall,
	checkOwner,
	checkStakePool,
	checkVault,
	eventsNamed,
	expectEvent,
	readPoolRecord,
	readTransferable,
	settledTotals,
} from "./common.ts";
import { previewService, unpayable } from "./serve-queue.ts";
import { checkCredit, checkWrapBurn } from "./wrap.ts";

/**
 * Wraps what the account lacks as W-PHA, and contributes to a stake pool or vault, all or nothing.
 *
 * Rules: PHA for the wrap; pool, minimum, W-PHA, a pool that is not bankrupt, whitelist; of a stake pool the cap once the queue is
 * served.
 */
export function contribute(
	chain: ChainV2,
	pid: number,
	amount: bigint,
): Operation<{ amount: bigint; shares: bigint; wrapped: bigint }> {
	return {
		name: "delegator.contribute",
		*prepare(account) {
			const funds = readTransferable(chain, account);
			const wrapped = wrappedBalance(chain, account);
			const minimum = wrappedMinimum(chain);
			const record = readPoolRecord(chain, pid);
			const first = yield { keys: storageKeys([funds, wrapped, minimum, record]) };
			const balance = wrapped.from(first);
			const missing = amount > balance ? amount - balance : 0n;
			const available = funds.from(first);
			const covered = missing <= available;
			const failures: CheckFailure[] = [];
			if (!covered)
				failures.push(ruleFailure("INSUFFICIENT_BALANCE", { available: balance + available, required: amount }));
			failures.push(...checkCredit(chain, missing, balance, minimum.from(first)));
			const pool = record.from(first);
			if (pool)
				failures.push(
					...(yield* contributionOperation(chain, pool, { who: account, amount, balance: covered ? amount : null })),
				);
			else failures.push(ruleFailure("NOT_FOUND", { kind: "pool", id: String(pid) }));
			failures.push(...checkWrapBurn(chain, missing, balance, minimum.from(first)));
			const pallet = pool && "Vault" in pool ? "phalaVault" : "phalaStakePoolv2";
			const contribution =
				pallet === "phalaVault"
					? buildCall(pallet, "contribute", { pid: BigInt(pid), amount })
					: buildCall(pallet, "contribute", { pid: BigInt(pid), amount, asVault: null });
			return {
				calls:
					missing > 0n
						? [buildCall("phalaWrappedBalances", "wrap", { amount: missing }), contribution]
						: [contribution],
				failures,
				transferable: available,
				spends: missing,
				outcome(events) {
					const { amount: contributed, shares } = expectEvent(events, pallet, "Contribution");
					const wraps = eventsNamed(events, "phalaWrappedBalances", "Wrapped");
					return { amount: contributed, shares, wrapped: sumBy(wraps, (wrap) => wrap.amount) };
				},
			};
		},
	};
}

/**
 * Delegates W-PHA of a vault's account to a stake pool.
 *
 * Rules: vault, not locked, owner; pool, minimum, the vault's W-PHA, a pool that is not bankrupt, whitelist, which has to name the
 * vault's account, and the cap once the queue is served.
 */
export function contributeAsVault(
	chain: ChainV2,
	vaultPid: number,
	pid: number,
	amount: bigint,
): Operation<{ amount: bigint; shares: bigint }> {
	return {
		name: "vault.contributeToPool",
		*prepare(account) {
			const { vaultLocks } = chain.entries.phalaVault;
			const funds = readTransferable(chain, account);
			const vaultRecord = readPoolRecord(chain, vaultPid);
			const lock = storageValue(vaultLocks, vaultPid);
			const record = readPoolRecord(chain, pid);
			const first = yield { keys: storageKeys([funds, vaultRecord, lock, record]) };
			const failures: CheckFailure[] = [];
			const vault = checkVault(vaultPid, vaultRecord.from(first), failures);
			if (vault) {
				if (lock.from(first) && chain.rules.locksContributions)
					failures.push(ruleFailure("VAULT_LOCKED", { pid: vaultPid }));
				checkOwner(chain, account, vault.basepool.owner, failures);
				const pool = record.from(first);
				if (checkStakePool(pid, pool, failures) && pool) {
					const who = vault.basepool.poolAccountId;
					const wrapped = wrappedBalance(chain, who);
					const balance = wrapped.from(yield { keys: [wrapped.key] });
					failures.push(...(yield* contributionOperation(chain, pool, { who, amount, balance })));
				}
			}
			return {
				calls: [buildCall("phalaStakePoolv2", "contribute", { pid: BigInt(pid), amount, asVault: BigInt(vaultPid) })],
				failures,
				transferable: funds.from(first),
				spends: 0n,
				outcome(events) {
					const { amount: contributed, shares } = expectEvent(events, "phalaStakePoolv2", "Contribution");
					return { amount: contributed, shares };
				},
			};
		},
	};
}

/** Who contributes what. */
interface Contribution {
	readonly who: Hex;
	readonly amount: bigint;
	/** W-PHA that `who` has then; `null`: too little, which is told already. */
	readonly balance: bigint | null;
}

/** What the chain looks at once it has found the pool, in its order. One round. */
function* contributionOperation(
	chain: ChainV2,
	pool: PoolProxy,
	{ who, amount, balance }: Contribution,
): StorageQuery<readonly CheckFailure[]> {
	const { base, kind } = basePool(pool);
	const pid = Number(base.pid);
	const whitelist = storageValue(chain.entries.phalaBasePool.poolContributionWhitelists, base.pid);
	const service = previewService(chain, base);
	const response = yield { keys: [whitelist.key, ...service.keys] };
	const failures: CheckFailure[] = [];
	const least = chain.constants.minContribution;
	if (amount < least) failures.push(ruleFailure("CONTRIBUTION_TOO_SMALL", { minimum: least }));
	const short = balance === null || balance < amount;
	if (short && balance !== null)
		failures.push(ruleFailure("INSUFFICIENT_BALANCE", { available: balance, required: amount }));
	const bankrupt = base.totalShares > 0n && base.totalValue === 0n;
	if (bankrupt) failures.push(ruleFailure("POOL_BANKRUPT", { pid }));
	const listed = whitelist.from(response);
	if (listed && who !== base.owner && !listed.includes(who)) failures.push(ruleFailure("NOT_WHITELISTED", { pid }));
	if (short || bankrupt) return failures;

	const { freeStake, queue, minimum } = service.of(response);
	const totals = settledTotals(chain, pool);
	failures.push(...unpayable(chain, contributionOutcome({ ...totals, freeStake }, amount), queue, minimum));
	if (kind === "stakePool" && "StakePool" in pool && pool.StakePool.cap !== null) {
		failures.push(...checkCap(pool.StakePool.cap, amount, { ...totals, freeStake }, queue, chain.rules.queue(minimum)));
	}
	return failures;
}

interface FreeBalance extends PoolTotals {
	readonly freeStake: bigint;
}

/** The pool with `amount` more, its queue not served yet. */
function contributionOutcome(pool: FreeBalance, amount: bigint): FreeBalance {
	return {
		totalStake: pool.totalStake + amount,
		totalShares: pool.totalShares + sharesFor(amount, pool),
		freeStake: pool.freeStake + amount,
	};
}

/** Whether the contribution passes the cap after it has paid the queue. */
function checkCap(
	cap: bigint,
	amount: bigint,
	pool: FreeBalance,
	queue: readonly { readonly shares: bigint }[],
	rules: QueueRules,
): CheckFailure[] {
	const after = (contribution: bigint) => serveQueue(contributionOutcome(pool, contribution), queue, rules).totalStake;
	if (after(amount) <= cap) return [];
	const room = cap - pool.totalStake + sumBy(queue, ({ shares }) => worthOf(shares, pool));
	let remaining = room > 0n ? room : 0n;
	// The queue's value rounds differently in the two sums: the last units are found by the rule itself.
	while (remaining > 0n && room - remaining < DUST && after(remaining) > cap) remaining -= 1n;
	return [ruleFailure("CAP_EXCEEDED", { remaining })];
}
