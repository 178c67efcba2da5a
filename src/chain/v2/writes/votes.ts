import { type StorageValue, storageKeys, storageValue } from "../../../query/storage-value.ts";
import type { CheckFailure, Operation } from "../../operation.ts";
import { ruleFailure } from "../../rules/rule-error.ts";
import type { ChainV2 } from "../chain-context.ts";
import { wrappedBalance } from "../reads/share-nft.ts";
import { buildCall, expectEvent, readTransferable } from "./common.ts";
import { readStakedValue } from "./wrap.ts";

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
			const funds = readTransferable(chain, account);
			const wrapped = wrappedBalance(chain, account);
			const record = storageValue(chain.entries.phalaWrappedBalances.stakerAccounts, account);
			const ongoing = isOngoing(chain, referendum);
			const response = yield { keys: storageKeys([funds, wrapped, record, ongoing]) };
			const known = record.from(response);
			const staked = yield* readStakedValue(chain, account, known?.investPools ?? []);
			const available = wrapped.from(response) + staked;
			const failures: CheckFailure[] = [];
			if (!ongoing.from(response)) failures.push(ruleFailure("REFERENDUM_NOT_OPEN", {}));
			if (aye + nay > available) failures.push(ruleFailure("VOTE_TOO_LARGE", { available }));
			if (known === null) failures.push(ruleFailure("NO_POSITION", { pid: null }));
			return {
				calls: [buildCall("phalaWrappedBalances", "vote", { ayeAmount: aye, nayAmount: nay, voteId: referendum })],
				failures,
				transferable: funds.from(response),
				spends: 0n,
				outcome(events) {
					const { ayeAmount, nayAmount } = expectEvent(events, "phalaWrappedBalances", "Voted");
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
			const funds = readTransferable(chain, account);
			const ongoing = isOngoing(chain, referendum);
			const response = yield { keys: storageKeys([funds, ongoing]) };
			const failures: CheckFailure[] = [];
			if (ongoing.from(response)) failures.push(ruleFailure("REFERENDUM_ONGOING", {}));
			if (accounts < 1 || accounts > MAX_UNLOCKED) failures.push(ruleFailure("ITERATIONS_OUT_OF_RANGE", {}));
			return {
				calls: [buildCall("phalaWrappedBalances", "unlock", { voteId: referendum, maxIterations: accounts })],
				failures,
				transferable: funds.from(response),
				spends: 0n,
				outcome: () => ({}),
			};
		},
	};
}

function isOngoing({ entries }: ChainV2, referendum: number): StorageValue<boolean> {
	const info = storageValue(entries.democracy.referendumInfoOf, referendum);
	return { key: info.key, from: (response) => "Ongoing" in (info.from(response) ?? {}) };
}
