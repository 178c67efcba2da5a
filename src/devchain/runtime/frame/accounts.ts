import type { Hex } from "../../../codec/hex.ts";
import type { Chain } from "./chain.ts";
import { defineItem } from "./define-item.ts";

/** `System.Account`: an account lives while something provides for it. `Data` is what its runtime's Balances keep. */
export interface AccountInfo<Data = unknown> {
	readonly nonce: number;
	/** Why it must not go. */
	readonly consumers: number;
	/** Why it may exist: a PHA balance of the existential deposit or more. */
	readonly providers: number;
	/** Why it may exist without PHA: each sufficient asset it has. */
	readonly sufficients: number;
	readonly data: Data;
}

/** All accounts. */
export const Account = defineItem<[who: Hex], AccountInfo>("system", "account");

/** Whether the account's PHA may go below the existential deposit without leaving somebody behind. */
export const canLoseProvider = ({ consumers, providers }: AccountInfo): boolean => consumers === 0 || providers > 1;

/**
 * Writes an account, creating or removing it by what provides for it.
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

/** Counts a sufficient asset of `who` in (1) or out (-1). */
export function changeSufficients(chain: Chain, who: Hex, by: 1 | -1): void {
	const info = chain.at(Account).get(who);
	writeAccount(chain, who, { ...info, sufficients: info.sufficients + by });
}

/** Counts up the account's nonce. */
export function bumpNonce(chain: Chain, who: Hex): void {
	const info = chain.at(Account).get(who);
	chain.at(Account).set(who, { ...info, nonce: info.nonce + 1 });
}

/** Record of a new account that PHA provides for. */
export const newAccount = <Data>(data: Data): AccountInfo<Data> => ({
	nonce: 0,
	consumers: 0,
	providers: 1,
	sufficients: 0,
	data,
});

const isProvided = ({ providers, sufficients }: AccountInfo) => providers + sufficients > 0;
