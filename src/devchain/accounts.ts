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

/**
 * Creates the accounts with addresses of a prefix. Loads `@polkadot/keyring`, which is larger than the chain: chains that are only
 * served to others do without.
 */
export async function loadAccounts(ss58Format: number): Promise<DevAccounts> {
	const { Keyring } = await import("@polkadot/keyring");
	const keyring = new Keyring({ type: "sr25519", ss58Format });
	const pair = (name: keyof typeof DEV_KEYS) => {
		const { publicKey, secretKey } = DEV_KEYS[name];
		const pair = keyring.addFromPair({ publicKey: fromHex(publicKey), secretKey: fromHex(secretKey) }, { name });
		return printAs("KeyringPair", pair, ({ address, type }) => ({ name, address, type }));
	};
	return {
		alice: pair("Alice"),
		bob: pair("Bob"),
		charlie: pair("Charlie"),
		dave: pair("Dave"),
		eve: pair("Eve"),
		ferdie: pair("Ferdie"),
	};
}
