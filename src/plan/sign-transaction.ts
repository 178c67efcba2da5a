import type { TransactionCodec } from "../chain/signing/transaction-codec.ts";
import { hash256 } from "../codec/hash-256.ts";
import { fromHex } from "../codec/hex.ts";
import type { AccountTransactions } from "./account-transactions.ts";
import type { Turn } from "./account-turns.ts";
import { takeAccountView } from "./account-view.ts";
import type { SignedTransaction } from "./chain-search.ts";
import type { PlanContext } from "./plan-context.ts";
import type { Draft, SendJob } from "./send-job.ts";
import { requestSignature } from "./signer.ts";
import type { UnsignedTransaction } from "./signing-payload.ts";

/** Dependencies for signing a transaction. */
interface SigningDeps extends Pick<PlanContext, "rpc" | "addresses"> {
	readonly codec: Pick<TransactionCodec, "encodeExtrinsic">;
}

/**
 * Requests the signature of a transaction, and adds it.
 *
 * @param turn - the account's, which another send may take while the signer is waited for
 * @param own - transactions of the account
 * @returns `null` where a send that had the turn meanwhile took the nonce
 * @throws PhalaError `USER_REJECTED`, `SIGNING_FAILED`, the reason of an abort
 */
export async function signTransaction<R>(
	deps: SigningDeps,
	{ account, signer, options, reporter, cancellation }: SendJob<R>,
	{ view, nonce }: Pick<Draft<R>, "view" | "nonce">,
	unsigned: UnsignedTransaction,
	{ turn, own }: { readonly turn: Turn; readonly own: AccountTransactions },
): Promise<SignedTransaction | null> {
	cancellation.signal.throwIfAborted();
	reporter.report({ type: "signing" });
	// An abort does not wait for the wallet: nothing is sent, and the account's next transaction can proceed.
	const { result: signature, isOvertaken } = await turn.waitForSigner(() =>
		cancellation.race(requestSignature(signer, account, unsigned)),
	);
	cancellation.signal.throwIfAborted();
	if (isOvertaken && options.nonce === undefined) {
		const { nonce: free } = await takeAccountView(deps, account, own, true);
		cancellation.signal.throwIfAborted();
		if (free !== nonce) return null;
	}
	const { era, tip } = unsigned.payload;
	const parts = { account, signature, era, nonce, tip: BigInt(tip), call: unsigned.method };
	const bytes = deps.codec.encodeExtrinsic(parts);
	const hash = hash256(fromHex(bytes));
	reporter.report({ type: "signed", hash });
	// The caller may abort on that status.
	cancellation.signal.throwIfAborted();
	return {
		bytes,
		hash,
		signer: account,
		nonce,
		firstBlock: view.final.number + 1,
		lastValidBlock: unsigned.lastValidBlock,
	};
}
