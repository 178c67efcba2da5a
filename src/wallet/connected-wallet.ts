import { createStream, type ValueStream } from "../store/stream.ts";
import { toAccounts, type WalletAccount } from "./account.ts";
import type { InjectedAccount, InjectedWallet } from "./injected.ts";
import { toMetadata, type WalletMetadata } from "./metadata.ts";
import { toWalletError } from "./wallet-error.ts";

/** A wallet whose user let the page see accounts. @public */
export interface ConnectedWallet {
	/** Name of the wallet. */
	readonly name: string;
	/** The accounts now, as last reported. Accounts of Ethereum, which cannot sign for this chain, are left out. */
	readonly accounts: readonly WalletAccount[];
	/** The accounts, live: added, removed, renamed. Empty after the user took the permission back, and after `disconnect`. */
	readonly accounts$: ValueStream<readonly WalletAccount[]>;
	/** The chains that the wallet knows; `null` where it keeps none. */
	readonly metadata: WalletMetadata | null;
	/**
	 * Stops watching the accounts. The permission stays with the wallet, whose user alone can take it back: the next `connect` does not ask.
	 */
	disconnect(): void;
}

/**
 * Reads the accounts of a wallet, and watches them until `disconnect`.
 *
 * @throws PhalaError `WALLET_LOCKED`, `WALLET_FAILED`, `USER_REJECTED`
 */
export async function watchAccounts(name: string, injected: InjectedWallet): Promise<ConnectedWallet> {
	let accounts: readonly WalletAccount[] = Object.freeze([]);
	let isConnected = true;
	let changed = () => {};
	const accounts$ = createStream(
		() => accounts,
		(listener) => {
			changed = listener;
			return () => {};
		},
	);
	const replace = (next: readonly InjectedAccount[]) => {
		const before = accounts;
		accounts = toAccounts(name, next, injected.signer, before);
		if (accounts !== before) changed();
	};
	try {
		replace(await injected.accounts.get());
	} catch (cause) {
		throw toWalletError(name, cause);
	}
	const stop = subscribe(injected, (next) => {
		// Some wallets go on reporting: polkadot{.js} has no way to unsubscribe.
		if (isConnected) replace(next);
	});
	return Object.freeze({
		name,
		get accounts() {
			return accounts;
		},
		accounts$,
		metadata: toMetadata(name, injected),
		disconnect() {
			if (!isConnected) return;
			isConnected = false;
			stop();
			replace([]);
		},
	});
}

/** Subscribes where the wallet can; the accounts stay as they are otherwise. */
function subscribe({ accounts }: InjectedWallet, listener: (accounts: readonly InjectedAccount[]) => void): () => void {
	const subscription = (async () => accounts.subscribe?.(listener))().catch(() => {});
	return () => {
		subscription.then((stop) => typeof stop === "function" && stop()).catch(() => {});
	};
}
