import { sr25519Verify } from "@polkadot/util-crypto";
import type { SignedMessage } from "../../../../generated/v2/pallets.ts";
import { encodeInteger } from "../../../codec/encode-integer.ts";
import { concatBytes, fromHex, type Hex, toHex } from "../../../codec/hex.ts";
import type { Calls, Handler } from "../frame/call.ts";
import type { Chain } from "../frame/chain.ts";
import { defineItem, type Item } from "../frame/define-item.ts";
import type { Pallets } from "../frame/executive.ts";
import { ensure, fail } from "../frame/failure.ts";
import { offchainIngress } from "./mq-sequence.ts";
import { applyUpdate, type ComputingUpdate, type UpdateRules } from "./settlement.ts";

/** Master key of the gatekeepers; without it messages are rejected. */
export const gatekeeperMasterPubkey: Item<[], Hex | null> = defineItem("phalaRegistry", "gatekeeperMasterPubkey");

const COMPUTING_UPDATES = toHex(new TextEncoder().encode("^phala/mining/update"));
const SIGNATURE_BYTES = 64;

/** Pallets with the calls of `PhalaMq`. Apart from the others, which need no cryptography. */
export const withMessages = (pallets: Pallets, rules: UpdateRules): Pallets => ({
	...pallets,
	calls: { ...pallets.calls, phalaMq: mqCalls(rules) },
});

/** Calls of `PhalaMq`: messages of gatekeepers, which any account may submit. */
const mqCalls = (rules: UpdateRules): Calls[string] => ({
	syncOffchainMessage: ((chain, _, { signedMessage }) => {
		const { sender, destination, payload } = signedMessage.message;
		ensure(sender === "Gatekeeper", "phalaMq", "BadSender");
		checkSignature(chain, signedMessage);
		const expected = chain.at(offchainIngress).get(sender) ?? 0n;
		ensure(signedMessage.sequence === expected, "phalaMq", "BadSequence");
		chain.at(offchainIngress).set(sender, expected + 1n);
		// Messages on other topics, and messages that cannot be decoded, have no effect.
		const update = destination === COMPUTING_UPDATES ? readUpdate(chain, payload) : null;
		if (update !== null) applyUpdate(chain, update, rules);
	}) satisfies Handler<{ signedMessage: SignedMessage }>,
});

/** Verifies the gatekeepers' signature over message and sequence. */
function checkSignature(chain: Chain, { message, sequence, signature }: SignedMessage): void {
	const key = chain.at(gatekeeperMasterPubkey).get() ?? fail("phalaRegistry", "MasterKeyUninitialized");
	const bytes = fromHex(signature);
	ensure(bytes.length === SIGNATURE_BYTES, "phalaRegistry", "InvalidSignatureLength");
	const signed = concatBytes([chain.layout.codec("PhalaMqMessage").encode(message), encodeInteger(sequence, 8)]);
	ensure(isSignedBy(key, bytes, signed), "phalaRegistry", "InvalidSignature");
}

function isSignedBy(key: Hex, signature: Uint8Array, message: Uint8Array): boolean {
	try {
		return sr25519Verify(message, signature, fromHex(key));
	} catch {
		return false;
	}
}

function readUpdate(chain: Chain, payload: Hex): ComputingUpdate | null {
	try {
		return chain.layout.codec("PhalaComputingUpdate").decode(fromHex(payload)) as ComputingUpdate;
	} catch {
		return null;
	}
}
