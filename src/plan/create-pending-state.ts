import type { WritesModule } from "../chain/chain-adapter.ts";
import type { Hex } from "../codec/hex.ts";
import { loadChainRules } from "../simulation/chain-rules.ts";
import type { PendingTransaction } from "./account-transactions.ts";
import { PendingState } from "./pending-state.ts";
import type { PlanContext } from "./plan-context.ts";

/**
 * The state of a block after an account's pending transactions.
 *
 * @param chain - the plan's runtime
 * @param at - the block
 * @param kept - that of an earlier plan of the account, which is continued where it can be
 * @returns `null` where the effects of a pending transaction are not known
 */
export async function createPendingState(
	context: Pick<PlanContext, "generation">,
	chain: WritesModule,
	at: Hex,
	pending: readonly PendingTransaction[],
	kept: PendingState | null,
): Promise<PendingState | null> {
	if (!pending.every(({ calls }) => calls.every((call) => chain.hasKnownEffects(call)))) return null;
	if (kept?.isStartOf(at, pending)) return kept;
	return new PendingState(await loadChainRules(context.generation, chain), at);
}
