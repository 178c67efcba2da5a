import { encodeAddress } from "@polkadot/util-crypto";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Hex } from "../../../../../src/codec/hex.ts";
import { extrinsicHash } from "../../../../../src/devchain/node/block.ts";
import type { Faults } from "../../../../../src/devchain/node/faults/faults.ts";
import { nextTurn } from "../../../../../src/devchain/node/turns.ts";
import { ALICE, extrinsic } from "../../../../support/devchain/fake-runtime.ts";
import { fakeServer } from "../../../../support/devchain/fake-server.ts";

const ALICE_ADDRESS = encodeAddress(ALICE);
const turn = () => new Promise<void>(nextTurn);
const numbersOf = (results: readonly unknown[]) => results.map((head) => Number((head as { number: string }).number));

describe("faults of messages", () => {
	afterEach(() => void vi.useRealTimers());

	it("lose a request before, or a response after it was processed", () => {
		const { faults, ask, server } = fakeServer();
		faults.dropMessages({ methods: "system_chain", kind: "request", times: 1 });
		expect(ask("system_chain")).toEqual({});
		expect(server.requests.system_chain).toBeUndefined();
		faults.dropMessages({ methods: "system_chain", kind: "response", times: 1 });
		expect(ask("system_chain")).toEqual({});
		expect(server.requests.system_chain).toBe(1);
		expect(ask("system_chain").result).toBe("Fake");
	});

	it("lose notifications", () => {
		const { faults, get, node, resultsOf } = fakeServer();
		const id = get("chain_subscribeNewHeads");
		const fault = faults.dropMessages({ kind: "notification", after: 1, times: 2 });
		for (let i = 0; i < 4; i++) node.newBlock();
		expect(numbersOf(resultsOf(id))).toEqual([0, 1, 4]);
		expect([fault.hits, fault.isActive]).toEqual([2, false]);
	});

	it("delay messages, which others overtake, and leave no timer when the connection closes", async () => {
		vi.useFakeTimers();
		const { faults, ask, get, timers, connection, inbox } = fakeServer();
		faults.delayMessages({ methods: "system_chain", ms: 300, times: 2 });
		expect(ask("system_chain")).toEqual({});
		expect(get("system_name")).toBe("fake-node");
		await vi.advanceTimersByTimeAsync(300);
		expect(inbox.at(-1)?.result).toBe("Fake");
		ask("system_chain");
		expect(timers.count).toBe(1);
		connection.drop();
		expect(timers.count).toBe(0);
	});

	it("delay a request before it is processed", async () => {
		vi.useFakeTimers();
		const { faults, ask, server, inbox } = fakeServer();
		faults.delayMessages({ kind: "request", methods: "system_chain", ms: 10 });
		ask("system_chain");
		expect(server.requests.system_chain).toBeUndefined();
		await vi.advanceTimersByTimeAsync(10);
		expect([server.requests.system_chain, inbox.at(-1)?.result]).toEqual([1, "Fake"]);
	});

	it("duplicate messages: a request that arrives twice is processed twice", () => {
		const { faults, ask, get, node, resultsOf, server } = fakeServer();
		const id = get("chain_subscribeNewHeads");
		faults.duplicateMessages();
		node.newBlock();
		expect(numbersOf(resultsOf(id))).toEqual([0, 1, 1]);
		faults.clear();
		faults.duplicateMessages({ kind: "request" });
		ask("system_chain");
		expect(server.requests.system_chain).toBe(2);
	});

	it("reorder messages; the end of the fault delivers a held one", () => {
		const { faults, get, node, resultsOf } = fakeServer();
		const id = get("chain_subscribeNewHeads");
		const fault = faults.reorderMessages({ by: 2 });
		for (let i = 0; i < 4; i++) node.newBlock();
		expect(numbersOf(resultsOf(id))).toEqual([0, 2, 3, 1]);
		fault.end();
		expect(numbersOf(resultsOf(id))).toEqual([0, 2, 3, 1, 4]);
	});

	it("truncate messages", () => {
		const { faults, ask, texts } = fakeServer();
		faults.truncateMessages({ methods: "system_chain", times: 1 });
		expect(ask("system_chain")).toEqual({});
		expect(() => JSON.parse(texts[0] ?? "")).toThrow();
		expect(ask("system_chain").result).toBe("Fake");
	});

	it("cut the connection: the message does not arrive, and nothing stays open", () => {
		const { faults, ask, get, server } = fakeServer();
		get("chain_subscribeNewHeads");
		faults.cutConnections({ methods: "system_chain" });
		expect(ask("system_chain")).toEqual({});
		expect([server.connections.length, server.subscriptionCount, server.requests.system_chain]).toEqual([0, 0, 1]);
	});

	it("stall one connection: it stays open, and neither processes nor sends anything until the fault ends", () => {
		const { faults, ask, get, node, server, inbox } = fakeServer();
		get("chain_subscribeNewHeads");
		const before = inbox.length;
		const fault = faults.stallConnections({ methods: "system_name", times: 1 });
		expect(ask("system_name")).toEqual({});
		expect(ask("system_chain")).toEqual({});
		node.newBlock();
		expect([inbox.length, server.connections.length]).toEqual([before, 1]);
		expect(server.requests.system_chain).toBeUndefined();
		fault.end();
		expect(get("system_chain")).toBe("Fake");
	});

	it("affect the clients of one port only", () => {
		const { faults, get } = fakeServer();
		faults.dropMessages({ port: 9944 });
		expect(get("system_chain")).toBe("Fake");
		faults.dropMessages({ port: "in-process" });
		expect(() => get("system_chain")).not.toThrow();
		expect(get("system_chain")).toBeUndefined();
	});

	it("affect a batch by each of its methods", () => {
		const { faults, connection, inbox } = fakeServer();
		const batch = JSON.stringify(["system_chain", "system_name"].map((method, id) => ({ jsonrpc: "2.0", id, method })));
		const fault = faults.dropMessages({ methods: "system_name", kind: "response", times: 1 });
		connection.receive(batch);
		expect([inbox.length, fault.hits]).toEqual([0, 1]);
		connection.receive(batch);
		expect(inbox.map(({ result }) => result)).toEqual(["Fake", "fake-node"]);
	});

	it("leave dev_* requests alone, unless they name them", () => {
		const { faults, ask } = fakeServer();
		faults.dropMessages();
		faults.failRequests();
		expect(ask("dev_newBlock").result).toBeDefined();
		faults.dropMessages({ methods: "dev_*" });
		expect(ask("dev_newBlock")).toEqual({});
	});
});

