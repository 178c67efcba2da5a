import type { Addresses } from "../chain/addresses.ts";
import { type Hex, toHex } from "../codec/hex.ts";
import { PhalaError } from "../errors/error.ts";
import type { BytesSigner } from "./signers/bytes-signer.ts";
import type { KeyPairSigner } from "./signers/key-pair-signer.ts";
import type { PolkadotSigner } from "./signers/polkadot-signer.ts";
import type { WalletSigner } from "./signers/wallet-signer.ts";

/**
 * Signs a transaction: a key pair, an account of a wallet, a key that something else holds, or a signer of polkadot-api.
 *
 * @public
 */
export type TransactionSigner = KeyPairSigner | WalletSigner | BytesSigner | PolkadotSigner;

/** Bytes of an account. Those of Ethereum have 20. */
const ACCOUNT_BYTES = 32;
const SCHEMES: readonly unknown[] = ["sr25519", "ed25519", "ecdsa"] satisfies BytesSigner["scheme"][];

/**
 * The account of a signer, for whatever network its address is written.
 *
 * @throws PhalaError `INVALID_ARGUMENT`, `INVALID_ADDRESS`
 */
export function parseSigner(signer: TransactionSigner, addresses: Addresses): Hex {
	if (!isSigner(signer)) throw invalidSigner(signer === null ? "null" : typeof signer);
	if (!isKeyPair(signer)) return addresses.parseAccount(signer);
	const { length } = signer.addressRaw;
	if (length !== ACCOUNT_BYTES) throw invalidSigner(`an account of ${length} bytes`);
	return toHex(signer.addressRaw);
}

/** Whether transactions may be signed again without a question: a key pair signs at once. */
export function isKeyPair(signer: TransactionSigner): signer is KeyPairSigner {
	return "addressRaw" in signer;
}

function isSigner(value: unknown): value is TransactionSigner {
	const parts: Readonly<Record<string, unknown>> = Object(value);
	const { address, addressRaw, scheme, sign, signer, publicKey, signTx } = parts;
	if (typeof signTx === "function") return publicKey instanceof Uint8Array;
	if (typeof signer === "object" && signer !== null) return typeof address === "string";
	if (typeof sign !== "function") return false;
	return addressRaw instanceof Uint8Array || (typeof address === "string" && SCHEMES.includes(scheme));
}

/** @param value - the type alone: a value that was meant as signer may hold a secret */
function invalidSigner(value: string): PhalaError<"INVALID_ARGUMENT"> {
	const message = `Invalid signer (${value}). Expected a key pair of an account of 32 bytes, { address, signer } of a wallet, { address, scheme, sign } of another key, or a signer of polkadot-api.`;
	return new PhalaError("INVALID_ARGUMENT", message, { name: "signer", value });
}
