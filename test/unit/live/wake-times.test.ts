import { expect, it } from "vitest";
import { WakeTimes } from "../../../src/live/wake-times.ts";

it("returns ids whose time has come, until their time is set again", () => {
	const times = new WakeTimes<string>();
	expect(times.due(1_000)).toEqual([]);
	times.set("a", 10);
	times.set("b", 20);
	times.set("c", null);
	expect(times.due(9)).toEqual([]);
	expect(times.due(10)).toEqual(["a"]);
	expect(times.due(25)).toEqual(["a", "b"]);
	times.set("a", null);
	times.set("b", 30);
	expect(times.due(29)).toEqual([]);
	expect(times.due(30)).toEqual(["b"]);
	times.set("b", null);
	expect(times.due(30)).toEqual([]);
});
