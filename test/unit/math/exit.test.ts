import { describe, expect, test } from "vitest";
import { exitTimeline, parsePha, projectQueue, queueRules } from "../../../src/math/index.ts";
import { codeOf } from "../../support/math/refusals.ts";

const DAY = 86_400;
const periods = { gracePeriodSeconds: 7 * DAY, coolDownSeconds: 7 * DAY };
const rules = queueRules(2, 100_000_000n);

describe("the timeline of an exit", () => {
	const waiting = {
		queue: [{ value: parsePha("2000"), startedAt: 1000 }],
		freeStake: 0n,
		releasingStake: 0n,
		...periods,
		now: 1000,
	};

	test("an empty queue has no dates", () => {
		expect(exitTimeline({ ...waiting, queue: [] })).toEqual({
			requests: [],
			queueValue: 0n,
			shortfall: 0n,
			criticalAt: null,
			latestAt: null,
		});
	});

	test("2000 uncovered PHA count down for 7 days and are paid after 14 at the latest", () => {
		expect(exitTimeline(waiting)).toEqual({
			requests: [
				{
					request: waiting.queue[0],
					countdownSeconds: 7 * DAY,
					expiresAt: 1000 + 7 * DAY,
					latestAt: 1000 + 14 * DAY,
					covered: false,
				},
			],
			queueValue: parsePha("2000"),
			shortfall: parsePha("2000"),
			criticalAt: 1000 + 7 * DAY,
			latestAt: 1000 + 14 * DAY,
		});
	});

	test("the countdown ends at 0", () => {
		const at = (now: number) => exitTimeline({ ...waiting, now }).requests[0]?.countdownSeconds;
		expect([at(1000 + DAY), at(1000 + 7 * DAY), at(1000 + 8 * DAY)]).toEqual([6 * DAY, 0, 0]);
	});

	test("partial help leaves the rest and the countdown", () => {
		const queue = [{ value: parsePha("1500"), startedAt: 1000 }];
		const helped = exitTimeline({ ...waiting, queue, now: 1000 + DAY });
		expect(helped.shortfall).toBe(parsePha("1500"));
		expect(helped.requests[0]?.countdownSeconds).toBe(6 * DAY);
	});

	test("a stopped worker covers the request: nothing is missing and nothing critical", () => {
		const helped = exitTimeline({ ...waiting, releasingStake: parsePha("2000") });
		expect(helped).toMatchObject({ shortfall: 0n, criticalAt: null, requests: [{ covered: true }] });
	});

	test("the first request that is not covered is the critical one, those behind it are not covered either", () => {
		const queue = [
			{ value: parsePha("500"), startedAt: 1000 },
			{ value: parsePha("1500"), startedAt: 2000 },
			{ value: parsePha("1"), startedAt: 3000 },
		];
		const timeline = exitTimeline({ ...waiting, queue, freeStake: parsePha("100"), releasingStake: parsePha("900") });
		expect(timeline.requests.map(({ covered }) => covered)).toEqual([true, false, false]);
		expect(timeline.criticalAt).toBe(2000 + 7 * DAY);
		expect(timeline.latestAt).toBe(3000 + 14 * DAY);
		expect(timeline.shortfall).toBe(parsePha("1001"));
	});
});

