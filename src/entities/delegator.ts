import type { Observable } from "rxjs";
import type { ClaimedRewards } from "../chain/chain-adapter.ts";
import type { DelegatorState, DelegatorSubsidy, DelegatorVote, Position } from "../chain/model/delegator.ts";
import type { WithdrawAmount } from "../chain/operation.ts";
import type { Hex } from "../codec/hex.ts";
import type { Plan } from "../plan/plan.ts";
import type { EntityContext, ReadContext, ReadOptions } from "./entity-context.ts";
import { parseAmount, parsePid, parseSubsidy, parseU32, parseVoteWeights, parseWithdrawAmount } from "./validate.ts";

/** Where claimed rewards go, and which. @public */
export interface ClaimRewardOptions {
	/** Who gets them, ss58 or hex; the signer when left out. */
	readonly target?: string | undefined;
	/** The owner's commission too, where the account owns the pool; without it when left out. */
	readonly withOwnerReward?: boolean | undefined;
}

/** What to claim at once. @public */
export interface ClaimAllOptions extends ClaimRewardOptions {
	/**
	 * Skips positions with less reward, pico PHA.
	 *
	 * @defaultValue 0n
	 */
	readonly minimum?: bigint | undefined;
}

/** What votes for a referendum, and what against, pico PHA; 0 where one is left out. @public */
export type VoteWeights =
	| { readonly aye: bigint; readonly nay?: bigint | undefined }
	| { readonly aye?: bigint | undefined; readonly nay: bigint };

/**
 * A delegator as it is at one block, to be read only.
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
	constructor(context: ReadContext, address: string) {
		this.#context = context;
		this.account = context.addresses.parse(address);
		this.address = context.addresses.format(this.account);
	}

	/**
	 * Balances and all positions, in stake pools and vaults; zeros for an account that the chain does not know.
	 *
	 * @throws {@link PhalaError} what the transport throws
	 */
	get(options?: ReadOptions): Promise<DelegatorState> {
		return this.#context.read((reads) => reads.delegator(this.account), options);
	}

	/**
	 * What the account has in one pool, of whatever kind; `null`: nothing.
	 *
	 * @throws {@link PhalaError} `INVALID_PID`; `NOT_FOUND` where there is no such pool; what the transport throws
	 */
	async position(pid: number | bigint, options?: ReadOptions): Promise<Position | null> {
		const of = parsePid(pid);
		return this.#context.read((reads) => reads.position(of, this.account), options);
	}

	/**
	 * PHA that the chain owes the account once, apart from any pool's rewards; none in generation 1.
	 *
	 * @throws {@link PhalaError} what the transport throws
	 * @remarks Source: `phalaStakePoolv2.legacyRewards`, `phalaBasePool.reimbursements` (generation 2)
	 */
	subsidies(options?: ReadOptions): Promise<readonly DelegatorSubsidy[]> {
		return this.#context.read((reads) => reads.subsidies(this.account), options);
	}

	/**
	 * Votes of the account with delegated PHA that were not let go of yet; none in generation 1, where a vote locks PHA itself.
	 *
	 * @throws {@link PhalaError} what the transport throws
	 * @remarks Source: `phalaWrappedBalances.accountVoteMap` (generation 2)
	 */
	votes(options?: ReadOptions): Promise<readonly DelegatorVote[]> {
		return this.#context.read((reads) => reads.votes(this.account), options);
	}
}

/**
 * An account that delegates: what it has, live and once, and what it can do. Both generations, where a member says nothing else.
 *
 * @public
 */
export class Delegator extends DelegatorView {
	readonly #context: EntityContext;

	/** @internal */
	constructor(context: EntityContext, address: string) {
		super(context, address);
		this.#context = context;
	}

	/**
	 * Balances and all positions, replayed, and again whenever a block changed them; completes when the client closes.
	 *
	 * - One storage subscription per 999 keys: a block costs one listing of the account's items, and what is new in it
	 */
	get state$(): Observable<DelegatorState> {
		return this.#context.watchByKeys(`delegator/${this.account}`, (reads) => reads.delegator(this.account));
	}

