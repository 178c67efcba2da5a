import { fromHex } from "../codec/hex.ts";
import { DEV_KEYS } from "./dev-keys.ts";
import { signSr25519 } from "./sign-sr25519.ts";

/** An account that the chain signs for. */
export interface DevSigner {
	readonly publicKey: Uint8Array;
	/** Signs with sr25519. */
	sign(message: Uint8Array): Uint8Array;
}

/** Accounts that the development chain itself signs with. */
export interface SystemAccounts {
	/** Signs gatekeeper messages; its public key is the gatekeepers' master key. */
	readonly gatekeeper: DevSigner;
	/** Submits these messages and pays their fees. */
	readonly relay: DevSigner;
}

function signer(name: keyof typeof DEV_KEYS): DevSigner {
	const keys = { publicKey: fromHex(DEV_KEYS[name].publicKey), secretKey: fromHex(DEV_KEYS[name].secretKey) };
	return { publicKey: keys.publicKey, sign: (message) => signSr25519(keys, message) };
}

/** The accounts of development, without their key pairs. */
export const DEV_SIGNERS: readonly DevSigner[] = (["Alice", "Bob", "Charlie", "Dave", "Eve", "Ferdie"] as const).map(
	signer,
);

/** See {@link SystemAccounts}. */
export const SYSTEM_ACCOUNTS: SystemAccounts = {
	gatekeeper: signer("DevchainGatekeeper"),
	relay: signer("DevchainRelay"),
};
