import { createElement, type ReactElement, type ReactNode, useEffect, useState } from "react";
import { type ClientSource, clientStore } from "./client-store.ts";
import { PhalaContext } from "./context.ts";
import { createProviderWallets } from "./provider-wallets.ts";

/** Properties of {@link PhalaProvider}. @public */
export interface PhalaProviderProps {
	/**
	 * The client of all hooks below: a client, a promise of one, or a function that connects. For another one give the provider another `key`.
	 *
	 * - A function is called in the browser only, once the provider is shown; the client is closed a second after the provider went
	 * - A client and a promise stay open: the code that created them closes them. Create them outside of components
	 */
	readonly client: ClientSource;
	/** The name of the page, which wallets show. Required to connect one. */
	readonly appName?: string | undefined;
	/** The components that use hooks. */
	readonly children?: ReactNode;
}

/**
 * Gives the hooks below it their client.
 *
 * - Nothing is opened by an import or on a server
 *
 * @example
 * ```ts
 * import { connect } from "phala-stakepool";
 * import { PhalaProvider } from "phala-stakepool/react";
 * import { createElement, type ReactNode } from "react";
 * export const withPhala = (children: ReactNode) =>
 * 	createElement(PhalaProvider, { client: (options) => connect("wss://…", options), appName: "My pools", children });
 * ```
 * @public
 */
export function PhalaProvider({ client, appName = "", children }: PhalaProviderProps): ReactElement {
	const [value] = useState(() => ({ client: clientStore(client), wallets: createProviderWallets(appName) }));
	useEffect(() => {
		// Connects at once, and stays connected while no hook is used.
		const leave = value.client.subscribe(() => {});
		return () => {
			leave();
			value.wallets.initial.disconnect();
		};
	}, [value]);
	return createElement(PhalaContext.Provider, { value }, children);
}
