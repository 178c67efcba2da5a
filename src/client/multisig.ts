import { deepFreeze, invalidArgument } from "../chain/loaded-at-once.ts";
import { type MultisigAccount, type MultisigOptions, parseMultisig } from "../chain/multisigs/multisig-account.ts";
import { Multisigs } from "../chain/multisigs/multisigs.ts";
import type { ExtrinsicPlace } from "../chain/operation.ts";
import type { Hex } from "../codec/hex.ts";
import { cancelOperation } from "../plan/cancel-operation.ts";
import { takeView } from "../plan/loaded-with-plans.ts";
import type { CreateOperation, Plan } from "../plan/plan.ts";
import type { PlanContext } from "../plan/plan-context.ts";

/** A call of a multisig that waits for approvals. @public */
export interface PendingMultisigCall {
	/** Identifies it: the blake2-256 hash of the call. */
	readonly callHash: Hex;
	/** Addresses of the signatories that approved it. */
	readonly approvals: readonly string[];
	/** Address of the one that approved it first, and alone can cancel it. */
	readonly depositor: string;
	/** Reserved of the depositor until the call is executed or cancelled, pico PHA. */
	readonly deposit: bigint;
	/** Place of the first approval on the chain. */
	readonly timepoint: ExtrinsicPlace;
}

const HASH = /^0x[\da-f]{64}$/i;

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
	readonly #createContext: () => PlanContext;
	readonly #createPlan: <R>(createOperation: CreateOperation<R>) => Plan<R>;

	/** @internal */
	constructor(
		createContext: () => PlanContext,
		createPlan: <R>(createOperation: CreateOperation<R>) => Plan<R>,
		options: MultisigOptions,
	) {
		const { addresses } = createContext();
		this.#createContext = createContext;
		this.#createPlan = createPlan;
		this.#account = parseMultisig(addresses, options);
		this.address = addresses.format(this.#account.account);
		this.threshold = this.#account.threshold;
		this.signatories = Object.freeze(this.#account.signatories.map((each) => addresses.format(each)));
	}

	/**
	 * Calls that wait for approvals, on the best block.
	 *
	 * - The chain stores hashes of calls. The calls themselves are in the transactions at `timepoint`
	 *
	 * @throws PhalaError `UNSUPPORTED` where the chain has no multisigs; the transport's errors
	 * @remarks Source: `multisig.multisigs`, both generations
	 */
	async pending(): Promise<readonly PendingMultisigCall[]> {
		const context = this.#createContext();
		const { addresses, generation } = context;
		const { metadata } = await context.loadWrites();
		const multisigs = new Multisigs(metadata, generation);
		const at = (await takeView(context.rpc)).block.hash;
		const calls = await context.execute(() => multisigs.readAll(this.#account.account), { at });
		return deepFreeze(
			calls.map(([callHash, { when, deposit, depositor, approvals }]) => ({
				callHash,
				approvals: approvals.map((each) => addresses.format(each)),
				depositor: addresses.format(depositor),
				deposit,
				timepoint: { height: when.height, index: when.index },
			})),
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
		if (typeof callHash !== "string" || !HASH.test(callHash))
			throw invalidArgument("callHash", callHash, "0x and 64 hex digits");
		const hash = callHash.toLowerCase() as Hex;
		return this.#createPlan((chain, context) => cancelOperation(this.#account, hash, chain, context));
	}
}
