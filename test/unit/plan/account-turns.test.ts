import { describe, expect, test, vi } from "vitest";
import { AccountTurns, type Turn } from "../../../src/plan/account-turns.ts";
import { settle } from "../../support/plan-client.ts";

const { signal } = new AbortController();
const noop = () => {};

/** Acquires turns by name; `order` lists the names of those that have had it. */
function track(turns = new AccountTurns()) {
	const order: string[] = [];
	const waits: string[] = [];
	const acquire = async (name: string, overtake = false, own = signal): Promise<Turn> => {
		const turn = await turns.acquire({ overtake, signal: own, onWait: () => waits.push(name) });
		order.push(name);
		return turn;
	};
	return { order, waits, acquire };
}

/** A signer whose answer the test gives. */
function signer() {
	let answer: (signature: string) => void = noop;
	let fail: (error: Error) => void = noop;
	const sign = () =>
		new Promise<string>((resolve, reject) => {
			answer = resolve;
			fail = reject;
		});
	return { sign, answer: (signature: string) => answer(signature), fail: (error: Error) => fail(error) };
}

describe("turns of an account", () => {
	test("come in the order of the calls, one after the other", async () => {
		const { order, waits, acquire } = track();
		const first = await acquire("a");
		const second = acquire("b");
		const third = acquire("c");
		await settle();
		expect(order).toEqual(["a"]);
		expect(waits).toEqual(["b", "c"]);
		first.release();
		await settle();
		expect(order).toEqual(["a", "b"]);
		(await second).release();
		(await third).release();
		expect(order).toEqual(["a", "b", "c"]);
	});

	test("are free again after the last release, without a wait", async () => {
		const { waits, acquire } = track();
		(await acquire("a")).release();
		(await acquire("b")).release();
		expect(waits).toEqual([]);
	});

	test("are ended once: a second release does not end another's turn", async () => {
		const { order, acquire } = track();
		const first = await acquire("a");
		void acquire("b");
		void acquire("c");
		first.release();
		first.release();
		await settle();
		expect(order).toEqual(["a", "b"]);
	});

	test("are not given to a send whose signal aborted before", async () => {
		const { acquire } = track();
		const reason = new Error("no longer wanted");
		await expect(acquire("a", false, AbortSignal.abort(reason))).rejects.toBe(reason);
		await acquire("b");
	});

	test("pass by a send that is aborted while it waits", async () => {
		const { order, acquire } = track();
		const aborting = new AbortController();
		const first = await acquire("a");
		const before = acquire("b");
		const aborted = acquire("c", false, aborting.signal);
		void acquire("d");
		const reason = new Error("no longer wanted");
		aborting.abort(reason);
		await expect(aborted).rejects.toBe(reason);
		first.release();
		(await before).release();
		await settle();
		expect(order).toEqual(["a", "b", "d"]);
	});

	test("stay with a send that is aborted during its turn", async () => {
		const { order, acquire } = track();
		const aborting = new AbortController();
		const first = await acquire("a");
		const second = acquire("b", false, aborting.signal);
		const third = acquire("c");
		first.release();
		await second;
		aborting.abort();
		await settle();
		expect(order).toEqual(["a", "b"]);
		(await second).release();
		await third;
		expect(order).toEqual(["a", "b", "c"]);
	});

	test("leave no listener at the signal of a send that had to wait", async () => {
		const { acquire } = track();
		const aborting = new AbortController();
		const removed = vi.spyOn(aborting.signal, "removeEventListener");
		const first = await acquire("a");
		const second = acquire("b", false, aborting.signal);
		first.release();
		await second;
		expect(removed).toHaveBeenCalledTimes(1);
	});
});

