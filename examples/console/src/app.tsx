import { Badge, type CSSVariablesResolver, createTheme, MantineProvider, Menu } from "@mantine/core";
import { Router } from "wouter";
import { useHashLocation } from "wouter/use-hash-location";
import { AccountProvider } from "./account/account-provider.tsx";
import { ChainProvider } from "./chain/chain-provider.tsx";
import type { Chain } from "./chain/open-chain.ts";
import { Shell } from "./layout/shell.tsx";
import { Routes } from "./routes.tsx";
import { TextProvider } from "./text/text-provider.tsx";
import { TransactionsProvider } from "./transaction/transactions-provider.tsx";
import { DialogProvider } from "./ui/dialog-provider.tsx";

const theme = createTheme({
	primaryColor: "cyan",
	primaryShade: 9,
	autoContrast: true,
	defaultRadius: "md",
	fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif",
	cursorType: "pointer",
	respectReducedMotion: true,
	// Menus may have items alone, for screen readers.
	components: {
		Badge: Badge.extend({ defaultProps: { tt: "none", fw: 600 } }),
		Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
	},
});

/** Dimmed text with a contrast of 4.5 at least. */
const cssVariables: CSSVariablesResolver = () => ({
	variables: {},
	light: { "--mantine-color-dimmed": "#5c6670", "--mantine-color-placeholder": "#68727c" },
	dark: { "--mantine-color-dimmed": "#a8b1ba", "--mantine-color-placeholder": "#949da7" },
});

/** The page: everything that its components share, and the routes. */
export function App({ chain }: { readonly chain: Chain }) {
	return (
		<MantineProvider theme={theme} defaultColorScheme="auto" cssVariablesResolver={cssVariables}>
			<TextProvider>
				<ChainProvider first={chain}>
					<AccountProvider>
						<TransactionsProvider>
							<Router hook={useHashLocation}>
								<DialogProvider>
									<Shell>
										<Routes />
									</Shell>
								</DialogProvider>
							</Router>
						</TransactionsProvider>
					</AccountProvider>
				</ChainProvider>
			</TextProvider>
		</MantineProvider>
	);
}
