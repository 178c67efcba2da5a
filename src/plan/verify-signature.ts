import { blake2b } from "../codec/blake2b.ts";
import { fromHex, type Hex, toHex } from "../codec/hex.ts";
import { throwNotLoaded } from "../errors/throw-not-loaded.ts";

type Verify = (signature: Uint8Array, message: Uint8Array, account: Uint8Array) => boolean;

/** A scheme of the chain's signatures. */
interface Scheme {
	/** Byte in front of a signature. */
	readonly prefix: number;
	/** Bytes of a signature. */
	readonly length: number;
	/** Loads the code of this scheme alone: a page needs that of its wallet. */
	load(): Promise<Verify>;
}

/** Most wallets sign with sr25519: it is tried before ed25519, whose signatures have the same length. */
const SCHEMES: readonly Scheme[] = [
	{ prefix: 1, length: 64, load: loadSr25519 },
	{ prefix: 0, length: 64, load: loadEd25519 },
	{ prefix: 2, length: 65, load: loadEcdsa },
];

/**
 * A valid signature with the byte of its scheme in front, which some wallets omit; `null` for an invalid one.
 *
 * - Verifies as the chain does: a signature of the message between `<Bytes>` tags is invalid
 *
 * @param message - the bytes that were signed
 */
export async function verifySignature(signature: unknown, message: Hex, account: Hex): Promise<Hex | null> {
	const bytes = parseBytes(signature);
	const prefixed = SCHEMES.filter(({ prefix, length }) => bytes.length === length + 1 && bytes[0] === prefix);
	const bare = SCHEMES.filter(({ length }) => bytes.length === length);
	for (const { prefix, length, load } of [...prefixed, ...bare]) {
		const content = withLowRecoveryId(bytes.slice(bytes.length - length));
		const verify = await load();
		if (isValid(() => verify(content, fromHex(message), fromHex(account)))) {
			return `0x0${prefix}${toHex(content).slice(2)}`;
		}
	}
	return null;
}

/** Some libraries count the recovery id of ecdsa from 27. */
function withLowRecoveryId(signature: Uint8Array): Uint8Array {
	const id = signature[64] ?? 0;
	if (id > 26) signature[64] = id - 27;
	return signature;
}

/** Loads the code of the scheme that most wallets sign with, e.g. while the user reads what to sign. */
export function preloadVerification(): void {
	// A failure is that of the verification.
	loadSr25519().catch(() => {});
}

/** The bytes of hex; none for anything else. */
function parseBytes(signature: unknown): Uint8Array {
	try {
		return fromHex(signature as Hex);
	} catch {
		return new Uint8Array();
	}
}

/** Libraries throw for bytes that are no signature, or no key, of their scheme. */
function isValid(verify: () => boolean): boolean {
	try {
		return verify();
	} catch {
		return false;
	}
}

async function loadSr25519(): Promise<Verify> {
	const { verifySr25519 } = await import("../codec/sr25519.ts").catch(throwNotLoaded);
	return (signature, message, account) => verifySr25519(message, signature, account);
}

/** By the rules of ZIP 215, as the chain. */
async function loadEd25519(): Promise<Verify> {
	const { ed25519 } = await import("@noble/curves/ed25519").catch(throwNotLoaded);
	return (signature, message, account) => ed25519.verify(signature, message, account);
}

/** An account of this scheme is the hash of its key, which the signature gives. */
async function loadEcdsa(): Promise<Verify> {
	const { secp256k1 } = await import("@noble/curves/secp256k1").catch(throwNotLoaded);
	return (signature, message, account) => {
		const key = secp256k1.Signature.fromCompact(signature.subarray(0, 64))
			.addRecoveryBit(signature[64] ?? 0)
			.recoverPublicKey(blake2b(message, 32))
			.toBytes(true);
		return toHex(blake2b(key, 32)) === toHex(account);
	};
}
