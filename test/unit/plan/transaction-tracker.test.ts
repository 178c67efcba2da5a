import { Subject } from "rxjs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { EVENTS_KEY } from "../../../src/chain/events/block-events.ts";
import type { BlockEvent } from "../../../src/chain/metadata/decode-events.ts";
import type { MetadataReader } from "../../../src/chain/metadata/metadata-reader.ts";
import type { Hex } from "../../../src/codec/hex.ts";
import { PhalaError } from "../../../src/errors/error.ts";
import { ChainFollower } from "../../../src/plan/chain-follower.ts";
import type { SignedTransaction } from "../../../src/plan/chain-search.ts";
import { type TrackingEvent, TransactionTracker } from "../../../src/plan/transaction-tracker.ts";
import type { FakeBlock } from "../../support/fake-block.ts";
import { rpcError } from "../../support/fake-chain-rpc.ts";
import { FakeNode } from "../../support/fake-node.ts";
import { littleEndian } from "../../support/little-endian.ts";
import { planRpc } from "../../support/plan-rpc.ts";

const BYTES: Hex = "0x84aa";
const HASH: Hex = "0x01";
const NONCE = 7;
const SUBMIT = "author_submitAndWatchExtrinsic";
const UPDATE = "author_extrinsicUpdate";
const POOL = "author_pendingExtrinsics";
const END: BlockEvent = { pallet: "System", name: "ExtrinsicSuccess", data: null, extrinsic: 0, index: 0 };
const METADATA = { blockTimestampMs: () => 1, events: () => [END] } as unknown as MetadataReader;

let node: FakeNode;
let head$: Subject<void>;
let finalizedHead$: Subject<void>;
let stop: AbortController;
let tracker: TransactionTracker;
/** The account's nonce in every block. */
let chainNonce: number;
/** Error of every read of events. */
let eventsError: Error | null;
let events: TrackingEvent[];
let isOver: boolean;

/** Starts with block 10, which is final. */
beforeEach(() => {
	node = new FakeNode();
	for (let number = 1; number <= 10; number++) node.addBlock();
	node.finalizedNumber = 10;
	chainNonce = NONCE;
	eventsError = null;
	events = [];
	isOver = false;
	stop = new AbortController();
	head$ = new Subject();
	finalizedHead$ = new Subject();
	node.overrides.set(SUBMIT, () => "id");
	node.overrides.set("state_call", () => littleEndian(chainNonce, 4));
	node.overrides.set("state_getStorage", ([key]) => {
		if (key !== EVENTS_KEY) return littleEndian(chainNonce, 4);
		if (eventsError) throw eventsError;
		return "0x04";
	});
});

afterEach(() => tracker.stop());

function create(transaction: Partial<SignedTransaction> = {}): TransactionTracker {
	const signer: Hex = `0x${"11".repeat(32)}`;
	const whole = {
		bytes: BYTES,
		hash: HASH,
		signer,
		nonce: NONCE,
		firstBlock: 11,
		lastValidBlock: null,
		...transaction,
	};
	tracker = new TransactionTracker(
		new ChainFollower(planRpc(node), head$, finalizedHead$),
		METADATA,
		whole,
		stop.signal,
	);
	return tracker;
}

/** Sends a transaction and collects its steps. */
async function track(transaction: Partial<SignedTransaction> = {}, wasSentBefore = false): Promise<void> {
	await create(transaction).submit(wasSentBefore);
	void collect();
	await settle();
}

async function collect(): Promise<void> {
	for await (const event of tracker.events()) events.push(event);
	isOver = true;
}

/** Waits until the tracker has processed its input. */
async function settle(): Promise<void> {
	for (let i = 0; i < 5; i++) await new Promise(setImmediate);
}

/** Emits the newest block. */
async function announce(): Promise<void> {
	head$.next();
	await settle();
}

async function report(message: unknown): Promise<void> {
	node.notify(UPDATE, message);
	await settle();
}

/** Adds blocks and emits them one by one. */
async function produce(count = 1, extrinsics: readonly Hex[] = [], parent?: FakeBlock): Promise<FakeBlock> {
	for (let i = 0; i < count; i++) {
		node.addBlock({}, i === 0 ? parent : undefined, extrinsics);
		await announce();
	}
	return node.head;
}

const hold = (parent?: FakeBlock) => node.addBlock({}, parent, [BYTES]);
const at = (number: number) => node.block(String(node.defaultResponse("chain_getBlockHash", [number])));