describe("the projection of a queue", () => {
	const pool = {
		totalStake: parsePha("12000"),
		totalShares: parsePha("12000"),
		freeStake: parsePha("2000"),
		queue: [{ id: "rich", shares: parsePha("4000"), startedAt: 0 }],
		workers: ["2000", "2000", "3000", "3000"].map((stake) => ({
			stake: parsePha(stake) as bigint | null,
			coolDownEndsAt: null as number | null,
		})),
		...periods,
		now: 0,
		rules,
	};
	const paid = (projection: ReturnType<typeof projectQueue>) =>
		projection.steps.map(({ at, amount }) => [at / DAY, amount]);

	test("a request under the free stake is paid at once", () => {
		const projection = projectQueue({ ...pool, queue: [{ shares: parsePha("1500"), startedAt: 0 }] });
		expect(paid(projection)).toEqual([[0, parsePha("1500")]]);
		expect(projection).toMatchObject({ queue: [], critical: null, forcedStopAt: null });
	});

	test("without contributions the workers are stopped after 7 days; the first reclaim 7 days later pays the rest", () => {
		const projection = projectQueue(pool);
		expect(projection.forcedStopAt).toBe(7 * DAY + 1);
		expect(projection.steps.map(({ at, amount }) => [at, amount])).toEqual([
			[0, parsePha("2000")],
			[14 * DAY + 1, parsePha("2000")],
		]);
		expect(projection.queue).toEqual([]);
	});

	test("names the request that makes the workers stop, with the shares that still wait", () => {
		const queue = [
			{ id: "first", shares: parsePha("1500"), startedAt: 0 },
			{ id: "second", shares: parsePha("700"), startedAt: DAY },
			{ id: "third", shares: parsePha("9000"), startedAt: 2 * DAY },
		];
		const workers = [{ stake: parsePha("200"), coolDownEndsAt: 3 * DAY }, ...pool.workers];
		const projection = projectQueue({ ...pool, queue, workers, now: 2 * DAY });
		expect(projection.critical).toEqual({ id: "third", shares: parsePha("9000"), startedAt: 2 * DAY });
		expect(projection.forcedStopAt).toBe(9 * DAY + 1);
		const lessFree = projectQueue({ ...pool, freeStake: parsePha("1400"), queue, workers: pool.workers, now: 2 * DAY });
		expect(lessFree.critical).toEqual({ id: "first", shares: parsePha("100"), startedAt: 0 });
		expect(lessFree.forcedStopAt).toBe(7 * DAY + 1);
		expect(projectQueue({ ...pool, queue }, "stop").critical).toBeNull();
	});

	test("the owner stops all workers now: paid after the cool-down", () => {
		const projection = projectQueue(pool, "stop");
		expect(paid(projection)).toEqual([
			[0, parsePha("2000")],
			[7, parsePha("2000")],
		]);
		expect(projection.forcedStopAt).toBeNull();
	});

	test("a contribution of the missing amount pays at once", () => {
		const projection = projectQueue(pool, { contribution: parsePha("2000") });
		expect(paid(projection)).toEqual([[0, parsePha("4000")]]);
		expect(projection.forcedStopAt).toBeNull();
	});

	test("a smaller contribution pays a part; the rest waits for the forced stop", () => {
		const projection = projectQueue({ ...pool, freeStake: 0n, now: DAY }, { contribution: parsePha("500") });
		expect(projection.forcedStopAt).toBe(7 * DAY + 1);
		expect(projection.steps.map(({ amount }) => amount)).toEqual([parsePha("500"), parsePha("2000"), parsePha("1500")]);
	});

	test("a cooling-down worker that covers the request saves the others", () => {
		const workers = [{ stake: parsePha("2000"), coolDownEndsAt: 3 * DAY }, ...pool.workers.slice(1)];
		const projection = projectQueue({ ...pool, workers });
		expect(projection.forcedStopAt).toBeNull();
		expect(paid(projection)).toEqual([
			[0, parsePha("2000")],
			[3, parsePha("2000")],
		]);
	});

	test("the documented timetable: 5000 requested, 4000 queued, 500 contributed on day 2, a worker of 3000 stopped on day 3, paid on day 15", () => {
		const day = (n: number) => (n - 1) * DAY;
		const timetable = {
			...pool,
			freeStake: 0n,
			queue: [{ shares: parsePha("4000"), startedAt: day(1) }],
			workers: [
				{ stake: parsePha("3000"), coolDownEndsAt: day(3) },
				{ stake: parsePha("8000"), coolDownEndsAt: null },
			],
			now: day(2),
		};
		const projection = projectQueue(timetable, { contribution: parsePha("500") });
		expect(projection.forcedStopAt).toBe(day(8) + 1);
		expect(projection.steps.map(({ at, amount }) => [at, amount])).toEqual([
			[day(2), parsePha("500")],
			[day(3), parsePha("3000")],
			[day(15) + 1, parsePha("500")],
		]);
	});

	test("overdue steps happen now", () => {
		const late = projectQueue({ ...pool, freeStake: 0n, now: 30 * DAY, workers: [...pool.workers] });
		expect(late.forcedStopAt).toBe(30 * DAY);
		const ended = projectQueue({
			...pool,
			freeStake: 0n,
			now: 30 * DAY,
			workers: [
				{ stake: parsePha("4000"), coolDownEndsAt: DAY },
				{ stake: null, coolDownEndsAt: DAY },
			],
		});
		expect(paid(ended)).toEqual([[30, parsePha("4000")]]);
	});

	test("requests beyond all stake stay queued", () => {
		const projection = projectQueue({ ...pool, workers: [{ stake: null, coolDownEndsAt: null }] });
		expect(projection.queue).toEqual([{ id: "rich", shares: parsePha("2000"), startedAt: 0 }]);
	});

	test("W-PHA under its minimum does not stay with a pool that paid", () => {
		const workers = [{ stake: parsePha("1"), coolDownEndsAt: DAY }];
		const queue = [
			{ shares: parsePha("1999.9999"), startedAt: 0 },
			{ shares: parsePha("2"), startedAt: 0 },
		];
		// Pays 1999.9999 PHA less a unit of rounding and leaves a few units less than the minimum.
		const freeStake = parsePha("2000") - 5n;
		const second = (burnsDust: boolean) => {
			const given = { minBalance: 100_000_000n, burnsDust, generation: 2 } as const;
			return projectQueue({ ...pool, freeStake, queue, workers, rules: given }).steps[1]?.amount;
		};
		expect(second(true)).toBeLessThanOrEqual(parsePha("1"));
		expect(second(false)).toBeGreaterThan(parsePha("1.00009"));
	});

	test("a bankrupt pool takes no contribution", () => {
		expect(codeOf(() => projectQueue({ ...pool, totalStake: 0n }, { contribution: 1n }))).toBe("POOL_BANKRUPT");
	});
});
