import type { OperationDraft } from "./create-operation.ts";

/** Result of a withdrawal. */
export interface WithdrawResult {
	/** Shares requested. */
	readonly requested: bigint;
	/** Pico PHA paid at once. */
	readonly paid: bigint;
	/** Shares that wait in the queue. */
	readonly queued: bigint;
}

/** A drafted withdrawal, with the result that the chain would give at the block that was read. */
export interface WithdrawalDraft extends OperationDraft<WithdrawResult> {
	/** Zeros where the chain would refuse it, or cannot compute with the pool. */
	readonly payment: WithdrawResult;
}
