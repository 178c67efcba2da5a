import type { Observable } from "rxjs";
import type { WithdrawWish } from "../chain/runtime.ts";
import type { DelegatorState, Position } from "../chain/types.ts";
import type { Hex } from "../codec/hex.ts";
import type { Plan } from "../plan/plan.ts";
import type { EntityContext, ReadContext, ReadOptions } from "./context.ts";
import { amountOf, pidOf, wishOf } from "./input.ts";

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
	 * Balances and all positions; zeros for an account that the chain does not know.
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
		const of = pidOf(pid);
		return this.#context.read((reads) => reads.position(of, this.account), options);
	}
}

/**
 * An account that delegates: what it has, live and once, and what it can do.
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

	/** Balances and all positions, replayed, and again whenever a block changed them; completes when the client closes. */
	get state$(): Observable<DelegatorState> {
		return this.#context.watch(`delegator/${this.account}`, (reads) => reads.delegator(this.account));
	}

	/**
	 * What the account has in one pool, replayed, and again whenever a block changed it; `null`: nothing.
	 *
	 * @throws {@link PhalaError} `INVALID_PID`; the stream ends with `NOT_FOUND` where there is no such pool
	 */
	position$(pid: number | bigint): Observable<Position | null> {
		const of = pidOf(pid);
		return this.#context.watch(`delegator/${this.account}/${of}`, (reads) => reads.position(of, this.account));
	}

	/**
	 * Delegates to a pool. Wraps only what is missing as W-PHA, in the same transaction.
	 *
	 * @param pid - the pool
	 * @param amount - pico PHA
	 * @throws {@link PhalaError} `INVALID_PID`, `INVALID_AMOUNT`
	 * @remarks Source: `phalaWrappedBalances.wrap`, `phalaStakePoolv2.contribute` (generation 2)
	 */
	contribute(pid: number | bigint, amount: bigint): Plan<{ amount: bigint; shares: bigint; wrapped: bigint }> {
		const to = pidOf(pid);
		const pico = amountOf(amount);
		return this.#context.plan((writes) => writes.contribute(to, pico), this.account);
	}

	/**
	 * Asks for stake back: paid at once from free stake, the rest waits in the queue.
	 *
	 * - The new total request: one that waits already is replaced by it, and its countdown starts anew
	 * - An amount above what the shares are worth asks for all of them
	 *
	 * @param pid - the pool
	 * @param want - by value in pico PHA, by shares, or all, queued shares included
	 * @throws {@link PhalaError} `INVALID_PID`, `INVALID_AMOUNT`, `INVALID_ARGUMENT`
	 * @remarks Source: `phalaStakePoolv2.withdraw` (generation 2)
	 */
	withdraw(pid: number | bigint, want: WithdrawWish): Plan<{ requested: bigint; paid: bigint; queued: bigint }> {
		const from = pidOf(pid);
		const wish = wishOf(want);
		return this.#context.plan((writes) => writes.withdraw(from, wish), this.account);
	}

	/**
	 * Claims rewards that are kept apart from the shares. Generation 2 has none: there rewards raise the share price.
	 *
	 * @param pid - the pool
	 * @param options - `target`: who gets them; the signer when left out
	 * @throws {@link PhalaError} `UNSUPPORTED` in generation 2; `INVALID_PID`, `INVALID_ADDRESS`, `WRONG_PREFIX`
	 */
	claimReward(pid: number | bigint, options: { readonly target?: string | undefined } = {}): Plan<{ amount: bigint }> {
		const from = pidOf(pid);
		const target = options.target === undefined ? null : this.#context.addresses.parse(options.target);
		return this.#context.plan((writes) => writes.claimReward(from, target, false), this.account);
	}

	/**
	 * Turns PHA into W-PHA, which is what pools take.
	 *
	 * @param amount - pico PHA
	 * @throws {@link PhalaError} `INVALID_AMOUNT`
	 * @remarks Source: `phalaWrappedBalances.wrap` (generation 2)
	 */
	wrap(amount: bigint): Plan<{ amount: bigint }> {
		const pico = amountOf(amount);
		return this.#context.plan((writes) => writes.wrap(pico), this.account);
	}

	/**
	 * Turns W-PHA back into PHA.
	 *
	 * - The chain burns a rest below `wrappedMinBalance`: take `"all"` rather than leave dust
	 *
	 * @param amount - pico PHA, or all that may be unwrapped
	 * @throws {@link PhalaError} `INVALID_AMOUNT`
	 * @remarks Source: `phalaWrappedBalances.unwrap` and `.unwrapAll` (generation 2)
	 */
	unwrap(amount: bigint | "all"): Plan<{ amount: bigint }> {
		const pico = amount === "all" ? amount : amountOf(amount);
		return this.#context.plan((writes) => writes.unwrap(pico), this.account);
	}
}
