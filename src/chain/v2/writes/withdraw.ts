import type { PoolProxy } from "../../../../generated/v2/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { serveQueue } from "../../../math/queue.ts";
import { DUST, type PoolTotals, sharesToWithdraw, valueOf as worthOf } from "../../../math/shares.ts";
import type { StorageQuery } from "../../../query/storage-query.ts";
import { storageKeys, storageValue, sumBy } from "../../../query/storage-value.ts";
import type { ChainEvent, CheckFailure, Operation, WithdrawAmount } from "../../operation.ts";
import { ruleFailure } from "../../rules/rule-error.ts";
import { BASE_POOL_ACCOUNT } from "../accounts.ts";
import type { ChainV2 } from "../chain-context.ts";
import { basePool } from "../reads/base-pool.ts";
import { readHolding, readShareNfts, type ShareNft } from "../reads/share-holding.ts";
import { wrappedBalance } from "../reads/share-nft.ts";
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

/** What came of a withdrawal: shares asked for, PHA paid at once, shares that wait. */
export interface WithdrawResult {
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
export function withdraw(chain: ChainV2, pid: number, want: WithdrawAmount): Operation<WithdrawResult> {
	return {
		name: "delegator.withdraw",
		*prepare(account) {
			const funds = readTransferable(chain, account);
			const record = readPoolRecord(chain, pid);
			const prefix = chain.entries.uniques.account.under(account);
			const first = yield { keys: storageKeys([funds, record]), prefixes: [prefix] };
			const pool = record.from(first);
			const { shares, failures } = pool
				? yield* withdrawOperation(chain, pool, account, readShareNfts(chain, first, account), want)
				: {
						shares: nameAccount(want),
						failures: [ruleFailure("NOT_FOUND", { kind: "pool", id: String(pid) })],
					};
			return {
				calls: [
					pool && "Vault" in pool
						? buildCall("phalaVault", "withdraw", { pid: BigInt(pid), shares })
						: buildCall("phalaStakePoolv2", "withdraw", { pid: BigInt(pid), shares, asVault: null }),
				],
				failures,
				transferable: funds.from(first),
				spends: 0n,
				outcome: (events) => withdrawOutcome(events, pool, account),
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
	want: WithdrawAmount,
): Operation<WithdrawResult> {
	return {
		name: "vault.withdrawFromPool",
		*prepare(account) {
			const funds = readTransferable(chain, account);
			const vaultRecord = readPoolRecord(chain, vaultPid);
			const lock = storageValue(chain.entries.phalaVault.vaultLocks, vaultPid);
			const record = readPoolRecord(chain, pid);
			const first = yield { keys: storageKeys([funds, vaultRecord, lock, record]) };
			const failures: CheckFailure[] = [];
			const vault = checkVault(vaultPid, vaultRecord.from(first), failures);
			const who = vault?.basepool.poolAccountId ?? account;
			const pool = record.from(first);
			let shares = nameAccount(want);
			if (vault) {
				if (lock.from(first)) failures.push(ruleFailure("VAULT_LOCKED", { pid: vaultPid }));
				checkOwner(chain, account, vault.basepool.owner, failures);
				if (checkStakePool(pid, pool, failures) && pool) {
					const prefix = chain.entries.uniques.account.under(who);
					const owned = readShareNfts(chain, yield { prefixes: [prefix] }, who);
					const found = yield* withdrawOperation(chain, pool, who, owned, want);
					shares = found.shares;
					failures.push(...found.failures);
				}
			}
			return {
				calls: [buildCall("phalaStakePoolv2", "withdraw", { pid: BigInt(pid), shares, asVault: BigInt(vaultPid) })],
				failures,
				transferable: funds.from(first),
				spends: 0n,
				outcome: (events) => withdrawOutcome(events, pool, who),
			};
		},
	};
}

/** The shares that `who` asks for, and what the chain looks at once it has found the pool. One round. */
function* withdrawOperation(
	chain: ChainV2,
	pool: PoolProxy,
	who: Hex,
	owned: readonly ShareNft[],
	want: WithdrawAmount,
): StorageQuery<{ readonly shares: bigint; readonly failures: readonly CheckFailure[] }> {
	const { base } = basePool(pool);
	const holding = readHolding(chain, base, who, owned);
	const service = previewService(chain, base);
	const wrapped = wrappedBalance(chain, who);
	const response = yield { keys: [...holding.keys, ...service.keys, wrapped.key] };
	const { active, queued } = holding.of(response);
	const available = active + queued;
	const totals = settledTotals(chain, pool);
	const shares = resolveShares(want, totals, available);
	if (holding.items === 0) return { shares, failures: [ruleFailure("NO_POSITION", { pid: Number(base.pid) })] };
	if (shares <= DUST || shares > available)
		return { shares, failures: [ruleFailure("INVALID_WITHDRAWAL", { available })] };

	const { freeStake, queue, minimum } = service.of(response);
	const value = worthOf(shares, totals);
	if (chain.rules.dropsDust) {
		return { shares, failures: value <= minimum ? [ruleFailure("WITHDRAWAL_WOULD_BURN", { value, minimum })] : [] };
	}
	const requests = [
		...queue.filter(({ user }) => user !== who),
		{ user: who, shares, wrapped: wrapped.from(response) },
	];
	const refusal = unpayable(chain, { ...totals, freeStake }, requests, minimum);
	if (refusal.length > 0) return { shares, failures: refusal };
	// One that only waits is taken, and would later stop the whole queue.
	const { steps } = serveQueue({ ...totals, freeStake }, requests, chain.rules.queue(minimum));
	const stuck = !steps.some(({ request }) => request.user === who) && wrapped.from(response) + value < minimum;
	return { shares, failures: stuck ? [ruleFailure("BALANCE_TOO_SMALL", { minimum })] : [] };
}

function resolveShares(want: WithdrawAmount, totals: PoolTotals, owned: bigint): bigint {
	if (want === "all") return owned;
	return "shares" in want ? want.shares : sharesToWithdraw(want.amount, totals, owned);
}

/** The shares asked for, as far as they are told without knowing the pool. */
function nameAccount(want: WithdrawAmount): bigint {
	return want !== "all" && "shares" in want ? want.shares : 0n;
}

function withdrawOutcome(events: readonly ChainEvent[], pool: PoolProxy | null, who: Hex): WithdrawResult {
	const account = pool && basePool(pool).base.poolAccountId;
	const { shares: requested } = expectEvent(events, "phalaBasePool", "WithdrawalQueued");
	const payments = eventsNamed(events, "phalaBasePool", "Withdrawal").filter(({ user }) => user === who);
	// What arrives is told by the transfers: early runtimes pass a rest along that the event of the pool does not name.
	const transfers = eventsNamed(events, "assets", "Transferred").filter(
		({ from, to }) => from === account && to === who,
	);
	// A request is an item of its own. Once that is burnt nothing waits any more, a rest of dust included; where shares have no price
	// there never is one.
	const items = eventsNamed(events, "phalaBasePool", "NftCreated").filter(({ owner }) => owner === BASE_POOL_ACCOUNT);
	const burnt = eventsNamed(events, "uniques", "Burned");
	const over = items.every(({ cid, nftId }) => burnt.some((gone) => gone.collection === cid && gone.item === nftId));
	return {
		requested,
		paid: sumBy(transfers, ({ amount }) => amount),
		queued: over ? 0n : requested - sumBy(payments, ({ shares }) => shares),
	};
}
