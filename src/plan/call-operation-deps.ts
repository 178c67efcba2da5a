import type { Addresses } from "../chain/addresses.ts";
import type { ErrorCodeLookup, RecognizeWrite, WritesModule } from "../chain/chain-adapter.ts";
import type { Generation } from "../chain/model/network.ts";
import type { Call, Operation } from "../chain/operation.ts";
import type { ChainRules } from "../simulation/chain-rules.ts";
import type { SubmittedResult } from "./submitted-result.ts";

/** The part of a runtime that calls by proxy and multisig need. */
export interface ActingChain extends Pick<WritesModule, "codec" | "metadata" | "transferable" | "reservable"> {
	readonly errorCode: ErrorCodeLookup;
}

/** That part of a runtime, with the codes of dispatch errors. */
export async function loadActingChain(chain: WritesModule): Promise<ActingChain> {
	const { codec, metadata, transferable, reservable } = chain;
	return { codec, metadata, transferable, reservable, errorCode: await chain.loadErrorCode() };
}

/** The chain of a call that was made elsewhere. */
export interface CallOperationDeps {
	readonly chain: ActingChain;
	readonly addresses: Addresses;
	readonly generation: Generation;
	readonly recognize: RecognizeWrite;
	/** Execute batches; `null`: not known. */
	readonly rules: ChainRules | null;
}

/** The operation of exactly a call. */
export type OperationOfCall = (call: Call) => Operation<SubmittedResult>;
