import type { ExtrinsicPlace } from "../chain/operation.ts";
import type { Hex } from "../codec/hex.ts";

/** Result of an approval by multisig: the call still waits for approvals, or was executed. @public */
export type MultisigResult<R> = MultisigApproval | MultisigExecution<R>;

/** An approval that executed the call. @public */
export interface MultisigExecution<R> {
	/** Whether the call was executed. */
	readonly executed: true;
	/** Result of the plan. */
	readonly result: R;
}

/** An approval of a call that waits for more. @public */
export interface MultisigApproval {
	/** Whether the call was executed. */
	readonly executed: false;
	/** Approvals so far, this one included. Others can be in the same block. */
	readonly approvals: number;
	/** Approvals that execute the call. */
	readonly threshold: number;
	/** Hash of the call: identifies it among those that wait. */
	readonly callHash: Hex;
	/**
	 * The call that is approved, encoded: `phala.call(call).multisig(options)` is the plan of exactly that one. `null` where only its hash
	 * is known.
	 */
	readonly call: Hex | null;
	/**
	 * Place of the first approval on the chain, `null` in a preview of the first one: a later block will hold it. A simulation has the
	 * place in its own block.
	 */
	readonly timepoint: ExtrinsicPlace | null;
}
