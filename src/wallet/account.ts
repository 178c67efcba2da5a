import type { Hex } from "../codec/hex.ts";
import type { WalletSigner } from "../plan/signers/wallet-signer.ts";
import { type InjectedAccount, type InjectedWallet, textOrNull } from "./injected.ts";
import { keepList } from "./keep-list.ts";

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

const SCHEMES: readonly unknown[] = [null, "sr25519", "ed25519", "ecdsa"] satisfies WalletAccount["scheme"][];
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
		if (!ADDRESS.test(textOrNull(address) as string) || !SCHEMES.includes(type)) return [];
		const account: WalletAccount = Object.freeze({
			address: address as string,
			name: textOrNull(name),
			scheme: type as WalletAccount["scheme"],
			genesisHash: textOrNull(genesisHash) as Hex | null,
			wallet,
			signer,
		});
		return [before.find((old) => isSame(old, account)) ?? account];
	});
	return keepList(before, accounts);
}

function isSame(a: WalletAccount, b: WalletAccount): boolean {
	return Object.entries(a).every(([field, value]) => value === Reflect.get(b, field));
}
