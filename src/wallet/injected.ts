import type { WalletSigner } from "../plan/signers/wallet-signer.ts";

/** What a wallet injects into the page as `window.injectedWeb3[name]`. */
export interface InjectedProvider {
	readonly version?: unknown;
	/** Asks the user for access to the accounts. */
	enable?(appName: string): Promise<InjectedWallet>;
	/** Newer form of `enable`. */
	connect?(appName: string): Promise<InjectedWallet>;
}

/** What a wallet gives after the user's consent. */
export interface InjectedWallet {
	readonly accounts: {
		get(): Promise<readonly InjectedAccount[]>;
		/** Not every wallet has it. polkadot{.js} returns a function, others a promise of it, or nothing. */
		subscribe?(listener: (accounts: readonly InjectedAccount[]) => void): unknown;
	};
	readonly metadata?: {
		get?(): Promise<readonly { readonly genesisHash: string; readonly specVersion: number }[]>;
		provide?(definition: object): Promise<unknown>;
	};
	readonly signer: WalletSigner["signer"];
}

/** An account as wallets describe it. */
export interface InjectedAccount {
	readonly address?: unknown;
	readonly name?: unknown;
	/** `sr25519`, `ed25519`, `ecdsa`, or of another chain, e.g. `ethereum`. */
	readonly type?: unknown;
	readonly genesisHash?: unknown;
}

/** A text that a wallet gives; `null`: none. */
export function textOrNull(value: unknown): string | null {
	return (typeof value === "string" && value) || null;
}

/** The page. `undefined` on a server, in workers, and where `window` is no page, as in React Native. */
export function getPage(): Window | undefined {
	const page: Partial<Window> | undefined = globalThis.window;
	return page?.addEventListener && window;
}

/** The providers of the page by name, in the order in which they were injected, without those that cannot be connected. */
export function readProviders(): ReadonlyMap<string, InjectedProvider> {
	const page: { readonly injectedWeb3?: unknown } = Object(getPage());
	const providers = new Map<string, InjectedProvider>();
	try {
		for (const [name, provider] of Object.entries(Object(page.injectedWeb3)) as [string, InjectedProvider | null][]) {
			if (typeof (provider?.connect ?? provider?.enable) === "function")
				providers.set(name, provider as InjectedProvider);
		}
	} catch {
		// A getter of a wallet that is not ready.
	}
	return providers;
}
