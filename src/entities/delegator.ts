import type { Observable } from "rxjs";
import type { AccountLike } from "../chain/addresses.ts";
import type { ClaimedRewards } from "../chain/chain-adapter.ts";
import type { DelegatorState, DelegatorSubsidy, DelegatorVote, Position } from "../chain/model/delegator.ts";
import type { MovedStake } from "../chain/move-stake.ts";
import type { WithdrawAmount } from "../chain/operation.ts";
import type { Hex } from "../codec/hex.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";
import { parseOptions } from "../errors/parse-options.ts";
import { throwNotLoaded } from "../errors/throw-not-loaded.ts";
import type { LedgerEntry } from "../ledger/entry.ts";
import type { Plan } from "../plan/plan.ts";
import { type ClaimTarget, parseTarget } from "./claim-target.ts";
import type { EntityContext, ReadContext, ReadOptions } from "./entity-context.ts";
import type { PositionEvent } from "./history/delegator-history.ts";
import type { HistoryOptions } from "./history/events.ts";
import {
	parseAmount,
	parseFlag,
	parsePid,
	parseSubsidy,
	parseU32,
	parseVoteWeights,
	parseWithdrawAmount,
} from "./validate.ts";

/** Rewards to claim, and their receiver. @public */
export interface ClaimRewardOptions extends ClaimTarget {
	/**
	 * Also claims the owner's commission, if the account owns the pool.
	 *
	 * @defaultValue false
	 */
	readonly withOwnerReward?: boolean | undefined;
}

/** Rewards of all positions to claim, and their receiver. @public */
export interface ClaimAllOptions extends ClaimRewardOptions {
	/**
	 * Skips positions with less reward, pico PHA.
	 *
	 * @defaultValue 0n
	 */
	readonly minimum?: bigint | undefined;
}

/** Options of a move of stake. @public */
export interface MoveOptions {
	/**
	 * Also moves where the pool cannot pay everything at once: the shares that are left wait in its queue, and are paid to the account.
	 *
	 * @defaultValue false
	 */
	readonly queueRest?: boolean | undefined;
}

/** Weights of a vote for and against, pico PHA; one of them can be omitted and is then 0. @public */
export type VoteWeights =
	| { readonly aye: bigint; readonly nay?: bigint | undefined }
	| { readonly aye?: bigint | undefined; readonly nay: bigint };

/**
 * A delegator as it is at one block, read only.
 *
 * @public
 */
export class DelegatorView {
	/** ss58 with the chain's prefix. */
	readonly address: string;
	/**
	 * The account's 32 bytes.
	 *
	 * @internal
	 */
	protected readonly account: Hex;
	readonly #context: ReadContext;

	/** @internal */
	constructor(context: ReadContext, account: AccountLike) {
		this.#context = context;
		this.account = context.addresses.parseAccount(account);
		this.address = context.addresses.format(this.account);
	}

	/**
	 * Balances and all positions, in stake pools and vaults; zeros for an unknown account.
	 *
	 * @throws PhalaError the transport's errors
	 */
	get(options?: ReadOptions): Promise<DelegatorState> {
		return this.#context.read((reads) => reads.delegator(this.account), options);
	}

	/**
	 * The account's position in one pool of either kind; `null`: none.
	 *
	 * @throws PhalaError `INVALID_PID`; `NOT_FOUND` if there is no such pool; the transport's errors
	 */
	async position(pid: number | bigint, options?: ReadOptions): Promise<Position | null> {
		const poolId = parsePid(pid);
		return this.#context.read((reads) => reads.position(poolId, this.account), options);
	}

	/**
	 * One-time claims of the account in PHA, apart from any pool's rewards; none in generation 1.
	 *
	 * @throws PhalaError the transport's errors
	 * @remarks Source: `phalaStakePoolv2.legacyRewards`, `phalaBasePool.reimbursements` (generation 2)
	 */
	subsidies(options?: ReadOptions): Promise<readonly DelegatorSubsidy[]> {
		return this.#context.read((reads) => reads.subsidies(this.account), options);
	}

