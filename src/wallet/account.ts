import type { Hex } from "../codec/hex.ts";
import type { WalletSigner } from "../plan/signers/wallet-signer.ts";
import type { InjectedAccount, InjectedWallet } from "./injected.ts";

/** An account of a wallet: `plan.send` takes it as signer, every other method as account. @public */
export interface WalletAccount extends WalletSigner {
	/** The account, ss58 with whatever prefix the wallet writes. Compare by `isSameAddress`. */
	readonly address: string;
	/** The user's name for it; `null`: none. */
	readonly name: string | null;
	/** Its signature scheme; `null`: the wallet does not say. */
	readonly scheme: "sr25519" | "ed25519" | "ecdsa" | null;
	/** Genesis hash of the only chain that the user wants it for; `null`: any. */
	readonly genesisHash: Hex | null;
	/** Name of its wallet. */
	readonly wallet: string;
}

const SCHEMES: readonly unknown[] = ["sr25519", "ed25519", "ecdsa"] satisfies WalletAccount["scheme"][];
/** ss58 of 32 bytes, or the bytes as hex. Accounts of Ethereum have 20. */
const ADDRESS = /^(?:[1-9A-HJ-NP-Za-km-z]{45,50}|0x[0-9a-f]{64})$/i;

/**
 * The accounts of a wallet that can sign for this chain: those of Ethereum and other chains are left out.
 *
 * @param before - the list before; its objects are used again where they are the same
 */
export function toAccounts(
	wallet: string,
	injected: readonly InjectedAccount[],
	signer: InjectedWallet["signer"],
	before: readonly WalletAccount[],
): readonly WalletAccount[] {
	const accounts = (Array.isArray(injected) ? injected : []).flatMap((value): WalletAccount[] => {
		const { address, name, type = null, genesisHash }: InjectedAccount = Object(value);
		if (!ADDRESS.test(String(address)) || (type !== null && !SCHEMES.includes(type))) return [];
		const account: WalletAccount = Object.freeze({
			address: String(address),
			name: typeof name === "string" ? name : null,
			scheme: type as WalletAccount["scheme"],
			genesisHash: typeof genesisHash === "string" && genesisHash ? (genesisHash as Hex) : null,
			wallet,
			signer,
		});
		return [before.find((old) => isSame(old, account)) ?? account];
	});
	const isUnchanged = accounts.length === before.length && accounts.every((account, i) => account === before[i]);
	return isUnchanged ? before : Object.freeze(accounts);
}

function isSame(a: WalletAccount, b: WalletAccount): boolean {
	return (["address", "name", "scheme", "genesisHash"] as const).every((field) => a[field] === b[field]);
}
