import type { PoolProxy } from "../../../../generated/v2/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { type QueueRules, serveQueue } from "../../../math/queue.ts";
import { DUST, type PoolTotals, sharesFor, valueOf as worthOf } from "../../../math/shares.ts";
import type { Read } from "../../../query/storage-query.ts";
import { item, keysOf, total } from "../../../query/storage-value.ts";
import type { Operation, Reason } from "../../chain-adapter.ts";
import { refused } from "../../rules/rule-error.ts";
import type { ChainV2 } from "../chain-context.ts";
import { baseOf } from "../reads/base-pool.ts";
import { minimumOf, wrappedOf } from "../reads/share-nft.ts";
import {
	call,
	dataOf,
	ownedBy,
	poolRecord,
	settledTotals,
	stakePoolIn,
	theOne,
	transferable,
	vaultIn,
} from "./common.ts";
import { serviceOf, unpayable } from "./serve-queue.ts";
import { notCredited, wouldBurn } from "./wrap.ts";

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
			const funds = transferable(chain, account);
			const wrapped = wrappedOf(chain, account);
			const minimum = minimumOf(chain);
			const record = poolRecord(chain, pid);
			const first = yield { keys: keysOf([funds, wrapped, minimum, record]) };
			const balance = wrapped.of(first);
			const missing = amount > balance ? amount - balance : 0n;
			const available = funds.of(first);
			const covered = missing <= available;
			const reasons: Reason[] = [];
			if (!covered) reasons.push(refused("INSUFFICIENT_BALANCE", { available: balance + available, required: amount }));
			reasons.push(...notCredited(chain, missing, balance, minimum.of(first)));
			const pool = record.of(first);
			if (pool)
				reasons.push(...(yield* entry(chain, pool, { who: account, amount, balance: covered ? amount : null })));
			else reasons.push(refused("NOT_FOUND", { kind: "pool", id: String(pid) }));
			reasons.push(...wouldBurn(chain, missing, balance, minimum.of(first)));
			const pallet = pool && "Vault" in pool ? "phalaVault" : "phalaStakePoolv2";
			const contribution =
				pallet === "phalaVault"
					? call(pallet, "contribute", { pid: BigInt(pid), amount })
					: call(pallet, "contribute", { pid: BigInt(pid), amount, asVault: null });
			return {
				calls:
					missing > 0n ? [call("phalaWrappedBalances", "wrap", { amount: missing }), contribution] : [contribution],
				reasons,
				transferable: available,
				spends: missing,
				outcome(events) {
					const { amount: contributed, shares } = theOne(events, pallet, "Contribution");
					const wraps = dataOf(events, "phalaWrappedBalances", "Wrapped");
					return { amount: contributed, shares, wrapped: total(wraps, (wrap) => wrap.amount) };
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
			const funds = transferable(chain, account);
			const vaultRecord = poolRecord(chain, vaultPid);
			const lock = item(vaultLocks, vaultPid);
			const record = poolRecord(chain, pid);
			const first = yield { keys: keysOf([funds, vaultRecord, lock, record]) };
			const reasons: Reason[] = [];
			const vault = vaultIn(vaultPid, vaultRecord.of(first), reasons);
			if (vault) {
				if (lock.of(first) && chain.rules.locksContributions) reasons.push(refused("VAULT_LOCKED", { pid: vaultPid }));
				ownedBy(chain, account, vault.basepool.owner, reasons);
				const pool = record.of(first);
				if (stakePoolIn(pid, pool, reasons) && pool) {
					const who = vault.basepool.poolAccountId;
					const wrapped = wrappedOf(chain, who);
					const balance = wrapped.of(yield { keys: [wrapped.key] });
					reasons.push(...(yield* entry(chain, pool, { who, amount, balance })));
				}
			}
			return {
				calls: [call("phalaStakePoolv2", "contribute", { pid: BigInt(pid), amount, asVault: BigInt(vaultPid) })],
				reasons,
				transferable: funds.of(first),
				spends: 0n,
				outcome(events) {
					const { amount: contributed, shares } = theOne(events, "phalaStakePoolv2", "Contribution");
					return { amount: contributed, shares };
				},
			};
		},
	};
}

/** Who contributes what. */
interface Entry {
	readonly who: Hex;
	readonly amount: bigint;
	/** W-PHA that `who` has then; `null`: too little, which is told already. */
	readonly balance: bigint | null;
}

/** What the chain looks at once it has found the pool, in its order. One round. */
function* entry(chain: ChainV2, pool: PoolProxy, { who, amount, balance }: Entry): Read<readonly Reason[]> {
	const { base, kind } = baseOf(pool);
	const pid = Number(base.pid);
	const whitelist = item(chain.entries.phalaBasePool.poolContributionWhitelists, base.pid);
	const service = serviceOf(chain, base);
	const answer = yield { keys: [whitelist.key, ...service.keys] };
	const reasons: Reason[] = [];
	const least = chain.constants.minContribution;
	if (amount < least) reasons.push(refused("CONTRIBUTION_TOO_SMALL", { minimum: least }));
	const short = balance === null || balance < amount;
	if (short && balance !== null)
		reasons.push(refused("INSUFFICIENT_BALANCE", { available: balance, required: amount }));
	const bankrupt = base.totalShares > 0n && base.totalValue === 0n;
	if (bankrupt) reasons.push(refused("POOL_BANKRUPT", { pid }));
	const listed = whitelist.of(answer);
	if (listed && who !== base.owner && !listed.includes(who)) reasons.push(refused("NOT_WHITELISTED", { pid }));
	if (short || bankrupt) return reasons;

	const { freeStake, queue, minimum } = service.of(answer);
	const totals = settledTotals(chain, pool);
	reasons.push(...unpayable(chain, entered({ ...totals, freeStake }, amount), queue, minimum));
	if (kind === "stakePool" && "StakePool" in pool && pool.StakePool.cap !== null) {
		reasons.push(...overCap(pool.StakePool.cap, amount, { ...totals, freeStake }, queue, chain.rules.queue(minimum)));
	}
	return reasons;
}

interface Free extends PoolTotals {
	readonly freeStake: bigint;
}

/** The pool with `amount` more, its queue not served yet. */
function entered(pool: Free, amount: bigint): Free {
	return {
		totalStake: pool.totalStake + amount,
		totalShares: pool.totalShares + sharesFor(amount, pool),
		freeStake: pool.freeStake + amount,
	};
}

/** Whether the contribution passes the cap after it has paid the queue. */
function overCap(
	cap: bigint,
	amount: bigint,
	pool: Free,
	queue: readonly { readonly shares: bigint }[],
	rules: QueueRules,
): Reason[] {
	const after = (contribution: bigint) => serveQueue(entered(pool, contribution), queue, rules).totalStake;
	if (after(amount) <= cap) return [];
	const room = cap - pool.totalStake + total(queue, ({ shares }) => worthOf(shares, pool));
	let remaining = room > 0n ? room : 0n;
	// The queue's value rounds differently in the two sums: the last units are found by the rule itself.
	while (remaining > 0n && room - remaining < DUST && after(remaining) > cap) remaining -= 1n;
	return [refused("CAP_EXCEEDED", { remaining })];
}