	/**
	 * Votes of the account with delegated PHA that are not unlocked yet; none in generation 1, where a vote locks PHA itself.
	 *
	 * @throws PhalaError the transport's errors
	 * @remarks Source: `phalaWrappedBalances.accountVoteMap` (generation 2)
	 */
	votes(options?: ReadOptions): Promise<readonly DelegatorVote[]> {
		return this.#context.read((reads) => reads.votes(this.account), options);
	}
}

/**
 * An account that delegates: its balances and positions, once and live, and its writes.
 *
 * - Both generations, unless a member states otherwise
 * - Creating a handle makes no request
 * - A write returns a {@link Plan}; nothing is sent until `send`
 *
 * @public
 */
export class Delegator extends DelegatorView {
	readonly #context: EntityContext;

	/** @internal */
	constructor(context: EntityContext, account: AccountLike) {
		super(context, account);
		this.#context = context;
	}

	/**
	 * Balances and all positions: the newest value, then one per block that changed it; completes when the client closes.
	 *
	 * - One storage subscription per 999 keys; a block costs one listing of the account's items, and its changed values
	 */
	get state$(): Observable<DelegatorState> {
		return this.#context.watchByKeys(`delegator/${this.account}`, (reads) => reads.delegator(this.account));
	}

	/**
	 * The account's position in one pool: the newest value, then one per block that changed it; `null`: none.
	 *
	 * @throws PhalaError `INVALID_PID`; the stream fails with `NOT_FOUND` if there is no such pool
	 */
	position$(pid: number | bigint): Observable<Position | null> {
		const poolId = parsePid(pid);
		return this.#context.watch(`delegator/${this.account}/${poolId}`, (reads) => reads.position(poolId, this.account));
	}

