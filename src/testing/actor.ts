import type { DevAccounts } from "../devchain/accounts.ts";
import type { DevChain } from "../devchain/dev-chain.ts";
import { isPhalaError } from "../errors/error.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";
import type { TransactionSigner } from "../plan/signer.ts";

/**
 * An account that acts in a scenario: the name of a development account, a key pair, an account of a wallet, or any other address,
 * which the chain impersonates.
 *
 * @public
 */
export type Actor = keyof DevAccounts | (string & {}) | { readonly address: string } | TransactionSigner;

/** Finds the signer of an actor. Throws `INVALID_ARGUMENT`. */
export function toSigner(chain: DevChain, name: string, actor: Actor): TransactionSigner {
	if (isAccountName(chain.accounts, actor)) return chain.accounts[actor];
	if (isSigner(actor)) return actor;
	try {
		return chain.impersonate(actor);
	} catch (error) {
		if (!isPhalaError(error, "INVALID_ADDRESS")) throw error;
		const names = Object.keys(chain.accounts).join(", ");
		throw invalidArgument(name, actor, `one of ${names}, a signer, or an address`);
	}
}

const isAccountName = (accounts: DevAccounts, actor: Actor): actor is keyof DevAccounts =>
	typeof actor === "string" && Object.hasOwn(accounts, actor);

const isSigner = (actor: Actor): actor is TransactionSigner =>
	typeof actor === "object" && actor !== null && ("sign" in actor || "signer" in actor || "signTx" in actor);
