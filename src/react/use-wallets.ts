import { usePhalaContext } from "./context.ts";
import { useSnapshot } from "./use-snapshot.ts";
import type { WalletsState } from "./wallets-state.ts";

/**
 * The wallets of the page, and the one that is connected: the same for all components below the {@link PhalaProvider}.
 *
 * - Loads the code of `phala-stakepool/wallet` with the first component that uses it
 * - The wallet stays connected until `disconnect`, or until the provider goes
 *
 * @example
 * ```ts
 * import { usePhala, useWallets } from "phala-stakepool/react";
 * export function useMyAccounts() {
 * 	const { value: phala } = usePhala();
 * 	const { accounts } = useWallets();
 * 	return accounts.filter(({ genesisHash }) => !genesisHash || genesisHash === phala?.network.genesisHash);
 * }
 * ```
 * @public
 */
export function useWallets(): WalletsState {
	const { wallets } = usePhalaContext();
	return useSnapshot(wallets.store).value ?? wallets.missing;
}
