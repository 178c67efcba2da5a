import { describe, expect, it } from "vitest";
import { RoundTrips } from "../../../../../src/devchain/node/json-rpc/round-trips.ts";

function setUp() {
	const pings: (() => void)[] = [];
	const trips = new RoundTrips((answered) => void pings.push(answered));
	const done: string[] = [];
	return { pings, trips, done, after: (count: number, name: string) => trips.after(count, () => done.push(name)) };
}

describe("round trips", () => {
	it("follow each other, and stop when none is awaited", () => {
		const { pings, done, after } = setUp();
		after(2, "two");
		expect(pings).toHaveLength(1);
		pings[0]?.();
		expect([pings.length, done]).toEqual([2, []]);
		pings[1]?.();
		expect([pings.length, done]).toEqual([2, ["two"]]);
	});

	it("count from the request on, not those under way", () => {
		const { pings, done, after } = setUp();
		after(1, "first");
		after(1, "second");
		pings[0]?.();
		expect(done).toEqual(["first"]);
		pings[1]?.();
		expect(done).toEqual(["first", "second"]);
	});

	it("end with the connection", () => {
		const { pings, trips, done, after } = setUp();
		after(1, "before");
		trips.close();
		after(1, "after");
		pings[0]?.();
		expect([pings.length, done]).toEqual([1, ["before", "after"]]);
	});
});
