import { createStore, type Store } from "../store/store.ts";
import { later } from "./later.ts";
import type { LoadedWallets, WalletsState } from "./wallets-state.ts";

/** The wallets of a provider. */
export interface ProviderWallets {
	readonly store: Store<WalletsState>;
	/** The state before anything is known. */
	readonly initial: WalletsState;
}

/** The code loads with the first component that uses wallets. */
export function createProviderWallets(appName: string): ProviderWallets {
	let loading: Promise<LoadedWallets> | undefined;
	const load = () => {
		loading ??= import("./watch-wallets.ts").then(({ watchWallets }) => watchWallets(appName, initial));
		return loading;
	};
	const connect: WalletsState["connect"] = async (...args) => (await load()).connect(...args);
	const initial: WalletsState = Object.freeze({
		wallets: [],
		status: "disconnected",
		connected: null,
		accounts: [],
		error: null,
		connect,
		disconnect: () => void loading?.then(({ disconnect }) => disconnect()),
	});
	return { store: createStore(later(load)), initial };
}