	/**
	 * The account's pool events in a range of blocks, each with the position before and after: contributions, withdrawals, rewards of the
	 * pools it is in, claims.
	 *
	 * - Positions are of the parent block and of the event's block: events of one pool in one block share them
	 * - Reads every block of the range, as {@link Phala.events}, and the positions at blocks with such events
	 * - Includes `rewarded` of stake pools that the account delegates to; a vault's stake pools are not the account's
	 *
	 * @param options - `from`, `to`, `signal`, `onProgress`
	 * @throws PhalaError as {@link Phala.events}
	 * @remarks Source: `system.events`, and positions as {@link DelegatorView.position}
	 * @example
	 * ```ts
	 * for await (const event of delegator.history({ from: 2_000_000, to: 2_000_100 })) {
	 * 	console.log(event.block.timestampMs, event.type, event.pid, event.valueAfter - event.valueBefore);
	 * }
	 * ```
	 */
	async *history(options: HistoryOptions): AsyncGenerator<PositionEvent, void, undefined> {
		const { readPositionEvents } = await import("./history/delegator-history.ts").catch(throwNotLoaded);
		yield* readPositionEvents(this.#context, this.account, options);
	}

	/**
	 * The account's ledger over a range of blocks: contributions, withdrawals, rewards, claims, commission, losses, fees, transfers,
	 * wrapping, with what each changed of its PHA, W-PHA, positions and rewards to claim.
	 *
	 * - Begins with what the account had before `from`, ends with what no event explains: the entries add up exactly to what it has
	 * - Summaries, values over time, yield and CSV of it: `phala-stakepool/ledger`
	 * - Reads every block of the range, as {@link Phala.events}; at blocks with events of the account also its positions, and the block for
	 *   the hashes of transactions. Keeps some blocks in memory, however long the range is
	 *
	 * @param options - `from`, `to`, `signal`, `onProgress`
	 * @throws PhalaError as {@link Phala.events}: `BLOCK_PRUNED` where the node discarded the state of a block
	 * @remarks Source: `system.events`, positions as {@link DelegatorView.position}, balances as {@link DelegatorView.get}
	 * @example
	 * ```ts
	 * for await (const entry of delegator.ledger({ from: 2_000_000, to: 2_000_100 })) {
	 * 	console.log(entry.block.timestampMs, entry.type, entry.pid, entry.pha, entry.staked);
	 * }
	 * ```
	 */
	async *ledger(options: HistoryOptions): AsyncGenerator<LedgerEntry, void, undefined> {
		const { readAccountLedger } = await import("./history/account-ledger.ts").catch(throwNotLoaded);
		yield* readAccountLedger(this.#context, this.account, options);
	}

	/**
	 * Delegates to a stake pool or a vault.
	 *
	 * - Generation 1: PHA stays at the account's own address, locked. PHA locked for other purposes than stake can be delegated too
	 * - Generation 2: PHA moves into the pool as W-PHA; the missing part is wrapped in the same transaction
	 * - An account needs PHA to leave again: each call costs a fee. An amount of `contributable` less the fee passes the check and leaves
	 *   nothing to pay for a withdrawal with; `"all"` keeps 0.1 PHA for fees, besides the existential deposit (generation 2), and
	 *   contributes the rest, with all W-PHA
	 * - The check fails with `REST_WOULD_BURN` where W-PHA would be left that an account cannot hold
	 *
	 * @param pid - the pool
	 * @param amount - pico PHA, or `"all"`: what the account has when the plan is checked or sent
	 * @returns `amount`: pico PHA contributed; `shares`: shares minted; `wrapped`: PHA wrapped for the contribution, 0 in generation 1
	 * @throws PhalaError `INVALID_PID`, `INVALID_AMOUNT`
	 * @remarks Source: `phalaStakePool.contribute` (generation 1); `phalaWrappedBalances.wrap` and `phalaStakePoolv2.contribute` or
	 * `phalaVault.contribute` (generation 2)
	 */
	contribute(pid: number | bigint, amount: bigint | "all"): Plan<{ amount: bigint; shares: bigint; wrapped: bigint }> {
		const to = parsePid(pid);
		const pico = amount === "all" ? amount : parseAmount(amount);
		return this.#context.plan("contribute", [to, pico], this.account);
	}

	/**
	 * Withdraws stake: paid from free stake at once, the remainder waits in the queue.
	 *
	 * - Sets the total request: a waiting request is replaced, and its countdown restarts
	 * - Generation 1 pays from free stake directly; its queue is empty while there is free stake. Generation 2 appends the whole request
	 *   to the queue and then serves the queue in order
	 * - `{ amount }` withdraws the fewest shares worth that amount; all shares if they are worth less, or if what would remain could never
	 *   be withdrawn: at most 1000 shares, or shares worth at most 1000 pico PHA (generation 1) or the W-PHA minimum (generation 2)
	 * - `{ shares }` withdraws exactly those; the check fails with `SHARES_UNWITHDRAWABLE` where such a rest would remain, and with
	 *   `WITHDRAWAL_WOULD_BURN` where the chain would burn shares instead of paying them
	 * - Pays PHA that is no longer locked (generation 1), or W-PHA (generation 2); unclaimed rewards stay claimable in generation 1, and
	 *   are part of the shares' value in generation 2
	 *
	 * @param pid - the stake pool or vault
	 * @param amount - by value in pico PHA, by shares, or `"all"`, queued shares included
	 * @throws PhalaError `INVALID_PID`, `INVALID_AMOUNT`, `INVALID_ARGUMENT`
	 * @remarks Source: `phalaStakePool.withdraw` (generation 1), `phalaStakePoolv2.withdraw` or `phalaVault.withdraw` (generation 2)
	 */
	withdraw(pid: number | bigint, amount: WithdrawAmount): Plan<{ requested: bigint; paid: bigint; queued: bigint }> {
		const from = parsePid(pid);
		return this.#context.plan("withdraw", [from, parseWithdrawAmount(amount)], this.account);
	}

	/**
	 * Moves stake from one pool to another in one transaction, all or nothing: withdraws, and contributes exactly what that pays.
	 *
	 * - Moves what the first pool pays at once. Where its free stake is too little, the check fails with `WITHDRAWAL_NOT_PAYABLE`; with
	 *   `queueRest` it moves the part that is paid, and fails only if that is nothing, or below the second pool's minimum
	 * - Needs no PHA but the fee, and wraps nothing
	 * - The amount to contribute is fixed when the transaction is signed. If the first pool pays less by then, the transaction is undone with
	 *   `INSUFFICIENT_BALANCE`, unless the account has so much besides; what it pays more, e.g. after a reward, stays with the account
	 * - Otherwise as {@link Delegator.withdraw} followed by {@link Delegator.contribute}: it replaces a waiting request in the first pool,
	 *   and rewards of generation 1 stay claimable there
	 *
	 * @param fromPid - the stake pool or vault to withdraw from
	 * @param toPid - the stake pool or vault to contribute to
	 * @param amount - by value in pico PHA, by shares, or `"all"`, queued shares included
	 * @returns `withdrawn`: pico PHA paid; `contributed`: pico PHA contributed; `shares`: shares minted in the second pool; `queued`: shares
	 * that wait in the first pool
	 * @throws PhalaError `INVALID_PID`, `INVALID_AMOUNT`, `INVALID_ARGUMENT`, also where both pools are the same
	 * @remarks Source: `utility.batchAll` of the calls of `withdraw` and `contribute`
	 * @example
	 * ```ts
	 * const { result } = await delegator.move(3, 8, "all").send(signer).inBlock;
	 * console.log(result.contributed, result.shares);
	 * ```
	 */
	move(
		fromPid: number | bigint,
		toPid: number | bigint,
		amount: WithdrawAmount,
		options: MoveOptions = {},
	): Plan<MovedStake> {
		const from = parsePid(fromPid);
		const to = parsePid(toPid);
		if (from === to) throw invalidArgument("toPid", to, "another pool");
		const queueRest = parseFlag("queueRest", parseOptions(options).queueRest);
		return this.#context.plan("move", [from, to, parseWithdrawAmount(amount), queueRest], this.account);
	}

	/**
	 * Claims the rewards of a position, which are separate from its shares: `reward` of a {@link Position}.
	 *
	 * - Generation 1 only. In generation 2 rewards raise the share price, and are obtained by withdrawing shares
	 *
	 * @param pid - the pool
	 * @param options - `target`: the account to pay, the signer by default; `withOwnerReward`: also the owner's commission, if the account
	 * owns the pool (always included before spec 1180)
	 * @throws PhalaError `UNSUPPORTED` in generation 2; `INVALID_PID`, `INVALID_ADDRESS`, `WRONG_PREFIX`
	 * @remarks Source: `phalaStakePool.claimStakerRewards`, with the owner's `phalaStakePool.claimRewards` (generation 1)
	 */
	claimReward(pid: number | bigint, options: ClaimRewardOptions = {}): Plan<{ amount: bigint }> {
		const from = parsePid(pid);
		const target = parseTarget(options, this.#context.addresses);
		const both = options.withOwnerReward === true;
		return this.#context.plan("claimReward", [from, target, both], this.account);
	}

	/**
	 * Claims the rewards of all positions, all or nothing.
	 *
	 * - The positions are read when the plan is checked or sent
	 * - Generation 1 only, as {@link Delegator.claimReward}. Owners batch {@link StakePool.claimOwnerReward}
	 *
	 * @param options - `target`, `withOwnerReward` as for one pool; `minimum`: skips positions with less reward, pico PHA, 0 by default
	 * @returns `amount`: sum claimed; `pids`: pools it was claimed from, ascending; `skipped`: positions below `minimum`
	 * @throws PhalaError `UNSUPPORTED` in generation 2; `INVALID_AMOUNT`, `INVALID_ADDRESS`, `WRONG_PREFIX`
	 * @remarks Source: `utility.batchAll` of `phalaStakePool.claimStakerRewards` (generation 1)
	 */
	claimAllRewards(options: ClaimAllOptions = {}): Plan<ClaimedRewards> {
		const target = parseTarget(options, this.#context.addresses);
		const { withOwnerReward = false, minimum = 0n } = options;
		return this.#context.plan(
			"claimAllRewards",
			[target, withOwnerReward, parseAmount(minimum, "minimum")],
			this.account,
		);
	}

	/**
	 * Claims one of {@link DelegatorView.subsidies}, in PHA.
	 *
	 * - Reimbursements exist in runtimes from spec 1260 on
	 *
	 * @param subsidy - an element of the list, or its pool and kind
	 * @param options - `target`: the account to pay; the signer by default
	 * @throws PhalaError `UNSUPPORTED` if the chain has no such claim; `INVALID_PID`, `INVALID_ARGUMENT`, `INVALID_ADDRESS`,
	 * `WRONG_PREFIX`
	 * @remarks Source: `phalaStakePoolv2.claimLegacyRewards`, `phalaBasePool.claimReimbursement` (generation 2)
	 */
	claimSubsidy(subsidy: Pick<DelegatorSubsidy, "pid" | "kind">, options: ClaimTarget = {}): Plan<{ amount: bigint }> {
		const { pid, kind } = parseSubsidy(subsidy);
		const target = parseTarget(options, this.#context.addresses);
		return this.#context.plan("claimSubsidy", [pid, kind, target], this.account);
	}

	/**
	 * Votes in a referendum with delegated PHA and W-PHA. A later vote in the same referendum replaces it.
	 *
	 * - Voting PHA can still be delegated and withdrawn, but not unwrapped until the referendum is over and {@link Phala.unlockVotes}
	 *   was called
	 *
	 * @param referendum - index of the referendum
	 * @param weights - `aye`, `nay`: pico PHA for and against; an omitted one is 0
	 * @throws PhalaError `UNSUPPORTED` in generation 1, where democracy takes votes with staked PHA itself; `INVALID_ARGUMENT`,
	 * `INVALID_AMOUNT`
	 * @remarks Source: `phalaWrappedBalances.vote` (generation 2)
	 */
	vote(referendum: number, weights: VoteWeights): Plan<{ aye: bigint; nay: bigint }> {
		const index = parseU32("referendum", referendum);
		const { aye, nay } = parseVoteWeights(weights);
		return this.#context.plan("vote", [index, aye, nay], this.account);
	}

	/**
	 * Wraps PHA: converts it into W-PHA, the token that pools of generation 2 accept.
	 *
	 * @param amount - pico PHA
	 * @throws PhalaError `INVALID_AMOUNT`; `UNSUPPORTED` in generation 1, which has no W-PHA
	 * @remarks Source: `phalaWrappedBalances.wrap` (generation 2)
	 */
	wrap(amount: bigint): Plan<{ amount: bigint }> {
		const pico = parseAmount(amount);
		return this.#context.plan("wrap", [pico], this.account);
	}

	/**
	 * Unwraps W-PHA: converts it back into PHA.
	 *
	 * - The chain burns a remainder below `wrappedMinBalance`: the check fails with `REST_WOULD_BURN`; use `"all"`
	 *
	 * @param amount - pico PHA, or `"all"` that may be unwrapped
	 * @throws PhalaError `INVALID_AMOUNT`; `UNSUPPORTED` in generation 1, which has no W-PHA
	 * @remarks Source: `phalaWrappedBalances.unwrap` and `.unwrapAll` (generation 2)
	 */
	unwrap(amount: bigint | "all"): Plan<{ amount: bigint }> {
		const pico = amount === "all" ? amount : parseAmount(amount);
		return this.#context.plan("unwrap", [pico], this.account);
	}
}
