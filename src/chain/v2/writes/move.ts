import { type MovedStake, moveStake } from "../../move-stake.ts";
import type { Operation, WithdrawAmount } from "../../operation.ts";
import type { ChainV2 } from "../chain-context.ts";
import { draftCreditedContribution } from "./credited-contribution.ts";
import { draftWithdrawal } from "./withdraw.ts";

/** Moves stake between two pools: see {@link moveStake}. */
export function move(
	chain: ChainV2,
	from: number,
	to: number,
	amount: WithdrawAmount,
	queueRest: boolean,
): Operation<MovedStake> {
	return moveStake(chain, { from, to, queueRest }, (account) => ({
		withdrawal: draftWithdrawal(chain, from, amount, account),
		contribution: (paid) => draftCreditedContribution(chain, to, paid, account),
	}));
}
