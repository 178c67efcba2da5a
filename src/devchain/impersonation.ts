import { encodeAddress } from "@polkadot/util-crypto";
import { type Hex, toHex } from "../codec/hex.ts";
import { MOCK_SIGNATURE } from "./runtime/frame/signature.ts";
import { type AccountLike, parseAccount } from "./validate.ts";

/**
 * An account that the chain accepts without its key, from {@link DevChain.impersonate}: a signer for `plan.send`, and with
 * `signAndSend(address, { signer })` for `@polkadot/api`.
 *
 * @public
 */
export interface ImpersonatedAccount {
	/** The account, ss58. */
	readonly address: string;
	/** Marks the account: its signature is the same for every transaction and proves nothing. */
	readonly impersonated: true;
	/** Returns the mark in place of a signature. */
	readonly signer: {
		signPayload(payload: unknown): Promise<{ readonly id: number; readonly signature: Hex }>;
		signRaw(raw: unknown): Promise<{ readonly id: number; readonly signature: Hex }>;
	};
}

/** `MultiSignature::Sr25519` with the mark. */
const SIGNATURE: Hex = `0x01${toHex(MOCK_SIGNATURE).slice(2)}`;

/** The accounts of a chain whose transactions need no signature. None at first. */
export class Impersonation {
	readonly #prefix: number;
	readonly #accounts = new Set<Hex>();

	/** @param prefix - ss58 prefix of addresses */
	constructor(prefix: number) {
		this.#prefix = prefix;
	}

	/** Whether an account is impersonated. */
	has(account: Hex): boolean {
		return this.#accounts.has(account);
	}

	/** Accepts the mark as a signature of an account. Throws `INVALID_ADDRESS`. */
	start(account: AccountLike): ImpersonatedAccount {
		const key = parseAccount("account", account);
		this.#accounts.add(key);
		const sign = async () => ({ id: 0, signature: SIGNATURE });
		return Object.freeze({
			address: encodeAddress(key, this.#prefix),
			impersonated: true as const,
			signer: Object.freeze({ signPayload: sign, signRaw: sign }),
		});
	}

	/** Requires signatures of an account again. Throws `INVALID_ADDRESS`. */
	stop(account: AccountLike): void {
		this.#accounts.delete(parseAccount("account", account));
	}
}