describe("a send that overtakes", () => {
	test("goes before all that wait, in the order of such calls", async () => {
		const { order, acquire } = track();
		const first = await acquire("a");
		const calls = [acquire("b"), acquire("c", true), acquire("d"), acquire("e", true)];
		first.release();
		for (const _ of calls) {
			await settle();
			for (const call of calls) void call.then((turn) => turn.release());
		}
		await Promise.all(calls);
		expect(order).toEqual(["a", "c", "e", "b", "d"]);
	});

	test("waits while the other one is prepared or sent", async () => {
		const { order, waits, acquire } = track();
		await acquire("a");
		void acquire("b", true);
		await settle();
		expect(order).toEqual(["a"]);
		expect(waits).toEqual(["b"]);
	});

	test("takes the turn from one that waits for its signer, which gets it back after", async () => {
		const { order, waits, acquire } = track();
		const { sign, answer } = signer();
		const first = await acquire("a");
		const signed = first.waitForSigner(sign);
		const second = await acquire("b", true);
		expect(order).toEqual(["a", "b"]);
		expect(waits).toEqual([]);
		let isBack = false;
		void signed.then(() => {
			isBack = true;
		});
		answer("0x01");
		await settle();
		expect(isBack).toBe(false);
		second.release();
		expect(await signed).toEqual({ result: "0x01", isOvertaken: true });
		void acquire("c");
		await settle();
		expect(order).toEqual(["a", "b"]);
	});

	test("is taken when it waits already at the time the other one asks its signer", async () => {
		const { order, acquire } = track();
		const { sign } = signer();
		const first = await acquire("a");
		void acquire("b");
		void acquire("c", true);
		void first.waitForSigner(sign);
		await settle();
		expect(order).toEqual(["a", "c"]);
	});

	test("takes the turn from one signer at most: the next one waits for it", async () => {
		const { order, waits, acquire } = track();
		const first = await acquire("a");
		void first.waitForSigner(signer().sign);
		const second = await acquire("b", true);
		void acquire("c", true);
		await settle();
		expect(order).toEqual(["a", "b"]);
		expect(waits).toEqual(["c"]);
		second.release();
		await settle();
		expect(order).toEqual(["a", "b", "c"]);
	});

	test("is noticed by the other one even if it ended before the signature", async () => {
		const { order, acquire } = track();
		const { sign, answer } = signer();
		const first = await acquire("a");
		const signed = first.waitForSigner(sign);
		(await acquire("b", true)).release();
		answer("0x01");
		expect(await signed).toEqual({ result: "0x01", isOvertaken: true });
		void acquire("c");
		await settle();
		expect(order).toEqual(["a", "b"]);
		first.release();
		await settle();
		expect(order).toEqual(["a", "b", "c"]);
	});
});

describe("a turn during a signature", () => {
	test("stays if no send overtakes", async () => {
		const { order, acquire } = track();
		const { sign, answer } = signer();
		const first = await acquire("a");
		const signed = first.waitForSigner(sign);
		void acquire("b");
		await settle();
		answer("0x01");
		expect(await signed).toEqual({ result: "0x01", isOvertaken: false });
		await settle();
		expect(order).toEqual(["a"]);
	});

	test("cannot be overtaken after the signature", async () => {
		const { order, acquire } = track();
		const first = await acquire("a");
		await first.waitForSigner(async () => "0x01");
		void acquire("b", true);
		await settle();
		expect(order).toEqual(["a"]);
	});

	test("is not counted as overtaken in its next signature", async () => {
		const { acquire } = track();
		const { sign, answer } = signer();
		const first = await acquire("a");
		const signed = first.waitForSigner(sign);
		(await acquire("b", true)).release();
		answer("0x01");
		expect(await signed).toMatchObject({ isOvertaken: true });
		expect(await first.waitForSigner(async () => "0x02")).toEqual({ result: "0x02", isOvertaken: false });
	});

	test("ends with a signer that fails, so that no send waits for ever", async () => {
		const { order, acquire } = track();
		const { sign, fail } = signer();
		const first = await acquire("a");
		const signed = first.waitForSigner(sign);
		void acquire("b");
		const refusal = new Error("Cancelled");
		fail(refusal);
		await expect(signed).rejects.toBe(refusal);
		void acquire("c", true);
		await settle();
		expect(order).toEqual(["a"]);
		first.release();
		await settle();
		expect(order).toEqual(["a", "c"]);
	});

	test("returns before those that only wait", async () => {
		const { order, acquire } = track();
		const { sign, answer } = signer();
		const first = await acquire("a");
		const signed = first.waitForSigner(sign);
		const second = await acquire("b", true);
		void acquire("c");
		answer("0x01");
		await settle();
		second.release();
		await signed;
		await settle();
		expect(order).toEqual(["a", "b"]);
		first.release();
		await settle();
		expect(order).toEqual(["a", "b", "c"]);
	});

	test("returns at once if the one that overtook waits for its own signer", async () => {
		const { acquire } = track();
		const [one, two] = [signer(), signer()];
		const first = await acquire("a");
		const firstSigned = first.waitForSigner(one.sign);
		const second = await acquire("b", true);
		const secondSigned = second.waitForSigner(two.sign);
		one.answer("0x01");
		expect(await firstSigned).toEqual({ result: "0x01", isOvertaken: true });
		first.release();
		two.answer("0x02");
		expect(await secondSigned).toEqual({ result: "0x02", isOvertaken: true });
	});

	test("is over for one that gave up, though its signature comes later", async () => {
		const { order, acquire } = track();
		const { sign, answer } = signer();
		const first = await acquire("a");
		void first.waitForSigner(sign);
		first.release();
		const second = await acquire("b");
		const third = acquire("c", true);
		answer("0x01");
		await settle();
		expect(order).toEqual(["a", "b"]);
		second.release();
		(await third).release();
		await acquire("d");
		expect(order).toEqual(["a", "b", "c", "d"]);
	});
});
