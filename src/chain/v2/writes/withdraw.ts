import type { PoolProxy } from "../../../../generated/v2/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { type ServedQueue, serveQueue } from "../../../math/queue.ts";
import { DUST, type PoolTotals, sharePrice, sharesToWithdraw, valueOf as shareValue } from "../../../math/shares.ts";
import type { StorageQuery } from "../../../query/storage-query.ts";
import { chainSeconds, storageKeys, storageValue, sumBy } from "../../../query/storage-value.ts";
import { BASE_POOL_ACCOUNT } from "../../accounts.ts";
import { createOperation } from "../../create-operation.ts";
import { ruleFailure } from "../../loaded-with-writes.ts";
import type { ChainEvent, Operation, RuleFailure, WithdrawAmount } from "../../operation.ts";
import { checkOwner, poolNotFound } from "../../pool-admin/pool-operation.ts";
import type { WithdrawalDraft, WithdrawResult } from "../../withdrawal.ts";
import type { WithdrawalForecast } from "../../withdrawal-forecast.ts";
import type { ChainV2 } from "../chain-context.ts";
import { readPoolRecord } from "../loaded-with-pools.ts";
import { buildCall, eventsNamed, expectEvent } from "../pallet-api.ts";
import { checkStakePool, findVault } from "../pool-records.ts";
import { basePool } from "../reads/base-pool.ts";
import { readHolding, readShareNfts, type ShareNft } from "../reads/share-holding.ts";
import { wrappedBalance } from "../reads/share-nft.ts";
import { checkPayments, creditsOf, queueService, settledTotals, type WaitingRequest } from "./serve-queue.ts";
import { checkShares, checkUnpaid, isBeyondFixed, leastWithdrawable } from "./unwithdrawable.ts";

/** The shares that a withdrawal takes, and why the chain would refuse it, or a client should. */
interface WithdrawCheck {
	readonly shares: bigint;
	readonly failures: readonly RuleFailure[];
	/** Pico PHA that the chain would pay at once. */
	readonly paid: bigint;
	/** Shares that would wait in the queue. */
	readonly queued: bigint;
	/** `null` where the chain would refuse it. */
	readonly forecast: WithdrawalForecast | null;
}

/**
 * Withdraws shares from a stake pool or vault. The request replaces the account's earlier one, whose shares it may include.
 *
 * Checks pool, a position, more than dust and at most all shares, queued ones included. The client checks, after all checks of the
 * chain:
 *
 * - for a request worth no more than the W-PHA minimum, or an unpaid rest of one, which the chain burns. Before specs of 1250 it burns
 *   nothing: it cannot pay so little to an account without W-PHA, and cannot include the request, or later any call that pays the queue
 * - for shares that would be left and could never be withdrawn: they keep the pool from being empty, and make it bankrupt when the others
 *   leave
 */
export function withdraw(chain: ChainV2, pid: number, amount: WithdrawAmount): Operation<WithdrawResult> {
	return createOperation(chain, "delegator.withdraw", (account) => draftWithdrawal(chain, pid, amount, account));
}

/** Drafts the withdrawal of {@link withdraw}. Two rounds. */
export function* draftWithdrawal(
	chain: ChainV2,
	pid: number,
	amount: WithdrawAmount,
	account: Hex,
): StorageQuery<WithdrawalDraft> {
	const record = readPoolRecord(chain, pid);
	const prefix = chain.entries.uniques.account.under(account);
	const response = yield { keys: [record.key], prefixes: [prefix] };
	const pool = record.from(response);
	const check = pool
		? yield* checkWithdrawal(chain, pool, account, readShareNfts(chain, response, account), amount)
		: refused(knownShares(amount), poolNotFound(pid).failures);
	return {
		calls: [
			pool && "Vault" in pool
				? buildCall("phalaVault", "withdraw", { pid: BigInt(pid), shares: check.shares })
				: buildCall("phalaStakePoolv2", "withdraw", { pid: BigInt(pid), shares: check.shares, asVault: null }),
		],
		failures: check.failures,
		outcome: (events) => withdrawOutcome(events, pool, account),
		...foresee(check),
	};
}

/**
 * Withdraws shares of a vault from a stake pool, into the vault's account.
 *
 * Checks vault, not locked, owner; then as {@link withdraw}.
 */
