import { assertSeveral, multisigOfCall } from "../chain/multisigs/multisig-account.ts";
import type { Call, ExtrinsicPlace, Operation } from "../chain/operation.ts";
import type { Hex } from "../codec/hex.ts";
import { announceHashOperation, removeAnnouncementOperation } from "./announce-operation.ts";
import { approveOperation } from "./approve-operation.ts";
import type { CallOperationDeps, OperationOfCall } from "./call-operation-deps.ts";
import { cancelOperation } from "./cancel-operation.ts";
import type { OperationResults, SubmittedOperation, SubmittedResult } from "./submitted-result.ts";
import { toSubmittedCalls } from "./submitted-result.ts";
import { withCalls, withResult } from "./with-result.ts";

/** Arguments of the calls that approve or cancel by hash. */
interface HashArgs {
	readonly threshold: number;
	readonly otherSignatories: readonly Hex[];
	readonly callHash: Hex;
	readonly maybeTimepoint?: ExtrinsicPlace | null;
	readonly timepoint?: ExtrinsicPlace;
}

/** Whether a call names another one by its hash. */
export function namesHash({ pallet, args }: Call): boolean {
	return (pallet === "multisig" || pallet === "proxy") && "callHash" in args;
}

/**
 * The operation of exactly a call that names another one by its hash: an approval, a cancellation, an announcement or its removal;
 * `null` for any other call.
 *
 * @param operationOfCall - of a call that the chain keeps
 */
export function actingOperation(
	call: Call,
	deps: Omit<CallOperationDeps, "recognize" | "rules">,
	operationOfCall: OperationOfCall,
): Operation<SubmittedResult> | null {
	const { chain, addresses } = deps;
	const args = call.args as Partial<HashArgs> as HashArgs;
	const { callHash } = args;
	const named = <N extends keyof OperationResults>(name: N, operation: Operation<OperationResults[N]>) =>
		withCalls(
			withResult(operation, (result, account) => {
				const parts = { account: addresses.format(account), calls: toSubmittedCalls([call]) };
				return { ...parts, operation: name, result } as SubmittedOperation;
			}),
			[call],
		);
	switch (`${call.pallet}.${call.method}`) {
		case "multisig.approveAsMulti":
			return approvalOf(call, args, deps, operationOfCall);
		case "multisig.cancelAsMulti":
			return bySigner("multisig.cancel", (signer) => {
				const multisig = multisigOfCall(addresses, signer, args.otherSignatories, args.threshold);
				assertSeveral(args.threshold);
				return named("multisig.cancel", cancelOperation(multisig, callHash, chain, deps, args.timepoint));
			});
		case "proxy.announce":
			return named("proxy.announce", announceHashOperation(accountOf(call.args.real), callHash, chain, deps));
		case "proxy.removeAnnouncement": {
			const ref = { real: accountOf(call.args.real), delegate: null, callHash };
			return named("proxy.removeAnnouncement", removeAnnouncementOperation(ref, chain, deps));
		}
		case "proxy.rejectAnnouncement": {
			const ref = { real: null, delegate: accountOf(call.args.delegate), callHash };
			return named("proxy.rejectAnnouncement", removeAnnouncementOperation(ref, chain, deps));
		}
		default:
			return null;
	}
}

function approvalOf(
	call: Call,
	{ threshold, otherSignatories, callHash, maybeTimepoint = null }: HashArgs,
	deps: Omit<CallOperationDeps, "recognize" | "rules">,
	operationOfCall: OperationOfCall,
): Operation<SubmittedResult> {
	const { chain, addresses } = deps;
	return bySigner("multisig.approve", (signer) => {
		const multisig = multisigOfCall(addresses, signer, otherSignatories, threshold);
		assertSeveral(threshold);
		const made = { timepoint: maybeTimepoint, storeCall: false };
		const approval = approveOperation(multisig, callHash, operationOfCall, chain, deps, made);
		const parts = { account: addresses.format(multisig.account), calls: [] };
		return withCalls(
			withResult(approval, (result) =>
				result.executed ? result.result : { ...parts, operation: "multisig.approve" as const, result },
			),
			[call],
		);
	});
}

/** An operation that depends on the account that signs. */
function bySigner(name: string, create: (signer: Hex) => Operation<SubmittedResult>): Operation<SubmittedResult> {
	return { name, prepare: (signer) => create(signer).prepare(signer) };
}

/** The account of a `MultiAddress`, or of an address of an early runtime. */
export function accountOf(address: unknown): Hex {
	return (typeof address === "string" ? address : Reflect.get(Object(address), "Id")) as Hex;
}
