import type { ApiPromise } from "@polkadot/api";
import type { SubmittableExtrinsic } from "@polkadot/api/types";
import type { CheckFailure, Operation, Prepared } from "../chain/operation.ts";
import { ruleFailure } from "../chain/rules/rule-error.ts";
import type { Hex } from "../codec/hex.ts";
import { PhalaError } from "../errors/error.ts";
import { nextNonce } from "./assert-chain.ts";
import { buildExtrinsic } from "./build-extrinsic.ts";
import { estimateFee } from "./estimate-fee.ts";
import type { AccountLike, SendOptions, UnsignedOptions } from "./plan.ts";
import type { PlanContext, PlanNetwork, TransactionDeps } from "./plan-context.ts";
import { run } from "./run.ts";
import { parseSigner, type TransactionSigner } from "./signer.ts";
import { buildPayload, checkOptions, type UnsignedTransaction } from "./signing-payload.ts";
import type { SubmissionReporter } from "./submission.ts";

const ZERO_ACCOUNT: Hex = `0x${"00".repeat(32)}`;

/** Where a plan is worked on: what its methods do. */
export class PlanExecutor<R> {
	readonly #context: PlanContext;
	/** The chain that the plan was made for, which the client may have left since. */
	readonly #network: PlanNetwork;
	readonly #operation: Operation<R>;
	readonly #author: Hex | null;

	constructor(context: PlanContext, network: PlanNetwork, operation: Operation<R>, author: Hex | null) {
		this.#context = context;
		this.#network = network;
		this.#operation = operation;
		this.#author = author;
	}

	async check(party: AccountLike): Promise<readonly CheckFailure[]> {
		const account = this.#party(party);
		return this.#speaksAgainst(account, await this.#prepare(account), 0n);
	}

	async fee(party: AccountLike): Promise<bigint> {
		const account = this.#party(party);
		return this.#feeOf(account, await this.#prepare(account));
	}

	async unsigned(party: AccountLike, options: UnsignedOptions): Promise<UnsignedTransaction> {
		checkOptions(options);
		const account = this.#party(party);
		const context = this.#context;
		const [api, prepared] = await Promise.all([context.api(), this.#prepare(account)]);
		const nonce = options.nonce ?? (await nextNonce(context, account));
		const extrinsic = this.#build(api, prepared);
		const address = context.addresses.format(account);
		const {
			payload,
			bytes,
			method,
			lastValidBlock: diesAfter,
		} = await buildPayload(this.#on(api), extrinsic, address, nonce, options);
		return { payload, bytes, method, nonce, lastValidBlock: diesAfter };
	}

	async extrinsic(party: AccountLike | undefined): Promise<SubmittableExtrinsic<"promise">> {
		const account = party === undefined ? (this.#author ?? ZERO_ACCOUNT) : this.#party(party);
		const [api, prepared] = await Promise.all([this.#context.api(), this.#prepare(account)]);
		return this.#build(api, prepared);
	}

	send(signer: TransactionSigner, options: SendOptions, track: SubmissionReporter<R>): Promise<void> {
		const check = async () => {
			checkOptions(options);
			const account = this.#own(parseSigner(signer, this.#context.addresses));
			const prepared = await this.#prepare(account);
			const [reason] = options.check === false ? [] : await this.#speaksAgainst(account, prepared, options.tip ?? 0n);
			return { account, prepared, reason };
		};
		return run(this.#context, this.#network, this.#operation, signer, options, check, track);
	}

	/** The fee is asked for last: it takes another round trip, and a call that fails anyway needs none. */
	async #speaksAgainst(account: Hex, prepared: Prepared, tip: bigint): Promise<readonly CheckFailure[]> {
		if (prepared.failures.length > 0) return prepared.failures;
		const fee = (await this.#feeOf(account, prepared)) + tip;
		const available = prepared.transferable - prepared.spends;
		return fee > available ? [ruleFailure("FEE_UNPAYABLE", { fee, available })] : [];
	}

	#prepare(account: Hex): Promise<Prepared<R>> {
		return this.#context.read(() => this.#operation.prepare(account));
	}

	#build(api: ApiPromise, prepared: Prepared): SubmittableExtrinsic<"promise"> {
		return buildExtrinsic(api, prepared, this.#context.chain.generation);
	}

	async #feeOf(account: Hex, prepared: Prepared): Promise<bigint> {
		const [api, nonce] = await Promise.all([this.#context.api(), nextNonce(this.#context, account)]);
		return estimateFee(this.#on(api), this.#build(api, prepared), account, nonce);
	}

	#on(api: ApiPromise): TransactionDeps {
		return { rpc: this.#context.rpc, network: this.#network, api };
	}

	#party(party: AccountLike): Hex {
		return this.#own(this.#context.addresses.parse(typeof party === "object" ? party?.address : party));
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