describe("faults of responses", () => {
	it("fail requests with an error that names the fault and its seed", () => {
		const { faults, ask, server } = fakeServer();
		faults.failRequests({ methods: ["system_chain"], code: -32000, message: "upstream", seed: 7, times: 1 });
		expect(ask("system_chain").error).toEqual({
			code: -32000,
			message: "upstream",
			data: "injected by faults.failRequests, seed 7, system_chain #1",
		});
		expect(ask("system_chain").result).toBe("Fake");
		expect(server.requests.system_chain).toBe(2);
	});

	it("fail a request that takes effect all the same", () => {
		const { faults, ask, node } = fakeServer();
		faults.failRequests({ methods: "author_*", executes: true, message: "timed out" });
		const xt = extrinsic({ signer: ALICE, nonce: 0 });
		expect(ask("author_submitExtrinsic", xt).error?.message).toBe("timed out");
		expect(node.newBlock().body).toContain(xt);
	});

	it("limit the rate", () => {
		const { faults, ask } = fakeServer();
		faults.limitRate({ after: 1, times: 1 });
		const codes = [1, 2, 3].map(() => ask("system_chain").error?.code);
		expect(codes).toEqual([undefined, -32005, undefined]);
	});

	it("answer null for blocks and headers", () => {
		const { faults, get, node } = fakeServer();
		faults.answerNull({ times: 3 });
		const { hash } = node.head;
		const read = () => [get("chain_getHeader", hash), get("chain_getBlock", hash), get("chain_getBlockHash", 0)];
		expect(read()).toEqual([null, null, null]);
		expect(read()).not.toContain(null);
	});

	it.each(["unknown", "future", "stale"] as const)("lie about heads: %s", (lie) => {
		const { faults, get, node, resultsOf } = fakeServer();
		for (let i = 0; i < 12; i++) node.newBlock();
		const id = get("chain_subscribeNewHeads");
		faults.lieAboutHeads({ lie });
		node.newBlock();
		const expected = { unknown: 14, future: 1_000_013, stale: 3 }[lie];
		expect(numbersOf([...resultsOf(id).slice(1), get("chain_getHeader")])).toEqual([expected, expected]);
		const hash = get("chain_getFinalizedHead") as Hex;
		expect(get("chain_getHeader", hash) === null).toBe(lie !== "stale");
		expect(numbersOf([get("chain_getHeader", node.head.hash)])).toEqual([13]);
	});

	it("lie about the genesis block", () => {
		const { faults, get, node } = fakeServer();
		node.newBlock();
		faults.lieAboutGenesis();
		const genesis = node.blockTree.genesis.hash;
		expect(get("chain_getBlockHash", 0)).not.toBe(genesis);
		expect(get("chain_getBlockHash", "0x0")).not.toBe(genesis);
		expect(get("chain_getBlockHash", [0, 1])).toEqual([expect.not.stringMatching(genesis), node.head.hash]);
		expect(get("chain_getBlockHash", 1)).toBe(node.head.hash);
		expect(get("chain_getBlockHash")).toBe(node.head.hash);
	});

	it("lie about nonces, and nothing else that a runtime answers", () => {
		const { faults, get } = fakeServer();
		const nonce = () => get("state_call", "AccountNonceApi_account_nonce", ALICE);
		const next = () => get("system_accountNextIndex", ALICE_ADDRESS);
		faults.lieAboutNonces({ by: 4_000_000_000, times: 2 });
		expect([next(), nonce()]).toEqual([4_000_000_000, "0x00286bee"]);
		expect([next(), nonce()]).toEqual([0, "0x00000000"]);
		faults.lieAboutNonces({ by: -5 });
		expect(next()).toBe(0);
		expect(get("state_call", "Fake_echo", "0x1234")).toBe("0x1234");
	});
});

