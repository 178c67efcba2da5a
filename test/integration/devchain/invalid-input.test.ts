import { afterAll, beforeAll, expect, it } from "vitest";
import { DevChain } from "../../../src/devchain/index.ts";
import { isPhalaError } from "../../../src/index.ts";

const VALUES: readonly unknown[] = [undefined, null, 1, "x", {}, [], [null], () => 1, Symbol("s"), Number.NaN, -1, 1n];

let chain: DevChain;
beforeAll(async () => {
	chain = await DevChain.start({ seal: "manual" });
});
afterAll(() => chain.close());

const worker = () => ({ operator: chain.accounts.alice.address, score: 1, confidenceLevel: 1 });
const payout = (change: object) => [{ worker: `0x${"11".repeat(32)}`, payout: 1n, ...change }];
const started = (options: unknown) => DevChain.start(options as never).then((other) => other.close());

const forked = (source: unknown, options?: unknown) =>
	DevChain.fork(source as never, options as never).then((other) => other.close());

/** Calls a method with any value; what it accepts is undone. */
const CALLS: Readonly<Record<string, (value: never) => unknown>> = {
	start: (value) => started(value),
	"start: generation": (generation) => started({ generation }),
	"start: seal": (seal) => started({ seal }),
	"start: gatekeeper": (gatekeeper) => started({ gatekeeper }),
	fork: (value) => forked(value),
	"fork: options": (value) => forked(chain, value),
	"fork: at": (at) => forked(chain, { at }),
	"fork: omitPallets": (omitPallets) => forked(chain.createProvider(), { omitPallets }),
	"fork: omitPallets of a DevChain": (omitPallets) => forked(chain, { omitPallets }),
	"fork: seal": (seal) => forked(chain, { seal }),
	"fork: gatekeeper": (gatekeeper) => forked(chain, { gatekeeper }),
	listen: (value) => chain.listen(value).then((port) => port.close()),
	"fund: account": (value) => chain.fund(value, 1n),
	"fund: amount": (value) => chain.fund(chain.accounts.alice, value),
	registerWorker: (value) => chain.registerWorker(value),
	"registerWorker: operator": (operator) => chain.registerWorker({ ...worker(), operator }),
	"registerWorker: score": (score) => chain.registerWorker({ ...worker(), score }),
	settle: (value) => chain.settle(value),
	"settle: payout": (amount) => chain.settle(payout({ payout: amount }) as never),
	"settle: v": (v) => chain.settle(payout({ v }) as never),
	openReferendum: (value) => chain.openReferendum(value),
	offline: (value) => chain.offline(value),
	advance: (value) => chain.advance(value),
	"advance: seconds": (seconds) => chain.advance({ seconds }),
	"advance: blocks": (blocks) => chain.advance({ blocks }),
	reorg: (value) => chain.reorg(value),
	"reorg: depth": (depth) => chain.reorg({ depth }),
	"gatekeeper.start": (value) => chain.gatekeeper.start(value),
	"upgrade: layout": (layout) => chain.upgrade({ layout }),
	"upgrade: addFields": (addFields) => chain.upgrade({ layout: { addFields } }),
	"upgrade: renameFields": (renameFields) => chain.upgrade({ layout: { renameFields } }),
	"upgrade: moveCalls": (moveCalls) => chain.upgrade({ layout: { moveCalls } }),
	"faults.failNext": (value) => chain.faults.failNext("x", value),
	"faults.chaos": (value) => chain.faults.chaos(value).end(),
	"faults.dropMessages": (value) => chain.faults.dropMessages(value).end(),
	"faults.pauseFinality": (value) => chain.faults.pauseFinality(value).end(),
};

it.each(Object.keys(CALLS))("%s accepts a value, or throws a PhalaError", async (name) => {
	for (const value of VALUES) {
		try {
			await CALLS[name]?.(value as never);
		} catch (error) {
			expect(isPhalaError(error), `${name}(${String(value)}): ${error}`).toBe(true);
		}
	}
});

it("a host that is no text, and a port of a closed chain, are refused", async () => {
	await expect(chain.listen(0, 1 as never)).rejects.toMatchObject({
		code: "INVALID_ARGUMENT",
		details: { name: "host" },
	});
	const closed = await DevChain.start();
	await closed.close();
	await expect(closed.listen()).rejects.toMatchObject({ code: "CLOSED" });
	expect(closed.stats).toMatchObject({ ports: 0, timers: 0 });
});
