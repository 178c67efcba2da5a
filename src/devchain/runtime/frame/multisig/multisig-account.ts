import { bnToU8a, compactToU8a, stringToU8a, u8aConcat } from "@polkadot/util";
import { blake2AsHex } from "@polkadot/util-crypto";
import { fromHex, type Hex } from "../../../../codec/hex.ts";
import type { Chain } from "../chain.ts";
import { ensure } from "../failure.ts";

/** The account of a multisig: a hash of its signatories, in order, and its threshold. */
export function multisigAccount(signatories: readonly Hex[], threshold: number): Hex {
	const parts = [
		stringToU8a("modlpy/utilisuba"),
		compactToU8a(signatories.length),
		...signatories.map(fromHex),
		bnToU8a(threshold, { bitLength: 16 }),
	];
	return blake2AsHex(u8aConcat(...parts)) as Hex;
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
