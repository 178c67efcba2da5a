import type { Prepared } from "../chain/operation.ts";
import type { Hex } from "../codec/hex.ts";
import type { AccountView } from "./account-view.ts";
import type { Cancellation } from "./cancellation.ts";
import type { SendOptions } from "./plan-options.ts";
import type { TransactionSigner } from "./signer.ts";
import type { SubmissionReporter } from "./submission.ts";

/** One submission. */
export interface SendJob<R> {
	readonly account: Hex;
	readonly signer: TransactionSigner;
	readonly options: SendOptions;
	readonly reporter: SubmissionReporter<R>;
	readonly cancellation: Cancellation;
}

/** A plan that was prepared and checked on one view of the chain. */
export interface Draft<R> {
	readonly view: AccountView;
	readonly prepared: Prepared<R>;
	readonly nonce: number;
	/** Estimated; `null` without a check. */
	readonly fee: bigint | null;
}