/** The steps so far: type, number of the block, `!` where its events are not known. */
function steps(): string[] {
	return events.map((event) => {
		if (event.type === "inBlock")
			return `inBlock ${event.inclusion.block.number}${"events" in event.inclusion.effects ? "" : "!"}`;
		return event.type === "retracted" ? `retracted ${event.block.number}` : event.type;
	});
}

function expectEnd(): void {
	expect(isOver).toBe(true);
	expect(node.countSubscriptions(UPDATE)).toBe(0);
	expect(head$.observed || finalizedHead$.observed).toBe(false);
}

describe("a transaction that the node reports", () => {
	test("is followed from the pool over its block to the final chain", async () => {
		await track();
		await report("ready");
		await report({ inBlock: hold().hash });
		await report({ inBlock: node.head.hash });
		expect(steps()).toEqual(["broadcast", "inBlock 11"]);
		expect(isOver).toBe(false);
		node.finalizedNumber = 11;
		await report({ finalized: node.head.hash });
		expect(steps()).toEqual(["broadcast", "inBlock 11", "finalized"]);
		expectEnd();
	});

	test("is final only once the final chain has its block", async () => {
		await track();
		await report({ finalized: hold().hash });
		expect(steps()).toEqual(["inBlock 11"]);
		node.finalizedNumber = 11;
		await produce();
		expect(steps()).toEqual(["inBlock 11", "finalized"]);
		expectEnd();
	});

	test("is not final by a report about a block without it", async () => {
		await track();
		node.addBlock();
		node.finalizedNumber = 11;
		await report({ finalized: node.head.hash });
		expect(steps()).toEqual([]);
		expect(isOver).toBe(false);
		node.finalizedNumber = hold().number;
		await produce();
		expect(steps()).toEqual(["inBlock 12", "finalized"]);
	});

	test("leaves its block when that is retracted, and not when another one is", async () => {
		await track();
		const { hash } = hold();
		await report({ inBlock: hash });
		await report({ retracted: at(10).hash });
		expect(steps()).toEqual(["inBlock 11"]);
		await report({ retracted: hash });
		await report({ retracted: hash });
		expect(steps()).toEqual(["inBlock 11", "retracted 11"]);
		await report({ inBlock: hold(at(10)).hash });
		expect(steps()).toEqual(["inBlock 11", "retracted 11", "inBlock 11"]);
	});

	test("leaves its block when it is in another one", async () => {
		await track();
		await report({ inBlock: hold().hash });
		node.addBlock({}, at(10));
		await report({ inBlock: hold().hash });
		expect(steps()).toEqual(["inBlock 11", "retracted 11", "inBlock 12"]);
	});

	test("is searched for where its block cannot be read", async () => {
		await track();
		await report({ inBlock: `0x${"dd".repeat(32)}` });
		await report({ inBlock: `0x${"dd".repeat(32)}` });
		expect(steps()).toEqual(["searching"]);
		hold();
		await announce();
		expect(steps()).toEqual(["searching", "inBlock 11"]);
	});
});

