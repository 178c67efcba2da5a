import { describe, expect, it } from "vitest";
import { Finality, type FinalityLag } from "../../../../src/devchain/node/finality.ts";
import { Timers } from "../../../../src/devchain/node/timers.ts";
import { nextTurn } from "../../../../src/devchain/node/turns.ts";
import { fakeNode } from "../../../support/devchain/fake-runtime.ts";

/** Timers that fire on demand, in any order. */
class ManualTimers extends Timers {
	readonly started: { readonly ms: number; readonly fire: () => void }[] = [];

	override afterRealTime(ms: number, body: () => void): () => void {
		const stop = () => void this.started.splice(this.started.indexOf(timer), 1);
		const fire = () => {
			stop();
			body();
		};
		const timer = { ms, fire };
		this.started.push(timer);
		return stop;
	}
}

function setUp(lag: FinalityLag = 0) {
	const node = fakeNode({ strictFinality: false });
	const timers = new ManualTimers();
	let moment = 4;
	let turns = 0;
	const finality = new Finality(node.blockTree, lag, () => ({ ms: moment, turns }), timers);
	return {
		node,
		finality,
		timers: timers.started,
		final: () => node.blockTree.finalized.header.number,
		setMoment: (ms: number) => {
			moment = ms;
		},
		setTurns: (count: number) => {
			turns = count;
		},
	};
}

describe("finality", () => {
	it("finality-race: comes for each block after its own delay", () => {
		const { node, timers, final, setMoment } = setUp();
		node.newBlock();
		setMoment(2000);
		node.newBlock();
		expect(timers.map(({ ms }) => ms)).toEqual([4, 2000]);
		timers[0]?.fire();
		expect(final()).toBe(1);
		timers[0]?.fire();
		expect(final()).toBe(2);
	});

	it("includes the ancestors of a block that is final earlier", () => {
		const { node, timers, final } = setUp();
		node.newBlock();
		node.newBlock();
		timers[1]?.fire();
		expect(final()).toBe(2);
		timers[0]?.fire();
		expect(final()).toBe(2);
	});

	it("stays behind by its lag", () => {
		const { node, timers, final } = setUp(2);
		for (let i = 0; i < 3; i++) node.newBlock();
		for (const timer of [...timers]) timer.fire();
		expect(final()).toBe(1);
	});

	it("comes a number of seconds after each block, whatever the delay otherwise", () => {
		const { node, timers, final } = setUp({ seconds: 6 });
		node.newBlock();
		node.newBlock();
		expect(timers.map(({ ms }) => ms)).toEqual([6000, 6000]);
		timers[0]?.fire();
		expect(final()).toBe(1);
		timers[0]?.fire();
		expect(final()).toBe(2);
	});

	it("does not come earlier for a block that replaces another", () => {
		const { node, timers, final } = setUp();
		node.newBlock();
		node.reorg(1, "drop");
		timers[0]?.fire();
		expect(final()).toBe(0);
		timers[0]?.fire();
		expect(final()).toBe(2);
	});

	it("is settled when the best block is final, regardless of later blocks", async () => {
		const { node, finality, timers, final } = setUp();
		await finality.settled();
		node.newBlock();
		const settled = finality.settled();
		node.newBlock();
		timers[0]?.fire();
		await settled;
		expect(final()).toBe(1);
	});

	it("stops when it is closed, and resolves pending promises", async () => {
		const { node, finality, timers, final } = setUp();
		node.newBlock();
		const settled = finality.settled();
		finality.close();
		await settled;
		expect([timers.length, final()]).toEqual([0, 0]);
	});

	it("leaves clients the given number of turns after the time", async () => {
		const { node, timers, final, setTurns } = setUp();
		setTurns(3);
		node.newBlock();
		timers[0]?.fire();
		const seen: number[] = [];
		for (let i = 0; i < 4; i++) {
			seen.push(final());
			await new Promise<void>(nextTurn);
		}
		expect([...seen, final()]).toEqual([0, 0, 0, 1, 1]);
	});

	it("waits until clients have caught up, for ten seconds at most", () => {
		const node = fakeNode({ strictFinality: false });
		const timers = new ManualTimers();
		const waiting: (() => void)[] = [];
		const catchUp = (done: () => void) => void waiting.push(done);
		new Finality(node.blockTree, 0, () => ({ ms: 5, turns: 0, catchUp }), timers);
		const final = () => node.blockTree.finalized.header.number;
		node.newBlock();
		node.newBlock();
		timers.started[0]?.fire();
		expect([final(), timers.started.map(({ ms }) => ms)]).toEqual([0, [5, 10_000]]);
		waiting[0]?.();
		expect([final(), timers.started.map(({ ms }) => ms)]).toEqual([1, [5]]);
		timers.started[0]?.fire();
		timers.started[0]?.fire();
		expect(final()).toBe(2);
		waiting[1]?.();
		expect(timers.started).toEqual([]);
	});

	it("pauses, and finalizes afterwards what would be final by then", () => {
		const { node, finality, timers, final } = setUp(1);
		const resume = finality.pause();
		const resumeOther = finality.pause();
		for (let i = 0; i < 3; i++) node.newBlock();
		timers[0]?.fire();
		timers[0]?.fire();
		expect(final()).toBe(0);
		resume();
		expect(final()).toBe(0);
		resumeOther();
		expect(final()).toBe(1);
		timers[0]?.fire();
		expect(final()).toBe(2);
	});
});
