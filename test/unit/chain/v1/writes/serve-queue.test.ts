import { expect, test } from "vitest";
import { checkQueue } from "../../../../../src/chain/v1/writes/serve-queue.ts";
import { BOB } from "../../../../support/storage.ts";

const fund = { totalStake: 10n ** 15n, totalShares: 10n ** 15n, freeStake: 2000n };
/** A request for shares behind which nothing is locked: a payment takes shares for 2000 pico, and pays nothing. */
const check = (shares: bigint) =>
	checkQueue(3, fund, [{ user: BOB, shares }], new Map([[BOB, { shares, locked: 0n }]]));

test("a queue whose payments pay nothing is served, as long as a block can hold them", () => {
	expect(check(1_900_000n)).toEqual([]);
});

test("a queue that takes more payments than a block can hold is stuck, however many they are", () => {
	expect(check(10n ** 8n)).toMatchObject([{ code: "QUEUE_STUCK", details: { pid: 3 } }]);
	expect(check(10n ** 14n)).toMatchObject([{ code: "QUEUE_STUCK" }]);
});
