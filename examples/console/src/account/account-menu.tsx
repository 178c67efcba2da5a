import { useChain } from "../chain/chain-provider.tsx";
import { RoleMenu } from "./role-menu.tsx";
import { WalletMenu } from "./wallet-menu.tsx";

/** Chooses the account: a role on the chain in the page, an account of a wallet on a node. */
export function AccountMenu() {
	const { chain } = useChain();
	return chain.control ? <RoleMenu /> : <WalletMenu />;
}
