import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	isExpired,
	parsePha,
	queueRules,
	serveQueue,
	sharePrice,
	valueOf as worthOf,
} from "../../../src/math/index.ts";

const MINIMUM = 100_000_000n;
const rules = queueRules(2, MINIMUM);
const at1 = (stake: string, free: string) => ({
	totalStake: parsePha(stake),
	totalShares: parsePha(stake),
	freeStake: parsePha(free),
});
const request = (name: string, shares: bigint) => ({ name, shares });

describe("serving the withdraw queue", () => {
	test("pays the first request first, then the next while free stake remains", () => {
		const queue = [request("a", parsePha("500")), request("b", parsePha("2500")), request("c", parsePha("1"))];
		const served = serveQueue(at1("12000", "2000"), queue, rules);
		expect(served.steps.map(({ request: { name }, amount, shares, rest }) => [name, amount, shares, rest])).toEqual([
			["a", parsePha("500"), parsePha("500"), 0n],
			["b", parsePha("1500"), parsePha("1500"), parsePha("1000")],
		]);
		expect(served.queue).toEqual([request("b", parsePha("1000")), request("c", parsePha("1"))]);
		expect([served.totalStake, served.totalShares, served.freeStake]).toEqual([
			parsePha("10000"),
			parsePha("10000"),
			0n,
		]);
	});

	test("does not mutate its arguments", () => {
		const pool = Object.freeze(at1("12000", "2000"));
		const queue = Object.freeze([Object.freeze(request("a", parsePha("5000")))]);
		expect(serveQueue(pool, queue, rules).steps).toHaveLength(1);
		expect(queue[0]?.shares).toBe(parsePha("5000"));
	});

	test("does nothing without requests, without shares, and with no more free than the minimum", () => {
		const queue = [request("a", parsePha("5"))];
		expect(serveQueue(at1("12", "2"), [], rules)).toEqual({ ...at1("12", "2"), steps: [], queue: [] });
		const empty = { totalStake: 5n, totalShares: 0n, freeStake: parsePha("5") };
		expect(serveQueue(empty, queue, rules)).toEqual({ ...empty, steps: [], queue });
		const poor = { ...at1("12", "0"), freeStake: MINIMUM };
		expect(serveQueue(poor, queue, rules)).toEqual({ ...poor, steps: [], queue });
		expect(serveQueue({ ...poor, freeStake: MINIMUM + 1n }, queue, rules).steps).toHaveLength(1);
	});

	test("burns a request worth no more than the minimum, to the gain of the others, of those paid next too", () => {
		const queue = [request("poor", MINIMUM), request("a", parsePha("1"))];
		const served = serveQueue(at1("12", "2"), queue, rules);
		const raised = worthOf(parsePha("1"), { totalStake: parsePha("12"), totalShares: parsePha("12") - MINIMUM }, 2);
		expect(raised).toBe(1_000008333402n);
		expect(served.steps.map(({ burnt, amount, dropped }) => [burnt, amount, dropped])).toEqual([
			[true, 0n, MINIMUM],
			[false, raised, 0n],
		]);
		expect(served.totalShares).toBe(parsePha("11") - MINIMUM);
		expect(served.totalStake).toBe(parsePha("12") - raised);
		expect(sharePrice(served, 2)).toBeGreaterThan(1n << 64n);
	});

	test("a request of one unit more than the minimum's shares is paid", () => {
		// Worth is rounded down: at price 1 those shares are worth the minimum itself unless they are a multiple of 5^12.
		const shares = 488_281_250n;
		const served = serveQueue(at1("12", "2"), [request("a", shares)], queueRules(2, shares - 1n));
		expect(served.steps[0]).toMatchObject({ burnt: false, amount: shares });
	});

	test("burns what a payment leaves of a request when that is worth no more than the minimum, and nothing behind it", () => {
		const queue = [request("a", parsePha("2") + MINIMUM), request("poor", MINIMUM)];
		const served = serveQueue(at1("12", "2"), queue, rules);
		expect(
			served.steps.map(({ burnt, amount, shares, dropped, rest }) => [burnt, amount, shares, dropped, rest]),
		).toEqual([
			[false, parsePha("2"), parsePha("2"), 0n, MINIMUM],
			[true, 0n, 0n, MINIMUM, 0n],
		]);
		expect(served.queue).toEqual([request("poor", MINIMUM)]);
		expect(served).toMatchObject({ totalStake: parsePha("10"), totalShares: parsePha("10") - MINIMUM, freeStake: 0n });
		const more = [request("a", parsePha("2") + MINIMUM + 2n)];
		expect(serveQueue(at1("12", "2"), more, rules).queue).toEqual([request("a", MINIMUM + 2n)]);
	});

	test("runtimes without the burning rule pay such requests", () => {
		const served = serveQueue(at1("12", "2"), [request("poor", 50_000_000n)], {
			minBalance: parsePha("0.01"),
			burnsDust: false,
			generation: 2,
		});
		expect(served.steps).toMatchObject([{ burnt: false, amount: 49_999_999n, shares: 50_000_000n }]);
	});

	test("takes a rest of at most 1000 shares along with the payment, and counts it as the chain's event does", () => {
		const free = parsePha("2");
		const served = serveQueue(at1("12", "2"), [request("a", free + 1000n)], rules);
		expect(served.steps).toMatchObject([{ amount: free, shares: free + 1000n, dropped: 0n, rest: 0n }]);
		expect(served.totalShares).toBe(parsePha("10") - 1000n);
		expect(served.queue).toEqual([]);
		const kept = serveQueue(at1("12", "2"), [request("a", free + 1001n)], { ...rules, burnsDust: false });
		expect(kept.queue).toEqual([request("a", 1001n)]);
	});

	test("generation 1 drops such a rest from the queue only", () => {
		const free = parsePha("2");
		const served = serveQueue(at1("12", "2"), [request("a", free + 1000n)], queueRules(1));
		expect(served.queue).toEqual([]);
		expect(served.totalShares).toBe(parsePha("10"));
		expect(serveQueue({ ...at1("12", "0"), freeStake: 1000n }, served.queue, queueRules(1)).steps).toEqual([]);
	});

	test("a pool left with dust has no value", () => {
		const served = serveQueue(at1("2", "2"), [request("a", parsePha("2") - 1n)], rules);
		expect(served.totalStake).toBe(0n);
	});

	test("shares of a price of 0 are all taken and paid nothing", () => {
		const pool = { totalStake: 0n, totalShares: parsePha("5"), freeStake: parsePha("1") };
		const served = serveQueue(pool, [request("a", parsePha("2"))], queueRules(1));
		expect(served.steps).toMatchObject([{ amount: 0n, shares: parsePha("2"), burnt: false }]);
		expect(served.totalShares).toBe(parsePha("3"));
	});

	test("stops when the free stake buys no share", () => {
		const pool = { totalStake: parsePha("1000000"), totalShares: 1000n, freeStake: 5n };
		const none = { minBalance: 0n, burnsDust: false, generation: 2 } as const;
		expect(serveQueue(pool, [request("a", 100n)], none).steps).toEqual([]);
	});

	test("never pays more than is free, never loses shares or stake, and keeps the order", () => {
		const amount = fc.bigInt(1n, 10n ** 15n);
		fc.assert(
			fc.property(
				fc.record({ totalStake: amount, totalShares: amount, freeStake: fc.bigInt(0n, 10n ** 15n) }),
				fc.array(fc.bigInt(1001n, 10n ** 15n), { maxLength: 8 }),
				fc.constantFrom(rules, queueRules(1), { minBalance: 10n ** 10n, burnsDust: false, generation: 2 as const }),
				(totals, shares, given) => {
					const queue = shares.map((n, i) => request(String(i), n));
					const queued = shares.reduce((a, b) => a + b, 0n);
					const pool = { ...totals, totalShares: totals.totalShares + queued, totalStake: totals.totalStake + queued };
					const served = serveQueue(pool, queue, given);
					const paid = served.steps.reduce((sum, step) => sum + step.amount, 0n);
					expect(paid).toBe(pool.freeStake - served.freeStake);
					expect(served.freeStake >= 0n && served.totalStake >= 0n && served.totalShares >= 0n).toBe(true);
					const gone = served.steps.reduce(
						(sum, step) => sum + step.shares + (given.generation === 1 ? 0n : step.dropped),
						0n,
					);
					expect(pool.totalShares - served.totalShares).toBe(gone);
					const names = served.queue.map(({ name }) => name);
					expect(names).toEqual(queue.map(({ name }) => name).slice(queue.length - names.length));
					const left = served.queue.reduce((sum, step) => sum + step.shares, 0n);
					const out = served.steps.reduce((sum, step) => sum + step.shares + step.dropped, 0n);
					expect(left + out).toBe(queued);
				},
			),
			{ seed: 13, numRuns: 300 },
		);
	});
});

