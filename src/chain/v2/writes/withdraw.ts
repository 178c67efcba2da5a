import type { PoolProxy } from "../../../../generated/v2/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { serveQueue } from "../../../math/queue.ts";
import { DUST, type PoolTotals, sharesToWithdraw, valueOf as worthOf } from "../../../math/shares.ts";
import type { Read } from "../../../query/storage-query.ts";
import { item, keysOf, total } from "../../../query/storage-value.ts";
import type { Operation, Reason, WithdrawWish } from "../../chain-adapter.ts";
import type { ChainEvent } from "../../model.ts";
import { refused } from "../../rules/rule-error.ts";
import { BASE_POOL_ACCOUNT } from "../accounts.ts";
import type { ChainV2 } from "../chain-context.ts";
import { baseOf } from "../reads/base-pool.ts";
import { holdingOf, itemsOf, type OwnedItem } from "../reads/share-holding.ts";
import { wrappedOf } from "../reads/share-nft.ts";
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

/** What came of a withdrawal: shares asked for, PHA paid at once, shares that wait. */
export interface Withdrawn {
	readonly requested: bigint;
	readonly paid: bigint;
	readonly queued: bigint;
}

/**
 * Asks a stake pool or vault for shares back. The new total request: one that waits already is taken back into it.
 *
 * Rules: pool, a position, more than dust and at most all shares, queued ones included. Told last, by the client alone: a request
 * worth no more than the W-PHA minimum, which the chain burns without paying. Before specs of 1250 it burns nothing: there an account
 * without W-PHA cannot be paid so little, and the request, or later everybody's, cannot be included in any block.
 */
export function withdraw(chain: ChainV2, pid: number, want: WithdrawWish): Operation<Withdrawn> {
	return {
		name: "delegator.withdraw",
		*prepare(account) {
			const funds = transferable(chain, account);
			const record = poolRecord(chain, pid);
			const prefix = chain.entries.uniques.account.under(account);
			const first = yield { keys: keysOf([funds, record]), prefixes: [prefix] };
			const pool = record.of(first);
			const { shares, reasons } = pool
				? yield* leaving(chain, pool, account, itemsOf(chain, first, account), want)
				: {
						shares: named(want),
						reasons: [refused("NOT_FOUND", { kind: "pool", id: String(pid) })],
					};
			return {
				calls: [
					pool && "Vault" in pool
						? call("phalaVault", "withdraw", { pid: BigInt(pid), shares })
						: call("phalaStakePoolv2", "withdraw", { pid: BigInt(pid), shares, asVault: null }),
				],
				reasons,
				transferable: funds.of(first),
				spends: 0n,
				outcome: (events) => withdrawn(events, pool, account),
			};
		},
	};
}

/**
 * Asks a stake pool for shares of a vault back, into the vault's account.
 *
 * Rules: vault, not locked, owner; then those of any withdrawal.
 */
export function withdrawAsVault(
	chain: ChainV2,
	vaultPid: number,
	pid: number,
	want: WithdrawWish,
): Operation<Withdrawn> {
	return {
		name: "vault.withdrawFromPool",
		*prepare(account) {
			const funds = transferable(chain, account);
			const vaultRecord = poolRecord(chain, vaultPid);
			const lock = item(chain.entries.phalaVault.vaultLocks, vaultPid);
			const record = poolRecord(chain, pid);
			const first = yield { keys: keysOf([funds, vaultRecord, lock, record]) };
			const reasons: Reason[] = [];
			const vault = vaultIn(vaultPid, vaultRecord.of(first), reasons);
			const who = vault?.basepool.poolAccountId ?? account;
			const pool = record.of(first);
			let shares = named(want);
			if (vault) {
				if (lock.of(first)) reasons.push(refused("VAULT_LOCKED", { pid: vaultPid }));
				ownedBy(chain, account, vault.basepool.owner, reasons);
				if (stakePoolIn(pid, pool, reasons) && pool) {
					const prefix = chain.entries.uniques.account.under(who);
					const owned = itemsOf(chain, yield { prefixes: [prefix] }, who);
					const found = yield* leaving(chain, pool, who, owned, want);
					shares = found.shares;
					reasons.push(...found.reasons);
				}
			}
			return {
				calls: [call("phalaStakePoolv2", "withdraw", { pid: BigInt(pid), shares, asVault: BigInt(vaultPid) })],
				reasons,
				transferable: funds.of(first),
				spends: 0n,
				outcome: (events) => withdrawn(events, pool, who),
			};
		},
	};
}

