import { type MovedStake, moveStake } from "../../move-stake.ts";
import type { Operation, WithdrawAmount } from "../../operation.ts";
import type { ChainV1 } from "../chain-context.ts";
import { draftContribution } from "./contribute.ts";
import { draftWithdrawal } from "./withdraw.ts";

/** Moves stake between two pools: see {@link moveStake}. */
export function move(
	chain: ChainV1,
	from: number,
	to: number,
	amount: WithdrawAmount,
	queueRest: boolean,
): Operation<MovedStake> {
	return moveStake(chain, { from, to, queueRest }, (account) => ({
		withdrawal: draftWithdrawal(chain, from, amount, account),
		contribution: (paid) => draftContribution(chain, to, paid, account, paid),
	}));
}
