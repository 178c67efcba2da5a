import type { WritesModule } from "../chain/chain-adapter.ts";
import type { Operation, Prepared, RuleFailure } from "../chain/operation.ts";
import { ruleFailure } from "../chain/rules/rule-failure.ts";
import type { Hex } from "../codec/hex.ts";
import { positive } from "../math/fixed.ts";
import type { StorageQuery } from "../query/storage-query.ts";
import { findExceededLimits } from "./block-limits.ts";
import { CallWeights } from "./call-weights.ts";
import { encodeCalls } from "./encode-calls.ts";
import { type EstimateOptions, estimateTransaction, type TransactionEstimate } from "./estimate-fee.ts";
import type { PlanContext, TransactionDeps } from "./plan-context.ts";
import type { PreparationPoint } from "./preparation-point.ts";
import {
	buildPayload,
	type PayloadPoint,
	type TransactionOptions,
	type UnsignedTransaction,
} from "./signing-payload.ts";

/** A plan and the reasons why it should not be sent. */
export interface CheckedPlan<R> {
	readonly prepared: Prepared<R>;
	readonly failures: readonly RuleFailure[];
	/** Estimated, tip included, pico PHA; `null` where another failure came first. */
	readonly fee: bigint | null;
}

/** What a submission needs of a {@link PlanPreparer}. */
export type SubmissionPreparer<R> = Pick<PlanPreparer<R>, "prepare" | "prepareAndCheck" | "encode" | "buildPayload">;

/** Prepares an operation at one block: its calls, its check, its fee, its transaction. */
export class PlanPreparer<R> {
	readonly #context: PlanContext;
	readonly #deps: TransactionDeps;
	readonly #chain: WritesModule;
	readonly #operation: Operation<R>;

	constructor(context: PlanContext, chain: WritesModule, operation: Operation<R>) {
		this.#context = context;
		this.#deps = { rpc: context.rpc, network: context.network, codec: chain.codec };
		this.#chain = chain;
		this.#operation = operation;
	}

	/** @param earlier - transactions that come before it */
	prepare(account: Hex, { at, earlier }: Pick<PreparationPoint, "at" | "earlier">): Promise<Prepared<R>> {
		const operation = earlier?.state.prepareAfter(earlier.pending, this.#operation) ?? this.#operation;
		return this.#execute(() => operation.prepare(account), at);
	}

	/** The fee comes last: it takes another round trip, which a call that fails anyway does not need. */
	async prepareAndCheck(account: Hex, point: PreparationPoint, options: EstimateOptions): Promise<CheckedPlan<R>> {
		const prepared = await this.prepare(account, point);
		if (prepared.failures.length > 0) return { prepared, failures: prepared.failures, fee: null };
		const estimate = await this.estimate(account, prepared, point, options);
		const { fee } = estimate;
		const [exceeded] = findExceededLimits(this.#deps.codec, estimate, prepared.calls);
		if (exceeded) return { prepared, failures: [exceeded.failure], fee };
		const available = positive(prepared.transferable - prepared.spends);
		if (fee > available) return { prepared, failures: [ruleFailure("FEE_UNPAYABLE", { fee, available })], fee };
		const afterFee = await this.#prepareAfterFee(prepared, fee, point);
		return { prepared: afterFee, failures: afterFee.failures, fee };
	}

	/** The plan as the chain executes it: with the fee taken before. */
	async #prepareAfterFee(prepared: Prepared<R>, fee: bigint, { at }: PreparationPoint): Promise<Prepared<R>> {
		const { afterFee } = prepared;
		return afterFee ? this.#execute(() => afterFee(fee), at) : prepared;
	}

	#execute(query: () => StorageQuery<Prepared<R>>, at: Hex): Promise<Prepared<R>> {
		const { rpc } = this.#context;
		return CallWeights.ofRuntime(this.#chain).prepare(rpc, at, () => this.#context.execute(query, { at }));
	}

	async estimateFee(
		account: Hex,
		prepared: Prepared,
		point: PreparationPoint,
		options: EstimateOptions,
	): Promise<bigint> {
		return (await this.estimate(account, prepared, point, options)).fee;
	}

	/** What the chain would charge for it, and what it takes of a block. */
	async estimate(
		account: Hex,
		prepared: Prepared,
		point: PreparationPoint,
		options: EstimateOptions,
	): Promise<TransactionEstimate> {
		const call = await this.encode(prepared);
		const nonce = await point.nonce();
		return estimateTransaction(this.#deps, call, account, { at: point.at, nonce }, options);
	}

	/** The transaction's call, encoded and verified, as {@link encodeCalls}. */
	encode(prepared: Prepared): Promise<Hex> {
		return encodeCalls(this.#chain, prepared);
	}

	/** Builds the bytes to sign, for one view of the chain and the nonce there. */
	buildPayload(
		call: Hex,
		account: Hex,
		point: PayloadPoint,
		options: TransactionOptions,
	): Promise<UnsignedTransaction> {
		return buildPayload(this.#deps, call, this.#context.addresses.format(account), point, options);
	}
}