export function withdrawAsVault(
	chain: ChainV2,
	vaultPid: number,
	pid: number,
	amount: WithdrawAmount,
): Operation<WithdrawResult> {
	return createOperation(chain, "vault.withdrawFromPool", function* (account) {
		const poolCheck = findVault(chain, vaultPid);
		const lock = storageValue(chain.entries.phalaVault.vaultLocks, vaultPid);
		const record = readPoolRecord(chain, pid);
		const response = yield { keys: storageKeys([poolCheck, lock, record]) };
		const { pool: vault, failures: missing } = poolCheck.from(response);
		const failures: RuleFailure[] = [...missing];
		const owner = vault?.basepool.poolAccountId ?? account;
		const pool = record.from(response);
		let check = refused(knownShares(amount), []);
		if (vault) {
			if (lock.from(response)) failures.push(ruleFailure("VAULT_LOCKED", { pid: vaultPid }));
			failures.push(...checkOwner(chain, vault.basepool.owner, account));
			const target = checkStakePool(pid, pool);
			failures.push(...target.failures);
			if (target.pool && pool) {
				const prefix = chain.entries.uniques.account.under(owner);
				const owned = readShareNfts(chain, yield { prefixes: [prefix] }, owner);
				check = yield* checkWithdrawal(chain, pool, owner, owned, amount);
			}
		}
		const { shares } = check;
		return {
			calls: [buildCall("phalaStakePoolv2", "withdraw", { pid: BigInt(pid), shares, asVault: BigInt(vaultPid) })],
			failures: [...failures, ...check.failures],
			outcome: (events) => withdrawOutcome(events, pool, owner),
			...foresee(failures.length > 0 ? refused(shares, failures) : check),
		};
	});
}

/** The part of a draft that a {@link WithdrawCheck} decides. */
function foresee(check: WithdrawCheck): Pick<WithdrawalDraft, "payment" | "isRefused" | "expected" | "forecasts"> {
	const { shares, paid, queued, forecast } = check;
	const payment = { requested: shares, paid, queued };
	return {
		payment,
		isRefused: forecast === null,
		expected: () => payment,
		forecasts: () => (forecast ? [forecast] : []),
	};
}

/** Resolves the shares of `amount`, and checks them in the order of the chain, once the pool is found. One round. */
function* checkWithdrawal(
	chain: ChainV2,
	pool: PoolProxy,
	owner: Hex,
	owned: readonly ShareNft[],
	amount: WithdrawAmount,
): StorageQuery<WithdrawCheck> {
	const { base } = basePool(pool);
	const holding = readHolding(chain, base, owner, owned);
	const service = queueService(chain, base);
	const wrapped = wrappedBalance(chain, owner);
	const coolDown = storageValue(chain.entries.phalaComputation.coolDownPeriod);
	const response = yield { keys: [...holding.keys, ...service.keys, wrapped.key, coolDown.key] };
	const { active, queued } = holding.from(response);
	const available = active + queued;
	const pid = Number(base.pid);
	const { freeStake, queue, minimum } = service.from(response);
	if (isBeyondFixed(base)) return refused(knownShares(amount), [ruleFailure("CHAIN_FAULT", {})]);
	const totals = settledTotals(chain, pool);
	const shares = resolveShares(amount, totals, available, leastWithdrawable(chain, minimum));
	if (holding.items === 0) return refused(shares, [ruleFailure("NO_POSITION", { pid })]);
	if (shares <= DUST || shares > available) return refused(shares, [ruleFailure("INVALID_WITHDRAWAL", { available })]);

	const value = shareValue(shares, totals, 2);
	const requests = [
		...queue.filter(({ user }) => user !== owner),
		{ user: owner, shares, startedAt: chainSeconds(response), wrapped: wrapped.from(response) },
	];
	const fund = { ...totals, freeStake };
	const served = serveQueue(fund, requests, chain.features.queue(minimum));
	const own = served.steps.filter(({ request }) => request.user === owner);
	const stuck = checkPayments(chain, pid, fund, requests, minimum);
	const failures = [...stuck];
	if (chain.features.dropsDust && value <= minimum) {
		failures.push(ruleFailure("WITHDRAWAL_WOULD_BURN", { value, minimum }));
	} else {
		failures.push(...checkUnpaid(own, totals, minimum));
		// Early runtimes accept a request that only waits; it would block the whole queue later.
		const waits = !chain.features.dropsDust && failures.length === 0 && own.length === 0;
		if (waits && wrapped.from(response) + value < minimum) failures.push(ruleFailure("BALANCE_TOO_SMALL", { minimum }));
	}
	failures.push(...checkShares(chain, available - shares, totals, minimum));
	const credits = creditsOf(chain, freeStake, served.steps, minimum);
	const paid = sumBy(credits, ({ user, credited }) => (user === owner ? credited : 0n));
	// Shares without a price leave at once, unpaid.
	const waiting = sharePrice(totals, 2) === null ? 0n : (own.at(-1)?.rest ?? shares);
	const periods = { now: chainSeconds(response), coolDownSeconds: Number(coolDown.from(response)) };
	const forecast =
		stuck.length > 0 ? null : forecastWithdrawal(chain, { pid, owner, credits, waiting, served, ...periods });
	return { shares, failures, paid, queued: waiting, forecast };
}

