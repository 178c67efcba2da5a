import type { InjectedAccount, InjectedProvider, InjectedWallet } from "../../src/wallet/injected.ts";

/** The page: what wallets inject into, and the events of `window`. */
export class FakePage extends EventTarget {
	injectedWeb3: Record<string, unknown> | undefined;
	/** Listeners that were added and not removed. */
	listeners = 0;

	inject(name: string, provider: unknown): void {
		this.injectedWeb3 = { ...this.injectedWeb3, [name]: provider };
	}

	override addEventListener(...args: Parameters<EventTarget["addEventListener"]>): void {
		this.listeners++;
		super.addEventListener(...args);
	}

	override removeEventListener(...args: Parameters<EventTarget["removeEventListener"]>): void {
		this.listeners--;
		super.removeEventListener(...args);
	}
}

type Listener = (accounts: readonly InjectedAccount[]) => void;

/**
 * A wallet with the user in front of it, as the released extensions behave:
 *
 * - `polkadot-js`: one open request per page, another one is an error; keeps a request whose window was closed; cannot unsubscribe;
 *   remembers a refusal
 * - `talisman`: fails before it is set up; gives Ethereum accounts too; keeps no chains; unsubscribes
 * - `subwallet-js`: asks again after a refusal; its `subscribe` returns a promise
 */
export class FakeWallet {
	readonly kind: "polkadot-js" | "talisman" | "subwallet-js";
	readonly signer: InjectedWallet["signer"] = {};
	accounts: readonly InjectedAccount[];
	isSetUp = true;
	/** Names of pages that asked. */
	readonly requests: string[] = [];
	readonly listeners = new Set<Listener>();
	readonly chains: { genesisHash: string; specVersion: number }[] = [];
	#decision: { approve(): void; reject(reason: Error): void } | null = null;
	#state: "new" | "allowed" | "refused" = "new";

	constructor(kind: FakeWallet["kind"], accounts: readonly InjectedAccount[]) {
		this.kind = kind;
		this.accounts = accounts;
	}

	readonly provider: InjectedProvider & { readonly version: string } = {
		version: "1.2.3",
		enable: async (appName) => {
			this.requests.push(appName);
			if (!this.isSetUp)
				throw new Error("Talisman extension has not been configured yet. Please continue with onboarding.");
			if (this.#decision) throw new Error("The source http://localhost has a pending authorization request");
			if (this.#state === "refused" && this.kind === "polkadot-js")
				throw new Error("The source http://localhost is not allowed to interact with this extension");
			if (this.#state !== "allowed") await this.#ask();
			return this.#injected();
		},
	};

	/** The user allows the page. */
	approve(): void {
		this.#decision?.approve();
	}

	/** The user refuses the page. */
	reject(): void {
		this.#decision?.reject(new Error(this.kind === "subwallet-js" ? "Rejected by user" : "Rejected"));
	}

	/** The user adds, removes or renames accounts. */
	change(accounts: readonly InjectedAccount[]): void {
		this.accounts = accounts;
		for (const listener of this.listeners) listener(accounts);
	}

	async #ask(): Promise<void> {
		try {
			await new Promise<void>((approve, reject) => {
				this.#decision = { approve, reject };
			});
			this.#state = "allowed";
		} catch (error) {
			this.#state = "refused";
			throw error;
		} finally {
			this.#decision = null;
		}
	}

	#injected(): InjectedWallet {
		const metadata = {
			get: async () => [...this.chains],
			provide: async (definition: object) => {
				const { genesisHash, specVersion } = definition as (typeof this.chains)[number];
				if (specVersion === 0) throw new Error("Rejected");
				this.chains.push({ genesisHash, specVersion });
				return true;
			},
		};
		return {
			accounts: {
				get: async () => this.accounts,
				subscribe: (listener) => {
					this.listeners.add(listener);
					listener(this.accounts);
					const unsubscribe = () => void this.listeners.delete(listener);
					if (this.kind === "polkadot-js") return () => {};
					return this.kind === "subwallet-js" ? Promise.resolve(unsubscribe) : unsubscribe;
				},
			},
			...(this.kind === "talisman" ? {} : { metadata }),
			signer: this.signer,
		};
	}
}
