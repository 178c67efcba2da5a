import { useObservable } from "phala-stakepool/react";
import { useAccount } from "../account/account-provider.tsx";

/** The stake of the account in a pool or vault, live; its value is `null` where it has none. */
export function usePosition(pid: number) {
	const { account } = useAccount();
	return useObservable(account && ((phala) => phala.delegator(account.address).position$(pid)), [
		"position",
		account?.address,
		pid,
	]);
}
