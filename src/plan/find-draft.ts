import type { WritesModule } from "../chain/chain-adapter.ts";
import type { Call, Operation, Prepared } from "../chain/operation.ts";
import type { SignedExtrinsic } from "../chain/signing/transaction-codec.ts";
import type { Hex } from "../codec/hex.ts";
import { decodeEra, type MortalEra } from "../codec/mortal-era.ts";
import { isPhalaError, PhalaError } from "../errors/error.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";
import { notFound } from "../errors/not-found.ts";
import { isStateDiscarded } from "../query/state-discarded.ts";
import { toBatchCall } from "./encode-calls.ts";
import { assertChain } from "./loaded-with-plans.ts";
import { fetchBlockHash, fetchNonce } from "./node-requests.ts";
import type { PlanContext } from "./plan-context.ts";
import type { PlanPreparer } from "./plan-preparer.ts";
import { prepareUnsigned } from "./prepare-unsigned.ts";
import { findFirstBlock } from "./signed-extrinsic.ts";
import { isImpersonated } from "./signers/impersonated.ts";
import type { DraftPoint } from "./signing-payload.ts";

/** A plan, and its runtime. */
export interface DraftDeps<R> {
	readonly context: PlanContext;
	readonly chain: WritesModule;
	readonly operation: Operation<R>;
	readonly preparer: PlanPreparer<R>;
}

/** A payload whose signature was verified. */
export interface SignedPayload {
	readonly account: Hex;
	readonly nonce: number;
	/** The call, as encoded. */
	readonly call: Hex;
	readonly signature: Hex;
	/** `null`: an earlier release built the payload. */
	readonly draftedAt: DraftPoint | null;
}

/** The plan where it has the call of a payload. */
export interface PlanDraft<R> {
	readonly prepared: Prepared<R>;
	/** Whether the plan has that call now. */
	readonly isCurrent: boolean;
}

/**
 * Finds where the plan has exactly the call of a payload: now, or where the payload was drafted.
 *
 * @param head - the best block
 * @throws PhalaError `INVALID_ARGUMENT` for the payload of another plan; `NOT_FOUND`, `BLOCK_PRUNED`, `RUNTIME_CHANGED` where the plan
 * cannot be drafted there again
 */
export async function findDraft<R>(deps: DraftDeps<R>, payload: SignedPayload, head: Hex): Promise<PlanDraft<R>> {
	const { context, chain, operation, preparer } = deps;
	const { account, call, draftedAt } = payload;
	const hasCall = ({ calls }: Prepared<R>) => {
		const own = toBatchCall(calls);
		return own !== null && chain.codec.encodeCall(own) === call;
	};
	await assertChain(context, head);
	const current = await preparer.prepare(account, { at: head });
	if (hasCall(current)) return { prepared: current, isCurrent: true };
	const name = describeCall(chain.codec.decodeCall(call));
	if (draftedAt === null) throw unknownDraft(operation, name);
	const drafted = await draftAgain(deps, payload, draftedAt);
	if (hasCall(drafted)) return { prepared: drafted, isCurrent: false };
	throw otherPlan(operation, name, draftedAt);
}

async function draftAgain<R>(deps: DraftDeps<R>, payload: SignedPayload, point: DraftPoint): Promise<Prepared<R>> {
	const { context } = deps;
	const { hash, number } = point;
	const onChain = await fetchBlockHash(context.rpc, number);
	if (onChain !== hash) throw otherBlock(point, onChain);
	try {
		await assertChain(context, hash);
		await assertEarlier(deps, payload, point);
		return await prepareUnsigned(deps, payload.account, point);
	} catch (error) {
		if (isStateDiscarded(error)) throw discarded(point, error);
		throw isPhalaError(error, "RUNTIME_CHANGED") ? otherRuntime(point, error) : error;
	}
}

