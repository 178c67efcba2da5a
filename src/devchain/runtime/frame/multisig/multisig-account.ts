import { encodeCompact, encodeInteger } from "../../../../codec/encode-integer.ts";
import { hash256 } from "../../../../codec/hash-256.ts";
import { concatBytes, fromHex, type Hex } from "../../../../codec/hex.ts";
import type { Chain } from "../chain.ts";
import { ensure } from "../failure.ts";

/** The account of a multisig: a hash of its signatories, in order, and its threshold. */
export function multisigAccount(signatories: readonly Hex[], threshold: number): Hex {
	const parts = [
		new TextEncoder().encode("modlpy/utilisuba"),
		encodeCompact(BigInt(signatories.length)),
		...signatories.map(fromHex),
		encodeInteger(BigInt(threshold), 2),
	];
	return hash256(concatBytes(parts));
}

/** All signatories in order. Fails unless `others` are ordered, without the sender, and not too few or too many. */
export function allSignatories(chain: Chain, who: Hex, others: readonly Hex[]): Hex[] {
	ensure(others.length > 0, "multisig", "TooFewSignatories");
	ensure(others.length < chain.constant<number>("multisig", "maxSignatories"), "multisig", "TooManySignatories");
	for (const [i, other] of others.entries()) {
		const before = others[i - 1];
		ensure(before === undefined || before < other, "multisig", "SignatoriesOutOfOrder");
		ensure(other !== who, "multisig", "SenderInSignatories");
	}
	return [...others, who].sort();
}
