import { u8aConcat } from "@polkadot/util";
import { sr25519Verify } from "@polkadot/util-crypto";
import type { SignedMessage } from "../../../../generated/v2/pallets.ts";
import { fromHex, type Hex, toHex } from "../../../codec/hex.ts";
import type { Handler, PlainCall } from "../frame/call.ts";
import type { Chain } from "../frame/chain.ts";
import { defineItem, type Item } from "../frame/define-item.ts";
import { ensure, fail } from "../frame/failure.ts";
import type { Invalid } from "../runtime.ts";
import { applyUpdate, type ComputingUpdate, type UpdateRules } from "./settlement.ts";

type Sender = SignedMessage["message"]["sender"];

/** Next sequence of each sender. */
const offchainIngress: Item<[sender: Sender], bigint | null> = defineItem("phalaMq", "offchainIngress");

/** Master key of the gatekeepers; without it messages are rejected. */
export const gatekeeperMasterPubkey: Item<[], Hex | null> = defineItem("phalaRegistry", "gatekeeperMasterPubkey");

const COMPUTING_UPDATES = toHex(new TextEncoder().encode("^phala/mining/update"));
const SIGNATURE_BYTES = 64;

/** Calls of `PhalaMq`: messages of gatekeepers, which any account may submit. */
export const mqCalls = (rules: UpdateRules) => ({
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

/**
 * Checks the order of messages: a used sequence is stale, a later one than the next is in the future.
 *
 * @remarks Source: signed extension `CheckMqSequence`
 */
export function checkSequence(chain: Chain, call: PlainCall): Invalid | null {
	if (call.pallet !== "phalaMq" || call.method !== "syncOffchainMessage") return null;
	const { signedMessage } = call.args as { readonly signedMessage: SignedMessage };
	const expected = chain.at(offchainIngress).get(signedMessage.message.sender) ?? 0n;
	if (signedMessage.sequence === expected) return null;
	return { kind: "Invalid", reason: signedMessage.sequence < expected ? "Stale" : "Future" };
}

/** Verifies the gatekeepers' signature over message and sequence. */
function checkSignature(chain: Chain, { message, sequence, signature }: SignedMessage): void {
	const key = chain.at(gatekeeperMasterPubkey).get() ?? fail("phalaRegistry", "MasterKeyUninitialized");
	const bytes = fromHex(signature);
	ensure(bytes.length === SIGNATURE_BYTES, "phalaRegistry", "InvalidSignatureLength");
	const signed = u8aConcat(
		chain.layout.codec("PhalaMqMessage").encode(message),
		chain.layout.codec("u64").encode(sequence),
	);
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
