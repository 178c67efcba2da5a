import type { ApiPromise } from "@polkadot/api";
import type { SubmittableExtrinsic } from "@polkadot/api/types";
import type { WritesModule } from "../chain/chain-adapter.ts";
import type { CheckFailure, Operation, Prepared } from "../chain/operation.ts";
import { ruleFailure } from "../chain/rules/rule-error.ts";
import type { Hex } from "../codec/hex.ts";
import { positive } from "../math/fixed.ts";
import type { StorageQuery } from "../query/storage-query.ts";
import { findExceededLimits } from "./block-limits.ts";
import { buildExtrinsic } from "./build-extrinsic.ts";
import { CallWeights } from "./call-weights.ts";
import { estimateTransaction, type TransactionEstimate } from "./estimate-fee.ts";
import type { PlanContext, PlanNetwork, TransactionDeps } from "./plan-context.ts";
import type { PlanView } from "./plan-view.ts";
import type { PreparationPoint } from "./preparation-point.ts";
import { assertRuntime } from "./runtime-changed.ts";
import { buildPayload, type TransactionOptions, type UnsignedTransaction } from "./signing-payload.ts";
import { verifyExtrinsic } from "./verify-extrinsic.ts";
import { verifyPayload } from "./verify-payload.ts";

/** A plan and the reasons why it should not be sent. */
export interface CheckedPlan<R> {
	readonly prepared: Prepared<R>;
	readonly failures: readonly CheckFailure[];
	/** Estimated, tip included, pico PHA; `null` where another failure came first. */
	readonly fee: bigint | null;
}

/** What a submission needs of a {@link PlanPreparer}. */
export type SubmissionPreparer<R> = Pick<
	PlanPreparer<R>,
	"prepare" | "prepareAndCheck" | "build" | "buildPayload" | "deps"
>;

/** Prepares an operation at one block: its calls, its check, its fee, its extrinsic. */
export class PlanPreparer<R> {
	readonly #context: PlanContext;
	readonly #network: PlanNetwork;
	readonly #chain: WritesModule;
	readonly #operation: Operation<R>;

	constructor(context: PlanContext, chain: WritesModule, operation: Operation<R>) {
		this.#context = context;
		this.#network = context.network;
		this.#chain = chain;
		this.#operation = operation;
	}

	/** @param earlier - transactions that come before it */
	prepare(account: Hex, { at, earlier }: Pick<PreparationPoint, "at" | "earlier">): Promise<Prepared<R>> {
		const operation = earlier?.state.prepareAfter(earlier.pending, this.#operation) ?? this.#operation;
		return this.#execute(() => operation.prepare(account), at);
	}

	/** The fee comes last: it takes another round trip, which a call that fails anyway does not need. */
	async prepareAndCheck(account: Hex, point: PreparationPoint, options: TransactionOptions): Promise<CheckedPlan<R>> {
		const prepared = await this.prepare(account, point);
		if (prepared.failures.length > 0) return { prepared, failures: prepared.failures, fee: null };
		const api = await this.#context.api();
		const estimate = await this.estimate(account, prepared, point, options);
		const { fee } = estimate;
		const [exceeded] = findExceededLimits(api, estimate, prepared.calls);
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
		options: TransactionOptions,
	): Promise<bigint> {
		return (await this.estimate(account, prepared, point, options)).fee;
	}

	/** What the chain would charge for it, and what it takes of a block. */
	async estimate(
		account: Hex,
		prepared: Prepared,
		point: PreparationPoint,
		options: TransactionOptions,
	): Promise<TransactionEstimate> {
		const [api, nonce] = await Promise.all([this.#context.api(), point.nonce()]);
		const { at } = point;
		return estimateTransaction(this.deps(api), this.build(api, prepared), account, { at, nonce }, options);
	}

	build(api: ApiPromise, prepared: Prepared): SubmittableExtrinsic<"promise"> {
		assertRuntime(api, this.#network);
		return verifyExtrinsic(this.#chain, prepared, buildExtrinsic(api, prepared, this.#context.generation));
	}

	/** Builds the bytes to sign, for one view of the chain and the nonce there. */
	async buildPayload(
		api: ApiPromise,
		extrinsic: SubmittableExtrinsic<"promise">,
		account: Hex,
		point: { readonly view: PlanView; readonly nonce: number },
		options: TransactionOptions,
	): Promise<UnsignedTransaction> {
		const address = this.#context.addresses.format(account);
		const unsigned = await buildPayload(this.deps(api), extrinsic, address, point, options);
		return verifyPayload(this.#chain, this.#network, unsigned);
	}

	deps(api: ApiPromise): TransactionDeps {
		return { rpc: this.#context.rpc, network: this.#network, api };
	}
}
