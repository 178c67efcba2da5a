import { describe, expect, test } from "vitest";
import { minimum, pha, property, queued, whitelist } from "../../../../support/conformance/state-v2.ts";
import { ALICE, BOB, CHARLIE, poolStorage, wrapped } from "../../../../support/storage.ts";
import { GENERATION_2 } from "../../../../support/writes/generation-2.ts";
import { PHA, PID, writesHarness } from "../../../../support/writes/harness.ts";

const CID = 10_000;
const { writes, chain } = GENERATION_2;
const { codes, details, prepare, set } = writesHarness(chain);

describe("contributing", () => {
	const methods = (amount: bigint) => prepare(writes.contribute(PID, amount), BOB).calls.map(({ method }) => method);

	test("wraps exactly the W-PHA that is missing", () => {
		set(wrapped(BOB, 3n * PHA));
		const { calls, spends } = prepare(writes.contribute(PID, 5n * PHA), BOB);
		expect(calls).toEqual([
			{ pallet: "phalaWrappedBalances", method: "wrap", args: { amount: 2n * PHA } },
			{ pallet: "phalaStakePoolv2", method: "contribute", args: { pid: 0n, amount: 5n * PHA, asVault: null } },
		]);
		expect(spends).toBe(2n * PHA);
		expect(methods(3n * PHA)).toEqual(["contribute"]);
	});

	test("leaves the existential deposit", () => {
		const most = 100n * PHA - 10n ** 10n;
		expect(codes(writes.contribute(PID, most), BOB)).toEqual([]);
		expect(details(writes.contribute(PID, most + 1n), BOB)).toEqual({
			available: most,
			required: most + 1n,
			dispatch: null,
		});
	});

	test("takes no PHA that is frozen", () => {
		set(pha(BOB, 100n * PHA, 40n * PHA));
		expect(details(writes.contribute(PID, 61n * PHA), BOB)).toMatchObject({ available: 60n * PHA });
	});

	test("starts at the minimum of the chain", () => {
		expect(details(writes.contribute(PID, 10n ** 10n - 1n), BOB)).toMatchObject({ minimum: 10n ** 10n });
		expect(codes(writes.contribute(PID, 10n ** 10n), BOB)).toEqual([]);
	});

	test("fails where shares are worth nothing", () => {
		set(poolStorage(PID, { cap: 1n }, { totalValue: 0 }));
		expect(codes(writes.contribute(PID, PHA), BOB)).toEqual(["POOL_BANKRUPT"]);
	});

	test("may pass the cap by what it pays to the queue", () => {
		const withdrawQueue = [queued(CHARLIE, 7)];
		set(poolStorage(PID, { cap: 12n * PHA }, { withdrawQueue }), property(CID, 7, 5n * PHA));
		expect(codes(writes.contribute(PID, 5n * PHA), BOB)).toEqual([]);
		expect(details(writes.contribute(PID, 5n * PHA + 1n), BOB)).toMatchObject({ remaining: 5n * PHA });
	});

	test("reports that a pool is full", () => {
		set(poolStorage(PID, { cap: 12n * PHA }));
		expect(details(writes.contribute(PID, PHA), BOB)).toMatchObject({ remaining: 0n });
		set(poolStorage(PID, { cap: 11n * PHA }));
		expect(details(writes.contribute(PID, PHA), BOB)).toMatchObject({ remaining: 0n });
	});

	test("warns of a wrap that would credit nothing", () => {
		set(minimum(10n * PHA));
		expect(codes(writes.contribute(PID, 9n * PHA), BOB)).toEqual(["WRAP_WOULD_BURN"]);
	});

	test("checks the whitelist, which does not bind the owner", () => {
		set(whitelist(PID, CHARLIE));
		expect(codes(writes.contribute(PID, PHA), BOB)).toEqual(["NOT_WHITELISTED"]);
		expect(codes(writes.contribute(PID, PHA), ALICE)).toEqual([]);
	});
});
