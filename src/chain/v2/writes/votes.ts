import { type Item, item, keysOf } from "../../../query/storage-value.ts";
import type { Operation, Reason } from "../../chain-adapter.ts";
import { refused } from "../../rules/rule-error.ts";
import type { ChainV2 } from "../chain-context.ts";
import { wrappedOf } from "../reads/share-nft.ts";
import { call, theOne, transferable } from "./common.ts";
import { stakedValue } from "./wrap.ts";

/** Votes that one call lets go, at most. */
const MAX_UNLOCKED = 100;

/**
 * Votes with W-PHA and active shares in a referendum of the chain; replaces what the account voted there before.
 *
 * Rules: a referendum that is open, no more than the account has, and a record of the account, which the first wrap makes. The same
 * PHA may vote in several referenda.
 */
export function vote(
	chain: ChainV2,
	referendum: number,
	aye: bigint,
	nay: bigint,
): Operation<{ aye: bigint; nay: bigint }> {
	return {
		name: "delegator.vote",
		*prepare(account) {
			const funds = transferable(chain, account);
			const wrapped = wrappedOf(chain, account);
			const record = item(chain.entries.phalaWrappedBalances.stakerAccounts, account);
			const ongoing = isOngoing(chain, referendum);
			const answer = yield { keys: keysOf([funds, wrapped, record, ongoing]) };
			const known = record.of(answer);
			const staked = yield* stakedValue(chain, account, known?.investPools ?? []);
			const available = wrapped.of(answer) + staked;
			const reasons: Reason[] = [];
			if (!ongoing.of(answer)) reasons.push(refused("REFERENDUM_NOT_OPEN", {}));
			if (aye + nay > available) reasons.push(refused("VOTE_TOO_LARGE", { available }));
			if (known === null) reasons.push(refused("NO_POSITION", { pid: null }));
			return {
				calls: [call("phalaWrappedBalances", "vote", { ayeAmount: aye, nayAmount: nay, voteId: referendum })],
				reasons,
				transferable: funds.of(answer),
				spends: 0n,
				outcome(events) {
					const { ayeAmount, nayAmount } = theOne(events, "phalaWrappedBalances", "Voted");
					return { aye: ayeAmount, nay: nayAmount };
				},
			};
		},
	};
}

/** Rules: a referendum that is over, 1 to 100 accounts. Anybody may; `accounts` bounds the work of one call. */
export function unlockVotes(chain: ChainV2, referendum: number, accounts: number): Operation<Record<string, never>> {
	return {
		name: "unlockVotes",
		*prepare(account) {
			const funds = transferable(chain, account);
			const ongoing = isOngoing(chain, referendum);
			const answer = yield { keys: keysOf([funds, ongoing]) };
			const reasons: Reason[] = [];
			if (ongoing.of(answer)) reasons.push(refused("REFERENDUM_ONGOING", {}));
			if (accounts < 1 || accounts > MAX_UNLOCKED) reasons.push(refused("ITERATIONS_OUT_OF_RANGE", {}));
			return {
				calls: [call("phalaWrappedBalances", "unlock", { voteId: referendum, maxIterations: accounts })],
				reasons,
				transferable: funds.of(answer),
				spends: 0n,
				outcome: () => ({}),
			};
		},
	};
}

function isOngoing({ entries }: ChainV2, referendum: number): Item<boolean> {
	const info = item(entries.democracy.referendumInfoOf, referendum);
	return { key: info.key, of: (answer) => "Ongoing" in (info.of(answer) ?? {}) };
}
