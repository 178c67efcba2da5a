import { describe, expect, test } from "vitest";
import { ALICE, BOB, CHARLIE } from "../../../../support/storage.ts";
import { phaV1, poolV1, stakerV1 } from "../../../../support/storage-v1.ts";
import { EARLY_WRITES as early, GENERATION_1, queuedV1 as queued } from "../../../../support/writes/generation-1.ts";
import { PHA, PID, writesHarness } from "../../../../support/writes/harness.ts";

const CENT = 10n ** 10n;
const { writes, whitelist, chain } = GENERATION_1;
const { codes, details, prepare, set } = writesHarness(chain);

describe("contributing", () => {
	test("takes all free PHA that is not locked as stake yet, also under other locks", () => {
		set(phaV1(BOB, 100n * PHA, 30n * PHA, 80n * PHA));
		expect(codes(writes.contribute(PID, 70n * PHA), BOB)).toEqual([]);
		expect(details(writes.contribute(PID, 70n * PHA + 1n), BOB)).toEqual({
			available: 70n * PHA,
			required: 70n * PHA + 1n,
			dispatch: null,
		});
	});

	test("leaves for the fee what is neither contributed nor locked; stake locks overlap other locks first", () => {
		set(phaV1(BOB, 100n * PHA, 30n * PHA, 80n * PHA));
		const rest = (amount: bigint) => {
			const { transferable, spends } = prepare(writes.contribute(PID, amount), BOB);
			return transferable - spends;
		};
		expect(rest(40n * PHA)).toBe(20n * PHA);
		expect(rest(50n * PHA)).toBe(20n * PHA);
		expect(rest(60n * PHA)).toBe(10n * PHA);
		expect(rest(70n * PHA)).toBe(0n);
		expect(rest(90n * PHA)).toBe(0n);
	});

	test("starts at the minimum of the chain", () => {
		expect(details(writes.contribute(PID, CENT - 1n), BOB)).toMatchObject({ minimum: CENT });
		expect(codes(writes.contribute(PID, CENT), BOB)).toEqual([]);
	});

	test("fails where shares are worth nothing", () => {
		set(poolV1(PID, { cap: 1n, totalStake: 0n, freeStake: 0n }));
		expect(codes(writes.contribute(PID, PHA), BOB)).toEqual(["POOL_BANKRUPT"]);
		expect(codes(early.contribute(PID, PHA), BOB)).toEqual(["CAP_EXCEEDED", "POOL_BANKRUPT"]);
	});

	test("may pass the cap by what it pays to the queue", () => {
		const pool = { cap: 12n * PHA, freeStake: 0n, withdrawQueue: [queued(CHARLIE, 5n * PHA)] };
		set(poolV1(PID, pool), stakerV1(PID, CHARLIE, 5n * PHA));
		expect(codes(writes.contribute(PID, 5n * PHA), BOB)).toEqual([]);
		expect(details(writes.contribute(PID, 5n * PHA + 1n), BOB)).toMatchObject({ remaining: 5n * PHA });
		expect(codes(writes.contribute(PID, 6n * PHA), BOB)).toEqual(["CAP_EXCEEDED"]);
	});

	test("may be paid to the contributor's own request", () => {
		const pool = { cap: 12n * PHA, freeStake: 0n, withdrawQueue: [queued(BOB, 5n * PHA)] };
		set(poolV1(PID, pool), stakerV1(PID, BOB, 5n * PHA));
		expect(codes(writes.contribute(PID, 5n * PHA), BOB)).toEqual([]);
	});

	test("has no cap gap if the queued accounts cannot be paid", () => {
		const pool = { cap: 12n * PHA, freeStake: 0n, withdrawQueue: [queued(CHARLIE, 5n * PHA)] };
		set(poolV1(PID, pool));
		expect(details(writes.contribute(PID, PHA), BOB)).toMatchObject({ remaining: 5n * PHA - 1000n });
	});

	test("has no cap gap in a full pool on early runtimes, also with a queue", () => {
		const pool = { cap: 12n * PHA, freeStake: 0n, withdrawQueue: [queued(CHARLIE, 5n * PHA)] };
		set(poolV1(PID, pool), stakerV1(PID, CHARLIE, 5n * PHA));
		expect(details(early.contribute(PID, PHA), BOB)).toMatchObject({ remaining: 0n });
		expect(codes(early.contribute(9, 1n), BOB)).toEqual(["CONTRIBUTION_TOO_SMALL", "NOT_FOUND"]);
	});

	test("warns of an amount, or a position with it, of which the chain would keep the lowest 64 bits", () => {
		set(poolV1(PID, { cap: 2n ** 100n }), phaV1(BOB, 2n ** 70n));
		expect(codes(writes.contribute(PID, 2n ** 64n - 1n), BOB)).toEqual([]);
		expect(codes(writes.contribute(PID, 2n ** 64n), BOB)).toEqual(["AMOUNT_TOO_LARGE"]);
		set(stakerV1(PID, BOB, 5n * PHA));
		const most = 2n ** 64n - 1n - 5n * PHA;
		expect(codes(writes.contribute(PID, most), BOB)).toEqual([]);
		expect(details(writes.contribute(PID, most + 1n), BOB)).toEqual({ maximum: most, dispatch: null });
	});

	test("warns of locked stake that the chain would take, whose shares it values at less", () => {
		const shares = 2n ** 64n + 3n * PHA;
		set(poolV1(PID, { totalStake: 2n ** 64n + 7n * PHA, totalShares: 2n ** 64n + 7n * PHA }), phaV1(BOB, 2n ** 70n));
		set(stakerV1(PID, BOB, shares));
		const { failures } = prepare(writes.contribute(PID, PHA), BOB);
		expect(failures).toMatchObject([
			{ code: "STAKE_WOULD_BURN", details: { amount: 2n ** 64n, maximum: 2n ** 64n - 1n } },
			{ code: "AMOUNT_TOO_LARGE", details: { maximum: 0n } },
		]);
		set(stakerV1(PID, BOB, 3n * PHA));
		expect(codes(writes.contribute(PID, PHA), BOB)).toEqual([]);
	});

	test("checks the whitelist, which does not bind the owner, before the amount", () => {
		set(whitelist(PID, CHARLIE));
		expect(codes(writes.contribute(PID, 1n), BOB)).toEqual(["NOT_WHITELISTED", "CONTRIBUTION_TOO_SMALL"]);
		expect(codes(writes.contribute(PID, PHA), ALICE)).toEqual([]);
	});

	test("needs a pool", () => {
		expect(codes(writes.contribute(9, PHA))).toEqual(["NOT_FOUND"]);
	});
});
