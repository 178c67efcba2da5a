import { encodeCompact } from "../codec/encode-integer.ts";
import { hash256 } from "../codec/hash-256.ts";
import { concatBytes, fromHex, type Hex } from "../codec/hex.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";
import { parseOptions } from "../errors/parse-options.ts";
import type { SignerPayload, UnsignedTransaction } from "../plan/signing-payload.ts";
import { decodeAccountAddress } from "./decode-account-address.ts";

/** Scheme of a key. @public */
export type SignatureScheme = "sr25519" | "ed25519" | "ecdsa";

/** Options of {@link createQrPayload}. @public */
export interface QrPayloadOptions {
	/**
	 * Scheme of the account's key.
	 *
	 * @defaultValue `"sr25519"`
	 */
	readonly scheme?: SignatureScheme | undefined;
	/** The 33 bytes of an ecdsa key, which an account does not contain; not needed for others. */
	readonly publicKey?: Hex | undefined;
}

/** Content for signing devices of Substrate chains. */
const SUBSTRATE = 0x53;
const SCHEMES: Readonly<Record<SignatureScheme, number>> = { ed25519: 0, sr25519: 1, ecdsa: 2 };
/** Sign a transaction, mortal or not. */
const TRANSACTION = 2;
const ECDSA_KEY_BYTES = 33;

/**
 * The content of the QR code with which Polkadot Vault, Parity Signer and other devices sign a transaction.
 *
 * @param unsigned - as `plan.unsigned()` built it
 * @returns draw it by {@link createQrFrames}
 * @throws PhalaError `INVALID_ARGUMENT`, `INVALID_ADDRESS`
 * @remarks Source: the UOS format of Parity Signer, as polkadot-js writes it: `53`, scheme, `02`, public key, the call with its length,
 * the extensions, the genesis hash
 * @example
 * ```ts
 * import type { UnsignedTransaction } from "phala-stakepool";
 * import { createQrFrames, createQrPayload } from "phala-stakepool/offline";
 * export const toFrames = (unsigned: UnsignedTransaction) => createQrFrames(createQrPayload(unsigned));
 * ```
 * @public
 */
export function createQrPayload(unsigned: UnsignedTransaction, options: QrPayloadOptions = {}): Uint8Array {
	const { scheme = "sr25519", publicKey } = parseOptions(options);
	const code = Object.hasOwn(SCHEMES, scheme) ? SCHEMES[scheme] : undefined;
	if (code === undefined) throw invalidArgument("scheme", scheme, "sr25519, ed25519 or ecdsa");
	const { payload, bytes, method } = Object(unsigned) as Partial<UnsignedTransaction>;
	const { address, genesisHash } = Object(payload) as Partial<SignerPayload>;
	const isTransaction =
		typeof address === "string" && isHex(genesisHash) && genesisHash.length === 66 && isHex(bytes) && isHex(method);
	if (!isTransaction || !bytes.toLowerCase().startsWith(method.toLowerCase()))
		throw invalidArgument("unsigned", unsigned, "the object that plan.unsigned() gave");
	const account = decodeAccountAddress(address);
	return concatBytes([
		Uint8Array.of(SUBSTRATE, code, TRANSACTION),
		scheme === "ecdsa" ? parseEcdsaKey(publicKey, account) : fromHex(account),
		encodeCompact(BigInt(fromHex(method).length)),
		fromHex(bytes),
		fromHex(genesisHash),
	]);
}

function isHex(value: unknown): value is Hex {
	return typeof value === "string" && /^0x([0-9a-f]{2})+$/i.test(value);
}

/** The public key of an ecdsa account, which is the hash of it. */
function parseEcdsaKey(publicKey: Hex | undefined, account: Hex): Uint8Array {
	const key = parseBytes(publicKey);
	if (key?.length === ECDSA_KEY_BYTES && hash256(key) === account) return key;
	throw invalidArgument("publicKey", publicKey, "the 33 bytes of the account's ecdsa key as hex");
}

function parseBytes(hex: Hex | undefined): Uint8Array | null {
	try {
		return fromHex(hex ?? "");
	} catch {
		return null;
	}
}
