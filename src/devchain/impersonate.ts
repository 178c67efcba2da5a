import { invalidArgument } from "../errors/invalid-argument.ts";
import { createImpersonatedAccount, type ImpersonatedAccount } from "./impersonated-account.ts";

/**
 * Impersonates an account on a development chain behind a port or a socket, as {@link DevChain.impersonate} does in process.
 *
 * @param provider - a connection to the chain, with its `dev_*` methods
 * @param address - the account, ss58 of any network or `0x` hex
 * @returns a signer for `plan.send`, with that address
 * @throws PhalaError `INVALID_ARGUMENT` for anything but a provider; the error of the node: for text that is no address, and where it has no `dev_impersonate`, as real nodes
 * @example
 * ```ts
 * import { impersonate, portProvider } from "phala-stakepool/devchain";
 * export const play = (worker: Worker, address: string) => impersonate(portProvider(worker), address);
 * ```
 * @public
 */
export async function impersonate(
	provider: { send(method: string, params: unknown[]): Promise<unknown> },
	address: string,
): Promise<ImpersonatedAccount> {
	if (typeof provider?.send !== "function") throw invalidArgument("provider", provider, "a provider of JSON-RPC");
	await provider.send("dev_impersonate", [address]);
	return createImpersonatedAccount(address);
}
