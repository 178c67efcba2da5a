import type { CheckFailure, Operation, Prepared } from "../chain/operation.ts";
import { dispatchError, failureToError } from "../chain/rules/rule-error.ts";
import type { Hex } from "../codec/hex.ts";
import { isPhalaError, PhalaError } from "../errors/error.ts";
import { assertChain, nextNonce } from "./assert-chain.ts";
import { type Inclusion, readInclusion } from "./block-inclusion.ts";
import { buildExtrinsic } from "./build-extrinsic.ts";
import type { PlanContext, PlanNetwork } from "./plan-context.ts";
import { requestSignature, type TransactionSigner } from "./signer.ts";
import { buildPayload, type TransactionOptions } from "./signing-payload.ts";
import type { Outcome, SubmissionReporter } from "./submission.ts";
import { TransactionTracker } from "./transaction-tracker.ts";

/** What is found out before anybody signs. */
interface Checked<R> {
	readonly account: Hex;
	readonly prepared: Prepared<R>;
	/** The first thing that speaks against it. */
	readonly reason: CheckFailure | undefined;
}

/** The whole way of one transaction, from the check to the last status. Whatever goes wrong is told on `track`. */
export async function run<R>(
	context: PlanContext,
	network: PlanNetwork,
	operation: Operation<R>,
	signer: TransactionSigner,
	options: TransactionOptions & { readonly signal?: AbortSignal | undefined },
	check: () => Promise<Checked<R>>,
	track: SubmissionReporter<R>,
): Promise<void> {
	const end = (error: unknown) => {
		const typed = isPhalaError(error) ? error : failed(operation.name, error);
		track.fail(typed.code === "ABORTED" || typed.code === "CLOSED" ? "aborted" : "failed", typed);
	};
	onAbort(options.signal, track, () => end(aborted(operation.name)));
	const closing = context.closed$.subscribe(() => end(closed(operation.name)));
	track.onSettled(() => closing.unsubscribe());
	try {
		const { account, prepared, reason } = await check();
		if (reason) throw failureToError(reason);
		const api = await context.api();
		const ground = { rpc: context.rpc, network, api };
		const send = async (nonce: number) => {
			if (track.isSettled) throw aborted(operation.name);
			await assertChain(ground);
			const extrinsic = buildExtrinsic(api, prepared, context.chain.generation);
			const unsigned = await buildPayload(ground, extrinsic, context.addresses.format(account), nonce, options);
			// Aborted while the wallet asks: nothing is sent, and nobody waits for its answer.
			const signing = requestSignature(signer, account, api, unsigned);
			const signature = await unlessOver(track, signing, () => aborted(operation.name));
			if (track.isSettled) throw aborted(operation.name);
			extrinsic.addSignature(account, signature, unsigned.payload);
			const signed = { ...unsigned, bytes: extrinsic.toHex(), hash: extrinsic.hash.toHex() };
			track.signed(signed.hash);
			const pursuit = new TransactionTracker(
				context,
				signed,
				{
					find: (block) => readInclusion(context.rpc, api.registry, block, signed.bytes, account),
					outcome: (inclusion) => outcomeOf(context, operation, account, prepared, signed.hash, inclusion),
				},
				track,
			);
			track.onSettled((last) => {
				pursuit.stop();
				// The nonce is free again, whatever the chain made of those after it.
				if (last.type === "expired" || (last.type === "failed" && last.block === null)) context.nonces.forget(account);
			});
			await pursuit.submit();
		};
		await context.nonces.take(account, () => nextNonce(context, account), send);
	} catch (error) {
		end(error);
	}
}

/** The result, or the chain's refusal with the numbers that the block before tells. */
async function outcomeOf<R>(
	context: PlanContext,
	operation: Operation<R>,
	account: Hex,
	prepared: Prepared<R>,
	hash: string,
	{ block, parentHash, events, refusal, fee }: Inclusion,
): Promise<Outcome<R>> {
	if (!refusal) return { done: { ok: true, result: prepared.outcome(events), block, events, fee, hash } };
	const { errorCode } = await context.chain.loadWrites();
	const code = errorCode(refusal.pallet, refusal.name);
	const known = (await reasonsAt(context, operation, account, parentHash)).find((reason) => reason.code === code);
	return { error: known ? failureToError(known, refusal) : dispatchError(code, refusal) };
}

async function reasonsAt(
	context: PlanContext,
	operation: Operation<unknown>,
	account: Hex,
	block: Hex,
): Promise<readonly CheckFailure[]> {
	try {
		return (await context.read(() => operation.prepare(account), block)).failures;
	} catch {
		// The node may have dropped that state; the refusal is known all the same.
		return [];
	}
}

/** What `work` brings, as long as the transaction is not over. */
function unlessOver<T, R>(track: SubmissionReporter<R>, work: Promise<T>, over: () => PhalaError): Promise<T> {
	return new Promise<T>((resolve, reject) => {
		if (track.isSettled) reject(over());
		track.onSettled(() => reject(over()));
		work.then(resolve, reject);
	});
}

/** Acts when `signal` aborts, as long as the transaction is not over. */
function onAbort<R>(signal: AbortSignal | undefined, track: SubmissionReporter<R>, act: () => void): void {
	if (!signal) return;
	if (signal.aborted) act();
	signal.addEventListener("abort", act, { once: true });
	track.onSettled(() => signal.removeEventListener("abort", act));
}

function aborted(operation: string): PhalaError<"ABORTED"> {
	const message = `The wait for ${operation} was aborted by its signal. If it was sent, it goes on.`;
	return new PhalaError("ABORTED", message, { operation });
}

function closed(operation: string): PhalaError<"CLOSED"> {
	return new PhalaError(
		"CLOSED",
		`The client is closed, and the wait for ${operation} with it. If it was sent, it goes on.`,
		{ operation },
	);
}

/** Something in between that gives no typed errors, as `@polkadot/api` does. */
function failed(operation: string, cause: unknown): PhalaError<"RPC_FAILED"> {
	const rpcMessage = cause instanceof Error ? cause.message : String(cause);
	const details = { method: operation, rpcCode: null, rpcMessage };
	return new PhalaError("RPC_FAILED", `${operation} could not be sent: ${rpcMessage}`, details, { cause });
}
