import { createContext, useContext } from "react";
import type { ClientStore } from "./client-store.ts";
import { misuse } from "./misuse.ts";
import type { ProviderWallets } from "./provider-wallets.ts";

/** What a provider hands to the hooks below it. */
export interface PhalaContextValue {
	readonly client: ClientStore;
	readonly wallets: ProviderWallets;
}

export const PhalaContext = createContext<PhalaContextValue | null>(null);

/** The value of the provider above. Throws `INVALID_ARGUMENT` without one. */
export function usePhalaContext(): PhalaContextValue {
	const context = useContext(PhalaContext);
	if (!context) throw misuse("context", "a PhalaProvider");
	return context;
}
