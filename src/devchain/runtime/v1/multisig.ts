import { encodeCompact } from "../../../codec/encode-integer.ts";
import { hash256 } from "../../../codec/hash-256.ts";
import { fromHex, type Hex } from "../../../codec/hex.ts";
import type { Handler } from "../frame/call.ts";
import type { Chain } from "../frame/chain.ts";
import { defineItem } from "../frame/define-item.ts";
import { type Approval, approve, depositFor, type MultisigRules, multisigCalls } from "../frame/multisig/multisig.ts";
import { type Bounds, COMMON_BOUNDS } from "../frame/plain-call.ts";
import { ensure } from "./pallet-types.ts";

/** Calls that were kept for later approvals: bytes, payer of the deposit, deposit. */
const KeptCalls = defineItem<[callHash: Hex], readonly [call: Hex, who: Hex, deposit: bigint] | null>(
	"multisig",
	"calls",
);

/** Kept calls pay for parts of this size, with their length prefix. */
const PART_BYTES = 32;

interface AsMulti extends Approval {
	/** SCALE of the call, which is decoded when it is executed. */
	readonly call: Hex;
	readonly storeCall: boolean;
}

/**
 * Calls of `Multisig`, which take a call as bytes and can keep it: later approvals then need its hash only.
 *
 * @param bounds - limits of argument types
 */
export function multisig(rules: Omit<MultisigRules, "forget">, bounds: Bounds): Readonly<Record<string, Handler>> {
	const all = { ...rules, forget };
	const limits = { ...COMMON_BOUNDS, ...bounds };
	const decode = (chain: Chain, call: Hex | undefined) =>
		call === undefined ? null : chain.layout.decodeCall(fromHex(call), limits);
	function forget(chain: Chain, callHash: Hex): void {
		const kept = chain.at(KeptCalls).get(callHash);
		if (kept === null) return;
		chain.at(KeptCalls).delete(callHash);
		rules.currency.unreserve(chain, kept[1], kept[2]);
	}
	const keep = (chain: Chain, who: Hex, callHash: Hex, call: Hex, deposit: bigint) => {
		ensure(!chain.at(KeptCalls).has(callHash), "multisig", "AlreadyStored");
		const { length } = fromHex(call);
		const encoded = length + encodeCompact(BigInt(length)).length;
		const due = deposit + depositFor(chain, Math.ceil(encoded / PART_BYTES));
		rules.currency.reserve(chain, who, due);
		chain.at(KeptCalls).set(callHash, [call, who, due]);
		return true;
	};
	return {
		...multisigCalls(all),
		asMulti: ((chain, who, { call, storeCall, ...approval }) => {
			const callHash = hash256(fromHex(call));
			approve(chain, all, who, approval, {
				callHash,
				call: () => decode(chain, call),
				keep: (deposit) => storeCall && keep(chain, who, callHash, call, deposit),
			});
		}) satisfies Handler<AsMulti>,
		/** Executes a kept call if this is the last approval. */
		approveAsMulti: ((chain, who, { callHash, ...approval }) => {
			const call = () => decode(chain, chain.at(KeptCalls).get(callHash)?.[0]);
			approve(chain, all, who, approval, { callHash, call });
		}) satisfies Handler<Approval & { callHash: Hex }>,
	};
}