describe("whether a pool's workers may be stopped", () => {
	const DAY = 86_400;
	const grace = { gracePeriodSeconds: 7 * DAY, generation: 2 } as const;
	const pool = at1("12000", "0");
	const queue = [
		{ shares: parsePha("500"), startedAt: 0 },
		{ shares: parsePha("1500"), startedAt: DAY },
	];

	test("not while free and releasing stake cover all requests", () => {
		expect(isExpired(pool, queue, parsePha("2000"), 100 * DAY, grace)).toBe(false);
	});

	test("only when the first request that is not covered is older than the grace period", () => {
		const short = parsePha("1999");
		expect(isExpired(pool, queue, short, 8 * DAY, grace)).toBe(false);
		expect(isExpired(pool, queue, short, 8 * DAY + 1, grace)).toBe(true);
		expect(isExpired(pool, queue, 0n, 7 * DAY, grace)).toBe(false);
		expect(isExpired(pool, queue, 0n, 7 * DAY + 1, { ...grace, generation: 1 })).toBe(true);
	});

	test("never without shares or value, nor without requests", () => {
		expect(isExpired({ totalStake: 0n, totalShares: 0n }, queue, 0n, 100 * DAY, grace)).toBe(false);
		expect(isExpired({ totalStake: 0n, totalShares: 5n }, queue, 0n, 100 * DAY, grace)).toBe(false);
		expect(isExpired(pool, [], 0n, 100 * DAY, grace)).toBe(false);
	});

	test("vaults also when a request is older than their own limit, covered or not", () => {
		const vault = { ...grace, vaultQueuePeriodSeconds: 21 * DAY };
		expect(isExpired(pool, queue, parsePha("2000"), 21 * DAY, vault)).toBe(false);
		expect(isExpired(pool, queue, parsePha("2000"), 21 * DAY + 1, vault)).toBe(true);
	});
});