/** Submits and watches one extrinsic of Alice; returns it with the statuses so far. */
function submit(setUp: (faults: Faults) => void, nonce = 0) {
	const fake = fakeServer();
	setUp(fake.faults);
	const xt = extrinsic({ signer: ALICE, nonce });
	const { result: id, error } = fake.ask("author_submitAndWatchExtrinsic", xt);
	const statuses = () =>
		fake.resultsOf(id).map((status) => (typeof status === "string" ? status : Object.keys(status as object)[0]));
	return { ...fake, xt, id, error, statuses };
}

describe("faults of submissions", () => {
	it.each([
		[1001, /invalid format/],
		[1002, /Verification Error/],
		[1010, /Invalid Transaction/],
		[1011, /Unknown Transaction Validity/],
		[1012, /banned/],
		[1013, /Already Imported/],
		[1014, /Priority is too low/],
		[1015, /Cycle/],
		[1016, /Immediately Dropped/],
	] as const)("refuse a transaction with %i: it is in no pool", (code, message) => {
		const { error, node, xt, ask, faults } = submit((on) => on.refuseTransactions({ code, reason: "Payment" }));
		expect(error).toMatchObject({ code, message: expect.stringMatching(message) });
		expect(node.pool.hasReady).toBe(false);
		faults.clear();
		expect(ask("author_submitExtrinsic", xt).result).toBe(extrinsicHash(xt));
	});

	it("refuse with a reason of the pool", () => {
		const { error } = submit((faults) => faults.refuseTransactions({ reason: "Payment", seed: 3 }));
		expect(error?.data).toMatch(/^Inability to pay some fees .*seed 3/);
	});

	it("lose a transaction: reported as broadcast, never included, its nonce free", () => {
		const { statuses, node, xt, get, ask } = submit((faults) => faults.loseTransactions({ times: 1 }));
		expect(statuses()).toEqual(["ready", "broadcast"]);
		expect(get("author_pendingExtrinsics")).toEqual([]);
		expect(get("system_accountNextIndex", ALICE_ADDRESS)).toBe(0);
		expect(node.newBlock().body).not.toContain(xt);
		expect(ask("author_submitExtrinsic", xt).error).toBeUndefined();
		expect(node.newBlock().body).toContain(xt);
	});

	it("lose a transaction that others wait for: they become future ones", () => {
		const { ask, faults, node, resultsOf, get } = submit(() => undefined);
		node.newBlock();
		const second = extrinsic({ signer: ALICE, nonce: 1 });
		const third = extrinsic({ signer: ALICE, nonce: 2 });
		const waiting = get("author_submitAndWatchExtrinsic", third);
		faults.loseTransactions({ times: 1 });
		expect(ask("author_submitExtrinsic", second).error).toBeUndefined();
		node.newBlock();
		expect(node.head.body).not.toContain(third);
		expect(resultsOf(waiting)).toEqual(["future", "ready", { broadcast: expect.anything() }, "future"]);
	});

	it.each(["usurped", "invalid", "dropped"] as const)(
		"report %s, and include the transaction all the same",
		(status) => {
			const { statuses, node, xt, get } = submit((faults) => faults.misreportTransactions({ status }));
			expect(statuses()).toEqual(["ready", "broadcast", status]);
			expect(get("author_pendingExtrinsics")).toEqual([]);
			expect(get("system_accountNextIndex", ALICE_ADDRESS)).toBe(0);
			expect(node.newBlock().body).toContain(xt);
			expect(statuses()).toEqual(["ready", "broadcast", status]);
		},
	);

	it("take a misreported transaction again that is sent again", () => {
		const { ask, faults, xt, node, resultsOf } = submit((on) => on.misreportTransactions());
		faults.clear();
		const { result } = ask("author_submitAndWatchExtrinsic", xt);
		node.newBlock();
		expect(resultsOf(result)).toEqual(["ready", { broadcast: expect.anything() }, { inBlock: node.head.hash }]);
	});

	it("replace a transaction by another one of the same account and nonce", () => {
		const { statuses, node, xt } = submit((faults) => faults.replaceTransactions());
		expect(statuses()).toEqual(["ready", "broadcast", "usurped"]);
		const { body } = node.newBlock();
		expect(body).toHaveLength(2);
		expect(body).not.toContain(xt);
		expect(node.pool.chainNonce(ALICE)).toBe(1);
	});
});