describe("a transaction that the node reports no more", () => {
	test.each([
		["usurped", "another transaction took its nonce"],
		["invalid", "it is no longer valid"],
		["dropped", "the node's pool dropped it"],
	])("after `%s` is in no block only once the final chain rules it out", async (status, reason) => {
		await track();
		await report(status);
		expect(steps()).toEqual(["searching"]);
		expect(node.countSubscriptions(UPDATE)).toBe(0);
		chainNonce = NONCE + 1;
		node.finalizedNumber = (await produce()).number;
		await produce();
		expect(steps()).toEqual(["searching", "failed"]);
		expect(events.at(-1)).toMatchObject({ error: { code: "NOT_INCLUDED", details: { hash: HASH } } });
		expect(events.at(-1)).toMatchObject({ error: { details: { reason: expect.stringMatching(`^${reason}; `) } } });
		expectEnd();
	});

	test("is looked for at once, not at the next block", async () => {
		await track();
		node.finalizedNumber = hold().number;
		await report("usurped");
		expect(steps()).toEqual(["searching", "inBlock 11", "finalized"]);
	});

	test("is final as soon as its block is, without another block", async () => {
		create().follow();
		void collect();
		hold();
		await settle();
		expect(steps()).toEqual(["inBlock 11"]);
		node.finalizedNumber = 11;
		finalizedHead$.next();
		await settle();
		expect(steps()).toEqual(["inBlock 11", "finalized"]);
		expectEnd();
	});

	test.each(["lost", "finalityTimeout"])(
		"is final without another block after the node's statuses ended: %s",
		async (how) => {
			await track();
			if (how === "lost") node.failSubscriptions();
			else await report("finalityTimeout");
			await settle();
			node.finalizedNumber = hold().number;
			finalizedHead$.next();
			await settle();
			expect(steps()).toEqual(["searching", "inBlock 11", "finalized"]);
			expectEnd();
		},
	);

	test("does not follow finality while the node reports it", async () => {
		await track();
		await report("ready");
		await report({ inBlock: hold().hash });
		expect(finalizedHead$.observed).toBe(false);
	});

	test("expires with its mortality", async () => {
		await track({ lastValidBlock: 12 });
		await report("finalityTimeout");
		expect(steps()).toEqual(["searching"]);
		expect(node.countSubscriptions(UPDATE)).toBe(0);
		await produce(2);
		node.finalizedNumber = 12;
		await produce();
		expect(steps()).toEqual(["searching", "expired"]);
		expect(events.at(-1)).toMatchObject({
			error: { code: "NOT_INCLUDED", details: { reason: expect.stringMatching(/^its mortality/) } },
		});
	});

	test("is searched for, and sent again, when the subscription is lost", async () => {
		await track();
		node.failSubscriptions();
		await settle();
		expect(steps()).toEqual(["searching"]);
		await produce();
		expect(node.count(SUBMIT)).toBe(2);
		expect(node.countSubscriptions(UPDATE)).toBe(1);
		await report("ready");
		expect(steps()).toEqual(["searching", "broadcast"]);
		node.failSubscriptions();
		await settle();
		expect(steps()).toEqual(["searching", "broadcast", "searching"]);
	});

	test("is not sent again while a block holds it", async () => {
		await track();
		node.failSubscriptions();
		await produce(1, [BYTES]);
		await produce(5);
		expect(steps()).toEqual(["searching", "inBlock 11"]);
		expect(node.count(SUBMIT)).toBe(1);
	});

	test("is searched for from the fourth block without a status on", async () => {
		await track();
		hold();
		await announce();
		await produce(2);
		expect(steps()).toEqual([]);
		await produce();
		expect(steps()).toEqual(["inBlock 11"]);
	});

	test("is waited for again after each status", async () => {
		await track();
		await produce(3, [BYTES]);
		await report("ready");
		await produce(3);
		expect(steps()).toEqual(["broadcast"]);
	});

	test("is sent again after eight blocks without a status", async () => {
		await track();
		await produce(7);
		expect(node.count(SUBMIT)).toBe(1);
		await produce();
		expect(node.count(SUBMIT)).toBe(2);
	});

	test("is searched for on, whatever the node answers when it is sent again", async () => {
		await track();
		node.overrides.set(SUBMIT, () => {
			throw rpcError(1013, "already imported");
		});
		node.failSubscriptions();
		await produce();
		expect(node.count(SUBMIT)).toBe(2);
		await produce(1, [BYTES]);
		expect(steps()).toEqual(["searching", "inBlock 12"]);
	});

	test("leaves a block that the best chain no longer has, unless the node is behind", async () => {
		await track();
		await report({ inBlock: hold().hash });
		node.failSubscriptions();
		await settle();
		node.revertBlocks(1);
		await announce();
		expect(steps()).toEqual(["inBlock 11", "searching"]);
		await produce(1, [], at(10));
		expect(steps()).toEqual(["inBlock 11", "searching", "retracted 11"]);
	});

	test("is final in another block than it was reported in", async () => {
		await track();
		await report({ inBlock: hold().hash });
		node.failSubscriptions();
		await settle();
		const other = hold(at(10));
		node.finalizedNumber = 11;
		await announce();
		expect(steps()).toEqual(["inBlock 11", "searching", "retracted 11", "inBlock 11", "finalized"]);
		expect(events.at(-2)).toMatchObject({ inclusion: { block: { hash: other.hash } } });
	});
});

