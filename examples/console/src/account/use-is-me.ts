import { isSameAddress } from "phala-stakepool";
import { useCallback } from "react";
import { useAccount } from "./account-provider.tsx";

/** Compares an address with the account of the page. */
export function useIsMe(): (address: string) => boolean {
	const { account } = useAccount();
	return useCallback((address) => account !== null && isSameAddress(address, account.address), [account]);
}
