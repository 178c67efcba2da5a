import { TypeRegistry } from "@polkadot/types";
import type { SignerPayloadJSON } from "@polkadot/types/types";
import type { DevAccounts } from "../../src/devchain/accounts.ts";

/** Signs what a page gives a wallet. */
export function signPayload(payload: SignerPayloadJSON, account: DevAccounts["bob"]): string {
	const registry = new TypeRegistry();
	registry.setSignedExtensions(payload.signedExtensions, { CheckMqSequence: { extrinsic: {}, payload: {} } });
	return registry.createType("ExtrinsicPayload", payload, { version: payload.version }).sign(account).signature;
}
