import { describe, expect, it } from "vitest";
import { describeProgress } from "../../support/progress-reporter.ts";

describe("the progress of a test run", () => {
	it("names files, failures, the time gone and the time left", () => {
		expect(describeProgress(30, 120, 0, 65_000)).toBe("progress: 30 of 120 files, 1:05 gone, about 3:15 left");
		expect(describeProgress(30, 120, 2, 65_000)).toContain("120 files, 2 failed, 1:05");
	});
});