describe("faults of blocks", () => {
	it("pause finality for a number of blocks", async () => {
		const { faults, node } = fakeServer({ withFinality: true });
		const pause = faults.pauseFinality({ blocks: 2 });
		node.newBlock();
		await new Promise((resolve) => setTimeout(resolve, 20));
		expect([node.blockTree.finalized.header.number, pause.isActive]).toEqual([0, true]);
		node.newBlock();
		expect(pause.isActive).toBe(false);
		await vi.waitUntil(() => node.blockTree.finalized.header.number === 2, { timeout: 60_000 });
	});

	it.each(["reapply", "pool", "drop"] as const)("reorganize after a block; transactions: %s", async (transactions) => {
		const { faults, node, xt, statuses } = submit(() => undefined);
		faults.reorganize({ transactions, times: 1 });
		const retracted = node.newBlock();
		await turn();
		expect([node.head.header.number, node.blockTree.isBest(retracted)]).toEqual([2, false]);
		expect(node.blockTree.at(1)?.body.includes(xt)).toBe(transactions === "reapply");
		expect([...node.pool.ready()]).toEqual(transactions === "pool" ? [xt] : []);
		expect(statuses().at(-1)).toBe({ reapply: "inBlock", pool: "broadcast", drop: "dropped" }[transactions]);
		node.newBlock();
		await turn();
		expect(node.head.header.number).toBe(3);
	});

	it("reorganize never below the genesis block", async () => {
		const { faults, node } = fakeServer();
		faults.reorganize({ depth: 100 });
		node.newBlock();
		await turn();
		expect(node.head.header.number).toBe(2);
		expect(node.blockTree.at(0)).toBe(node.blockTree.genesis);
	});
});

