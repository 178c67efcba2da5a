import type { ApiPromise } from "@polkadot/api";
import type { Signer } from "@polkadot/api/types";
import type { KeyringPair } from "@polkadot/keyring/types";
import { type Addresses, decodeAddress } from "../chain/addresses.ts";
import { fromHex, type Hex, toHex } from "../codec/hex.ts";
import { PhalaError } from "../errors/error.ts";
import type { UnsignedTransaction } from "./payload.ts";

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
export function accountOf(signer: TransactionSigner, addresses: Addresses): Hex {
	if (!("signer" in signer)) return toHex(signer.addressRaw);
	return decodeAddress(signer.address)?.account ?? addresses.parse(signer.address);
}

/**
 * The signature of `signer` under what was built for `account`, checked to be that.
 *
 * @throws PhalaError `SIGNING_FAILED`
 */
export async function signatureOf(
	signer: TransactionSigner,
	account: Hex,
	api: ApiPromise,
	unsigned: UnsignedTransaction,
): Promise<Hex> {
	const { address } = signer;
	let signature: Hex | null;
	try {
		signature = await ("signer" in signer ? fromWallet(signer, unsigned) : fromPair(signer, api, unsigned));
	} catch (cause) {
		const why = cause instanceof Error && cause.message ? `: ${cause.message}` : "";
		throw new PhalaError("SIGNING_FAILED", `The signer of ${address} did not sign${why}.`, { address }, { cause });
	}
	if (signature === null) {
		const message = `The signer of ${address} offers neither signPayload nor signRaw.`;
		throw new PhalaError("SIGNING_FAILED", message, { address });
	}
	const { blake2AsU8a, signatureVerify } = await import("@polkadot/util-crypto");
	const bytes = fromHex(unsigned.bytes);
	if (!isSigned(() => signatureVerify(bytes.length > 256 ? blake2AsU8a(bytes) : bytes, signature, account).isValid)) {
		throw new PhalaError(
			"SIGNING_FAILED",
			`What the signer of ${address} returned is no signature of that account for this transaction. Nothing was sent.`,
			{ address },
		);
	}
	return signature;
}

function fromPair(pair: KeyringPair, api: ApiPromise, { payload }: UnsignedTransaction): Hex {
	return api.registry.createType("ExtrinsicPayload", payload, { version: payload.version }).sign(pair).signature;
}

async function fromWallet(
	{ address, signer }: WalletSigner,
	{ payload, bytes }: UnsignedTransaction,
): Promise<Hex | null> {
	if (signer.signPayload) return (await signer.signPayload({ ...payload, address })).signature;
	if (signer.signRaw) return (await signer.signRaw({ address, data: bytes, type: "payload" })).signature;
	return null;
}

function isSigned(verify: () => boolean): boolean {
	try {
		return verify();
	} catch {
		return false;
	}
}
