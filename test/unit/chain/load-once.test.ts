import { expect, it } from "vitest";
import { loadOnce } from "../../../src/chain/load-once.ts";

it("loads once for concurrent and later calls", async () => {
	let count = 0;
	const load = loadOnce(async () => ++count);
	expect(await Promise.all([load(), load()])).toEqual([1, 1]);
	expect(await load()).toBe(1);
});

it("fails as the loading does, and tries again at the next call", async () => {
	const cause = new Error("Nothing there");
	let isOnline = false;
	const load = loadOnce(async () => {
		if (!isOnline) throw cause;
		return "reads";
	});
	await expect(load()).rejects.toBe(cause);
	isOnline = true;
	expect(await load()).toBe("reads");
});
