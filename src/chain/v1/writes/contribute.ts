import type { AccountData, PoolInfo } from "../../../../generated/v1/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { min } from "../../../math/fixed.ts";
import { capGap, DUST, sharePrice, sharesFor, valueOf as shareValue } from "../../../math/shares.ts";
import type { StorageQuery } from "../../../query/storage-query.ts";
import { storageKeys, storageValue, sumBy } from "../../../query/storage-value.ts";
import { checkCap } from "../../check-cap.ts";
import { createOperation, type OperationDraft } from "../../create-operation.ts";
import { checkEverything, computeEverything } from "../../fee-reserve.ts";
import { ruleFailure } from "../../loaded-with-writes.ts";
import type { Operation, RuleFailure } from "../../operation.ts";
import type { PoolCheck } from "../../pool-admin/pool-operation.ts";
import { computeTransferable } from "../../transferable.ts";
import type { ChainV1 } from "../chain-context.ts";
import { computeContributable } from "../contributable.ts";
import { buildCall, expectEvent } from "../pallet-api.ts";
import { findPool } from "../pool-records.ts";
import {
	checkQueue,
	type QueueFund,
	readStakers,
	type Staker,
	type Stakers,
	serveQueue,
	settleLocked,
} from "./serve-queue.ts";
import { checkSlash, computeSlash, MOST_PICO } from "./stake-loss.ts";

/** State that the checks of a contribution use, at one block. */
interface ContributionContext {
	readonly pid: number;
	readonly amount: bigint;
	readonly account: Hex;
	readonly poolCheck: PoolCheck<PoolInfo>;
	/** Accounts that may contribute; `null`: all. */
	readonly whitelist: readonly Hex[] | null;
	/** PHA of the account that can still be locked as stake, pico. */
	readonly available: bigint;
	/** Records of the accounts in the queue, and of the contributor. */
	readonly stakers: Stakers;
}

/**
 * Delegates PHA to a stake pool, locked at the account's own address.
 *
 * Checks pool, whitelist, minimum, PHA that is not locked as stake yet, a pool that is not bankrupt, and the cap once the queue is
 * paid. Runtimes without whitelists check minimum and PHA first, and the cap before they pay the queue. The client checks, after all checks
 * of the chain, for stake that it would take, for an amount or position beyond its fixed-point numbers, and for shares that could never be
 * withdrawn.
 *
 * - `"all"`: all PHA that can be locked as stake, but the {@link FEE_RESERVE}
 */
export function contribute(
	chain: ChainV1,
	pid: number,
	amount: bigint | "all",
): Operation<{ amount: bigint; shares: bigint; wrapped: bigint }> {
	return createOperation(chain, "delegator.contribute", (account) => draftContribution(chain, pid, amount, account));
}

/**
 * Drafts the contribution of {@link contribute}. Two rounds.
 *
 * @param freed - stake of the account that calls before it unlock, pico PHA
 */
export function* draftContribution(
	chain: ChainV1,
	pid: number,
	amount: bigint | "all",
	account: Hex,
	freed = 0n,
): StorageQuery<OperationDraft<{ amount: bigint; shares: bigint; wrapped: bigint }>> {
	const { phalaStakePool, system } = chain.entries;
	const balance = storageValue(system.account, account);
	const ledger = storageValue(phalaStakePool.stakeLedger, account);
	const record = findPool(chain, pid);
	const listed = storageValue(phalaStakePool.poolContributionWhitelists, pid);
	const own = storageValue(phalaStakePool.poolStakers, [pid, account]);
	const response = yield { keys: storageKeys([balance, ledger, record, listed, own]) };
	const poolCheck = record.from(response);
	const { pool } = poolCheck;
	const queued = pool ? yield* readStakers(chain, pool) : new Map<Hex, Staker>();
	const { data } = balance.from(response);
	const available = computeContributable(data.free, (ledger.from(response) ?? 0n) - freed);
	const staker = own.from(response) ?? { shares: 0n, locked: 0n };
	const stakers = new Map([...queued, [account, staker]]);
	const contributed = amount === "all" ? computeEverything(0n, available) : amount;
	const context = {
		pid,
		amount: contributed,
		account,
		poolCheck,
		whitelist: listed.from(response),
		available,
		stakers,
	};
	const transferable = computeTransferable(data, chain.constants.existentialDeposit);
	const failures = chain.features.whitelists
		? checkContribution(chain, context)
		: checkEarlyContribution(chain, context);
	const losses = pool && failures.length === 0 ? checkLoss(pool, context, staker) : [];
	return {
		calls: [buildCall("phalaStakePool", "contribute", { pid: BigInt(pid), amount: contributed })],
		failures: [
			...(amount === "all" ? checkEverything(chain.constants, contributed, available) : []),
			...failures,
			...losses,
		],
		// The chain accepts an amount beyond its fixed-point numbers.
		isRefused: failures.length > 0 || losses.some(({ code }) => code === "QUEUE_STUCK"),
		spends: computeSpent(data, transferable, available, contributed),
		outcome(events) {
			const event = expectEvent(events, "phalaStakePool", "Contribution") as { amount: bigint; shares?: bigint };
			// Early runtimes (spec 1130) do not report the shares: they follow from the price at this block.
			const shares = "shares" in event ? event.shares : pool ? sharesFor(contributed, pool, 1) : contributed;
			return { amount: event.amount, shares, wrapped: 0n };
		},
		expected: () => pool && { amount: contributed, shares: sharesFor(contributed, pool, 1), wrapped: 0n },
	};
}

