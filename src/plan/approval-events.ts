import type { MultisigAccount } from "../chain/multisigs/multisig-account.ts";
import type { PendingCall } from "../chain/multisigs/multisigs.ts";
import type { ChainEvent, ExtrinsicPlace } from "../chain/operation.ts";
import type { Hex } from "../codec/hex.ts";
import { PhalaError } from "../errors/error.ts";
import { type InnerResult, splitInnerEvents } from "./inner-result.ts";
import type { MultisigApproval } from "./multisig-result.ts";

/** An approval of a call of a multisig by one of its signatories. */
export interface Approval {
	readonly multisig: MultisigAccount;
	readonly callHash: Hex;
	/** The call, encoded; `null`: only its hash is known. */
	readonly call: Hex | null;
	/** Approvals before it; `null`: none. */
	readonly pending: PendingCall | null;
	readonly signer: Hex;
}

/** The number of approvals with this one. More than the threshold are not counted. */
export function countApprovals({ pending, signer, multisig: { threshold } }: Approval): number {
	const approvals = pending?.approvals ?? [];
	return approvals.length >= threshold ? approvals.length : new Set([...approvals, signer]).size;
}

/** The result of an approval that does not execute the call. */
export function toMultisigApproval(approval: Approval, timepoint: ExtrinsicPlace | null): MultisigApproval {
	const { callHash, call, multisig } = approval;
	const { threshold } = multisig;
	return { executed: false, approvals: countApprovals(approval), threshold, callHash, call, timepoint };
}

/** The events of the executed call; `null` where it was only approved. With a threshold of 1 they have no end. */
export function findExecuted(
	{ multisig: { threshold, account }, callHash }: Approval,
	events: readonly ChainEvent[],
): InnerResult | null {
	if (threshold === 1) return { events, refusal: null };
	return splitInnerEvents(events, (event) => isOf("MultisigExecuted", account, callHash, event));
}

/**
 * The result of an approval that did not execute the call.
 *
 * @param at - the place of its transaction
 * @throws PhalaError `DECODE_FAILED` without an event of the approval
 */
export function readApproval(
	approval: Approval,
	events: readonly ChainEvent[],
	at: ExtrinsicPlace | undefined,
): MultisigApproval {
	const { pending, multisig, callHash } = approval;
	const timepoint = pending?.when ?? readTimepoint(multisig, callHash, events) ?? at ?? null;
	return toMultisigApproval(approval, timepoint);
}

export function missingApproval(): PhalaError<"DECODE_FAILED"> {
	const what = "multisig.NewMultisig";
	return new PhalaError("DECODE_FAILED", "The call succeeded without an event of its approval.", { what, bytes: "" });
}

/** The place of the first approval by the event of a later one; `null` by that of the first one itself. */
function readTimepoint({ account }: MultisigAccount, callHash: Hex, events: readonly ChainEvent[]) {
	if (events.some((event) => isOf("NewMultisig", account, callHash, event))) return null;
	const approval = events.find((event) => isOf("MultisigApproval", account, callHash, event));
	if (!approval) throw missingApproval();
	const [, timepoint] = Object.values(approval.data);
	return timepoint as ExtrinsicPlace;
}

/** Whether an event is about a call of the multisig. Early runtimes do not name the fields. */
function isOf(name: string, account: Hex, callHash: Hex, event: ChainEvent): boolean {
	if (event.pallet !== "multisig" || event.name !== name) return false;
	const values = Object.values(event.data);
	return values.includes(account) && values.includes(callHash);
}