describe("a service of amounts that contradict each other", () => {
	test("ends where the price collapses during it", () => {
		// The first request takes all stake: the shares after it are worth nothing, and no payment takes of the free stake.
		const pool = { totalStake: 2000n, totalShares: 2000n + (1n << 100n), freeStake: 10_000n };
		const queue = [{ shares: 1500n }, { shares: 10n ** 9n }];
		const { steps, queue: waiting, freeStake } = serveQueue(pool, queue, queueRules(1));
		expect(steps.length).toBeLessThan(1010);
		expect(waiting).toHaveLength(1);
		expect(freeStake).toBeGreaterThan(1000n);
	});

	test("takes at most 1000 payments more than there are requests", () => {
		const any = (bits: number) => fc.integer({ min: 1, max: bits }).chain((n) => fc.bigInt(0n, (1n << BigInt(n)) - 1n));
		for (const [one, bits] of [
			[queueRules(1), 128],
			[queueRules(2, 10n ** 8n), 80],
			[{ ...queueRules(2, 10n ** 8n), burnsDust: false }, 80],
		] as const) {
			const pool = fc.record({ totalStake: any(bits), totalShares: any(bits), freeStake: any(bits) });
			const queue = fc.array(fc.record({ shares: any(bits) }), { minLength: 1, maxLength: 4 });
			fc.assert(
				fc.property(pool, queue, (pool, queue) => {
					try {
						expect(serveQueue(pool, queue, one).steps.length).toBeLessThanOrEqual(1001 + queue.length);
					} catch (error) {
						expect(error).toMatchObject({ code: "INVALID_AMOUNT" });
					}
				}),
				{ numRuns: 300, seed: 12 },
			);
		}
	});
});
