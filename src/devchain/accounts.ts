import { Keyring } from "@polkadot/keyring";
import type { KeyringPair } from "@polkadot/keyring/types";

/**
 * Accounts that a fresh chain has funded, from the usual development phrase: `//Alice` … `//Ferdie`.
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

/** Accounts by which the chain acts on itself. */
export interface Officials {
	/** Signs gatekeeper messages; its public key is the gatekeepers' master key. */
	readonly gatekeeper: KeyringPair;
	/** Pays for bringing them to the chain. */
	readonly relay: KeyringPair;
}

/** All key pairs of a chain with this address prefix; the sr25519 code must be ready. */
export function createAccounts(ss58Format: number): { accounts: DevAccounts; officials: Officials } {
	const keyring = new Keyring({ type: "sr25519", ss58Format });
	const pair = (name: string) => keyring.addFromUri(`//${name}`, { name });
	return {
		accounts: {
			alice: pair("Alice"),
			bob: pair("Bob"),
			charlie: pair("Charlie"),
			dave: pair("Dave"),
			eve: pair("Eve"),
			ferdie: pair("Ferdie"),
		},
		officials: { gatekeeper: pair("DevchainGatekeeper"), relay: pair("DevchainRelay") },
	};
}
