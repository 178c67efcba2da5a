import { deepFreeze } from "../chain/loaded-at-once.ts";
import {
	assertSeveral,
	type MultisigAccount,
	type MultisigOptions,
	parseMultisig,
} from "../chain/multisigs/multisig-account.ts";
import { Multisigs } from "../chain/multisigs/multisigs.ts";
import type { ExtrinsicPlace } from "../chain/operation.ts";
import type { Hex } from "../codec/hex.ts";
import { approveOperation } from "../plan/approve-operation.ts";
import { operationOfCall } from "../plan/call-operation.ts";
import { cancelOperation } from "../plan/cancel-operation.ts";
import { loadCallOperationDeps } from "../plan/create-call-operation.ts";
import { fetchPendingCall } from "../plan/fetch-pending-call.ts";
import { takeView } from "../plan/loaded-with-plans.ts";
import type { MultisigResult } from "../plan/multisig-result.ts";
import type { Plan } from "../plan/plan.ts";
import type { SubmittedResult } from "../plan/submitted-result.ts";
import { parseCallHash } from "./parse-call-hash.ts";
import type { PlanClass, PlanContexts } from "./planner.ts";

/** A call of a multisig that waits for approvals. @public */
export interface PendingMultisigCall {
	/** Identifies it: the blake2-256 hash of the call. */
	readonly callHash: Hex;
	/**
	 * The call, encoded: `phala.call(call).multisig(options)` approves exactly this one. Of the transaction of the first approval; `null`
	 * where that names its hash alone, or the node does not have its block.
	 */
	readonly call: Hex | null;
	/** Addresses of the signatories that approved it. */
	readonly approvals: readonly string[];
	/** Address of the one that approved it first, and alone can cancel it. */
	readonly depositor: string;
	/** Reserved of the depositor until the call is executed or cancelled, pico PHA. */
	readonly deposit: bigint;
	/** Place of the first approval on the chain. */
	readonly timepoint: ExtrinsicPlace;
}

/**
 * An account that acts when enough of its signatories agree.
 *
 * @public
 */
export class Multisig {
	/** Its address, with the chain's prefix. */
	readonly address: string;
	/** Signatories that have to agree. */
	readonly threshold: number;
	/** Addresses of all signatories, in the chain's order. */
	readonly signatories: readonly string[];
	readonly #account: MultisigAccount;
	readonly #contexts: PlanContexts;
	readonly #Plan: PlanClass;

	/** @internal */
	constructor(contexts: PlanContexts, Plan: PlanClass, options: MultisigOptions) {
		const { addresses } = contexts.planContext();
		this.#contexts = contexts;
		this.#Plan = Plan;
		this.#account = parseMultisig(addresses, options);
		this.address = addresses.format(this.#account.account);
		this.threshold = this.#account.threshold;
		this.signatories = Object.freeze(this.#account.signatories.map((each) => addresses.format(each)));
	}

	/**
	 * Calls that wait for approvals, on the best block.
	 *
	 * - The chain stores hashes of calls. The calls themselves are read from the blocks of the first approvals: two requests for each
	 *
	 * @throws PhalaError `UNSUPPORTED` where the chain has no multisigs; the transport's errors
	 * @remarks Source: `multisig.multisigs`, both generations
	 */
	async pending(): Promise<readonly PendingMultisigCall[]> {
		const context = this.#contexts.planContext();
		const { addresses, generation } = context;
		const { metadata, codec } = await context.loadWrites();
		const multisigs = new Multisigs(metadata, generation);
		const at = (await takeView(context.rpc)).block.hash;
		const calls = await context.execute(() => multisigs.readAll(this.#account.account), { at });
		return deepFreeze(
			await Promise.all(
				calls.map(async ([callHash, { when, deposit, depositor, approvals }]) => ({
					callHash,
					call: await fetchPendingCall(context.rpc, codec, when, callHash),
					approvals: approvals.map((each) => addresses.format(each)),
					depositor: addresses.format(depositor),
					deposit,
					timepoint: { height: when.height, index: when.index },
				})),
			),
		);
	}

	/**
	 * Approves a call by its hash, without the call. To execute it, one of the signatories has to send the call itself, by
	 * `plan.multisig(options)`; only a call that an approval keeps on the chain (`storeCall`, generation 1) is executed by the last hash.
	 *
	 * @param callHash - of {@link Multisig.pending}, or of another signatory: the first approval can be one by hash too
	 * @returns a plan for each of the signatories
	 * @throws PhalaError `INVALID_ARGUMENT`, also where one signatory is enough; its check fails with `ALREADY_APPROVED`
	 * @remarks Source: `multisig.approveAsMulti`, both generations
	 */
	approve(callHash: string): Plan<MultisigResult<SubmittedResult>> {
		const hash = parseCallHash(callHash);
		assertSeveral(this.threshold);
		return new this.#Plan(
			this.#contexts.planContext(),
			async (chain, context) => {
				const deps = await loadCallOperationDeps(null, chain, context);
				return approveOperation(this.#account, hash, (kept) => operationOfCall(kept, deps), deps.chain, context);
			},
			null,
		);
	}

	/**
	 * Cancels a call that waits for approvals, by the signatory that approved it first. Its deposit is returned.
	 *
	 * @param callHash - of {@link Multisig.pending}, or of an approval's result
	 * @throws PhalaError `INVALID_ARGUMENT`; its check fails with `MULTISIG_NOT_PENDING`, `NOT_DEPOSITOR`
	 * @remarks Source: `multisig.cancelAsMulti`, both generations
	 */
	cancel(callHash: string): Plan<{ callHash: string; deposit: bigint }> {
		const hash = parseCallHash(callHash);
		return new this.#Plan(
			this.#contexts.planContext(),
			(chain, context) => cancelOperation(this.#account, hash, chain, context),
			null,
		);
	}
}
