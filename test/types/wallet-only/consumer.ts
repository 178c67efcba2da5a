// The entry point `wallet` compiles in a page that uses nothing else of the package, and its streams are input of rxjs.
import { connectWallet, isPhalaError, type Wallet, type WalletAccount, wallets$ } from "phala-stakepool/wallet";
import { from, type Observable } from "rxjs";

export const wallets: Observable<readonly Wallet[]> = from(wallets$());

export async function accounts(): Promise<readonly WalletAccount[]> {
	try {
		return (await connectWallet("talisman", "My pools")).accounts;
	} catch (error) {
		return isPhalaError(error, "USER_REJECTED") ? [] : Promise.reject(error);
	}
}
