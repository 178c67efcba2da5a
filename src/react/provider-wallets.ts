import { createStore, type Store } from "../store/store.ts";
import { later } from "./later.ts";
import type { LoadedWallets, WalletsState } from "./wallets-state.ts";

/** The wallets of a provider. */
export interface ProviderWallets {
	readonly store: Store<WalletsState>;
	/** The state before anything is known. */
	readonly initial: WalletsState;
	/** The state while the store has no value: why the code was not loaded. */
	missing: WalletsState;
}

/** The code loads with the first component that uses wallets. After a failure a later call tries again. */
export function createProviderWallets(appName: string): ProviderWallets {
	let loading: Promise<LoadedWallets> | undefined;
	const load = () => {
		loading ??= import("./watch-wallets.ts").then(
			({ watchWallets }) => watchWallets(appName, initial),
			(error) => {
				loading = undefined;
				wallets.missing = Object.freeze({ ...initial, error });
				throw error;
			},
		);
		return loading;
	};
	const connect: WalletsState["connect"] = (...args) => {
		const snapshot = wallets.store.getSnapshot();
		// Loads again, for the components too.
		if (snapshot.status === "error") snapshot.retry();
		return load()
			.then(({ connect }) => connect(...args))
			.catch(() => null);
	};
	const initial: WalletsState = Object.freeze({
		wallets: [],
		status: "disconnected",
		connected: null,
		accounts: [],
		error: null,
		connect,
		disconnect: () => {
			loading?.then(({ disconnect }) => disconnect()).catch(() => {});
		},
	});
	const wallets: ProviderWallets = { store: createStore(later(load)), initial, missing: initial };
	return wallets;
}
