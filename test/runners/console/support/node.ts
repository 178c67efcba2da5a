import { expect, type Page } from "@playwright/test";
import { connect, type Generation, type Phala } from "phala-stakepool";
import { DevChain } from "phala-stakepool/devchain";
import { ConsolePage } from "./console-page.ts";
import { injectWallet } from "./inject-wallet.ts";

/** A node on a port, and the Console on it with a wallet. */
export interface Node extends AsyncDisposable {
	readonly app: ConsolePage;
	/** Produces blocks on request alone. */
	readonly chain: DevChain;
	readonly phala: Phala;
	/** Of the wallet: has PHA only. */
	readonly address: string;
	/** Opens the Console, and connects the wallet. */
	readonly open: () => Promise<void>;
}

/**
 * Starts a node.
 *
 * @param options - `answer`: of the wallet's user, before it signs
 */
export async function startNode(
	page: Page,
	consoleUrl: string,
	generation: Generation,
	{ answer, network = "busy" }: { readonly answer?: () => Promise<void>; readonly network?: "busy" | "empty" } = {},
): Promise<Node> {
	const chain = await DevChain.start({ generation, network, seal: "manual" });
	const { url } = await chain.listen();
	const phala = await connect(chain.provider);
	const { eve } = chain.accounts;
	const address = phala.formatAddress(eve.address);
	await injectWallet(page, "talisman", eve, address, answer);
	const app = new ConsolePage(page, (method, params) => chain.provider.send(method, params));
	return {
		app,
		chain,
		phala,
		address,
		open: async () => {
			await page.goto(`${consoleUrl}?endpoint=${url}`);
			await expect(page.getByRole("heading", { name: "Stake pools" })).toBeVisible();
			await page.getByRole("button", { name: "Connect wallet" }).click();
			await page.getByRole("menuitem", { name: /talisman/i }).click();
			await expect(page.getByRole("button", { name: "Account: Account" })).toBeVisible();
			await page.keyboard.press("Escape");
		},
		[Symbol.asyncDispose]: async () => {
			await phala.close();
			await chain.close();
		},
	};
}
