import { TypeRegistry } from "@polkadot/types";
import type { SignerPayloadJSON } from "@polkadot/types/types";
import type { DevAccounts } from "../../src/devchain/accounts.ts";
import type { BrowserPage } from "./chromium.ts";

const BINDING = "requestSignature";

/**
 * Injects a wallet with one account into a page, as browser extensions do. It signs without a question.
 *
 * @param name - of the wallet
 */
export async function injectWallet(page: BrowserPage, name: string, account: DevAccounts["bob"]): Promise<void> {
	const accounts = [{ address: account.address, name: "Account", type: "sr25519" }];
	const source = `
		const requests = [];
		window.resolveSignature = (id, signature) => requests[id]({ id, signature });
		const signPayload = (payload) => new Promise((resolve) => {
			${BINDING}(JSON.stringify({ id: requests.push(resolve) - 1, payload }));
		});
		const accounts = ${JSON.stringify(accounts)};
		const list = { get: async () => accounts, subscribe: (listener) => { listener(accounts); return () => {}; } };
		window.injectedWeb3 = { ${name}: { version: "1", enable: async () => ({ accounts: list, signer: { signPayload } }) } };
	`;
	await page.expose(BINDING, (text) => {
		const { id, payload }: { readonly id: number; readonly payload: SignerPayloadJSON } = JSON.parse(text);
		const { signature } = sign(payload, account);
		void page.send("Runtime.evaluate", { expression: `resolveSignature(${id}, "${signature}")` });
	});
	await page.send("Page.addScriptToEvaluateOnNewDocument", { source });
}

function sign(payload: SignerPayloadJSON, account: DevAccounts["bob"]) {
	const registry = new TypeRegistry();
	registry.setSignedExtensions(payload.signedExtensions, { CheckMqSequence: { extrinsic: {}, payload: {} } });
	return registry.createType("ExtrinsicPayload", payload, { version: payload.version }).sign(account);
}
