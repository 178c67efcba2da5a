import type { SignedMessage } from "../../../../generated/v2/pallets.ts";
import type { Chain } from "../frame/chain.ts";
import { defineItem, type Item } from "../frame/define-item.ts";
import type { PlainCall } from "../frame/plain-call.ts";
import type { Invalid } from "../runtime.ts";

type Sender = SignedMessage["message"]["sender"];

/** Next sequence of each sender. */
export const offchainIngress: Item<[sender: Sender], bigint | null> = defineItem("phalaMq", "offchainIngress");

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
