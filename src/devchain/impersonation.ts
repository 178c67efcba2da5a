import type { Hex } from "../codec/hex.ts";
import { encodeAddress } from "../codec/ss58.ts";
import { createImpersonatedAccount, type ImpersonatedAccount } from "./impersonated-account.ts";
import { type AccountLike, parseAccount } from "./validate.ts";

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
		return createImpersonatedAccount(encodeAddress(key, this.#prefix));
	}

	/** Requires signatures of an account again. Throws `INVALID_ADDRESS`. */
	stop(account: AccountLike): void {
		this.#accounts.delete(parseAccount("account", account));
	}
}
