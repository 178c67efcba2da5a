import type { SignedMessage } from "../../../../generated/v2/pallets.ts";
import { encodeInteger } from "../../../codec/encode-integer.ts";
import { concatBytes, fromHex, type Hex, toHex } from "../../../codec/hex.ts";
import type { Calls, Handler } from "../frame/call.ts";
import type { Pallets } from "../frame/call-executive.ts";
import type { Chain } from "../frame/chain.ts";
import { defineItem, type Item } from "../frame/define-item.ts";
import { ensure, fail } from "../frame/failure.ts";
import { verifySr25519 } from "../frame/signature.ts";
import { codecOf } from "../frame/type-by-path.ts";
import { offchainIngress } from "./mq-sequence.ts";
import { applyUpdate, COMPUTING_UPDATE, type ComputingUpdate, type UpdateRules } from "./settlement.ts";

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
		const update = destination === COMPUTING_UPDATES ? readUpdate(payload) : null;
		if (update !== null) applyUpdate(chain, update, rules);
	}) satisfies Handler<{ signedMessage: SignedMessage }>,
});

/** Verifies the gatekeepers' signature over message and sequence. */
function checkSignature(chain: Chain, { message, sequence, signature }: SignedMessage): void {
	const key = chain.at(gatekeeperMasterPubkey).get() ?? fail("phalaRegistry", "MasterKeyUninitialized");
	const bytes = fromHex(signature);
	ensure(bytes.length === SIGNATURE_BYTES, "phalaRegistry", "InvalidSignatureLength");
	const signed = concatBytes([
		codecOf(chain.layout, "phala_mq::types::Message").encode(message),
		encodeInteger(sequence, 8),
	]);
	ensure(verifySr25519(bytes, signed, fromHex(key)), "phalaRegistry", "InvalidSignature");
}

function readUpdate(payload: Hex): ComputingUpdate | null {
	try {
		return COMPUTING_UPDATE.decode(fromHex(payload)) as ComputingUpdate;
	} catch {
		return null;
	}
}
