import type { ApiPromise } from "@polkadot/api";
import type { Signer } from "@polkadot/api/types";
import type { KeyringPair } from "@polkadot/keyring/types";
import { type Addresses, decodeAddress } from "../chain/addresses.ts";
import { fromHex, type Hex, toHex } from "../codec/hex.ts";
import { PhalaError } from "../errors/error.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";
import type { UnsignedTransaction } from "./signing-payload.ts";

/** An account behind a wallet: what a browser extension injects. @public */
export interface WalletSigner {
	/** Whose signature it is, ss58 or hex. */
	readonly address: string;
	/** The wallet's signing functions: `signPayload`, or `signRaw` where it has no other. */
	readonly signer: Signer;
}

/** Who signs: a key pair with its secret, or an account behind a wallet. @public */
export type TransactionSigner = KeyringPair | WalletSigner;

/** The account behind a signer, whatever network its address is written for. */
export function parseSigner(signer: TransactionSigner, addresses: Addresses): Hex {
	if (!isSigner(signer)) {
		throw invalidArgument("signer", signer, "a key pair, or { address, signer } of a wallet");
	}
	if (!("signer" in signer)) return toHex(signer.addressRaw);
	return decodeAddress(signer.address)?.account ?? addresses.parse(signer.address);
}

function isSigner(value: unknown): value is TransactionSigner {
	const { address, addressRaw, sign, signer } = (value ?? {}) as Partial<KeyringPair & WalletSigner>;
	if (typeof signer === "object" && signer !== null) return typeof address === "string";
	return addressRaw instanceof Uint8Array && typeof sign === "function";
}

/**
 * The signature of `signer` under what was built for `account`, checked to be that.
 *
 * @throws PhalaError `SIGNING_FAILED`
 */
export async function requestSignature(
	signer: TransactionSigner,
	account: Hex,
	api: ApiPromise,
	unsigned: UnsignedTransaction,
): Promise<Hex> {
	const { address } = signer;
	let signature: Hex | undefined | null;
	try {
		signature = await ("signer" in signer ? signWithWallet(signer, unsigned) : signWithPair(signer, api, unsigned));
	} catch (cause) {
		const words = cause instanceof Error ? cause.message : cause;
		const why = typeof words === "string" && words ? `: ${words}` : "";
		throw new PhalaError("SIGNING_FAILED", `The signer of ${address} did not sign${why}.`, { address }, { cause });
	}
	if (signature === null) {
		const message = `The signer of ${address} offers neither signPayload nor signRaw.`;
		throw new PhalaError("SIGNING_FAILED", message, { address });
	}
	const { blake2AsU8a, signatureVerify } = await import("@polkadot/util-crypto");
	const bytes = fromHex(unsigned.bytes);
	const message = bytes.length > 256 ? blake2AsU8a(bytes) : bytes;
	const typed = withScheme(signature, () => signatureVerify(message, signature ?? "", account));
	if (typed !== null) return typed;
	throw new PhalaError(
		"SIGNING_FAILED",
		`What the signer of ${address} returned is no signature of that account for this transaction. Nothing was sent.`,
		{ address },
	);
}

/** A good signature with the byte before it that names its scheme, which some wallets leave out; `null` for no good one. */
function withScheme(signature: Hex | undefined, verify: () => { isValid: boolean; crypto: string }): Hex | null {
	try {
		const { isValid, crypto } = verify();
		const scheme = SCHEMES.get(crypto);
		if (!isValid || !scheme || !signature) return null;
		const isBare = fromHex(signature).length === scheme.length;
		return isBare ? `${scheme.prefix}${signature.slice(2)}` : signature;
	} catch {
		return null;
	}
}

/** Bytes of a bare signature, and what the chain wants before them. */
const SCHEMES: ReadonlyMap<string, { readonly prefix: Hex; readonly length: number }> = new Map([
	["ed25519", { prefix: "0x00", length: 64 }],
	["sr25519", { prefix: "0x01", length: 64 }],
	["ecdsa", { prefix: "0x02", length: 65 }],
]);

function signWithPair(pair: KeyringPair, api: ApiPromise, { payload }: UnsignedTransaction): Hex {
	return api.registry.createType("ExtrinsicPayload", payload, { version: payload.version }).sign(pair).signature;
}

async function signWithWallet(
	{ address, signer }: WalletSigner,
	{ payload, bytes }: UnsignedTransaction,
): Promise<Hex | undefined | null> {
	if (signer.signPayload) return (await signer.signPayload({ ...payload, address }))?.signature;
	if (signer.signRaw) return (await signer.signRaw({ address, data: bytes, type: "payload" }))?.signature;
	return null;
}