/** The shares that `who` asks for, and what the chain looks at once it has found the pool. One round. */
function* leaving(
	chain: ChainV2,
	pool: PoolProxy,
	who: Hex,
	owned: readonly OwnedItem[],
	want: WithdrawWish,
): Read<{ readonly shares: bigint; readonly reasons: readonly Reason[] }> {
	const { base } = baseOf(pool);
	const holding = holdingOf(chain, base, who, owned);
	const service = serviceOf(chain, base);
	const wrapped = wrappedOf(chain, who);
	const answer = yield { keys: [...holding.keys, ...service.keys, wrapped.key] };
	const { active, queued } = holding.of(answer);
	const available = active + queued;
	const totals = settledTotals(chain, pool);
	const shares = sharesOf(want, totals, available);
	if (holding.items === 0) return { shares, reasons: [refused("NO_POSITION", { pid: Number(base.pid) })] };
	if (shares <= DUST || shares > available) return { shares, reasons: [refused("INVALID_WITHDRAWAL", { available })] };

	const { freeStake, queue, minimum } = service.of(answer);
	const value = worthOf(shares, totals);
	if (chain.rules.dropsDust) {
		return { shares, reasons: value <= minimum ? [refused("WITHDRAWAL_WOULD_BURN", { value, minimum })] : [] };
	}
	const requests = [...queue.filter(({ user }) => user !== who), { user: who, shares, wrapped: wrapped.of(answer) }];
	const refusal = unpayable(chain, { ...totals, freeStake }, requests, minimum);
	if (refusal.length > 0) return { shares, reasons: refusal };
	// One that only waits is taken, and would later stop the whole queue.
	const { steps } = serveQueue({ ...totals, freeStake }, requests, chain.rules.queue(minimum));
	const stuck = !steps.some(({ request }) => request.user === who) && wrapped.of(answer) + value < minimum;
	return { shares, reasons: stuck ? [refused("BALANCE_TOO_SMALL", { minimum })] : [] };
}

function sharesOf(want: WithdrawWish, totals: PoolTotals, owned: bigint): bigint {
	if (want === "all") return owned;
	return "shares" in want ? want.shares : sharesToWithdraw(want.amount, totals, owned);
}

/** The shares asked for, as far as they are told without knowing the pool. */
function named(want: WithdrawWish): bigint {
	return want !== "all" && "shares" in want ? want.shares : 0n;
}

function withdrawn(events: readonly ChainEvent[], pool: PoolProxy | null, who: Hex): Withdrawn {
	const account = pool && baseOf(pool).base.poolAccountId;
	const { shares: requested } = theOne(events, "phalaBasePool", "WithdrawalQueued");
	const payments = dataOf(events, "phalaBasePool", "Withdrawal").filter(({ user }) => user === who);
	// What arrives is told by the transfers: early runtimes pass a rest along that the event of the pool does not name.
	const transfers = dataOf(events, "assets", "Transferred").filter(({ from, to }) => from === account && to === who);
	// A request is an item of its own. Once that is burnt nothing waits any more, a rest of dust included; where shares have no price
	// there never is one.
	const items = dataOf(events, "phalaBasePool", "NftCreated").filter(({ owner }) => owner === BASE_POOL_ACCOUNT);
	const burnt = dataOf(events, "uniques", "Burned");
	const over = items.every(({ cid, nftId }) => burnt.some((gone) => gone.collection === cid && gone.item === nftId));
	return {
		requested,
		paid: total(transfers, ({ amount }) => amount),
		queued: over ? 0n : requested - total(payments, ({ shares }) => shares),
	};
}
