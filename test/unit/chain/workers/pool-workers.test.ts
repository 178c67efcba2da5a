import { describe, expect, test } from "vitest";
import { type Hex, toHex } from "../../../../src/codec/hex.ts";
import { encodeAddress } from "../../../../src/codec/ss58.ts";
import { ALICE, BOB, KEY } from "../../../support/storage.ts";
import { GENERATIONS } from "../../../support/writes/generations.ts";
import { PHA, PID, writesHarness } from "../../../support/writes/harness.ts";

const UNKNOWN: Hex = `0x${"09".repeat(32)}`;

describe.each(GENERATIONS)("a worker in generation $generation", (fixture) => {
	const { writes, registered, session, pool, keys } = fixture;
	const { codes, details, prepare, set, remove } = writesHarness(() => ({
		...fixture.chain(),
		...registered(),
		...session("Ready"),
		...pool(PID, { workers: [KEY] }),
	}));

	test("is added once, by its operator, into a pool of that account", () => {
		expect(codes(writes.addWorker(PID, KEY))).toEqual(["WORKER_ALREADY_ADDED"]);
		set(pool(PID));
		expect(codes(writes.addWorker(PID, KEY))).toEqual(["BIND_FAILED"]);
		expect(codes(writes.addWorker(PID, UNKNOWN))).toEqual(["WORKER_NOT_REGISTERED"]);
		set(registered({ operator: null, initialScore: null }));
		expect(codes(writes.addWorker(9, KEY), BOB)).toEqual(["NOT_OPERATOR", "BENCHMARK_MISSING", "NOT_FOUND"]);
	});

	test("cannot be added to a pool of 200", () => {
		const other: Hex = `0x${"0a".repeat(32)}`;
		const workers = Array.from({ length: 200 }, (_, i) => toHex(Uint8Array.from({ length: 32 }, () => 255 - i)));
		set(registered({}, other), pool(PID, { workers: workers.slice(1) }));
		expect(codes(writes.addWorker(PID, other))).toEqual([]);
		set(pool(PID, { workers }));
		expect(details(writes.addWorker(PID, other))).toMatchObject({ limit: 200 });
	});

	test("that cools down from an earlier binding cannot be bound yet", () => {
		set(pool(PID), session("CoolingDown", { stake: PHA }));
		remove(keys.workerBinding(KEY), keys.sessionBinding(KEY));
		expect(codes(writes.addWorker(PID, KEY))).toEqual(["BIND_FAILED"]);
	});

	test("is removed from the pool that it is in", () => {
		expect(codes(writes.removeWorker(PID, KEY))).toEqual([]);
		set(pool(1));
		expect(details(writes.removeWorker(1, KEY))).toMatchObject({ pid: PID });
		expect(codes(writes.removeWorker(1, KEY), BOB)).toEqual(["NOT_POOL_OWNER", "WORKER_IN_ANOTHER_POOL"]);
		remove(keys.sessionBinding(KEY));
		expect(codes(writes.removeWorker(null, KEY))).toEqual(["SESSION_NOT_FOUND"]);
		remove(keys.assignment(KEY));
		expect(codes(writes.removeWorker(PID, KEY))).toEqual(["WORKER_NOT_IN_POOL"]);
	});

	test("is unbound by its operator, as its session", () => {
		expect(prepare(writes.unbindWorker(KEY))).toMatchObject({ calls: [fixture.unbindCall(KEY)], failures: [] });
		expect(details(writes.unbindWorker(KEY), BOB)).toMatchObject({ operator: encodeAddress(ALICE, 30) });
		remove(keys.workerBinding(KEY));
		expect(prepare(writes.unbindWorker(KEY))).toMatchObject({ calls: [], failures: [{ code: "SESSION_NOT_FOUND" }] });
		expect(codes(writes.unbindWorker(UNKNOWN))).toEqual(["SESSION_NOT_FOUND", "WORKER_NOT_REGISTERED"]);
		set(registered({ operator: null }));
		expect(codes(writes.unbindWorker(KEY))).toEqual(["SESSION_NOT_FOUND", "NOT_OPERATOR"]);
	});

	test("is unbound by an operator who does not own the pool, and only while it is registered", () => {
		set(registered({ operator: BOB }));
		expect(codes(writes.unbindWorker(KEY), BOB)).toEqual([]);
		remove(keys.registration(KEY));
		expect(codes(writes.unbindWorker(KEY), BOB)).toEqual(["WORKER_NOT_REGISTERED"]);
	});
});
