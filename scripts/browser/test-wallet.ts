import type { DevAccounts } from "../../src/devchain/accounts.ts";
import type { BrowserPage } from "./chromium.ts";
import { signPayload } from "./sign-payload.ts";
import { walletScript } from "./wallet-script.ts";

const BINDING = "requestSignature";

/**
 * Injects a wallet with one account into a page. It signs without a question.
 *
 * @param name - of the wallet
 */
export async function injectWallet(page: BrowserPage, name: string, account: DevAccounts["bob"]): Promise<void> {
	const sign = `(payload) => new Promise((resolve) => {
		${BINDING}(JSON.stringify({ id: requests.push(resolve) - 1, payload }));
	})`;
	const source = `
		const requests = [];
		window.resolveSignature = (id, signature) => requests[id](signature);
		${walletScript(name, account.address, sign)}
	`;
	await page.expose(BINDING, (text) => {
		const { id, payload } = JSON.parse(text);
		void page.send("Runtime.evaluate", { expression: `resolveSignature(${id}, "${signPayload(payload, account)}")` });
	});
	await page.send("Page.addScriptToEvaluateOnNewDocument", { source });
}
