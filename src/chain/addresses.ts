import { blake2b } from "../codec/blake2b.ts";
import { type Hex, toHex } from "../codec/hex.ts";
import { decodeAddress, encodeAddress, MAX_PREFIX } from "../codec/ss58.ts";
import { PhalaError } from "../errors/error.ts";
import { invalidValue } from "../errors/invalid-argument.ts";

/**
 * An account: an ss58 address or 32 bytes of hex; or any object with an address, as wallets and keyrings return them, written
 * for whatever network; or with a public key alone, as the signers of polkadot-api.
 *
 * @public
 */
export type AccountLike = string | { readonly address: string } | { readonly publicKey: Uint8Array };

/** The prefix of no network, which libraries use by default. */
const GENERIC_PREFIX = 42;
/** The prefix of Phala and Khala. */
const PHALA_PREFIX = 30;
const HEX_ACCOUNT = /^0x[0-9a-fA-F]{64}$/;

/**
 * Whether two addresses are of the same account, whatever network each is written for.
 *
 * - Two ss58 texts of one account differ where their prefixes do: never compare addresses with `===`
 *
 * @param a - ss58, `0x` and 64 hex digits, or an object with such an address
 * @param b - the same
 * @throws PhalaError `INVALID_ADDRESS`
 * @example
 * ```ts
 * import { isSameAddress } from "phala-stakepool";
 * export const isMine = (pool: { owner: string }, wallet: { address: string }) => isSameAddress(pool.owner, wallet);
 * ```
 * @public
 */
export function isSameAddress(a: AccountLike, b: AccountLike): boolean {
	return decodeAccount(a) === decodeAccount(b);
}

/**
 * An address as ss58 text of one network.
 *
 * @param address - ss58 of any network, `0x` and 64 hex digits, or an object with such an address
 * @param prefix - the network's ss58 prefix, 0 to 16383
 * @defaultValue `prefix` - 30, of Phala and Khala
 * @throws PhalaError `INVALID_ADDRESS`, `INVALID_ARGUMENT` for an impossible prefix
 * @example
 * ```ts
 * import { formatAddress } from "phala-stakepool";
 * export const alice = formatAddress("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY"); // 45R2pfjQUW2s9PQRHU48HQKLKHVMaDja7N3wpBtmF28UYDs2
 * ```
 * @public
 */
export function formatAddress(address: AccountLike, prefix: number = PHALA_PREFIX): string {
	if (!Number.isInteger(prefix) || prefix < 0 || prefix > MAX_PREFIX)
		throw invalidValue("INVALID_ARGUMENT", "prefix", prefix, `an integer from 0 to ${MAX_PREFIX}`);
	return encodeAddress(decodeAccount(address), prefix);
}

/**
 * Whether `text` is an address: ss58 of any network with a correct checksum, or `0x` and 64 hex digits.
 *
 * @public
 */
export function isAddress(text: unknown): text is string {
	return parseAddress(text) !== null;
}

/** The 32 bytes of an address of any network. */
function decodeAccount(value: AccountLike): Hex {
	const address = readAddress(value);
	return parseAddress(address)?.account ?? throwInvalidAddress(address);
}

/** The address in what names an account; hex for a public key. Not validated. */
function readAddress(value: AccountLike): unknown {
	if (typeof value !== "object" || value === null) return value;
	if (!("publicKey" in value) || "address" in value) return value.address;
	const { publicKey } = value;
	if (!(publicKey instanceof Uint8Array)) return publicKey;
	// An ecdsa key: 33 bytes, compressed.
	return toHex(publicKey.length === 33 ? blake2b(publicKey, 32) : publicKey);
}

/** Prefix and bytes of an address, prefix `null` for hex; `null` where `text` is no address. */
function parseAddress(text: unknown): { readonly prefix: number | null; readonly account: Hex } | null {
	if (typeof text !== "string") return null;
	return HEX_ACCOUNT.test(text) ? { prefix: null, account: text.toLowerCase() as Hex } : decodeAddress(text);
}

function throwInvalidAddress(value: unknown): never {
	throw invalidValue("INVALID_ADDRESS", "address", value, "ss58 text, or 0x and 64 hex digits");
}

/**
 * Addresses of one network: any text in, ss58 with the network's prefix out.
 *
 * Texts are cached per account, so that a list of thousands hashes each account once.
 */
export class Addresses {
	readonly #prefix: number;
	readonly #allowForeignPrefix: boolean;
	readonly #texts = new Map<Hex, string>();

	/**
	 * @param prefix - the network's ss58 prefix
	 * @param allowForeignPrefix - accept addresses written for other networks too
	 */
	constructor(prefix: number, allowForeignPrefix = false) {
		this.#prefix = prefix;
		this.#allowForeignPrefix = allowForeignPrefix;
	}

	/** ss58 of `account` with the network's prefix. */
	format(account: Hex): string {
		let text = this.#texts.get(account);
		if (text === undefined) {
			text = encodeAddress(account, this.#prefix);
			this.#texts.set(account, text);
		}
		return text;
	}

	/**
	 * The 32 bytes of an address: `0x` and 64 hex digits, or ss58 with the network's prefix or the generic 42.
	 *
	 * @throws PhalaError `INVALID_ADDRESS`, `WRONG_PREFIX`
	 */
	parse(text: unknown): Hex {
		const { prefix, account } = parseAddress(text) ?? throwInvalidAddress(text);
		if (prefix === null || prefix === this.#prefix || prefix === GENERIC_PREFIX || this.#allowForeignPrefix)
			return account;
		throw new PhalaError(
			"WRONG_PREFIX",
			`Invalid address: ${text} is of another network (ss58 prefix ${prefix}). Expected prefix ${this.#prefix}: ${this.format(account)}.`,
			{ value: String(text), prefix, expected: this.#prefix },
		);
	}

	/**
	 * The 32 bytes of an account. Text is parsed as {@link Addresses.parse} does; the address of an object may have any ss58 prefix,
	 * since wallets and keyrings choose their own.
	 *
	 * @throws PhalaError `INVALID_ADDRESS`, `WRONG_PREFIX` for text
	 */
	parseAccount(value: AccountLike): Hex {
		const address = readAddress(value);
		if (address === value || typeof address !== "string") return this.parse(address);
		return decodeAddress(address)?.account ?? this.parse(address);
	}
}
