import { expect, test } from "vitest";
import { ResendSchedule } from "../../../src/plan/resend-schedule.ts";

test("a transaction is sent again after ever more searches in vain, eight times in all", () => {
	const schedule = new ResendSchedule();
	const due: number[] = [];
	for (let search = 1; search <= 2_000; search++) if (schedule.isDue()) due.push(search);
	expect(due).toEqual([1, 3, 7, 15, 31, 63, 127, 255]);
});