/** How much less can be transferred afterwards: stake locks overlap other locks first. */
function computeSpent({ free }: AccountData, transferable: bigint, available: bigint, amount: bigint): bigint {
	const rest = min(free, available) - amount;
	return rest < transferable ? transferable - (rest > 0n ? rest : 0n) : 0n;
}

function checkContribution(chain: ChainV1, context: ContributionContext): readonly RuleFailure[] {
	const { pid, poolCheck, account, whitelist, amount, available } = context;
	const { pool } = poolCheck;
	if (!pool) return poolCheck.failures;
	const failures: RuleFailure[] = [];
	if (whitelist && account !== pool.owner && !whitelist.includes(account))
		failures.push(ruleFailure("NOT_WHITELISTED", { pid }));
	failures.push(...checkFunds(chain, context));
	if (isBankrupt(pool)) return [...failures, ruleFailure("POOL_BANKRUPT", { pid })];
	return amount > available ? failures : [...failures, ...checkPoolCap(pool, context)];
}

function checkEarlyContribution(chain: ChainV1, context: ContributionContext): readonly RuleFailure[] {
	const { pid, poolCheck, amount } = context;
	const { pool } = poolCheck;
	const failures = checkFunds(chain, context);
	if (!pool) return [...failures, ...poolCheck.failures];
	const remaining = capGap(pool);
	if (remaining !== null && amount > remaining) failures.push(ruleFailure("CAP_EXCEEDED", { remaining }));
	if (isBankrupt(pool)) failures.push(ruleFailure("POOL_BANKRUPT", { pid }));
	return failures;
}

function checkFunds({ constants }: ChainV1, { amount, available }: ContributionContext): RuleFailure[] {
	const failures: RuleFailure[] = [];
	const minimum = constants.minContribution;
	if (amount < minimum) failures.push(ruleFailure("CONTRIBUTION_TOO_SMALL", { minimum }));
	if (amount > available) failures.push(ruleFailure("INSUFFICIENT_BALANCE", { available, required: amount }));
	return failures;
}

/** Checks for what a contribution that the chain accepts would lose, at once or with the position it makes. */
function checkLoss(
	pool: PoolInfo,
	{ pid, account, amount, stakers }: ContributionContext,
	staker: Staker,
): RuleFailure[] {
	const grown = addStake(pool, amount);
	const stuck = checkQueue(pid, grown, pool.withdrawQueue, addShares(pool, account, amount, stakers));
	if (stuck.length > 0) return stuck;
	const slashed = computeSlash(pool, staker);
	const most = staker.shares < MOST_PICO ? MOST_PICO - staker.shares : 0n;
	const minted = grown.totalShares - pool.totalShares;
	if (amount > most || minted > most)
		return [...checkSlash(slashed), ruleFailure("AMOUNT_TOO_LARGE", { maximum: most })];
	const shares = staker.shares + minted;
	const value = shareValue(shares, grown, 1);
	// The next call of the account takes what the shares are not worth then.
	const failures = checkSlash(slashed || computeSlash(grown, { shares, locked: staker.locked + amount }));
	if (shares <= DUST || value <= DUST)
		failures.push(ruleFailure("SHARES_UNWITHDRAWABLE", { shares, value, minimum: DUST }));
	return failures;
}

function isBankrupt({ totalShares, totalStake }: PoolInfo): boolean {
	return totalShares > 0n && totalStake === 0n;
}

function checkPoolCap(pool: PoolInfo, { amount, account, stakers }: ContributionContext): RuleFailure[] {
	const { cap, totalStake, withdrawQueue } = pool;
	if (cap === null) return [];
	const capGap = cap - totalStake + sumBy(withdrawQueue, ({ shares }) => shareValue(shares, pool, 1));
	return checkCap(cap, amount, capGap, (contribution) => {
		return applyContribution(pool, account, contribution, stakers).totalStake;
	});
}

/**
 * The pool after a contribution that has paid the queue, the contributor's own request included.
 *
 * @param stakers - records of the accounts in the queue, and of the contributor
 */
export function applyContribution(pool: PoolInfo, account: Hex, amount: bigint, stakers: Stakers): QueueFund {
	return serveQueue(addStake(pool, amount), pool.withdrawQueue, addShares(pool, account, amount, stakers));
}

/** The pool with a contribution that has not paid the queue yet. */
function addStake(pool: PoolInfo, amount: bigint): QueueFund {
	return {
		totalStake: pool.totalStake + amount,
		totalShares: pool.totalShares + sharesFor(amount, pool, 1),
		freeStake: pool.freeStake + amount,
	};
}

/** The records with the contributor's shares. */
function addShares(pool: PoolInfo, account: Hex, amount: bigint, stakers: Stakers): Stakers {
	const own = stakers.get(account) ?? { shares: 0n, locked: 0n };
	const price = sharePrice(pool, 1);
	const settled = price === null ? own.locked : settleLocked(own, price);
	const shares = own.shares + sharesFor(amount, pool, 1);
	return new Map([...stakers, [account, { shares, locked: settled + amount }]]);
}
