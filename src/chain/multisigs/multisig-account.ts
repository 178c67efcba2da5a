import { encodeCompact, encodeInteger } from "../../codec/encode-integer.ts";
import { hash256 } from "../../codec/hash-256.ts";
import { concatBytes, fromHex, type Hex } from "../../codec/hex.ts";
import type { AccountLike, Addresses } from "../addresses.ts";
import { invalidArgument, parseOptions } from "../loaded-at-once.ts";

/** Signatories of an account, and how many of them have to agree. @public */
export interface MultisigOptions {
	/** Signatories that have to agree, from 1 on. */
	readonly threshold: number;
	/** At least two accounts, in any order. */
	readonly signatories: readonly AccountLike[];
}

/** An account that acts when enough of its signatories agree. */
export interface MultisigAccount {
	readonly account: Hex;
	readonly threshold: number;
	/** In the chain's order. */
	readonly signatories: readonly Hex[];
}

const TAG = new TextEncoder().encode("modlpy/utilisuba");

/**
 * The account of signatories and a threshold, which identify it.
 *
 * @throws PhalaError `INVALID_ARGUMENT`, `INVALID_ADDRESS`, `WRONG_PREFIX`
 */
export function parseMultisig(addresses: Addresses, options: MultisigOptions): MultisigAccount {
	const { threshold, signatories } = parseOptions(options);
	if (!Array.isArray(signatories) || signatories.length < 2)
		throw invalidArgument("signatories", signatories, "a list of at least two accounts");
	const accounts = signatories.map((each) => addresses.parseAccount(each)).sort();
	const twice = accounts.find((account, i) => account === accounts[i + 1]);
	if (twice !== undefined) throw invalidArgument("signatories", addresses.format(twice), "every account once");
	if (!Number.isInteger(threshold) || threshold < 1 || threshold > accounts.length)
		throw invalidArgument("threshold", threshold, `an integer from 1 to ${accounts.length}, the number of signatories`);
	return deriveMultisig(accounts, threshold);
}

/**
 * The account of signatories that were checked.
 *
 * @remarks Source: blake2_256 of a tag, the sorted signatories and the threshold
 */
export function deriveMultisig(signatories: readonly Hex[], threshold: number): MultisigAccount {
	const sorted = [...signatories].sort();
	const parts = [
		TAG,
		encodeCompact(BigInt(sorted.length)),
		...sorted.map(fromHex),
		encodeInteger(BigInt(threshold), 2),
	];
	return { account: hash256(concatBytes(parts)), threshold, signatories: sorted };
}

/**
 * The account of a call that was made already.
 *
 * @throws PhalaError `INVALID_ARGUMENT` where the chain would refuse the signatories or the threshold
 */
export function multisigOfCall(
	addresses: Addresses,
	signer: Hex,
	others: readonly Hex[],
	threshold: number,
): MultisigAccount {
	const isSorted = others.every((each, i) => i === 0 || (others[i - 1] ?? "") < each);
	if (!isSorted) throw invalidArgument("otherSignatories", others, "accounts in ascending order, each once");
	return parseMultisig(addresses, { threshold, signatories: [signer, ...others] });
}

/** @throws PhalaError `INVALID_ARGUMENT` for a threshold of less than two, which the chain refuses in calls that count approvals */
export function assertSeveral(threshold: number): void {
	if (threshold < 2) throw invalidArgument("threshold", threshold, "at least 2: one signatory executes calls at once");
}

/**
 * The other signatories, as calls name them.
 *
 * @throws PhalaError `INVALID_ARGUMENT` where the signer is none of them
 */
export function otherSignatories(addresses: Addresses, { signatories }: MultisigAccount, signer: Hex): readonly Hex[] {
	const others = signatories.filter((each) => each !== signer);
	if (others.length < signatories.length) return others;
	const names = signatories.map((each) => addresses.format(each)).join(", ");
	throw invalidArgument("account", addresses.format(signer), `one of the signatories: ${names}`);
}
