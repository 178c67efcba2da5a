import type { ApiPromise } from "@polkadot/api";
import type { SubmittableExtrinsic } from "@polkadot/api/types";
import type { Operation, Prepared, Reason } from "../chain/runtime.ts";
import type { Hex } from "../codec/hex.ts";
import { PhalaError } from "../errors/error.ts";
import { refused } from "../errors/rules.ts";
import { extrinsicOf } from "./calls.ts";
import type { Ground, PlanContext, PlanNetwork } from "./context.ts";
import { feeOf } from "./fee.ts";
import { nextNonce } from "./guard.ts";
import { payloadOf, type TransactionOptions, type UnsignedTransaction } from "./payload.ts";
import { run } from "./run.ts";
import { accountOf, type TransactionSigner } from "./signer.ts";
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
export type Party = string | { readonly address: string };

const NOBODY: Hex = `0x${"00".repeat(32)}`;

/**
 * Something to be done, not yet done. Making one touches nothing; {@link Plan.send} is the only step with an effect.
 *
 * @public
 */
export class Plan<R> {
	readonly #context: PlanContext;
	readonly #network: PlanNetwork;
	readonly #operation: Operation<R>;
	readonly #author: Hex | null;

	/** @internal */
	constructor(context: PlanContext, operation: Operation<R>, author: Hex | null) {
		this.#context = context;
		this.#network = context.network;
		this.#operation = operation;
		this.#author = author;
	}

	/** What is done, e.g. `stakePool.setCap`. */
	get name(): string {
		return this.#operation.name;
	}

	/** What {@link batch} puts together. @internal */
	get parts(): { readonly operation: Operation<R>; readonly author: Hex | null } {
		return { operation: this.#operation, author: this.#author };
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
	async check(account: Party): Promise<readonly Reason[]> {
		return this.#reasons(this.#party(account), 0n);
	}

	/**
	 * What the transaction would cost, pico PHA, tip not included.
	 *
	 * @param account - who would sign; nothing is signed
	 * @throws {@link PhalaError} as {@link Plan.check}
	 */
	async fee(account: Party): Promise<bigint> {
		const signer = this.#party(account);
		return this.#feeOf(signer, await this.#prepare(signer));
	}

	/**
	 * What an offline signer signs: exactly the bytes that {@link Plan.send} would sign.
	 *
	 * @param account - who signs
	 * @throws {@link PhalaError} as {@link Plan.check}; `INVALID_AMOUNT`, `INVALID_ARGUMENT` for options out of range
	 */
	async unsigned(account: Party, options: UnsignedOptions = {}): Promise<UnsignedTransaction> {
		const signer = this.#party(account);
		const context = this.#context;
		const [api, prepared] = await Promise.all([context.api(), this.#prepare(signer)]);
		const nonce = options.nonce ?? (await nextNonce(context, signer));
		const extrinsic = this.#build(api, prepared);
		const address = context.addresses.format(signer);
		const { payload, bytes, method, diesAfter } = await payloadOf(this.#on(api), extrinsic, address, nonce, options);
		return { payload, bytes, method, nonce, diesAfter };
	}

	/**
	 * The extrinsic of `@polkadot/api`, unsigned.
	 *
	 * @param account - who will sign, where the calls depend on it; the plan's own account when left out
	 * @throws {@link PhalaError} as {@link Plan.check}
	 */
	async extrinsic(account?: Party): Promise<SubmittableExtrinsic<"promise">> {
		const signer = account === undefined ? (this.#author ?? NOBODY) : this.#party(account);
		const [api, prepared] = await Promise.all([this.#context.api(), this.#prepare(signer)]);
		return this.#build(api, prepared);
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
			const work = async () => {
				const account = this.#own(accountOf(signer, this.#context.addresses));
				const prepared = await this.#prepare(account);
				const [reason] = options.check === false ? [] : await this.#speaksAgainst(account, prepared, options.tip ?? 0n);
				return { account, prepared, reason };
			};
			run(this.#context, this.#network, this.#operation, signer, options, work, track);
		});
	}

	async #reasons(account: Hex, tip: bigint): Promise<readonly Reason[]> {
		return this.#speaksAgainst(account, await this.#prepare(account), tip);
	}

	/** The fee is asked for last: it takes another round trip, and a call that fails anyway needs none. */
	async #speaksAgainst(account: Hex, prepared: Prepared, tip: bigint): Promise<readonly Reason[]> {
		if (prepared.reasons.length > 0) return prepared.reasons;
		const fee = (await this.#feeOf(account, prepared)) + tip;
		const available = prepared.transferable - prepared.spends;
		return fee > available ? [refused("FEE_UNPAYABLE", { fee, available })] : [];
	}

	#prepare(account: Hex): Promise<Prepared<R>> {
		return this.#context.read(this.#operation.prepare(account));
	}

	#build(api: ApiPromise, prepared: Prepared): SubmittableExtrinsic<"promise"> {
		return extrinsicOf(api, prepared, this.#context.chain.generation);
	}

	async #feeOf(account: Hex, prepared: Prepared): Promise<bigint> {
		const [api, nonce] = await Promise.all([this.#context.api(), nextNonce(this.#context, account)]);
		return feeOf(this.#on(api), this.#build(api, prepared), account, nonce);
	}

	#on(api: ApiPromise): Ground {
		return { rpc: this.#context.rpc, network: this.#network, api };
	}

	#party(party: Party): Hex {
		return this.#own(this.#context.addresses.parse(typeof party === "string" ? party : party.address));
	}

	/** `account`, when the plan is its own or anybody's. */
	#own(account: Hex): Hex {
		if (this.#author === null || this.#author === account) return account;
		const { addresses } = this.#context;
		const value = addresses.format(account);
		throw new PhalaError(
			"INVALID_ARGUMENT",
			`This plan is of ${addresses.format(this.#author)}; ${value} cannot send it.`,
			{ name: "account", value },
		);
	}
}

/**
 * The plan of an operation.
 *
 * @param author - the account that the operation belongs to, which alone can send it; `null`: whoever signs
 */
export function planOf<R>(context: PlanContext, operation: Operation<R>, author: Hex | null = null): Plan<R> {
	return new Plan(context, operation, author);
}
