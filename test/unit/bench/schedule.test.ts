import { describe, expect, it } from "vitest";
import { Schedule } from "../../../bench/schedule.ts";
import type { Part, PartContender } from "../../../bench/tasks/part.ts";

const part = (id: string, ...contenders: readonly PartContender[]): Part => ({
	id,
	title: id,
	contenders,
	columns: [],
	run: () => Promise.reject(new Error("not called")),
});
const floor = { name: "floor", seconds: 10 };
const ours = { name: "ours", seconds: 20, own: true };
const slow = { name: "slow", seconds: 100, once: true };
const other = { name: "other", seconds: 30 };

function start(parts: readonly Part[], limitSeconds: number, rounds = 3) {
	let nowMs = 5000;
	const schedule = new Schedule(parts, { rounds, limitMs: limitSeconds * 1000, now: () => nowMs });
	return {
		schedule,
		run(one: Part, contender: PartContender, round: number, seconds = contender.seconds) {
			nowMs += seconds * 1000;
			schedule.done(one, contender, round, seconds * 1000);
		},
	};
}

describe("the schedule of the benchmark", () => {
	it("runs all rounds where the time suffices", () => {
		const one = part("one", floor, ours);
		const { schedule, run } = start([one], 90);
		for (let round = 0; round < 3; round++) {
			expect(schedule.startsRound(round)).toBe(true);
			for (const contender of one.contenders) run(one, contender, round);
		}
		expect(schedule.startsRound(3)).toBe(false);
		expect(schedule.describe()).toBe("100 %, about 0:00 left");
	});

	it("leaves out rounds of all parts alike where it does not", () => {
		const [one, two] = [part("one", floor, ours), part("two", floor, ours)];
		const { schedule, run } = start([one, two], 120);
		for (const round of [0, 1]) for (const contender of one.contenders) run(one, contender, round);
		expect(schedule.startsRound(2)).toBe(false);
		schedule.closed(one);
		expect(schedule.describe()).toBe(" 50 %, about 1:00 left");
		for (const contender of two.contenders) run(two, contender, 0);
		expect(schedule.startsRound(1)).toBe(true);
	});

	it("starts the first round of every part, also when the time is up", () => {
		const [one, two] = [part("one", floor, ours), part("two", floor, ours, other)];
		const { schedule, run } = start([one, two], 60);
		for (const contender of one.contenders) run(one, contender, 0, 100);
		expect(schedule.startsRound(1)).toBe(false);
		schedule.closed(one);
		expect(schedule.startsRound(0)).toBe(true);
		expect(two.contenders.map((contender) => schedule.runs(two, contender))).toEqual([true, true, false]);
	});

	it("leaves out a long contender that would take the time of this package", () => {
		const [one, two] = [part("one", floor, ours, slow), part("two", floor, ours)];
		const enough = start([one, two], 160);
		const scarce = start([one, two], 159);
		for (const { run } of [enough, scarce]) for (const contender of [floor, ours]) run(one, contender, 0);
		expect(enough.schedule.runs(one, slow)).toBe(true);
		expect(scarce.schedule.runs(one, slow)).toBe(false);
	});

	it("estimates the time left by the speed of the machine", () => {
		const [one, two] = [part("one", floor), part("two", ours)];
		const { schedule, run } = start([one, two], 1000, 1);
		expect(schedule.describe()).toBe("  0 %, about 0:30 left");
		run(one, floor, 0, 40);
		schedule.closed(one);
		expect(schedule.describe()).toBe(" 33 %, about 1:20 left");
	});

	it("counts a contender that runs once only once", () => {
		const one = part("one", floor, slow);
		const { schedule, run } = start([one], 1000, 2);
		for (const contender of one.contenders) run(one, contender, 0);
		expect(schedule.describe()).toContain("about 0:10 left");
	});
});