	/**
	 * What the account has in one pool, replayed, and again whenever a block changed it; `null`: nothing.
	 *
	 * @throws {@link PhalaError} `INVALID_PID`; the stream ends with `NOT_FOUND` where there is no such pool
	 */
	position$(pid: number | bigint): Observable<Position | null> {
		const of = parsePid(pid);
		return this.#context.watch(`delegator/${this.account}/${of}`, (reads) => reads.position(of, this.account));
	}

	/**
	 * Delegates to a stake pool or a vault.
	 *
	 * - Generation 1: PHA stays at the account's own address, locked. What is locked for other things than stake can be delegated too
	 * - Generation 2: PHA moves into the pool as W-PHA, of which only what is missing is wrapped, in the same transaction
	 *
	 * @param pid - the pool
	 * @param amount - pico PHA
	 * @returns `wrapped`: PHA that was wrapped for it; 0 in generation 1
	 * @throws {@link PhalaError} `INVALID_PID`, `INVALID_AMOUNT`
	 * @remarks Source: `phalaStakePool.contribute` (generation 1); `phalaWrappedBalances.wrap` and `phalaStakePoolv2.contribute` or
	 * `phalaVault.contribute` (generation 2)
	 */
	contribute(pid: number | bigint, amount: bigint): Plan<{ amount: bigint; shares: bigint; wrapped: bigint }> {
		const to = parsePid(pid);
		const pico = parseAmount(amount);
		return this.#context.plan("contribute", [to, pico], this.account);
	}

	/**
	 * Asks for stake back: paid from free stake at once, the rest waits in the queue.
	 *
	 * - The new total request: one that waits already is replaced by it, and its countdown starts anew
	 * - Generation 1 pays what is free past the queue, which never waits while there is something free; generation 2 puts the whole
	 *   request at the end of the queue and then serves the queue, others first
	 * - An amount asks for the least shares that are worth as much; for all of them where it is more than they are worth, or where at
	 *   most 1000 shares, or shares worth at most 1000 pico PHA, would be left: the chain pays out no such rest
	 * - What is paid is PHA that is no longer locked (generation 1), or W-PHA (generation 2); rewards that are not claimed stay claimable
	 *   in generation 1, and are in the shares in generation 2
	 *
	 * @param pid - the stake pool or vault
	 * @param want - by value in pico PHA, by shares, or all, queued shares included
	 * @throws {@link PhalaError} `INVALID_PID`, `INVALID_AMOUNT`, `INVALID_ARGUMENT`
	 * @remarks Source: `phalaStakePool.withdraw` (generation 1), `phalaStakePoolv2.withdraw` or `phalaVault.withdraw` (generation 2)
	 */
	withdraw(pid: number | bigint, want: WithdrawAmount): Plan<{ requested: bigint; paid: bigint; queued: bigint }> {
		const from = parsePid(pid);
		const wish = parseWithdrawAmount(want);
		return this.#context.plan("withdraw", [from, wish], this.account);
	}

	/**
	 * Claims the rewards of a position, which are kept apart from the shares: `reward` of a {@link Position}.
	 *
	 * - Generation 1 alone. In generation 2 rewards raise the share price: whoever wants them withdraws shares
	 *
	 * @param pid - the pool
	 * @param options - `target`: who gets them, ss58 or hex, the signer when left out; `withOwnerReward`: the owner's commission too,
	 * where the account owns the pool (before spec 1180 it always comes along)
	 * @throws {@link PhalaError} `UNSUPPORTED` in generation 2; `INVALID_PID`, `INVALID_ADDRESS`, `WRONG_PREFIX`
	 * @remarks Source: `phalaStakePool.claimStakerRewards`, with the owner's `phalaStakePool.claimRewards` (generation 1)
	 */
	claimReward(pid: number | bigint, options: ClaimRewardOptions = {}): Plan<{ amount: bigint }> {
		const from = parsePid(pid);
		const target = this.#target(options);
		const both = options.withOwnerReward === true;
		return this.#context.plan("claimReward", [from, target, both], this.account);
	}

