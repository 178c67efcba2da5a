import type { WritesModule } from "../chain/chain-adapter.ts";
import type { SignedExtrinsic } from "../chain/signing/transaction-codec.ts";
import type { Hex } from "../codec/hex.ts";
import { decodeEra, type MortalEra } from "../codec/mortal-era.ts";
import { isPhalaError, PhalaError } from "../errors/error.ts";
import { isStateDiscarded } from "../query/state-discarded.ts";
import { type CallTree, parseCallTree } from "./call-tree.ts";
import { lastValidBlock } from "./last-valid-block.ts";
import { pause } from "./pause.ts";
import type { PlanContext } from "./plan-context.ts";
import { loadSubmittedChain, prepareCalls, type SubmittedChain } from "./prepare-calls.ts";
import type { OutcomeDecoder } from "./report-transaction.ts";
import type { OutgoingTransaction } from "./submit-transaction.ts";
import type { SubmittedResult } from "./submitted-result.ts";

/** Reads of the state before a transaction, where a node does not answer. */
const MAX_ATTEMPTS = 5;
const PAUSE_MS = 500;

/** A signed extrinsic that no plan of this client made. */
export interface ForeignTransaction extends OutgoingTransaction {
	readonly extrinsic: SignedExtrinsic;
	readonly mortality: MortalEra | null;
	/** Decodes what it did. */
	readonly decoder: OutcomeDecoder<SubmittedResult>;
}

/** Where in the chain a transaction may be. */
export interface TransactionPlace {
	/** A block for which it is valid. */
	readonly current: number;
	/** The first block that can hold it. */
	readonly firstBlock: number;
}

/**
 * Decodes a signed extrinsic.
 *
 * @param context - of the runtime that it is for, as is `chain`
 * @throws PhalaError `DECODE_FAILED` for bytes that are none
 */
export async function decodeForeign(
	context: PlanContext,
	chain: WritesModule,
	bytes: Hex,
	{ current, firstBlock }: TransactionPlace,
): Promise<ForeignTransaction> {
	const { hash, ...extrinsic } = chain.codec.decodeExtrinsic(bytes);
	const call = chain.codec.decodeCall(extrinsic.call);
	const mortality = parseMortality(bytes, extrinsic.era, current);
	const recognize = await chain.loadRecognizer();
	const tree = parseCallTree(call, recognize);
	return {
		transaction: {
			bytes,
			hash,
			signer: extrinsic.account,
			nonce: extrinsic.nonce,
			firstBlock,
			lastValidBlock: lastValidBlock(chain.codec, mortality),
		},
		calls: [call],
		fee: null,
		tip: extrinsic.tip,
		extrinsic,
		mortality,
		decoder: createDecoder(context, chain, tree, await loadSubmittedChain(context, chain, recognize)),
	};
}

function createDecoder(
	context: PlanContext,
	chain: WritesModule,
	tree: CallTree,
	submitted: SubmittedChain,
): OutcomeDecoder<SubmittedResult> {
	const preparer: OutcomeDecoder<SubmittedResult>["preparer"] = {
		async prepare(account, { at }) {
			for (let attempt = 1; ; attempt++) {
				try {
					return await context.execute(() => prepareCalls(tree, account, submitted), { at });
				} catch (error) {
					// Nothing asks for it again.
					if (attempt === MAX_ATTEMPTS || !isTransient(error)) throw error;
					await pause(PAUSE_MS);
				}
			}
		},
	};
	return { chain, preparer };
}

function parseMortality(bytes: Hex, era: Hex, current: number): MortalEra | null {
	try {
		return decodeEra(era, current);
	} catch (cause) {
		const details = { what: "extrinsic", bytes };
		throw new PhalaError("DECODE_FAILED", `The extrinsic has an impossible era (${era}).`, details, { cause });
	}
}

function isTransient(error: unknown): boolean {
	return isPhalaError(error, "RPC_FAILED", "TIMEOUT", "DISCONNECTED") && !isStateDiscarded(error);
}
