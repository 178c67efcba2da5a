import type { Hex } from "../codec/hex.ts";
import { isPhalaError } from "../errors/error.ts";
import type { AccountTransactions, PendingTransaction } from "./account-transactions.ts";
import { fetchNonce } from "./node-requests.ts";
import { chooseNonce } from "./nonce-choice.ts";
import { pause } from "./pause.ts";
import type { PlanContext } from "./plan-context.ts";
import { type PlanView, takeView } from "./plan-view.ts";

/** One block of the best chain, as an account's next transaction sees it. */
export interface AccountView extends PlanView {
	/** The account's next nonce. */
	readonly nonce: number;
	/** What the node counted as the next nonce; `null` where it gave none. */
	readonly counted: number | null;
	/** Transactions of the account by this client that come before it and that the block does not hold, by nonce. */
	readonly pending: readonly PendingTransaction[];
}

/** Views that are given up because a newer block came meanwhile, or the node lacks the block's state. */
const MAX_ATTEMPTS = 5;
const PAUSE_MS = 200;

/**
 * The best block now, and the account's next nonce there.
 *
 * @param mayResend - sends transactions of the account again that the node lost
 */
export async function takeAccountView(
	{ rpc, addresses }: Pick<PlanContext, "rpc" | "addresses">,
	account: Hex,
	transactions: AccountTransactions,
	mayResend: boolean,
): Promise<AccountView> {
	for (let attempt = 1; ; attempt++) {
		const isLast = attempt === MAX_ATTEMPTS;
		const view = await takeView(rpc);
		const chainNonce = await fetchNonce(rpc, account, view.block.hash).catch((error: unknown) => {
			// The next node of a balancer may not have the block yet.
			if (isLast || !isPhalaError(error, "RPC_FAILED")) throw error;
			return null;
		});
		if (chainNonce === null) {
			await pause(PAUSE_MS);
			continue;
		}
		const sent = transactions.pendingFrom(chainNonce);
		const chosen = await chooseNonce({ rpc, addresses }, account, { view, chainNonce, sent, mayResend, isLast });
		if (chosen !== null) return { ...view, ...chosen, pending: sent.filter((before) => before.nonce < chosen.nonce) };
	}
}
