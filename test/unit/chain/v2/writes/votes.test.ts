import { describe, expect, test } from "vitest";
import { entries } from "../../../../../generated/v2/entries.ts";
import type { Hex } from "../../../../../src/codec/hex.ts";
import type { Storage } from "../../../../support/conformance/recorded.ts";
import { shares } from "../../../../support/conformance/state-v2.ts";
import { ALICE, BOB, stored, wrapped } from "../../../../support/storage.ts";
import { GENERATION_2 } from "../../../../support/writes/generation-2.ts";
import { PHA, writesHarness } from "../../../../support/writes/harness.ts";

const { democracy, phalaWrappedBalances } = entries;
const { writes } = GENERATION_2;

const { codes, details, prepare, set } = writesHarness(GENERATION_2.chain);

const referendum = (index: number, info: object): Storage => ({
	[democracy.referendumInfoOf.key(index)]: stored("Democracy", "ReferendumInfoOf", info),
});
const OPEN = { Ongoing: { end: 100, threshold: "SimpleMajority", delay: 0, tally: {} } };
const OVER = { Finished: { approved: true, end: 90 } };

describe("a vote", () => {
	const invested = (account: Hex, investPools: [number, number][]): Storage => ({
		[phalaWrappedBalances.stakerAccounts.key(account)]: stored("PhalaWrappedBalances", "StakerAccounts", {
			investPools,
			locked: 4n * PHA,
		}),
	});

	test("counts W-PHA and active shares in the pools of the account's record, also PHA that votes elsewhere", () => {
		set(referendum(3, OPEN), wrapped(ALICE, 2n * PHA), invested(ALICE, [[0, 10_000]]));
		set(shares(10_000, ALICE, 1, 3n * PHA));
		expect(prepare(writes.vote(3, 4n * PHA, PHA))).toMatchObject({
			calls: [
				{
					pallet: "phalaWrappedBalances",
					method: "vote",
					args: { ayeAmount: 4n * PHA, nayAmount: PHA, voteId: 3 },
				},
			],
			failures: [],
		});
		expect(details(writes.vote(3, 4n * PHA, PHA + 1n))).toMatchObject({ available: 5n * PHA });
		set(invested(ALICE, []));
		expect(details(writes.vote(3, 4n * PHA, PHA))).toMatchObject({ available: 2n * PHA });
	});

	test("needs an open referendum, which is checked first", () => {
		expect(codes(writes.vote(3, PHA, 0n))).toEqual(["REFERENDUM_NOT_OPEN", "VOTE_TOO_LARGE", "NO_POSITION"]);
		set(referendum(3, OVER), wrapped(ALICE, 2n * PHA), invested(ALICE, []));
		expect(codes(writes.vote(3, PHA, 0n))).toEqual(["REFERENDUM_NOT_OPEN"]);
	});

	test("needs the record that the first wrap creates: received W-PHA is not enough", () => {
		set(referendum(3, OPEN), wrapped(ALICE, 2n * PHA));
		expect(codes(writes.vote(3, PHA, 0n))).toEqual(["NO_POSITION"]);
	});

	test("is unlocked by every account once its referendum is over, 1 to 100 accounts at once", () => {
		set(referendum(3, OPEN));
		expect(codes(writes.unlockVotes(3, 10), BOB)).toEqual(["REFERENDUM_ONGOING"]);
		set(referendum(3, OVER));
		expect(prepare(writes.unlockVotes(3, 100), BOB)).toMatchObject({
			calls: [{ method: "unlock", args: { voteId: 3, maxIterations: 100 } }],
			failures: [],
		});
		expect(codes(writes.unlockVotes(3, 0), BOB)).toEqual(["ITERATIONS_OUT_OF_RANGE"]);
		expect(codes(writes.unlockVotes(3, 101), BOB)).toEqual(["ITERATIONS_OUT_OF_RANGE"]);
	});
});
