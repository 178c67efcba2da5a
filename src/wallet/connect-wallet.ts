import { checkArguments } from "./check-arguments.ts";
import type { ConnectedWallet } from "./connected-wallet.ts";
import { race, type WalletOptions } from "./race.ts";
import { type Wallet, walletNotFound } from "./wallet.ts";
import { wallets$ } from "./wallets.ts";

/** Options of {@link connectWallet}. @public */
export interface ConnectWalletOptions extends WalletOptions {
	/**
	 * How long to wait until the wallet appears on the page, 0 or more ms.
	 *
	 * @defaultValue `3_000`
	 */
	readonly appearMs?: number | undefined;
}

const APPEAR_MS = 3_000;

/**
 * Connects a wallet by its name, e.g. the one that the user chose on an earlier visit; waits for it while the page loads.
 *
 * @param name - as `wallet.name`
 * @param appName - the name of the page, which the wallet shows
 * @throws {@link PhalaError} `WALLET_NOT_FOUND`, `INVALID_ARGUMENT`, and as `wallet.connect` does
 * @example
 * ```ts
 * import { connectWallet } from "phala-stakepool/wallet";
 * const wallet = await connectWallet("talisman", "My pools");
 * console.log(wallet.accounts.map(({ name, address }) => `${name} ${address}`));
 * ```
 * @public
 */
export async function connectWallet(
	name: string,
	appName: string,
	options: ConnectWalletOptions = {},
): Promise<ConnectedWallet> {
	checkArguments(appName, options);
	const wallet = await findWallet(name, options);
	return wallet.connect(appName, options);
}

async function findWallet(name: string, { appearMs = APPEAR_MS, signal }: ConnectWalletOptions): Promise<Wallet> {
	let stop = () => {};
	const find = () =>
		new Promise<Wallet>((resolve) => {
			stop = wallets$().subscribe((wallets) => {
				for (const wallet of wallets) if (wallet.name === name) resolve(wallet);
			});
		});
	// 0 would be no limit.
	const options = { signal, timeoutMs: appearMs || 1 };
	return race(find, `connect to ${name}`, options, () => walletNotFound(name)).finally(() => stop());
}