describe("sending", () => {
	const refuseWith = (error: Error) =>
		node.overrides.set(SUBMIT, () => {
			throw error;
		});

	test("fails where the pool refused it, and neither has it nor does a block", async () => {
		refuseWith(rpcError(1010, "bad"));
		node.overrides.set(POOL, () => ["0x84bb"]);
		await expect(create().submit()).rejects.toMatchObject({ code: "REJECTED" });
		expect(head$.observed).toBe(false);
	});

	test.each<[string, () => void]>([
		["the pool has it", () => node.overrides.set(POOL, () => [BYTES])],
		[
			"a final block has it",
			() => {
				node.finalizedNumber = hold().number;
			},
		],
		["a block of the best chain has it", () => void hold()],
		["the chain cannot be read", () => node.overrides.set("chain_getHeader", () => Promise.reject(new Error("busy")))],
	])("does not fail where the pool refused it although %s", async (_, prepare) => {
		refuseWith(rpcError(1010, "bad"));
		prepare();
		await track();
		expect(steps()).toEqual(["searching"]);
		expect(head$.observed).toBe(true);
	});

	test("does not fail by a refusal of bytes that were sent before", async () => {
		refuseWith(rpcError(1010, "bad"));
		await track({}, true);
		expect(steps()).toEqual(["searching"]);
		expect(node.count(POOL)).toBe(0);
	});

	test("does not fail by an error that leaves open whether the node has it", async () => {
		refuseWith(new Error("socket closed"));
		await track();
		expect(steps()).toEqual(["searching"]);
		node.overrides.set(SUBMIT, () => "id");
		await produce();
		expect(node.countSubscriptions(UPDATE)).toBe(1);
	});

	const closed = new PhalaError("CLOSED", "closed", { operation: "test" });
	const elsewhere = new PhalaError("WRONG_GENESIS", "other chain", { expected: "0x01", actual: "0x02" });

	test.each([closed, elsewhere])("fails where no node will be asked again: $code", async (error) => {
		refuseWith(error);
		await expect(create().submit()).rejects.toBe(error);
		await collect();
		expect(isOver).toBe(true);
		expect(head$.observed).toBe(false);
	});

	test.each([closed, elsewhere])("a later error of that kind ends it as aborted: $code", async (error) => {
		await track();
		refuseWith(error);
		node.failSubscriptions();
		await produce();
		expect(events).toEqual([{ type: "searching" }, { type: "aborted", error }]);
		expectEnd();
	});

	test("that was aborted meanwhile follows nothing", async () => {
		node.heldMethods.add(SUBMIT);
		const submitting = create().submit();
		stop.abort();
		node.heldRequests[0]?.respond("id");
		await submitting;
		await collect();
		expectEnd();
		expect(events).toEqual([]);
	});

	test("ends at an abort", async () => {
		await track();
		stop.abort();
		await settle();
		expectEnd();
		expect(events).toEqual([]);
	});

	test("ends where its steps are no longer read", async () => {
		await create().submit();
		node.notify(UPDATE, "ready");
		for await (const _ of tracker.events()) break;
		expect(node.countSubscriptions(UPDATE)).toBe(0);
		expect(head$.observed).toBe(false);
	});
});

describe("blocks that arrive during a search", () => {
	test("take one further search in all", async () => {
		await track();
		node.failSubscriptions();
		await settle();
		node.heldMethods.add("chain_getFinalizedHead");
		await produce(5);
		expect(node.heldRequests).toHaveLength(1);
		node.heldRequests[0]?.respond(at(10).hash);
		await settle();
		expect(node.heldRequests).toHaveLength(2);
		node.heldRequests[1]?.respond(at(10).hash);
		await settle();
		expect(node.heldRequests).toHaveLength(2);
	});
});

describe("events that cannot be read", () => {
	test("are reported as unreadable after the node failed ten times", async () => {
		await track();
		eventsError = rpcError(-32000, "no such state");
		await report({ inBlock: hold().hash });
		await announce();
		await produce(7);
		expect(steps()).toEqual(["searching"]);
		await produce();
		expect(steps()).toEqual(["searching", "inBlock 11!"]);
		expect(events.at(-1)).toMatchObject({ inclusion: { effects: { code: "DECODE_FAILED" } } });
	});

	test("are tried again as often as the node limits requests", async () => {
		await track();
		eventsError = rpcError(429, "too many requests");
		await report({ inBlock: hold().hash });
		await produce(15);
		expect(steps()).toEqual(["searching"]);
		eventsError = null;
		await produce();
		expect(steps()).toEqual(["searching", "inBlock 11"]);
	});

	test("are read again when the block is final", async () => {
		await track();
		eventsError = rpcError(4003, "Client error: State already discarded for 0xdd");
		const { hash } = hold();
		await report({ inBlock: hash });
		expect(steps()).toEqual(["inBlock 11!"]);
		eventsError = null;
		node.finalizedNumber = 11;
		await report({ finalized: hash });
		expect(steps()).toEqual(["inBlock 11!", "inBlock 11", "finalized"]);
	});
});
