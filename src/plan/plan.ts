import type { SubmittableExtrinsic } from "@polkadot/api/types";
import type { CheckFailure, Operation } from "../chain/operation.ts";
import type { Hex } from "../codec/hex.ts";
import { isPhalaError, PhalaError } from "../errors/error.ts";
import type { PlanContext, PlanNetwork } from "./plan-context.ts";
import type { PlanExecutor } from "./plan-executor.ts";
import type { TransactionSigner } from "./signer.ts";
import type { TransactionOptions, UnsignedTransaction } from "./signing-payload.ts";
import { Submission } from "./submission.ts";

/** What can be chosen when a plan is sent. @public */
export interface SendOptions extends TransactionOptions {
	/** Ends the wait with `ABORTED`. What was sent already goes on; before that, nothing is sent. */
	readonly signal?: AbortSignal | undefined;
	/** Whether {@link Plan.check} has to find nothing before anything is signed; `true` when left out. */
	readonly check?: boolean | undefined;
}

/** What can be chosen when a plan is handed to an offline signer. @public */
export interface UnsignedOptions extends TransactionOptions {
	/** The nonce; the account's next one, pool included, when left out. */
	readonly nonce?: number | undefined;
}

/** Who a plan is for: ss58 or hex, or anything with an address. @public */
export type AccountLike = string | { readonly address: string };

/** Where a plan's operation comes from: it is made when the plan is first used. */
export type OperationSource<R> = () => Operation<R> | Promise<Operation<R>>;

/**
 * Something to be done, not yet done. Making one touches nothing; {@link Plan.send} is the only step with an effect.
 *
 * @public
 */
export class Plan<R> {
	readonly #order: PlanSpec<R>;
	readonly #many: boolean;

	/** @internal */
	constructor(context: PlanContext, source: OperationSource<R>, author: Hex | null, many = false) {
		this.#order = { context, network: context.network, source, author };
		this.#many = many;
	}

	/** What a batch puts together; `many`: it is one already. @internal */
	get parts(): { readonly source: OperationSource<R>; readonly author: Hex | null; readonly many: boolean } {
		const { source, author } = this.#order;
		return { source, author, many: this.#many };
	}

	/**
	 * Why the chain would refuse this, in the order in which the chain looks; empty when nothing speaks against it.
	 *
	 * - The chain's own rules, on one block: a later block may differ
	 * - After them what only a client can know: shares or PHA that would be burnt, and, when nothing else speaks against it,
	 *   a fee that the account cannot pay
	 *
	 * @param account - who would sign
	 * @throws {@link PhalaError} `INVALID_ADDRESS`, `WRONG_PREFIX`, `INVALID_ARGUMENT` for another account than the plan is of
	 */
	async check(account: AccountLike): Promise<readonly CheckFailure[]> {
		return (await loadExecutor(this.#order)).check(account);
	}

	/**
	 * What the transaction would cost, pico PHA, tip not included.
	 *
	 * @param account - who would sign; nothing is signed
	 * @throws {@link PhalaError} as {@link Plan.check}
	 */
	async fee(account: AccountLike): Promise<bigint> {
		return (await loadExecutor(this.#order)).fee(account);
	}

	/**
	 * What an offline signer signs: exactly the bytes that {@link Plan.send} would sign.
	 *
	 * @param account - who signs
	 * @throws {@link PhalaError} as {@link Plan.check}; `INVALID_AMOUNT`, `INVALID_ARGUMENT` for options out of range
	 */
	async unsigned(account: AccountLike, options: UnsignedOptions = {}): Promise<UnsignedTransaction> {
		return (await loadExecutor(this.#order)).unsigned(account, options);
	}

	/**
	 * The extrinsic of `@polkadot/api`, unsigned.
	 *
	 * @param account - who will sign, where the calls depend on it; the plan's own account when left out
	 * @throws {@link PhalaError} as {@link Plan.check}
	 */
	async extrinsic(account?: AccountLike): Promise<SubmittableExtrinsic<"promise">> {
		return (await loadExecutor(this.#order)).extrinsic(account);
	}

	/**
	 * Checks, signs and sends. Starts at once; the answer tells how it goes.
	 *
	 * - Several at the same time are fine: nonces are given out in order, per account
	 * - Nothing is signed when the check finds something, or when the chain or its runtime is not the one of this plan
	 *
	 * @param signer - a key pair, or an account with a wallet's signer
	 */
	send(signer: TransactionSigner, options: SendOptions = {}): Submission<R> {
		return new Submission<R>((track) => {
			loadExecutor(this.#order).then(
				(desk) => desk.send(signer, options, track),
				(error: unknown) => track.fail("failed", notLoaded(error)),
			);
		});
	}
}

/** What the working side needs to know. */
interface PlanSpec<R> {
	readonly context: PlanContext;
	readonly network: PlanNetwork;
	readonly source: OperationSource<R>;
	readonly author: Hex | null;
}

/** The working side: loaded with the first plan that is used, so that readers never pay for it. */
async function loadExecutor<R>({ context, network, source, author }: PlanSpec<R>): Promise<PlanExecutor<R>> {
	const [{ PlanExecutor }, operation] = await Promise.all([import("./plan-executor.ts"), source()]);
	return new PlanExecutor(context, network, operation, author);
}

function notLoaded(cause: unknown): PhalaError {
	if (isPhalaError(cause)) return cause;
	const rpcMessage = cause instanceof Error ? cause.message : String(cause);
	const details = { method: "import", rpcCode: null, rpcMessage };
	return new PhalaError("RPC_FAILED", `The code that sends plans could not be loaded: ${rpcMessage}`, details, {
		cause,
	});
}
