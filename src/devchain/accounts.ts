import { Keyring } from "@polkadot/keyring";
import type { KeyringPair } from "@polkadot/keyring/types";
import { fromHex } from "../codec/hex.ts";
import { printAs } from "../codec/print-as.ts";
import { DEV_KEYS } from "./dev-keys.ts";

/**
 * Accounts with a million PHA each at the start, derived from the usual development phrase: `//Alice` … `//Ferdie`.
 *
 * @public
 */
export interface DevAccounts {
	/** `//Alice`. */
	readonly alice: KeyringPair;
	/** `//Bob`. */
	readonly bob: KeyringPair;
	/** `//Charlie`. */
	readonly charlie: KeyringPair;
	/** `//Dave`. */
	readonly dave: KeyringPair;
	/** `//Eve`. */
	readonly eve: KeyringPair;
	/** `//Ferdie`. */
	readonly ferdie: KeyringPair;
}

/** Accounts that the development chain itself signs with. */
export interface SystemAccounts {
	/** Signs gatekeeper messages; its public key is the gatekeepers' master key. */
	readonly gatekeeper: KeyringPair;
	/** Submits these messages and pays their fees. */
	readonly relay: KeyringPair;
}

/** All key pairs of a chain. */
export interface KeyPairs {
	readonly accounts: DevAccounts;
	readonly systemAccounts: SystemAccounts;
}

/** Creates all key pairs with addresses of a prefix. */
export function createAccounts(ss58Format: number): KeyPairs {
	const keyring = new Keyring({ type: "sr25519", ss58Format });
	const pair = (name: keyof typeof DEV_KEYS) => {
		const { publicKey, secretKey } = DEV_KEYS[name];
		const pair = keyring.addFromPair({ publicKey: fromHex(publicKey), secretKey: fromHex(secretKey) }, { name });
		return printAs("KeyringPair", pair, ({ address, type }) => ({ name, address, type }));
	};
	return {
		accounts: {
			alice: pair("Alice"),
			bob: pair("Bob"),
			charlie: pair("Charlie"),
			dave: pair("Dave"),
			eve: pair("Eve"),
			ferdie: pair("Ferdie"),
		},
		systemAccounts: { gatekeeper: pair("DevchainGatekeeper"), relay: pair("DevchainRelay") },
	};
}