	/**
	 * Claims the rewards of all positions, all or nothing.
	 *
	 * - The positions are read when the plan is checked or sent
	 * - Generation 1 only, as {@link Delegator.claimReward}. Owners batch {@link StakePool.claimOwnerReward}
	 *
	 * @param options - `target` and `withOwnerReward` as for one pool; `minimum`: skip positions with less reward, pico PHA
	 * @returns `amount`: sum of what was claimed; `pids`: from which pools, ascending; `skipped`: positions below `minimum`
	 * @throws {@link PhalaError} `UNSUPPORTED` in generation 2; `INVALID_AMOUNT`, `INVALID_ADDRESS`, `WRONG_PREFIX`
	 * @remarks Source: `utility.batchAll` of `phalaStakePool.claimStakerRewards` (generation 1)
	 */
	claimAllRewards(options: ClaimAllOptions = {}): Plan<ClaimedRewards> {
		const { withOwnerReward = false, minimum = 0n } = options;
		const target = this.#target(options);
		return this.#context.plan("claimAllRewards", [target, withOwnerReward, parseAmount(minimum)], this.account);
	}

	/**
	 * Claims one of {@link DelegatorView.subsidies}, in PHA.
	 *
	 * - A reimbursement needs a runtime that has them, specs from 1260 on
	 *
	 * @param subsidy - one of the list, or its pool and kind
	 * @param options - `target`: who gets it, ss58 or hex; the signer when left out
	 * @throws {@link PhalaError} `UNSUPPORTED` where the chain has no such claim; `INVALID_PID`, `INVALID_ARGUMENT`, `INVALID_ADDRESS`,
	 * `WRONG_PREFIX`
	 * @remarks Source: `phalaStakePoolv2.claimLegacyRewards`, `phalaBasePool.claimReimbursement` (generation 2)
	 */
	claimSubsidy(
		subsidy: Pick<DelegatorSubsidy, "pid" | "kind">,
		options: { readonly target?: string | undefined } = {},
	): Plan<{ amount: bigint }> {
		const { pid, kind } = parseSubsidy(subsidy);
		const target = this.#target(options);
		return this.#context.plan("claimSubsidy", [pid, kind, target], this.account);
	}

	/**
	 * Votes in a referendum with delegated PHA and W-PHA. A later vote in the same referendum replaces it.
	 *
	 * - What votes is not locked against delegating or withdrawing, only against unwrapping, until the referendum is over and
	 *   {@link Phala.unlockVotes} was called
	 *
	 * @param referendum - index of the referendum
	 * @param weights - `aye`, `nay`: pico PHA for and against; one of them 0 when left out
	 * @throws {@link PhalaError} `UNSUPPORTED` in generation 1, where democracy takes votes with staked PHA itself; `INVALID_ARGUMENT`,
	 * `INVALID_AMOUNT`
	 * @remarks Source: `phalaWrappedBalances.vote` (generation 2)
	 */
	vote(referendum: number, weights: VoteWeights): Plan<{ aye: bigint; nay: bigint }> {
		const index = parseU32("referendum", referendum);
		const { aye, nay } = parseVoteWeights(weights);
		return this.#context.plan("vote", [index, aye, nay], this.account);
	}

	/**
	 * Turns PHA into W-PHA, which is what pools of generation 2 take.
	 *
	 * @param amount - pico PHA
	 * @throws {@link PhalaError} `INVALID_AMOUNT`; `UNSUPPORTED` in generation 1, which has no W-PHA
	 * @remarks Source: `phalaWrappedBalances.wrap` (generation 2)
	 */
	wrap(amount: bigint): Plan<{ amount: bigint }> {
		const pico = parseAmount(amount);
		return this.#context.plan("wrap", [pico], this.account);
	}

	/**
	 * Turns W-PHA back into PHA.
	 *
	 * - The chain burns a rest below `wrappedMinBalance`: take `"all"` rather than leave dust
	 *
	 * @param amount - pico PHA, or all that may be unwrapped
	 * @throws {@link PhalaError} `INVALID_AMOUNT`; `UNSUPPORTED` in generation 1, which has no W-PHA
	 * @remarks Source: `phalaWrappedBalances.unwrap` and `.unwrapAll` (generation 2)
	 */
	unwrap(amount: bigint | "all"): Plan<{ amount: bigint }> {
		const pico = amount === "all" ? amount : parseAmount(amount);
		return this.#context.plan("unwrap", [pico], this.account);
	}

	#target({ target }: { readonly target?: string | undefined }): Hex | null {
		return target === undefined ? null : this.#context.addresses.parse(target);
	}
}
