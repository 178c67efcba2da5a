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
	if (isKeyPair(signer)) {
		const { length } = signer.addressRaw;
		if (length !== ACCOUNT_BYTES) throw invalidSigner(`an account of ${length} bytes`);
		return toHex(signer.addressRaw);
	}
	if (isPolkadotSigner(signer) || isWalletSigner(signer) || isBytesSigner(signer))
		return addresses.parseAccount(signer);
	throw invalidSigner(signer === null ? "null" : typeof signer);
}

/** Whether a signer signs whole extrinsics, as those of polkadot-api. Every signer is of one kind. */
export function isPolkadotSigner(signer: TransactionSigner): signer is PolkadotSigner {
	const { publicKey, signTx } = partsOf(signer);
	return typeof signTx === "function" && publicKey instanceof Uint8Array;
}

/** Whether a signer is an account of a wallet, whatever else the wallet says of it. */
export function isWalletSigner(signer: TransactionSigner): signer is WalletSigner {
	const { address, signer: wallet } = partsOf(signer);
	return typeof wallet === "object" && wallet !== null && typeof address === "string" && !isPolkadotSigner(signer);
}

/** Whether transactions may be signed again without a question: a key pair signs at once. */
export function isKeyPair(signer: TransactionSigner): signer is KeyPairSigner {
	const { addressRaw, scheme } = partsOf(signer);
	return isSigningFunction(signer) && addressRaw instanceof Uint8Array && scheme === undefined;
}

/** Whether a signer is a key that something else holds. */
export function isBytesSigner(signer: TransactionSigner): signer is BytesSigner {
	const { address, scheme } = partsOf(signer);
	return isSigningFunction(signer) && typeof address === "string" && SCHEMES.includes(scheme);
}

function isSigningFunction(signer: TransactionSigner): boolean {
	return typeof partsOf(signer).sign === "function" && !isPolkadotSigner(signer) && !isWalletSigner(signer);
}

/** The parts of a value that may be no signer. */
function partsOf(value: unknown): Readonly<Record<string, unknown>> {
	return Object(value);
}

/** @param value - the type alone: a value that was meant as signer may hold a secret */
function invalidSigner(value: string): PhalaError<"INVALID_ARGUMENT"> {
	const message = `Invalid signer (${value}). Expected a key pair of an account of 32 bytes, { address, signer } of a wallet, { address, scheme, sign } of another key, or a signer of polkadot-api.`;
	return new PhalaError("INVALID_ARGUMENT", message, { name: "signer", value });
}
