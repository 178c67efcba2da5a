import type { Hex } from "../../../codec/hex.ts";
import type { StorageQuery } from "../../../query/storage-query.ts";
import { storageValue } from "../../../query/storage-value.ts";
import type { DelegatorVote } from "../../model/delegator.ts";
import type { ChainV2 } from "../chain-context.ts";

/** Two rounds: the referenda that the account voted in, and with how much. By referendum. */
export function* readVotes({ entries }: ChainV2, account: Hex): StorageQuery<readonly DelegatorVote[]> {
	const { accountVoteMap, voteAccountMap } = entries.phalaWrappedBalances;
	const prefix = accountVoteMap.under(account);
	const list = yield { prefixes: [prefix] };
	const votes = list.keysUnder(prefix).map((key) => {
		const [, referendum] = accountVoteMap.args(key);
		return { referendum, amounts: storageValue(voteAccountMap, referendum, account) };
	});
	const response = yield { keys: votes.map(({ amounts }) => amounts.key) };
	return votes
		.flatMap(({ referendum, amounts }) => {
			const weights = amounts.from(response);
			return weights ? [{ referendum, aye: weights[0], nay: weights[1] }] : [];
		})
		.sort((a, b) => a.referendum - b.referendum);
}
