import type { Addresses } from "../chain/addresses.ts";
import { hash256 } from "../codec/hash-256.ts";
import { fromHex } from "../codec/hex.ts";
import type { AccountTransactions } from "./account-transactions.ts";
import type { Turn } from "./account-turns.ts";
import { takeAccountView } from "./account-view.ts";
import type { SignedTransaction } from "./chain-search.ts";
import type { Draft, SendJob } from "./send-job.ts";
import { requestSignature } from "./signers/request-signature.ts";
import type { SigningDeps } from "./signers/signature-request.ts";
import type { UnsignedTransaction } from "./signing-payload.ts";
import { preloadVerification } from "./verify-signature.ts";

/** Dependencies for signing a transaction. */
interface Deps extends SigningDeps {
	readonly addresses: Addresses;
}

/** A transaction that its signer signed, perhaps with another nonce, tip or mortality than was asked for. */
export interface NewTransaction extends SignedTransaction {
	/** Pico PHA. */
	readonly tip: bigint;
}

/**
 * Requests the signature of a transaction, and adds it.
 *
 * @param turn - the account's, which another send may take while the signer is waited for
 * @param own - transactions of the account
 * @returns `null` where a send that had the turn meanwhile took the nonce
 * @throws PhalaError `USER_REJECTED`, `SIGNING_FAILED`, `PAYLOAD_CHANGED`, the reason of an abort
 */
export async function signTransaction<R>(
	deps: Deps,
	{ account, signer, options, reporter, cancellation }: SendJob<R>,
	{ view, nonce }: Pick<Draft<R>, "view" | "nonce">,
	unsigned: UnsignedTransaction,
	{ turn, own }: { readonly turn: Turn; readonly own: AccountTransactions },
): Promise<NewTransaction | null> {
	cancellation.signal.throwIfAborted();
	reporter.report({ type: "signing" });
	// The caller may abort on that status: the signer is asked for nothing then.
	cancellation.signal.throwIfAborted();
	preloadVerification();
	// An abort does not wait for the wallet: nothing is sent, and the account's next transaction can proceed.
	const { signal } = cancellation;
	const request = { account, unsigned, block: view.block, signal };
	const { result: signed, isOvertaken } = await turn.waitForSigner(() =>
		cancellation.race(requestSignature(signer, request, deps)),
	);
	cancellation.signal.throwIfAborted();
	// A nonce that the caller or the wallet chose is theirs.
	if (isOvertaken && options.nonce === undefined && signed.nonce === nonce) {
		const { nonce: free } = await takeAccountView(deps, account, own, true);
		cancellation.signal.throwIfAborted();
		if (free !== nonce) return null;
	}
	const { lastValidBlock, ...parts } = signed;
	const bytes = deps.codec.encodeExtrinsic(parts);
	const hash = hash256(fromHex(bytes));
	reporter.report({ type: "signed", hash });
	// The caller may abort on that status.
	cancellation.signal.throwIfAborted();
	const { nonce: signedNonce, tip } = parts;
	return { bytes, hash, signer: account, nonce: signedNonce, tip, firstBlock: view.final.number + 1, lastValidBlock };
}
