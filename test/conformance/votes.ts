import type { RuntimeChain } from "../support/devchain/runtime-harness.ts";

const WRAPPED = `0x777068612f${"00".repeat(27)}`;

/** Further state in recordings of votes: votes of W-PHA, referenda, and the locks of the account behind W-PHA. */
export function votesSnapshot(chain: RuntimeChain) {
	const byKey = (name: string) =>
		Object.fromEntries(chain.entries("democracy", name).map(([[key], value]) => [String(key), value]));
	const { consumers, data } = chain.query("system", "account", WRAPPED) as {
		consumers: number;
		data: { frozen: bigint };
	};
	return {
		voteAccountMap: chain.entries("phalaWrappedBalances", "voteAccountMap").map(([keys, value]) => [...keys, value]),
		accountVoteMap: chain.entries("phalaWrappedBalances", "accountVoteMap").map(([keys]) => keys),
		referendumInfoOf: byKey("referendumInfoOf"),
		votingOf: byKey("votingOf"),
		lowestUnbaked: chain.query("democracy", "lowestUnbaked"),
		backing: { locks: chain.query("balances", "locks", WRAPPED), consumers, frozen: data.frozen },
	};
}
