import { type Addresses, decodeAddress } from "../chain/addresses.ts";
import { fromHex, type Hex, toHex } from "../codec/hex.ts";
import { causeMessage, causeWithoutSecrets } from "../errors/cause-message.ts";
import { PhalaError } from "../errors/error.ts";
import { findUserRejection } from "../errors/user-rejection.ts";
import type { SignerPayload, UnsignedTransaction } from "./signing-payload.ts";
import { verifySignature } from "./verify-signature.ts";

/** A key pair that signs bytes, as the `KeyringPair` of `@polkadot/keyring`. @public */
export interface KeyPairSigner {
	/** The account, ss58. */
	readonly address: string;
	/** The account's 32 bytes. */
	readonly addressRaw: Uint8Array;
	/** Signs `message`; with `withType` the signature starts with the byte of its scheme. */
	sign(message: Uint8Array, options?: { readonly withType?: boolean }): Uint8Array;
}

/** An account of a wallet, as browser extensions inject it, or of `impersonate` of a development chain. @public */
export interface WalletSigner {
	/**
	 * Set by `impersonate` of a development chain: a mark in place of the signature is sent. It proves nothing, so every other chain
	 * refuses the transaction.
	 */
	readonly impersonated?: true | undefined;
	/** The account, ss58 of any network or hex. */
	readonly address: string;
	/** Name of the wallet, for errors. */
	readonly wallet?: string | undefined;
	/** The wallet's signing functions, as the `Signer` of `@polkadot/api`: `signPayload`, or `signRaw` where it has no other. */
	readonly signer: {
		signPayload?(payload: SignerPayload): Promise<{ readonly signature: Hex }>;
		signRaw?(raw: {
			readonly address: string;
			readonly data: string;
			readonly type: "bytes" | "payload";
		}): Promise<{ readonly signature: Hex }>;
	};
}

/** Signs a transaction: a key pair, or an account of a wallet. @public */
export type TransactionSigner = KeyPairSigner | WalletSigner;

/** Bytes of an account. Those of Ethereum have 20. */
const ACCOUNT_BYTES = 32;

/**
 * The account of a signer, for whatever network its address is written.
 *
 * @throws PhalaError `INVALID_ARGUMENT`, `INVALID_ADDRESS`
 */
export function parseSigner(signer: TransactionSigner, addresses: Addresses): Hex {
	if (!isSigner(signer)) throw invalidSigner(signer === null ? "null" : typeof signer);
	if (!("signer" in signer)) {
		const { length } = signer.addressRaw;
		if (length !== ACCOUNT_BYTES) throw invalidSigner(`an account of ${length} bytes`);
		return toHex(signer.addressRaw);
	}
	return decodeAddress(signer.address)?.account ?? addresses.parse(signer.address);
}

function isSigner(value: unknown): value is TransactionSigner {
	const { address, addressRaw, sign, signer } = (value ?? {}) as Partial<KeyPairSigner & WalletSigner>;
	if (typeof signer === "object" && signer !== null) return typeof address === "string";
	return addressRaw instanceof Uint8Array && typeof sign === "function";
}

/**
 * Requests a signature and verifies it.
 *
 * @param account - whose signature it has to be
 * @throws PhalaError `USER_REJECTED`, `SIGNING_FAILED`
 */
export async function requestSignature(
	signer: TransactionSigner,
	account: Hex,
	unsigned: UnsignedTransaction,
): Promise<Hex> {
	const { address } = signer;
	let signature: Hex | undefined | null;
	try {
		signature = await ("signer" in signer ? signWithWallet(signer, unsigned) : signWithPair(signer, unsigned));
	} catch (cause) {
		throw notSigned(signer, cause);
	}
	if (signature === null) {
		const message = `The signer of ${address} has neither signPayload nor signRaw.`;
		throw new PhalaError("SIGNING_FAILED", message, { address });
	}
	const verified = await verifySignature(signature ?? "0x", unsigned.signable, account);
	if (verified !== null) return verified;
	if ("impersonated" in signer && signer.impersonated === true && signature === MOCK_SIGNATURE) return signature;
	throw new PhalaError(
		"SIGNING_FAILED",
		`The signer of ${address} returned no valid signature of that account for this transaction. Nothing was sent.`,
		{ address },
	);
}

/** Whether a signature is the mark of `impersonate` of a development chain, which no other chain accepts. */
export function isImpersonated(signature: Hex): boolean {
	return signature === MOCK_SIGNATURE;
}

/** In place of an sr25519 signature: no chain accepts it but a development chain, for accounts that it impersonates. */
const MOCK_SIGNATURE: Hex = `0x01deadbeef${"cd".repeat(60)}`;

function signWithPair(pair: KeyPairSigner, { signable }: UnsignedTransaction): Hex {
	return toHex(pair.sign(fromHex(signable), { withType: true }));
}

/** `null` where the wallet cannot sign. */
async function signWithWallet(
	{ address, signer }: WalletSigner,
	{ payload, bytes }: UnsignedTransaction,
): Promise<Hex | undefined | null> {
	if (signer.signPayload) return (await signer.signPayload({ ...payload, address }))?.signature;
	if (signer.signRaw) return (await signer.signRaw({ address, data: bytes, type: "payload" }))?.signature;
	return null;
}

/** The error for what a signer threw. */
function notSigned(signer: TransactionSigner, cause: unknown): PhalaError<"USER_REJECTED" | "SIGNING_FAILED"> {
	const { address } = signer;
	const options = { cause: causeWithoutSecrets(cause) };
	if (findUserRejection(cause) !== null) {
		const wallet = ("wallet" in signer ? signer.wallet : null) ?? null;
		const message = `The user refused to sign with ${address}. Nothing was sent.`;
		return new PhalaError<"USER_REJECTED" | "SIGNING_FAILED">("USER_REJECTED", message, { wallet, address }, options);
	}
	const text = causeMessage(cause);
	const message = `The signer of ${address} did not sign${text ? `: ${text}` : ""}.`;
	return new PhalaError<"USER_REJECTED" | "SIGNING_FAILED">("SIGNING_FAILED", message, { address }, options);
}

/** @param value - the type alone: a value that was meant as signer may hold a secret */
function invalidSigner(value: string): PhalaError<"INVALID_ARGUMENT"> {
	const message = `Invalid signer (${value}). Expected a key pair of an account of 32 bytes, or { address, signer } of a wallet.`;
	return new PhalaError("INVALID_ARGUMENT", message, { name: "signer", value });
}
