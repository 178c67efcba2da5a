import type { Hex } from "../../../codec/hex.ts";
import type { Chain } from "../frame/chain.ts";
import { castVote, ongoing, type Split } from "./democracy.ts";
import { emit, ensure, item, type PalletCalls } from "./pallet-types.ts";
import { netValue, stakerAccount, stakerAccounts } from "./staker-accounts.ts";
import { WRAPPED } from "./wrapped-asset.ts";

const votesOn = item("phalaWrappedBalances", "voteAccountMap");
const votesOf = item("phalaWrappedBalances", "accountVoteMap");

/** Maximum number of votes that one unlock removes. */
const MAX_ITERATIONS = 100;

/** Voting calls of `PhalaWrappedBalances`: the account that holds the PHA of W-PHA votes on behalf of all voters. */
export const wrappedVotes: PalletCalls<"phalaWrappedBalances"> = {
	vote: (chain, user, { ayeAmount, nayAmount, voteId }) => {
		ensure(ongoing(chain, voteId) !== null, "phalaWrappedBalances", "ReferendumInvalid");
		const allowed = wrapping(ayeAmount + nayAmount) <= netValue(chain, user);
		ensure(allowed, "phalaWrappedBalances", "VoteAmountLargerThanTotalStakes");
		chain.at(votesOn).set(voteId, user, [ayeAmount, nayAmount]);
		chain.at(votesOf).set(user, voteId, true);
		castVote(chain, WRAPPED, voteId, allVotes(chain, voteId));
		ensure(chain.at(stakerAccounts).has(user), "phalaWrappedBalances", "StakerAccountNotFound");
		lockLargest(chain, user);
		emit(chain, "phalaWrappedBalances", "Voted", { user, voteId, ayeAmount, nayAmount });
	},
	unlock: (chain, _, { voteId, maxIterations }) => {
		ensure(ongoing(chain, voteId) === null, "phalaWrappedBalances", "ReferendumOngoing");
		const valid = maxIterations > 0 && maxIterations <= MAX_ITERATIONS;
		ensure(valid, "phalaWrappedBalances", "IterationsIsNotVaild");
		for (const [, user] of chain.at(votesOn).keys(voteId).slice(0, maxIterations)) {
			chain.at(votesOn).delete(voteId, user);
			chain.at(votesOf).delete(user, voteId);
			lockLargest(chain, user);
		}
	},
};

/** Sums of votes wrap around at 128 bits, so very large votes pass the pallet's own checks. */
const wrapping = (sum: bigint): bigint => BigInt.asUintN(128, sum);

/** Aye and nay of a voter. */
const voteOf = (chain: Chain, voteId: number, user: Hex): readonly [bigint, bigint] =>
	chain.at(votesOn).get(voteId, user) ?? [0n, 0n];

function allVotes(chain: Chain, voteId: number): Split {
	const all = { aye: 0n, nay: 0n };
	for (const [, user] of chain.at(votesOn).keys(voteId)) {
		const [aye, nay] = voteOf(chain, voteId, user);
		all.aye = wrapping(all.aye + aye);
		all.nay = wrapping(all.nay + nay);
	}
	return all;
}

/** Sets the amount that an account cannot unwrap: its largest vote. */
function lockLargest(chain: Chain, user: Hex): void {
	let locked = 0n;
	for (const [, voteId] of chain.at(votesOf).keys(user)) {
		const [aye, nay] = voteOf(chain, voteId, user);
		if (wrapping(aye + nay) > locked) locked = wrapping(aye + nay);
	}
	chain.at(stakerAccounts).set(user, { ...stakerAccount(chain, user), locked });
}
