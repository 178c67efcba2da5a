import type { KeyringPair } from "@polkadot/keyring/types";
import { TypeRegistry } from "@polkadot/types";
import type { SignerPayloadJSON } from "@polkadot/types/types";
import { FakePage, FakeWallet } from "./fake-wallets.ts";

/** A page with one wallet that allows the page and signs with a key pair. */
export function pageWithWallet(kind: FakeWallet["kind"], pair: KeyringPair, name: string): FakePage {
	const wallet = new FakeWallet(kind, [{ address: pair.address, name, type: "sr25519" }]);
	wallet.signer.signPayload = async (payload) => {
		const registry = new TypeRegistry();
		registry.setSignedExtensions(payload.signedExtensions);
		const json = payload as SignerPayloadJSON;
		return registry.createType("ExtrinsicPayload", json, { version: payload.version }).sign(pair);
	};
	const page = new FakePage();
	page.inject(kind, {
		...wallet.provider,
		enable: (appName: string) => {
			const enabling = wallet.provider.enable?.(appName);
			wallet.approve();
			return enabling;
		},
	});
	return page;
}
