import { afterEach, describe, expect, it, vi } from "vitest";

/** Loads the module as a browser's tab does, which has no `setImmediate`. */
async function inTab() {
	vi.stubGlobal("setImmediate", undefined);
	vi.resetModules();
	return (await import("../../../../src/devchain/node/turns.ts")).nextTurn;
}

async function inNode() {
	vi.resetModules();
	return (await import("../../../../src/devchain/node/turns.ts")).nextTurn;
}

describe.each([
	["Node.js", inNode],
	["a browser's tab", inTab],
])("turns of the event loop in %s", (_, load) => {
	afterEach(() => void vi.unstubAllGlobals());

	it("come in order, each after pending microtasks", async () => {
		const nextTurn = await load();
		const order: string[] = [];
		const done = new Promise<void>((resolve) => {
			nextTurn(() => {
				order.push("first");
				queueMicrotask(() => order.push("microtask"));
			});
			nextTurn(() => order.push("second"));
			nextTurn(resolve);
		});
		queueMicrotask(() => order.push("before"));
		await done;
		expect(order).toEqual(["before", "first", "microtask", "second"]);
	});

	it("let timers fire in between", async () => {
		const nextTurn = await load();
		let fired = false;
		setTimeout(() => {
			fired = true;
		}, 1);
		await new Promise<void>((resolve) => {
			const again = () => (fired ? resolve() : nextTurn(again));
			again();
		});
		expect(fired).toBe(true);
	});

	it("go on after a task that fails", async () => {
		const nextTurn = await load();
		const failed = new Promise<unknown>((resolve) => {
			process.once("uncaughtException", resolve);
		});
		const listeners = process.rawListeners("uncaughtException").slice(0, -1);
		for (const listener of listeners) process.off("uncaughtException", listener as () => void);
		nextTurn(() => {
			throw new Error("a task's own failure");
		});
		expect(await failed).toMatchObject({ message: "a task's own failure" });
		for (const listener of listeners) process.on("uncaughtException", listener as () => void);
		await new Promise<void>(nextTurn);
	});
});
