import type { AccountVote, ReferendumInfo, ReferendumStatus, Tally, Voting } from "../../../../generated/v2/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { lookup } from "../frame/balances.ts";
import type { Chain } from "../frame/chain.ts";
import { BlockNumber } from "../frame/system.ts";
import { extendLock, setLock } from "./locks.ts";
import { constant, emit, ensure, fail, item, type PalletCalls } from "./pallet-types.ts";

const accounts = item("system", "account");
const referendumCount = item("democracy", "referendumCount");
const lowestUnbaked = item("democracy", "lowestUnbaked");
const referendumInfoOf = item("democracy", "referendumInfoOf");
const votingOf = item("democracy", "votingOf");

/** A vote for both sides, pico each. */
export type Split = Extract<AccountVote, { Split: unknown }>["Split"];

/** Id of the lock behind votes: `democrac`. */
const LOCK: Hex = "0x64656d6f63726163";
/** Weight of a vote without conviction: a tenth, rounded down for each side. */
const WITHOUT_CONVICTION = 10n;

/** An ongoing referendum; `null` if it is finished or does not exist. */
export function ongoing(chain: Chain, index: number): ReferendumStatus | null {
	const info = chain.at(referendumInfoOf).get(index);
	return info !== null && "Ongoing" in info ? info.Ongoing : null;
}

/**
 * Votes for both sides; replaces an older vote of `who` on the same referendum.
 *
 * Events: `democracy.Voted`, and `balances.Locked` if the lock grows.
 */
export function castVote(chain: Chain, who: Hex, refIndex: number, vote: Split): void {
	const status = ongoing(chain, refIndex) ?? fail("democracy", "ReferendumInvalid");
	const balance = vote.aye + vote.nay;
	ensure(balance <= chain.at(accounts).get(who).data.free, "democracy", "InsufficientFunds");
	const voting = directVotes(chain, who);
	const older = voting.votes.find(([index]) => index === refIndex)?.[1];
	const others = voting.votes.filter(([index]) => index !== refIndex);
	ensure(others.length < constant(chain, "democracy", "maxVotes"), "democracy", "MaxVotesReached");
	const votes = [...others, [refIndex, { Split: vote }] satisfies [number, AccountVote]].sort(([a], [b]) => a - b);
	chain.at(votingOf).set(who, { Direct: { ...voting, votes } });
	emit(chain, "democracy", "Voted", { voter: who, refIndex, vote: { Split: vote } });
	extendLock(chain, LOCK, who, balance);
	const rest = older === undefined ? status.tally : counted(status.tally, split(older), -1n);
	chain.at(referendumInfoOf).set(refIndex, { Ongoing: { ...status, tally: counted(rest, vote, 1n) } });
}

/** Ends referenda at the start of a block. Their decisions are not executed. */
export function endReferenda(chain: Chain): void {
	const now = chain.at(BlockNumber).get();
	const count = chain.at(referendumCount).get();
	let lowest = chain.at(lowestUnbaked).get();
	for (let refIndex = lowest; refIndex < count; refIndex++) {
		const status = ongoing(chain, refIndex);
		if (status?.end !== now) continue;
		// Every referendum of the development chain is decided by simple majority.
		const approved = status.tally.ayes > status.tally.nays;
		emit(chain, "democracy", approved ? "Passed" : "NotPassed", { refIndex });
		chain.at(referendumInfoOf).set(refIndex, { Finished: { approved, end: now } } satisfies ReferendumInfo);
	}
	while (lowest < count && ongoing(chain, lowest) === null) lowest++;
	if (lowest !== chain.at(lowestUnbaked).get()) chain.at(lowestUnbaked).set(lowest);
}

/** Calls of `Democracy` that unlock votes; those that vote, propose and decide are not implemented. */
export const democracy: PalletCalls<"democracy"> = {
	removeOtherVote: (chain, caller, { target, index }) => {
		const who = lookup(target);
		const voting = directVotes(chain, who);
		const vote = voting.votes.find(([at]) => at === index)?.[1] ?? fail("democracy", "NotVoter");
		const status = ongoing(chain, index);
		if (status !== null) {
			ensure(caller === who, "democracy", "NoPermission");
			const tally = counted(status.tally, split(vote), -1n);
			chain.at(referendumInfoOf).set(index, { Ongoing: { ...status, tally } });
		}
		chain.at(votingOf).set(who, { Direct: { ...voting, votes: voting.votes.filter(([at]) => at !== index) } });
	},
	unlock: (chain, _, { target }) => {
		const who = lookup(target);
		const balances = directVotes(chain, who).votes.map(([, vote]) => split(vote).aye + split(vote).nay);
		setLock(
			chain,
			LOCK,
			who,
			balances.reduce((largest, balance) => (balance > largest ? balance : largest), 0n),
		);
	},
};

type Direct = Extract<Voting, { Direct: unknown }>["Direct"];

/** All voters vote directly: delegation is not implemented. */
function directVotes(chain: Chain, who: Hex): Direct {
	const voting = chain.at(votingOf).get(who);
	return "Direct" in voting ? voting.Direct : fail("democracy", "AlreadyDelegating");
}

/** Every vote is a split vote: only W-PHA votes. */
const split = (vote: AccountVote): Split => ("Split" in vote ? vote.Split : fail("democracy", "NotVoter"));

function counted(tally: Tally, { aye, nay }: Split, sign: 1n | -1n): Tally {
	return {
		ayes: tally.ayes + (sign * aye) / WITHOUT_CONVICTION,
		nays: tally.nays + (sign * nay) / WITHOUT_CONVICTION,
		turnout: tally.turnout + sign * (aye + nay),
	};
}
