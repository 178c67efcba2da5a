import { causeMessage, causeWithoutSecrets } from "../../errors/cause-message.ts";
import { isPhalaError, PhalaError } from "../../errors/error.ts";
import { throwNotLoaded } from "../../errors/throw-not-loaded.ts";
import { findUserRejection } from "../../errors/user-rejection.ts";
import { isKeyPair, isPolkadotSigner, isWalletSigner, type TransactionSigner } from "../signer.ts";
import { copyPayload } from "../signing-payload.ts";
import { verifySignature } from "../verify-signature.ts";
import { acceptAnswer } from "./accept-answer.ts";
import { isImpersonated } from "./impersonated.ts";
import { signWithPair } from "./key-pair-signer.ts";
import type { AcceptedSignature, SignatureRequest, SignerAnswer, SigningDeps } from "./signature-request.ts";
import { signWithWallet } from "./wallet-signer.ts";

/**
 * Requests a signature and verifies it.
 *
 * @returns what was signed: the payload, or with another nonce, tip and mortality where a wallet chose them
 * @throws PhalaError `USER_REJECTED`, `SIGNING_FAILED`, `PAYLOAD_CHANGED`
 */
export async function requestSignature(
	signer: TransactionSigner,
	request: SignatureRequest,
	deps: SigningDeps,
): Promise<AcceptedSignature> {
	const address = "address" in signer ? signer.address : deps.addresses.format(request.account);
	const sign = await loadSigning(signer, deps);
	let answer: SignerAnswer | null;
	try {
		answer = await sign(request);
	} catch (cause) {
		throw notSigned(signer, address, cause);
	}
	if (answer === null) {
		const message = `The signer of ${address} has neither signPayload nor signRaw.`;
		throw new PhalaError("SIGNING_FAILED", message, { address });
	}
	const accepted = await acceptAnswer(answer, request, deps, address);
	if (accepted) return accepted;
	const { signature } = answer;
	if ("impersonated" in signer && signer.impersonated === true && isImpersonated(signature)) {
		const { payload, method, nonce, lastValidBlock } = request.unsigned;
		const { era, tip } = payload;
		return { account: request.account, signature, call: method, era, nonce, tip: BigInt(tip), lastValidBlock };
	}
	throw new PhalaError(
		"SIGNING_FAILED",
		`The signer of ${address} returned no valid signature. Nothing was sent: it signed with another key, other bytes, or for another chain or runtime.`,
		{ address },
	);
}

/** `null` where a wallet cannot sign. */
type Sign = (request: SignatureRequest) => Promise<SignerAnswer | null>;

/** Loads the code that asks a signer. Only wallets and key pairs have theirs loaded with the first plan. */
async function loadSigning(signer: TransactionSigner, deps: SigningDeps): Promise<Sign> {
	if (isPolkadotSigner(signer)) {
		const { signWithPolkadotApi } = await import("./polkadot-signer.ts").catch(throwNotLoaded);
		return (request) => signWithPolkadotApi(signer, request, deps);
	}
	if (isWalletSigner(signer)) return (request) => signWithWallet(signer, request);
	if (isKeyPair(signer)) return (request) => signWithPair(signer, request);
	const { signWithBytes } = await import("./bytes-signer.ts").catch(throwNotLoaded);
	return (request) => signWithBytes(signer, request, copyPayload(request.unsigned.payload), verifySignature);
}

/** The error for what a signer threw. */
function notSigned(
	signer: TransactionSigner,
	address: string,
	cause: unknown,
): PhalaError<"USER_REJECTED"> | PhalaError<"SIGNING_FAILED"> | PhalaError {
	// Of the node, from which a signer needs the metadata.
	if (isPhalaError(cause) && isPolkadotSigner(signer)) return cause;
	const options = { cause: causeWithoutSecrets(cause) };
	if (findUserRejection(cause) !== null) {
		const wallet = ("wallet" in signer ? signer.wallet : null) ?? null;
		const message = `The user refused to sign with ${address}. Nothing was sent.`;
		return new PhalaError("USER_REJECTED", message, { wallet, address }, options);
	}
	const text = causeMessage(cause);
	const message = `The signer of ${address} did not sign${text ? `: ${text}` : ""}.`;
	return new PhalaError("SIGNING_FAILED", message, { address }, options);
}
