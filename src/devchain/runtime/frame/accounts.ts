import type { Hex } from "../../../codec/hex.ts";
import type { Chain } from "./chain.ts";
import { defineItem } from "./define-item.ts";

/** `System.Account`: an account exists while it has a provider or a sufficient. `Data` belongs to the Balances pallet. */
export interface AccountInfo<Data = unknown> {
	readonly nonce: number;
	/** Number of references that keep it from being removed. */
	readonly consumers: number;
	/** Number of reasons for it to exist: 1 with a PHA balance of at least the existential deposit. */
	readonly providers: number;
	/** Number of sufficient assets it holds, which let it exist without PHA. */
	readonly sufficients: number;
	readonly data: Data;
}

/** All accounts. */
export const Account = defineItem<[who: Hex], AccountInfo>("system", "account");

/** Whether the account's PHA may go below the existential deposit: nothing then depends on the account. */
export const canLoseProvider = ({ consumers, providers }: AccountInfo): boolean => consumers === 0 || providers > 1;

/**
 * Writes an account; creates or removes it depending on its providers and sufficients.
 *
 * Events: `system.NewAccount` before, or `system.KilledAccount` after.
 */
export function writeAccount(chain: Chain, who: Hex, info: AccountInfo): void {
	const accounts = chain.at(Account);
	const existed = isProvided(accounts.get(who));
	if (isProvided(info)) {
		accounts.set(who, info);
		if (!existed) chain.deposit("system", "NewAccount", { account: who });
	} else {
		accounts.delete(who);
		if (existed) chain.deposit("system", "KilledAccount", { account: who });
	}
}

/** Increments (1) or decrements (-1) the sufficient assets of `who`. */
export function changeSufficients(chain: Chain, who: Hex, by: 1 | -1): void {
	const info = chain.at(Account).get(who);
	writeAccount(chain, who, { ...info, sufficients: info.sufficients + by });
}

/** Increments the account's nonce. */
export function bumpNonce(chain: Chain, who: Hex): void {
	const info = chain.at(Account).get(who);
	chain.at(Account).set(who, { ...info, nonce: info.nonce + 1 });
}

/** Record of a new account with a PHA balance. */
export const newAccount = <Data>(data: Data): AccountInfo<Data> => ({
	nonce: 0,
	consumers: 0,
	providers: 1,
	sufficients: 0,
	data,
});

const isProvided = ({ providers, sufficients }: AccountInfo) => providers + sufficients > 0;