/** Asserts that the account signed the transactions before the payload: with others, the plan could have any call. */
async function assertEarlier<R>(
	{ context, chain }: DraftDeps<R>,
	{ account, nonce, signature }: SignedPayload,
	{ hash, number, earlier }: DraftPoint,
): Promise<void> {
	if (earlier.length === 0) return;
	let next = await fetchNonce(context.rpc, account, hash);
	for (const bytes of earlier) {
		const { hash: transaction, ...extrinsic } = decodeExtrinsic(chain, bytes);
		const isNext = extrinsic.account === account && extrinsic.nonce >= next && extrinsic.nonce < nonce;
		// Of a development chain alone: no other one takes the payload either.
		const isMarked = isImpersonated(signature) && isImpersonated(extrinsic.signature);
		if (!isNext || !(isMarked || (await isSigned(context, chain, extrinsic, number + 1))))
			throw otherEarlier(transaction);
		next = extrinsic.nonce + 1;
	}
}

function decodeExtrinsic({ codec }: WritesModule, bytes: Hex): ReturnType<WritesModule["codec"]["decodeExtrinsic"]> {
	try {
		return codec.decodeExtrinsic(bytes);
	} catch (error) {
		throw isPhalaError(error, "DECODE_FAILED") ? otherEarlier(bytes) : error;
	}
}

/** @param block - a block for which the extrinsic is valid */
async function isSigned(
	{ rpc, network }: PlanContext,
	{ codec }: WritesModule,
	extrinsic: SignedExtrinsic,
	block: number,
): Promise<boolean> {
	const mortality = parseEra(extrinsic.era, block);
	if (mortality === undefined) return false;
	return (await findFirstBlock({ rpc, network, codec }, extrinsic, mortality)) !== null;
}

/** `undefined`: no era. */
function parseEra(era: Hex, block: number): MortalEra | null | undefined {
	try {
		return decodeEra(era, block);
	} catch {
		return undefined;
	}
}

function describeCall({ pallet, method }: Call): string {
	return `${pallet}.${method}`;
}

function otherPlan(
	{ name }: Operation<unknown>,
	value: string,
	{ number }: DraftPoint,
): PhalaError<"INVALID_ARGUMENT"> {
	const message = `Invalid unsigned: its call, ${value}, is not the one that ${name} of this plan has, neither now nor at block ${number}, where the payload was drafted. Nothing was sent. Expected the payload that this plan built.`;
	return new PhalaError("INVALID_ARGUMENT", message, { name: "unsigned", value });
}

function unknownDraft({ name }: Operation<unknown>, value: string): PhalaError<"INVALID_ARGUMENT"> {
	const message = `Invalid unsigned: its call, ${value}, is not the one that ${name} of this plan has now, and it does not say where it was drafted. Nothing was sent. Expected what plan.unsigned() of this release gave; ${EXACT_CALL}.`;
	return new PhalaError("INVALID_ARGUMENT", message, { name: "unsigned.draftedAt", value: "undefined" });
}

const EXACT_CALL =
	"phala.call(unsigned.method).submitSigned(unsigned, signature) sends exactly the signed call, whichever plan it is of";

function otherBlock({ number, hash }: DraftPoint, onChain: Hex | null): PhalaError<"NOT_FOUND"> {
	const { details } = notFound("block", hash);
	const actual = onChain === null ? `the node has no block ${number}` : `block ${number} of this chain is ${onChain}`;
	const message = `The payload was drafted at block ${number} with hash ${hash}, but ${actual}. Nothing was sent: build the payload again, and sign that one; ${EXACT_CALL}.`;
	return new PhalaError("NOT_FOUND", message, details);
}

function discarded({ number, hash }: DraftPoint, cause: unknown): PhalaError<"BLOCK_PRUNED"> {
	const message = `The plan has another call by now than the payload, and the node no longer has the state of block ${number}, where the payload was drafted, to compare them there. Nothing was sent: submit it by an archive node; ${EXACT_CALL}.`;
	return new PhalaError("BLOCK_PRUNED", message, { block: hash }, { cause });
}

function otherRuntime(
	{ number }: DraftPoint,
	{ details }: PhalaError<"RUNTIME_CHANGED">,
): PhalaError<"RUNTIME_CHANGED"> {
	const message = `The payload was drafted at block ${number}, which has runtime ${details.actual}; the payload is for ${details.expected}. Nothing was sent: build the payload again, and sign that one.`;
	return new PhalaError("RUNTIME_CHANGED", message, details);
}

function otherEarlier(value: string): PhalaError<"INVALID_ARGUMENT"> {
	const expected = "signed transactions of the account with nonces before that of the payload, in order";
	return invalidArgument("unsigned.draftedAt.earlier", value, expected);
}
