import { PhalaError } from "../errors/error.ts";
import { checkArguments } from "./check-arguments.ts";
import { type ConnectedWallet, watchAccounts } from "./connected-wallet.ts";
import { type InjectedProvider, type InjectedWallet, readProviders, textOrNull } from "./injected.ts";
import { race, type WalletOptions } from "./race.ts";
import { toWalletError } from "./wallet-error.ts";

/** A wallet of the page, e.g. a browser extension. @public */
export interface Wallet {
	/** Its name on the page, e.g. `polkadot-js`, `talisman`, `subwallet-js`. */
	readonly name: string;
	/** Its version; `null`: it does not say. */
	readonly version: string | null;
	/**
	 * Asks the user for access to accounts. A wallet that the user allowed before does not ask again.
	 *
	 * - Two calls at once ask once: wallets refuse the second request
	 *
	 * @param appName - the name of the page, which the wallet shows
	 * @throws {@link PhalaError} `USER_REJECTED`, `WALLET_LOCKED`, `WALLET_FAILED`, `WALLET_NOT_FOUND` after it left the page, `ABORTED`,
	 * `TIMEOUT`, `INVALID_ARGUMENT`
	 */
	connect(appName: string, options?: WalletOptions): Promise<ConnectedWallet>;
}

/** Requests that wait for their users. */
const pending = new WeakMap<InjectedProvider, Promise<InjectedWallet>>();

/** A wallet by what it injected. */
export function createWallet(name: string, { version }: InjectedProvider): Wallet {
	return Object.freeze({
		name,
		version: textOrNull(version),
		async connect(appName: string, options: WalletOptions = {}) {
			checkArguments(appName, options);
			const current = readProviders().get(name);
			if (!current) throw walletNotFound(name);
			let connecting: Promise<ConnectedWallet> | undefined;
			const start = () => {
				connecting = requestAccess(name, current, appName).then((injected) => watchAccounts(name, injected));
				return connecting;
			};
			try {
				return await race(start, `connect to ${name}`, options);
			} catch (error) {
				// The user may agree after the wait.
				connecting?.then(({ disconnect }) => disconnect()).catch(() => {});
				throw error;
			}
		},
	});
}

/** The error for a wallet that is not on the page. */
export function walletNotFound(wallet: string): PhalaError<"WALLET_NOT_FOUND"> {
	const available = [...readProviders().keys()];
	const message = `The page has no wallet ${wallet}. It has ${available.join(", ") || "none"}.`;
	return new PhalaError("WALLET_NOT_FOUND", message, { wallet, available });
}

/** Asks the user once, however many callers wait. */
function requestAccess(name: string, provider: InjectedProvider, appName: string): Promise<InjectedWallet> {
	let request = pending.get(provider);
	if (!request) {
		request = enable(name, provider, appName).finally(() => pending.delete(provider));
		pending.set(provider, request);
	}
	return request;
}

async function enable(name: string, provider: InjectedProvider, appName: string): Promise<InjectedWallet> {
	try {
		const injected = await (provider.connect ? provider.connect(appName) : provider.enable?.(appName));
		if (typeof injected?.accounts?.get === "function" && Object(injected.signer) === injected.signer) return injected;
	} catch (cause) {
		throw toWalletError(name, cause);
	}
	throw toWalletError(name, "no accounts or signer");
}
