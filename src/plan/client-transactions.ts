import type { Observable } from "rxjs";
import type { Hex } from "../codec/hex.ts";
import { AccountTransactions } from "./account-transactions.ts";
import { ChainFollower } from "./chain-follower.ts";
import type { PlanRpc } from "./plan-rpc.ts";

/** Keeps the transactions of a client, once code of plans is loaded. */
interface TransactionsOwner {
	readonly session: { transactions?: ClientTransactions };
	readonly rpc: PlanRpc;
	/** Emits at every block. */
	readonly head$: Observable<unknown>;
	/** Emits at every finalized block, the newest at once. */
	readonly finalizedHead$: Observable<unknown>;
}

/** What all plans of one client share. */
export class ClientTransactions {
	readonly chain: ChainFollower;
	readonly #accounts = new Map<Hex, AccountTransactions>();

	/** Parameters are those of {@link ChainFollower}. */
	constructor(rpc: PlanRpc, head$: Observable<unknown>, finalizedHead$: Observable<unknown>) {
		this.chain = new ChainFollower(rpc, head$, finalizedHead$);
	}

	/** Those of the client that a plan belongs to. */
	static ofClient({ session, rpc, head$, finalizedHead$ }: TransactionsOwner): ClientTransactions {
		session.transactions ??= new ClientTransactions(rpc, head$, finalizedHead$);
		return session.transactions;
	}

	/** Transactions of an account. */
	of(account: Hex): AccountTransactions {
		const known = this.#accounts.get(account) ?? new AccountTransactions();
		this.#accounts.set(account, known);
		return known;
	}
}
