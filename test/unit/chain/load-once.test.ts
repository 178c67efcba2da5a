import { expect, it } from "vitest";
import { loadOnce } from "../../../src/chain/load-once.ts";
import { notFound } from "../../../src/errors/not-found.ts";

it("loads once for concurrent and later calls", async () => {
	let count = 0;
	const load = loadOnce(async () => ++count);
	expect(await Promise.all([load(), load()])).toEqual([1, 1]);
	expect(await load()).toBe(1);
});

it("fails with RPC_FAILED where code cannot be loaded, and tries again at the next call", async () => {
	const cause = new TypeError("Failed to fetch dynamically imported module");
	let isOnline = false;
	const load = loadOnce(async () => {
		if (!isOnline) throw cause;
		return "reads";
	});
	const rpcMessage = cause.message;
	await expect(load()).rejects.toMatchObject({
		code: "RPC_FAILED",
		message: `Code not loaded: ${rpcMessage}`,
		details: { method: "import", rpcCode: null, rpcMessage },
		cause,
	});
	isOnline = true;
	expect(await load()).toBe("reads");
});

it("keeps errors of the SDK as they are", async () => {
	const error = notFound("pool", 7);
	await expect(loadOnce(() => Promise.reject(error))()).rejects.toBe(error);
});
