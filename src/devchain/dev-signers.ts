import { fromHex } from "../codec/hex.ts";
import { DEV_KEYS } from "./dev-keys.ts";
import { LateModule } from "./runtime/late-module.ts";

/** An account that the chain signs for. */
export interface DevSigner {
	readonly publicKey: Uint8Array;
	/** Signs with sr25519. Throws `StorageMissing` before the code for it is loaded. */
	sign(message: Uint8Array): Uint8Array;
}

/** Accounts that the development chain itself signs with. */
export interface SystemAccounts {
	/** Signs gatekeeper messages; its public key is the gatekeepers' master key. */
	readonly gatekeeper: DevSigner;
	/** Submits these messages and pays their fees. */
	readonly relay: DevSigner;
}

/** Signs. The first signature loads it. */
export const signing = new LateModule(() => import("@scure/sr25519"));

function signer(name: keyof typeof DEV_KEYS): DevSigner {
	const { publicKey, secretKey } = DEV_KEYS[name];
	return {
		publicKey: fromHex(publicKey),
		sign: (message) => signing.get().sign(fromHex(secretKey), message),
	};
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
