// Several wallets at once
// Console users
// Connects every wallet of the page, and lists each account once, with the wallets that can sign for it. For browsers.
import { formatPha, isPhalaError } from "phala-stakepool";
import { type WalletAccount, wallets$ } from "phala-stakepool/wallet";
import { phala } from "./client.js";

/** Accounts by address on this chain; whatever wallet one is from, `plan.send(account)` signs with it. */
const accounts = new Map<string, { readonly account: WalletAccount; readonly wallets: string[] }>();
for (const wallet of wallets$().getSnapshot()) {
	try {
		const connected = await wallet.connect("My pools"); // the wallet asks its user
		for (const account of connected.accounts) {
			const address = phala.formatAddress(account);
			const known = accounts.get(address) ?? { account, wallets: [] };
			known.wallets.push(wallet.name);
			accounts.set(address, known);
		}
	} catch (error) {
		if (!isPhalaError(error, "USER_REJECTED", "WALLET_LOCKED", "WALLET_FAILED")) throw error;
		console.log(`${wallet.name}: ${error.message}`);
	}
}
for (const [address, { account, wallets }] of accounts) {
	const { stakedTotal } = await phala.delegator(account).get();
	const staked = formatPha(stakedTotal, { decimals: 2, grouping: true });
	console.log(`${account.name ?? "no name"} (${wallets.join(", ")}): ${address}, ${staked} PHA delegated`);
}
await phala.close();
