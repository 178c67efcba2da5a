import type { WritesModule } from "../chain/chain-adapter.ts";
import { fromHex, type Hex } from "../codec/hex.ts";
import { PhalaError } from "../errors/error.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";
import { assertChain } from "./assert-chain.ts";
import { assertNonceFree, assertNotExpired } from "./assert-usable.ts";
import type { Cancellation } from "./cancellation.ts";
import type { ChainFollower } from "./chain-follower.ts";
import { ClientTransactions } from "./client-transactions.ts";
import { decodeForeign, type ForeignTransaction } from "./foreign-transaction.ts";
import { lastValidBlock } from "./last-valid-block.ts";
import { fetchNonce } from "./node-requests.ts";
import type { PlanContext } from "./plan-context.ts";
import { reportTransaction } from "./report-transaction.ts";
import { runSubmission } from "./run-submission.ts";
import { findFirstBlock } from "./signed-extrinsic.ts";
import { isImpersonated } from "./signers/impersonated.ts";
import type { SubmissionReporter } from "./submission.ts";
import { submitTransaction } from "./submit-transaction.ts";
import type { SubmittedResult } from "./submitted-result.ts";
import type { TransactionTracker } from "./transaction-tracker.ts";

type Reporter = SubmissionReporter<SubmittedResult>;

/** Options of {@link Phala.submit}. @public */
export interface SubmitExtrinsicOptions {
	/** Ends tracking with `ABORTED`. An extrinsic that was sent already may still be included; otherwise nothing is sent. */
	readonly signal?: AbortSignal | undefined;
}

/**
 * Sends a signed extrinsic and follows it. Never throws: failures are reported.
 *
 * @param chain - the runtime of `context`
 */
export function submitExtrinsic(
	context: PlanContext,
	chain: WritesModule,
	extrinsic: unknown,
	options: SubmitExtrinsicOptions,
	reporter: Reporter,
): Promise<void> {
	return runSubmission("phala.submit()", context, options, reporter, (cancellation) =>
		submit(context, chain, parseBytes(extrinsic), reporter, cancellation),
	);
}

async function submit(
	context: PlanContext,
	chain: WritesModule,
	bytes: Hex,
	reporter: Reporter,
	{ signal }: Cancellation,
): Promise<void> {
	const transactions = ClientTransactions.ofClient(context);
	const { account } = chain.codec.decodeExtrinsic(bytes);
	const own = transactions.of(account);
	const onWait = () => reporter.report({ type: "queued" });
	// Before anything is waited for: sends take their turns in the order of their calls.
	const turn = await own.turns.acquire({ overtake: false, signal, onWait });
	let sent: { readonly foreign: ForeignTransaction; readonly tracker: TransactionTracker };
	try {
		reporter.report({ type: "checking" });
		const foreign = await verify(context, chain, bytes, transactions.chain);
		signal.throwIfAborted();
		reporter.report({ type: "signed", hash: foreign.transaction.hash });
		// The caller may abort on that status.
		signal.throwIfAborted();
		const deps = { chain: transactions.chain, metadata: chain.metadata, own, signal };
		sent = { foreign, tracker: await submitTransaction(foreign, deps) };
	} finally {
		turn.release();
	}
	const { transaction, decoder } = sent.foreign;
	try {
		await reportTransaction({ transaction, prepared: null, events: sent.tracker.events() }, decoder, own, reporter);
	} finally {
		own.unfollow(transaction.hash);
	}
}

/** Decodes an extrinsic that the chain can still hold, with a valid signature. */
async function verify(
	context: PlanContext,
	chain: WritesModule,
	bytes: Hex,
	follower: ChainFollower,
): Promise<ForeignTransaction> {
	const { best, final } = await follower.freshSnapshot();
	const place = { current: best.number + 1, firstBlock: final.number + 1 };
	const [foreign] = await Promise.all([decodeForeign(context, chain, bytes, place), assertChain(context, best.hash)]);
	const { signer, nonce } = foreign.transaction;
	assertNonceFree(nonce, await fetchNonce(context.rpc, signer, best.hash));
	await assertSigned(context, chain, foreign, best.number);
	return foreign;
}

/**
 * Asserts that the signature is the account's, for this chain and its runtime.
 *
 * @param block - number of the best block
 * @throws PhalaError `SIGNING_FAILED`; `PAYLOAD_EXPIRED` for one that was valid in an earlier era
 */
async function assertSigned(
	{ rpc, network, addresses }: PlanContext,
	{ codec }: WritesModule,
	{ extrinsic, mortality }: ForeignTransaction,
	block: number,
): Promise<void> {
	if (isImpersonated(extrinsic.signature)) return;
	const firstBlock = await findFirstBlock({ rpc, network, codec }, extrinsic, mortality);
	if (firstBlock !== null) {
		const isPast = mortality !== null && firstBlock < mortality.firstBlock;
		assertNotExpired(isPast ? mortality.firstBlock - 1 : lastValidBlock(codec, mortality), block);
		return;
	}
	const address = addresses.format(extrinsic.account);
	const message = `The extrinsic has no valid signature of ${address} for this chain and its runtime ${network.specVersion}. Nothing was sent: it was signed by another key, for another chain or runtime, or from a block that this chain does not have.`;
	throw new PhalaError("SIGNING_FAILED", message, { address });
}

function parseBytes(extrinsic: unknown): Hex {
	try {
		if (typeof extrinsic === "string" && extrinsic.startsWith("0x") && fromHex(extrinsic).length > 0)
			return extrinsic.toLowerCase() as Hex;
	} catch {
		// Not hex.
	}
	throw invalidArgument("extrinsic", extrinsic, "0x and the hex digits of a signed extrinsic, its length in front");
}