/** A withdrawal that the chain accepts. */
interface AcceptedWithdrawal {
	readonly pid: number;
	readonly owner: Hex;
	readonly credits: ReturnType<typeof creditsOf>;
	/** Shares of the owner that wait afterwards. */
	readonly waiting: bigint;
	readonly served: ServedQueue<WaitingRequest>;
	/** Seconds since the epoch. */
	readonly now: number;
	readonly coolDownSeconds: number;
}

function forecastWithdrawal({ addresses, constants }: ChainV2, withdrawal: AcceptedWithdrawal): WithdrawalForecast {
	const { pid, owner, credits, waiting, served, now, coolDownSeconds } = withdrawal;
	const value = (shares: bigint) => shareValue(shares, served, 2);
	const ahead = served.queue.filter(({ user }) => user !== owner);
	const expiresAt = now + constants.gracePeriodSeconds;
	const queued = {
		shares: waiting,
		value: value(waiting),
		valueAhead: sumBy(ahead, ({ shares }) => value(shares)),
		expiresAt,
		latestAt: expiresAt + coolDownSeconds,
	};
	return {
		pid,
		delegator: addresses.format(owner),
		payments: credits.map(({ user, credited, shares }) => ({
			delegator: addresses.format(user),
			amount: credited,
			shares,
		})),
		queued: waiting > 0n ? queued : null,
	};
}

/** A withdrawal that the chain would refuse. */
function refused(shares: bigint, failures: readonly RuleFailure[]): WithdrawCheck {
	return { shares, failures, paid: 0n, queued: 0n, forecast: null };
}

function resolveShares(amount: WithdrawAmount, totals: PoolTotals, owned: bigint, minimum: bigint): bigint {
	if (amount === "all") return owned;
	if (amount.shares !== undefined) return amount.shares;
	const shares = sharesToWithdraw(amount.amount, totals, owned, 2);
	return shareValue(owned - shares, totals, 2) > minimum ? shares : owned;
}

/** The shares of `amount` where they do not depend on the pool; 0 otherwise. */
function knownShares(amount: WithdrawAmount): bigint {
	return amount === "all" ? 0n : (amount.shares ?? 0n);
}

function withdrawOutcome(events: readonly ChainEvent[], pool: PoolProxy | null, owner: Hex): WithdrawResult {
	const account = pool && basePool(pool).base.poolAccountId;
	const { shares: requested } = expectEvent(events, "phalaBasePool", "WithdrawalQueued");
	const payments = eventsNamed(events, "phalaBasePool", "Withdrawal").filter(({ user }) => user === owner);
	// The transfers hold the amount paid: early runtimes add a rest that the pool's event leaves out.
	const transfers = eventsNamed(events, "assets", "Transferred").filter(
		({ from, to }) => from === account && to === owner,
	);
	// A request is a separate NFT. Once it is burnt nothing waits any more, not even dust. Where shares have no price the
	// chain creates none.
	const requests = eventsNamed(events, "phalaBasePool", "NftCreated").filter((nft) => nft.owner === BASE_POOL_ACCOUNT);
	const burnt = eventsNamed(events, "uniques", "Burned");
	const over = requests.every(({ cid, nftId }) => burnt.some((gone) => gone.collection === cid && gone.item === nftId));
	return {
		requested,
		paid: sumBy(transfers, ({ amount }) => amount),
		queued: over ? 0n : requested - sumBy(payments, ({ shares }) => shares),
	};
}
