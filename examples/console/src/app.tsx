import { createTheme, MantineProvider } from "@mantine/core";
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
	primaryShade: { light: 9, dark: 8 },
	autoContrast: true,
	defaultRadius: "md",
	fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif",
	cursorType: "pointer",
});

/** The page: everything that its components share, and the routes. */
export function App({ chain }: { readonly chain: Chain }) {
	return (
		<MantineProvider theme={theme} defaultColorScheme="auto">
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
