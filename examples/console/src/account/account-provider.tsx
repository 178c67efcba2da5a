import type { TransactionSigner } from "phala-stakepool";
import { impersonate } from "phala-stakepool/devchain";
import { usePhala, useWallets } from "phala-stakepool/react";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { useChain } from "../chain/chain-provider.tsx";
import { ROLES } from "./roles.ts";

/** The account that the page acts for. */
export interface Account {
	readonly address: string;
	/** Of a wallet or a role; `null`: it has none. */
	readonly name: string | null;
	readonly signer: TransactionSigner;
}

interface AccountContext {
	/** `null`: none is chosen yet. */
	readonly account: Account | null;
	/** Chooses an account, by its address: of the wallet, or any on the chain in this page. */
	readonly select: (address: string) => void;
}

const Context = createContext<AccountContext>({ account: null, select: () => {} });

/** Gives the components below it the account: a role on the chain in the page, an account of the wallet on a node. */
export function AccountProvider({ children }: { readonly children: ReactNode }) {
	const { chain } = useChain();
	const Provider = chain.control ? RoleProvider : WalletAccountProvider;
	return <Provider>{children}</Provider>;
}

/** The address of the chosen account; `null` without one. */
export const useAccount = (): AccountContext => useContext(Context);

/** Impersonates the chosen account: the chain in the page accepts its transactions without a key. */
function RoleProvider({ children }: { readonly children: ReactNode }) {
	const { chain } = useChain();
	const { value: phala } = usePhala();
	const [address, select] = useState<string>(ROLES[1].address);
	const [account, setAccount] = useState<Account | null>(null);
	useEffect(() => {
		const { control } = chain;
		if (!control || !phala) return;
		let isCurrent = true;
		impersonate({ send: control }, address).then(
			(signer) => {
				const name = ROLES.find((role) => role.address === address)?.name ?? null;
				if (isCurrent) setAccount({ address, name, signer });
			},
			// The chain was left meanwhile.
			() => {},
		);
		return () => {
			isCurrent = false;
		};
	}, [chain, phala, address]);
	return <Context value={useMemo(() => ({ account, select }), [account])}>{children}</Context>;
}

function WalletAccountProvider({ children }: { readonly children: ReactNode }) {
	const { accounts } = useWallets();
	const [address, select] = useState<string | null>(null);
	const found = accounts.find((account) => account.address === address) ?? accounts[0];
	const value = useMemo(
		() => ({ account: found ? { address: found.address, name: found.name, signer: found } : null, select }),
		[found],
	);
	return <Context value={value}>{children}</Context>;
}
