import { decodeBase58, encodeBase58 } from "../codec/base58.ts";
import { blake2b } from "../codec/blake2b.ts";
import { concatBytes } from "../codec/concat-bytes.ts";
import { fromHex, type Hex, toHex } from "../codec/hex.ts";
import { PhalaError } from "../errors/error.ts";
import { invalidValue } from "../errors/invalid-argument.ts";

/**
 * An account: an ss58 address or 32 bytes of hex; or any object with an address, as wallets and keyrings return them, written
 * for whatever network.
 *
 * @public
 */
export type AccountLike = string | { readonly address: string };

/** The prefix that belongs to no network: libraries use it where nobody told them one. */
const GENERIC_PREFIX = 42;
const HEX_ACCOUNT = /^0x[0-9a-fA-F]{64}$/;
/** Letters that 36 bytes take at most. */
const MAX_ADDRESS_LENGTH = 50;
const CHECKSUM_CONTEXT = new TextEncoder().encode("SS58PRE");

/** Bytes of `account` as ss58 text with `prefix` (0 to 16383). */
export function encodeAddress(account: Hex, prefix: number): string {
	const head =
		prefix < 64 ? [prefix] : [((prefix & 0b1111_1100) >> 2) | 0b0100_0000, (prefix >> 8) | ((prefix & 0b11) << 6)];
	const body = concatBytes([Uint8Array.from(head), fromHex(account)]);
	return encodeBase58(concatBytes([body, checksum(body)]));
}

/** Prefix and bytes inside an ss58 address of 32 bytes; `null` where `text` is none. */
export function decodeAddress(text: string): { readonly prefix: number; readonly account: Hex } | null {
	const bytes = text.length > MAX_ADDRESS_LENGTH ? null : decodeBase58(text);
	if (bytes === null) return null;
	const [first = 0, second = 0] = bytes;
	const headLength = first < 64 ? 1 : 2;
	if (first >= 128 || bytes.length !== headLength + 32 + 2) return null;
	const body = bytes.subarray(0, -2);
	const [a, b] = checksum(body);
	if (bytes.at(-2) !== a || bytes.at(-1) !== b) return null;
	const prefix =
		headLength === 1 ? first : ((first & 0b0011_1111) << 2) | (second >> 6) | ((second & 0b0011_1111) << 8);
	return { prefix, account: toHex(body.subarray(headLength)) };
}

function checksum(body: Uint8Array): Uint8Array {
	return blake2b(concatBytes([CHECKSUM_CONTEXT, body]), 64).subarray(0, 2);
}

/**
 * Addresses of one network: any text in, ss58 with the network's prefix out.
 * Encoding is remembered per account, so that a list of thousands hashes each account once.
 */
export class Addresses {
	readonly #prefix: number;
	readonly #anyPrefix: boolean;
	readonly #known = new Map<Hex, string>();

	/**
	 * @param prefix - the network's ss58 prefix
	 * @param anyPrefix - also take addresses that were written for other networks
	 */
	constructor(prefix: number, anyPrefix = false) {
		this.#prefix = prefix;
		this.#anyPrefix = anyPrefix;
	}

	/** ss58 of `account` with the network's prefix. */
	format(account: Hex): string {
		let text = this.#known.get(account);
		if (text === undefined) {
			text = encodeAddress(account, this.#prefix);
			this.#known.set(account, text);
		}
		return text;
	}

	/**
	 * The 32 bytes of an address: `0x` and 64 hex digits, or ss58 with the network's prefix or the generic 42.
	 *
	 * @throws {@link PhalaError} `INVALID_ADDRESS`, `WRONG_PREFIX`
	 */
	parse(text: unknown): Hex {
		if (typeof text === "string") {
			if (HEX_ACCOUNT.test(text)) return text.toLowerCase() as Hex;
			const decoded = decodeAddress(text);
			if (decoded) {
				const { prefix, account } = decoded;
				if (prefix === this.#prefix || prefix === GENERIC_PREFIX || this.#anyPrefix) return account;
				throw new PhalaError(
					"WRONG_PREFIX",
					`${text} is an address of another network (ss58 prefix ${prefix}); here it is ${this.format(account)}.`,
					{ value: text, prefix, expected: this.#prefix },
				);
			}
		}
		throw invalidValue("INVALID_ADDRESS", "address", text, "an ss58 address, or 0x and 64 hex digits");
	}

	/**
	 * The 32 bytes of an account. Text is parsed as {@link Addresses.parse} does; the address of an object may have any ss58 prefix,
	 * since wallets and keyrings choose their own.
	 *
	 * @throws {@link PhalaError} `INVALID_ADDRESS`, `WRONG_PREFIX` for text
	 */
	parseAccount(value: AccountLike): Hex {
		const address: unknown = typeof value === "object" ? value?.address : value;
		if (address === value || typeof address !== "string") return this.parse(address);
		return decodeAddress(address)?.account ?? this.parse(address);
	}
}