describe("decisions of faults", () => {
	const answers = (seed: number, interleaved: boolean) => {
		const { faults, ask } = fakeServer();
		faults.limitRate({ seed, rate: 0.3 });
		return Array.from({ length: 200 }, () => {
			if (interleaved) ask("system_name");
			return ask("system_chain").error?.code ?? 0;
		});
	};

	it("are the same for the same seed, whatever other methods are requested in between", () => {
		const first = answers(1, false);
		expect(answers(1, true)).toEqual(first);
		expect(answers(2, false)).not.toEqual(first);
		const share = first.filter((code) => code !== 0).length / first.length;
		expect(share).toBeGreaterThan(0.2);
		expect(share).toBeLessThan(0.4);
	});

	it("are recorded with fault, seed, method and position", () => {
		const { faults, ask } = fakeServer();
		expect(faults.describe()).toBe("no message was affected by a fault");
		faults.limitRate({ methods: "system_*", after: 1, seed: 9 });
		ask("system_chain");
		ask("system_chain");
		expect(faults.hits).toEqual([{ fault: "limitRate", seed: 9, method: "system_chain", index: 2 }]);
		expect(faults.describe()).toBe("limitRate(seed 9) system_chain #2");
		for (let i = 0; i < 1100; i++) ask("system_name");
		expect(faults.hits).toHaveLength(1000);
	});

	it("mix in chaos, the same for the same seed", () => {
		const run = (seed: number) => {
			const { faults, ask, connection } = fakeServer();
			const chaos = faults.chaos({
				seed,
				rate: 0.2,
				faults: ["dropMessages", "failRequests", "limitRate", "answerNull"],
			});
			const outcomes = Array.from({ length: 100 }, () => {
				const { result, error } = ask("chain_getHeader");
				return error?.code ?? (result === null ? "null" : result === undefined ? "lost" : "right");
			});
			expect([chaos.hits, chaos.isActive, chaos.seed]).toEqual([faults.hits.length, true, seed]);
			chaos.end();
			expect([chaos.isActive, ask("chain_getHeader").error]).toEqual([false, undefined]);
			connection.drop();
			return outcomes;
		};
		const first = run(5);
		expect(new Set(first)).toEqual(new Set(["right", "lost", "null", -32603, -32005]));
		expect(run(5)).toEqual(first);
		expect(run(6)).not.toEqual(first);
	});

	it("mix every fault by name", () => {
		const { faults, node } = fakeServer();
		const chaos = faults.chaos({ seed: 1, rate: 0, faults: "all" });
		node.newBlock();
		expect([chaos.name, chaos.hits]).toEqual(["chaos", 0]);
		faults.clear();
		expect(chaos.isActive).toBe(false);
	});
});

describe("options of faults", () => {
	const wrong: readonly [string, (faults: Faults) => unknown][] = [
		["rate", (faults) => faults.dropMessages({ rate: 2 })],
		["rate", (faults) => faults.dropMessages({ rate: Number.NaN })],
		["times", (faults) => faults.dropMessages({ times: 0 })],
		["after", (faults) => faults.limitRate({ after: -1 })],
		["seed", (faults) => faults.limitRate({ seed: 0.5 })],
		["port", (faults) => faults.limitRate({ port: 70_000 })],
		["methods", (faults) => faults.limitRate({ methods: [] })],
		["methods", (faults) => faults.limitRate({ methods: [1 as never] })],
		["kind", (faults) => faults.dropMessages({ kind: "answer" as never })],
		["options", (faults) => faults.dropMessages(1 as never)],
		["options", (faults) => faults.dropMessages(null as never)],
		["options", (faults) => faults.pauseFinality(null as never)],
		["options", (faults) => faults.refuseTransactions(null as never)],
		["options", (faults) => faults.chaos(undefined as never)],
		["ms", (faults) => faults.delayMessages({ ms: -1 })],
		["options", (faults) => faults.delayMessages(undefined as never)],
		["by", (faults) => faults.reorderMessages({ by: 0 })],
		["by", (faults) => faults.lieAboutNonces({ by: 0.5 })],
		["code", (faults) => faults.refuseTransactions({ code: 1009 as never })],
		["code", (faults) => faults.failRequests({ code: "x" as never })],
		["message", (faults) => faults.failRequests({ message: 1 as never })],
		["status", (faults) => faults.misreportTransactions({ status: "lost" as never })],
		["lie", (faults) => faults.lieAboutHeads({ lie: "white" as never })],
		["depth", (faults) => faults.reorganize({ depth: 0 })],
		["transactions", (faults) => faults.reorganize({ transactions: "keep" as never })],
		["blocks", (faults) => faults.pauseFinality({ blocks: 0 })],
		["seed", (faults) => faults.chaos({} as never)],
		["faults", (faults) => faults.chaos({ seed: 1, faults: ["rain" as never] })],
		["method", (faults) => faults.failNext(1 as never, { message: "x" })],
		["error", (faults) => faults.failNext("system_chain", undefined as never)],
		["times", (faults) => faults.failNext("system_chain", { message: "x" }, -1)],
	];

	it.each(wrong)("reject a wrong %s, case %#, and inject nothing", (name, inject) => {
		const { faults, get } = fakeServer();
		expect(() => inject(faults)).toThrow(
			expect.objectContaining({ code: "INVALID_ARGUMENT", details: expect.objectContaining({ name }) }),
		);
		expect(get("system_chain")).toBe("Fake");
		expect(faults.hits).toEqual([]);
	});
});
