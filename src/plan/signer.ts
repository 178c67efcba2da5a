import { type Addresses, decodeAddress } from "../chain/addresses.ts";
import { fromHex, type Hex, toHex } from "../codec/hex.ts";
import { causeMessage, causeWithoutSecrets } from "../errors/cause-message.ts";
import { PhalaError } from "../errors/error.ts";
import type { SignerPayload, UnsignedTransaction } from "./signing-payload.ts";

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

/**
 * The account of a signer, for whatever network its address is written.
 *
 * @throws PhalaError `INVALID_ARGUMENT`, `INVALID_ADDRESS`
 */
export function parseSigner(signer: TransactionSigner, addresses: Addresses): Hex {
	if (!isSigner(signer)) throw invalidSigner(signer);
	if (!("signer" in signer)) return toHex(signer.addressRaw);
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
 * @throws PhalaError `SIGNING_FAILED`
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
		const text = causeMessage(cause);
		const reason = text ? `: ${text}` : "";
		const message = `The signer of ${address} did not sign${reason}.`;
		throw new PhalaError("SIGNING_FAILED", message, { address }, { cause: causeWithoutSecrets(cause) });
	}
	if (signature === null) {
		const message = `The signer of ${address} has neither signPayload nor signRaw.`;
		throw new PhalaError("SIGNING_FAILED", message, { address });
	}
	const { signatureVerify } = await import("@polkadot/util-crypto");
	const message = fromHex(unsigned.signable);
	const verified = withScheme(signature ?? "0x", (given) => signatureVerify(message, given, account));
	if (verified !== null) return verified;
	if ("impersonated" in signer && signer.impersonated === true && signature === MOCK_SIGNATURE) return signature;
	throw new PhalaError(
		"SIGNING_FAILED",
		`The signer of ${address} returned no valid signature of that account for this transaction. Nothing was sent.`,
		{ address },
	);
}

/** A valid signature with the byte of its scheme in front, which some wallets omit; `null` for an invalid one. */
function withScheme(signature: Hex, verify: (signature: Hex) => { isValid: boolean; crypto: string }): Hex | null {
	try {
		const { isValid, crypto } = verify(signature);
		const scheme = isValid ? SCHEMES.get(crypto) : undefined;
		if (!scheme) return null;
		const isBare = fromHex(signature).length === scheme.length;
		return isBare ? `${scheme.prefix}${signature.slice(2)}` : signature;
	} catch {
		return null;
	}
}

/** In place of an sr25519 signature: no chain accepts it but a development chain, for accounts that it impersonates. */
const MOCK_SIGNATURE: Hex = `0x01deadbeef${"cd".repeat(60)}`;

/** Bytes of a bare signature, and the byte that the chain expects in front. */
const SCHEMES: ReadonlyMap<string, { readonly prefix: Hex; readonly length: number }> = new Map([
	["ed25519", { prefix: "0x00", length: 64 }],
	["sr25519", { prefix: "0x01", length: 64 }],
	["ecdsa", { prefix: "0x02", length: 65 }],
]);

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

/** Names the type alone: a value that was meant as signer may hold a secret. */
function invalidSigner(signer: unknown): PhalaError<"INVALID_ARGUMENT"> {
	const value = signer === null ? "null" : typeof signer;
	const message = `Invalid signer (${value}). Expected a key pair, or { address, signer } of a wallet.`;
	return new PhalaError("INVALID_ARGUMENT", message, { name: "signer", value });
}
