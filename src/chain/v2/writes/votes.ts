import { type StorageValue, storageKeys, storageValue } from "../../../query/storage-value.ts";
import { createOperation } from "../../create-operation.ts";
import { ruleFailure } from "../../loaded-with-writes.ts";
import type { Operation, RuleFailure } from "../../operation.ts";
import type { ChainV2 } from "../chain-context.ts";
import { buildCall, expectEvent } from "../pallet-api.ts";
import { wrappedBalance } from "../reads/share-nft.ts";
import { readStakedValue } from "./wrap.ts";

/** Most accounts that one call unlocks. */
const MAX_UNLOCKED = 100;

/**
 * Votes in a referendum with W-PHA and active shares; replaces the account's earlier vote there.
 *
 * Checks an open referendum, no more than the account has, and a record of the account, which its first wrap creates. The same PHA may
 * vote in several referenda.
 */
export function vote(
	chain: ChainV2,
	referendum: number,
	aye: bigint,
	nay: bigint,
): Operation<{ aye: bigint; nay: bigint }> {
	return createOperation(chain, "delegator.vote", function* (account) {
		const wrapped = wrappedBalance(chain, account);
		const record = storageValue(chain.entries.phalaWrappedBalances.stakerAccounts, account);
		const ongoing = isOngoing(chain, referendum);
		const response = yield { keys: storageKeys([wrapped, record, ongoing]) };
		const staker = record.from(response);
		const staked = yield* readStakedValue(chain, account, staker?.investPools ?? []);
		const available = wrapped.from(response) + staked;
		const failures: RuleFailure[] = [];
		if (!ongoing.from(response)) failures.push(ruleFailure("REFERENDUM_NOT_OPEN", {}));
		if (aye + nay > available) failures.push(ruleFailure("VOTE_TOO_LARGE", { available }));
		if (staker === null) failures.push(ruleFailure("NO_POSITION", { pid: null }));
		return {
			calls: [buildCall("phalaWrappedBalances", "vote", { ayeAmount: aye, nayAmount: nay, voteId: referendum })],
			failures,
			outcome(events) {
				const { ayeAmount, nayAmount } = expectEvent(events, "phalaWrappedBalances", "Voted");
				return { aye: ayeAmount, nay: nayAmount };
			},
			expected: () => ({ aye, nay }),
		};
	});
}

/**
 * Unlocks the votes of up to `accounts` accounts in an ended referendum. Checks that it is over, 1 to 100 accounts. Every account may
 * call it.
 */
export function unlockVotes(chain: ChainV2, referendum: number, accounts: number): Operation<void> {
	return createOperation(chain, "unlockVotes", function* () {
		const ongoing = isOngoing(chain, referendum);
		const response = yield { keys: [ongoing.key] };
		const failures: RuleFailure[] = [];
		if (ongoing.from(response)) failures.push(ruleFailure("REFERENDUM_ONGOING", {}));
		if (accounts < 1 || accounts > MAX_UNLOCKED) failures.push(ruleFailure("ITERATIONS_OUT_OF_RANGE", {}));
		return {
			calls: [buildCall("phalaWrappedBalances", "unlock", { voteId: referendum, maxIterations: accounts })],
			fixedCalls: true,
			failures,
			outcome: () => undefined,
			expected: () => undefined,
		};
	});
}

function isOngoing({ entries }: ChainV2, referendum: number): StorageValue<boolean> {
	const info = storageValue(entries.democracy.referendumInfoOf, referendum);
	return { key: info.key, from: (response) => "Ongoing" in (info.from(response) ?? {}) };
}
