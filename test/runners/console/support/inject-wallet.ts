import type { Page } from "@playwright/test";
import { signPayload } from "../../../../scripts/browser/sign-payload.ts";
import { walletScript } from "../../../../scripts/browser/wallet-script.ts";

const BINDING = "requestSignature";

/**
 * Injects a wallet with one account into a page, as browser extensions do.
 *
 * @param answer - resolves when its user confirms, rejects when it refuses
 */
export async function injectWallet(
	page: Page,
	name: string,
	account: Parameters<typeof signPayload>[1],
	address: string,
	answer: () => Promise<void> = async () => {},
): Promise<void> {
	await page.exposeFunction(BINDING, async (payload: string) => {
		await answer();
		return signPayload(JSON.parse(payload), account);
	});
	await page.addInitScript(walletScript(name, address, `(payload) => ${BINDING}(JSON.stringify(payload))`));
}
