import { createStream } from "../store/stream.ts";
import { connectWallet } from "../wallet/connect-wallet.ts";
import { wallets$ } from "../wallet/wallets.ts";
import type { LoadedWallets, WalletsState } from "./wallets-state.ts";

/** Looks for wallets while there are listeners. A connected wallet stays connected without them. */
export function watchWallets(appName: string, initial: WalletsState): LoadedWallets {
	let state = initial;
	let attempts = 0;
	let release = () => {};
	let notify = () => {};

	const change = (changes: Partial<WalletsState>) => {
		state = Object.freeze({ ...state, ...changes });
		notify();
	};
	const stream = createStream(
		() => state,
		(changed) => {
			const stop = wallets$().subscribe((wallets) => change({ wallets }));
			// The first listener receives the first wallets with its subscription.
			notify = changed;
			return () => {
				notify = () => {};
				stop();
			};
		},
	);
	return {
		...stream,
		async connect(name, options) {
			const attempt = ++attempts;
			change({ status: "connecting", error: null });
			try {
				const connected = await connectWallet(name, appName, options);
				if (attempt !== attempts) {
					connected.disconnect();
					return null;
				}
				release();
				change({ status: "connected", connected });
				const stop = connected.accounts$.subscribe((accounts) => change({ accounts }));
				release = () => {
					stop();
					connected.disconnect();
				};
				return connected;
			} catch (error) {
				const status = state.connected ? "connected" : "disconnected";
				if (attempt === attempts) change({ status, error: error as Error });
				return null;
			}
		},
		disconnect() {
			attempts++;
			release();
			release = () => {};
			change({ status: "disconnected", connected: null, accounts: [], error: null });
		},
	};
}
