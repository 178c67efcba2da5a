import type { ValueStream } from "../store/stream.ts";
import type { WalletAccount } from "../wallet/account.ts";
import type { ConnectWalletOptions } from "../wallet/connect-wallet.ts";
import type { ConnectedWallet } from "../wallet/connected-wallet.ts";
import type { Wallet } from "../wallet/wallet.ts";

/** The wallets of the page, and the one that is connected. Frozen. @public */
export interface WalletsState {
	/** The wallets of the page, those that appear late too. Empty on a server. */
	readonly wallets: readonly Wallet[];
	/** Whether a wallet is connected, or its user is asked. */
	readonly status: "disconnected" | "connecting" | "connected";
	/** The connected wallet; `null`: none. */
	readonly connected: ConnectedWallet | null;
	/** Accounts of the connected wallet, live: each is a signer for `send`. */
	readonly accounts: readonly WalletAccount[];
	/** Why the last wallet could not be connected; `null` while it is, or none was asked for. */
	readonly error: Error | null;
	/**
	 * Connects a wallet by its name, in place of the connected one; waits up to 3 s for one that appears late. Does not reject.
	 *
	 * @returns `null` where it failed, for the reason in `error`, or another call came after it
	 */
	readonly connect: (name: string, options?: ConnectWalletOptions) => Promise<ConnectedWallet | null>;
	/** Disconnects the wallet. The next `connect` does not ask its user. */
	readonly disconnect: () => void;
}

/** The wallets once their code is loaded. */
export type LoadedWallets = ValueStream<WalletsState> & Pick<WalletsState, "connect" | "disconnect">;
