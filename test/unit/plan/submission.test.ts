import { lastValueFrom, toArray } from "rxjs";
import { beforeEach, describe, expect, test } from "vitest";
import { ruleFailure } from "../../../src/chain/rules/rule-failure.ts";
import { isPhalaError } from "../../../src/errors/error.ts";
import type { Submission } from "../../../src/plan/submission.ts";
import type { SubmissionStatus } from "../../../src/plan/submission-status.ts";
import { disconnected } from "../../../src/rpc/transport-errors.ts";
import { keyring } from "../../support/dev-api.ts";
import { rpcError } from "../../support/fake-chain-rpc.ts";
import { type PlanClient, settle, startPlanClient } from "../../support/plan-client.ts";
import { planOf, remark, type TestOperationOptions, testOperation } from "../../support/test-operation.ts";
import { dispatchFailure, moduleFailure, SUCCESS } from "../../support/transaction-events.ts";
import { SUBMIT, type TransactionNode } from "../../support/transaction-node.ts";

const alice = keyring.addFromUri("//Alice");
const PAID = (fee: bigint) => ["transactionPayment", "TransactionFeePaid", alice.address, fee, 0] as const;
/** Statuses of every transaction before it is sent. */
const SIGNED = ["checking", "signing", "signed"];
const CAP = (cap: number) => ["phalaStakePoolv2", "PoolCapacitySet", 3, cap] as const;

let node: TransactionNode;
let client: PlanClient;

beforeEach(async () => {
	({ node, client } = await startPlanClient());
});

const capExceeded = () => moduleFailure(node.api, "phalaStakePoolv2", "StakeExceedsCapacity");

/** A transaction in the pool. */
async function sent(options: TestOperationOptions = {}, mortality: number | null = 64) {
	const tx = planOf(client, testOperation(options)).send(alice, { mortality, check: false });
	// Tests may wait for it only after it failed.
	tx.status$.subscribe();
	await settle();
	return tx;
}

async function typesOf(tx: Submission<unknown>): Promise<string[]> {
	return (await lastValueFrom(tx.status$.pipe(toArray()))).map(({ type }) => type);
}

async function lastOf(tx: Submission<unknown>): Promise<SubmissionStatus> {
	return lastValueFrom(tx.status$);
}

describe("a successful transaction", () => {
	test("emits signed, broadcast, inBlock and finalized in that order", async () => {
		const tx = await sent();
		node.reportStatus("ready", { broadcast: ["peer"] });
		const block = node.includeTransaction(CAP(1), SUCCESS);
		node.reportStatus({ inBlock: block.hash }, { finalized: block.hash });
		expect(await typesOf(tx)).toEqual([...SIGNED, "broadcast", "inBlock", "finalized"]);
		expect(node.statusSubscriptions).toBe(0);
	});

	test("returns the result, events, fee and block of its own extrinsic", async () => {
		const tx = await sent();
		const block = node.includeTransaction(CAP(1), CAP(2), PAID(1234n), SUCCESS);
		node.reportStatus({ inBlock: block.hash });
		const done = await tx.inBlock;
		expect(done).toMatchObject({ ok: true, result: { caps: [1n, 2n] }, fee: 1234n });
		expect(done.block).toEqual({ hash: block.hash, number: block.number, timestampMs: block.timestampMs });
		expect(done.events.map(({ name }) => name)).toEqual([
			"PoolCapacitySet",
			"PoolCapacitySet",
			"TransactionFeePaid",
			"ExtrinsicSuccess",
		]);
		expect(done.hash).toBe(await tx.hash);
	});

	test("returns plain frozen data", async () => {
		const tx = await sent();
		node.reportStatus({ inBlock: node.includeTransaction(CAP(1), SUCCESS).hash });
		const done = await tx.inBlock;
		expect(structuredClone(done)).toEqual(done);
		for (const value of [done, done.result, done.block, done.events, done.events[0]?.data])
			expect(Object.isFrozen(value)).toBe(true);
	});

	test("computes the fee from the withdrawal and the refund if the chain reports none", async () => {
		const tx = await sent();
		const block = node.includeTransaction(
			["balances", "Withdraw", alice.address, 900],
			["balances", "Deposit", alice.address, 300],
			SUCCESS,
		);
		node.reportStatus({ inBlock: block.hash });
		expect((await tx.inBlock).fee).toBe(600n);
	});

	test("resolves inBlock when it is finalized without an inBlock status", async () => {
		const tx = await sent();
		const waiting = tx.inBlock;
		node.reportStatus({ finalized: node.includeTransaction(CAP(1), SUCCESS).hash });
		expect((await waiting).result).toEqual({ caps: [1n] });
		expect(await typesOf(tx)).toEqual([...SIGNED, "inBlock", "finalized"]);
	});

	test("resolves inBlock and finalized after it ended", async () => {
		const tx = await sent();
		node.reportStatus({ finalized: node.includeTransaction(SUCCESS).hash });
		await tx.finalized;
		expect((await tx.inBlock).ok).toBe(true);
		expect((await tx.finalized).ok).toBe(true);
	});

	test("emits each status once if the node repeats it", async () => {
		const tx = await sent();
		const block = node.includeTransaction(SUCCESS);
		node.reportStatus("ready", "ready", { inBlock: block.hash }, { inBlock: block.hash }, { finalized: block.hash });
		node.reportStatus({ finalized: block.hash });
		expect(await typesOf(tx)).toEqual([...SIGNED, "broadcast", "inBlock", "finalized"]);
	});
});

describe("a replaced block", () => {
	test("does not fail the transaction, which a later block includes", async () => {
		const tx = await sent();
		const first = node.includeTransaction(CAP(1), SUCCESS);
		node.reportStatus({ inBlock: first.hash });
		expect((await tx.inBlock).block.hash).toBe(first.hash);
		node.revertBlocks(1);
		node.reportStatus({ retracted: first.hash });
		await settle();
		const waiting = tx.inBlock;
		const second = node.includeTransaction(CAP(2), SUCCESS);
		node.reportStatus({ inBlock: second.hash }, { finalized: second.hash });
		expect((await waiting).block.hash).toBe(second.hash);
		expect((await tx.finalized).result).toEqual({ caps: [2n] });
		expect(await typesOf(tx)).toEqual([...SIGNED, "inBlock", "retracted", "inBlock", "finalized"]);
	});

	test("is emitted as retracted even if the node only reports the new block", async () => {
		const tx = await sent();
		node.reportStatus({ inBlock: node.includeTransaction(SUCCESS).hash });
		await settle();
		node.revertBlocks(1);
		node.reportStatus({ finalized: node.includeTransaction(SUCCESS).hash });
		expect(await typesOf(tx)).toEqual([...SIGNED, "inBlock", "retracted", "inBlock", "finalized"]);
	});

	test("discards the failure of the transaction in it", async () => {
		const tx = await sent();
		node.reportStatus({
			inBlock: node.includeTransaction(capExceeded()).hash,
		});
		await expect(tx.inBlock).rejects.toMatchObject({ code: "CAP_EXCEEDED" });
		node.revertBlocks(1);
		node.reportStatus({ finalized: node.includeTransaction(CAP(9), SUCCESS).hash });
		expect((await tx.finalized).result).toEqual({ caps: [9n] });
	});
});

describe("a transaction that fails in its block", () => {
	const failed = () => node.includeTransaction(capExceeded(), PAID(7n));

	test("throws the rule error with details from the parent block", async () => {
		const parent = node.head.hash;
		const tx = await sent({
			failures: (block) => (block === parent ? [ruleFailure("CAP_EXCEEDED", { remaining: 5n })] : []),
		});
		node.reportStatus({ inBlock: failed().hash });
		const error = await tx.inBlock.catch((e: unknown) => e);
		expect(isPhalaError(error, "CAP_EXCEEDED") && error.details).toEqual({
			remaining: 5n,
			dispatch: { pallet: "phalaStakePoolv2", name: "StakeExceedsCapacity", docs: expect.any(String), callIndex: null },
		});
		expect(client.reads.at(-1)).toBe(parent);
	});

	test("throws it without details if the check at the parent block finds another failure", async () => {
		const tx = await sent({ failures: () => [ruleFailure("NO_POSITION", { pid: 1 })] });
		node.reportStatus({ inBlock: failed().hash });
		await expect(tx.inBlock).rejects.toMatchObject({ code: "CAP_EXCEEDED", details: { remaining: null } });
	});

	test("throws it without details if the parent block cannot be read", async () => {
		let reads = 0;
		const failures = () => {
			reads += 1;
			if (reads > 1) throw disconnected("the fake node");
			return [];
		};
		const tx = await sent({ failures });
		node.reportStatus({ inBlock: failed().hash });
		await expect(tx.inBlock).rejects.toMatchObject({ code: "CAP_EXCEEDED", details: { remaining: null } });
		expect(reads).toBe(2);
	});

	test("ends as failed in the finalized block", async () => {
		const tx = await sent();
		const block = failed();
		node.reportStatus({ inBlock: block.hash }, { finalized: block.hash });
		expect(await typesOf(tx)).toEqual([...SIGNED, "inBlock", "failed"]);
		expect(await lastOf(tx)).toMatchObject({ block: { number: block.number }, error: { code: "CAP_EXCEEDED" } });
		await expect(tx.finalized).rejects.toMatchObject({ code: "CAP_EXCEEDED" });
	});

	test("throws DISPATCH_FAILED if the error has no code of its own", async () => {
		const tx = await sent();
		const error = dispatchFailure({ Arithmetic: "Overflow" });
		node.reportStatus({ inBlock: node.includeTransaction(error).hash });
		await expect(tx.inBlock).rejects.toMatchObject({
			code: "DISPATCH_FAILED",
			details: { dispatch: { pallet: "arithmetic", name: "Overflow" } },
		});
	});
});

describe("a failed transaction", () => {
	/** Reasons of rejections that nothing handles, while `act` runs and what it started settles. */
	async function unhandledIn(act: () => Promise<unknown>): Promise<unknown[]> {
		const reasons: unknown[] = [];
		const listen = (reason: unknown) => reasons.push(reason);
		const others = process.listeners("unhandledRejection");
		process.removeAllListeners("unhandledRejection");
		process.on("unhandledRejection", listen);
		await act();
		await settle();
		process.off("unhandledRejection", listen);
		for (const other of others) process.on("unhandledRejection", other);
		return reasons;
	}
	const refuse = () =>
		planOf(client, testOperation({ failures: () => [ruleFailure("NO_REWARD", { pid: 1 })] })).send(alice);

	test("is an unhandled rejection if nothing observes it", async () => {
		const reasons = await unhandledIn(async () => {
			refuse();
			await settle();
		});
		expect(reasons).toEqual([expect.objectContaining({ code: "NO_REWARD" })]);
	});

	test("is an unhandled rejection if it fails in a finalized block", async () => {
		const reasons = await unhandledIn(async () => {
			planOf(client, testOperation()).send(alice);
			await settle();
			node.reportStatus({
				finalized: node.includeTransaction(capExceeded()).hash,
			});
			await settle();
		});
		expect(reasons).toEqual([expect.objectContaining({ code: "CAP_EXCEEDED" })]);
	});

	test.each<[string, (tx: Submission<unknown>) => unknown]>([
		["inBlock", (tx) => expect(tx.inBlock).rejects.toMatchObject({ code: "NO_REWARD" })],
		["finalized", (tx) => expect(tx.finalized).rejects.toMatchObject({ code: "NO_REWARD" })],
		["hash", (tx) => expect(tx.hash).rejects.toMatchObject({ code: "NO_REWARD" })],
		["status$", (tx) => lastOf(tx)],
	])("is handled if %s is observed", async (_, observe) => {
		expect(await unhandledIn(async () => observe(refuse()))).toEqual([]);
	});

	test.each<[string, () => Promise<void>]>([
		[
			"the caller aborts",
			async () => void planOf(client, testOperation()).send(alice, { signal: AbortSignal.abort() }),
		],
		[
			"the client closes",
			async () => {
				planOf(client, testOperation()).send(alice);
				await settle();
				client.closing.abort();
			},
		],
	])("is no unhandled rejection if %s", async (_, act) => {
		expect(await unhandledIn(act)).toEqual([]);
	});
});

describe("the hash of a transaction", () => {
	test("is known as soon as it is signed", async () => {
		const tx = planOf(client, testOperation()).send(alice);
		const hash = await tx.hash;
		await settle();
		expect(hash).toBe(node.api.registry.createType("Extrinsic", node.submitted[0]).hash.toHex());
		node.chainNonce = 6;
		node.produceEmptyBlock();
		node.finalize();
		node.reportStatus("invalid");
		await expect(tx.inBlock).rejects.toMatchObject({ code: "NOT_INCLUDED", details: { hash } });
		expect(await tx.hash).toBe(hash);
	});
});

describe("a transaction whose node reports no more statuses", () => {
	test("is found in blocks and followed to finality", async () => {
		const tx = await sent();
		node.reportStatus("ready");
		node.endStatusSubscriptions();
		node.produceEmptyBlock();
		await settle();
		const block = node.includeTransaction(CAP(4), SUCCESS);
		expect((await tx.inBlock).result).toEqual({ caps: [4n] });
		node.finalizedNumber = block.number;
		node.produceEmptyBlock();
		expect((await tx.finalized).block.number).toBe(block.number);
		expect(await typesOf(tx)).toEqual([...SIGNED, "broadcast", "searching", "inBlock", "finalized"]);
	});

	test("is sent again if no block includes it", async () => {
		const tx = await sent();
		node.endStatusSubscriptions();
		node.produceEmptyBlock();
		await settle();
		expect(node.submitted).toHaveLength(2);
		expect(node.submitted[1]).toBe(node.submitted[0]);
		node.reportStatus({ finalized: node.includeTransaction(SUCCESS).hash });
		expect((await tx.finalized).ok).toBe(true);
	});

	test("may be in the pool if the connection broke while it was sent", async () => {
		node.overrides.set(SUBMIT, () => node.drop());
		const tx = await sent();
		node.overrides.clear();
		node.refusals.push(rpcError(1013, "Already Imported"));
		node.restore();
		await settle();
		node.produceEmptyBlock();
		await settle();
		expect(await typesSoFar(tx)).toEqual([...SIGNED, "searching"]);
		node.produceEmptyBlock();
		await settle();
		expect(node.submitted).toHaveLength(1);
		node.reportStatus({ finalized: node.includeTransaction(SUCCESS).hash });
		expect((await tx.finalized).ok).toBe(true);
	});

	test.each([-32603, -32005, -32000, -32601, 1000, 1015, 1017])(
		"may be in the pool after error %i of a gateway",
		async (code) => {
			node.refusals.push(rpcError(code, "upstream request timed out"));
			node.refusals.push(...Array.from({ length: 9 }, () => rpcError(1010, "Transaction is outdated")));
			const tx = await sent();
			node.produceEmptyBlock();
			await settle();
			expect(await typesSoFar(tx)).toEqual([...SIGNED, "searching"]);
			expect(new Set(node.received).size).toBe(1);
			const block = node.includeTransaction(CAP(4), SUCCESS);
			expect((await tx.inBlock).result).toEqual({ caps: [4n] });
			node.finalizedNumber = block.number;
			node.produceEmptyBlock();
			expect(await typesOf(tx)).toEqual([...SIGNED, "searching", "inBlock", "finalized"]);
		},
	);

	test("is sent again after an error of a gateway, and expires", async () => {
		node.refusals.push(...Array.from({ length: 9 }, () => rpcError(-32005, "too many requests")));
		const tx = await sent({}, 4);
		for (let i = 0; i < 6; i++) {
			node.produceEmptyBlock();
			await settle();
		}
		expect(node.received.length).toBeGreaterThan(1);
		expect(new Set(node.received).size).toBe(1);
		node.finalizedNumber = node.head.number;
		node.produceEmptyBlock();
		expect(await lastOf(tx)).toMatchObject({ type: "expired", error: { code: "NOT_INCLUDED" } });
	});

	test("is searched for after some blocks without a status", async () => {
		const tx = await sent();
		node.includeTransaction(CAP(8), SUCCESS);
		await settle();
		const types: string[] = [];
		tx.status$.subscribe(({ type }) => types.push(type));
		expect(types).toEqual(SIGNED);
		for (let i = 0; i < 4; i++) {
			node.produceEmptyBlock();
			await settle();
		}
		expect(types).toEqual([...SIGNED, "inBlock"]);
		expect((await tx.inBlock).result).toEqual({ caps: [8n] });
	});

	test("is retracted when its block is replaced", async () => {
		const tx = await sent();
		node.endStatusSubscriptions();
		node.includeTransaction(CAP(1), SUCCESS);
		await tx.inBlock;
		node.revertBlocks(1);
		node.produceEmptyBlock();
		await settle();
		node.includeTransaction(CAP(2), SUCCESS);
		await settle();
		expect((await tx.inBlock).result).toEqual({ caps: [2n] });
		node.finalizedNumber = node.head.number;
		node.produceEmptyBlock();
		expect(await typesOf(tx)).toEqual([...SIGNED, "searching", "inBlock", "retracted", "inBlock", "finalized"]);
	});

	test("is searched for again after the connection was lost", async () => {
		const tx = await sent();
		node.endStatusSubscriptions();
		node.overrides.set("chain_getBlock", () => node.drop());
		node.includeTransaction(SUCCESS);
		await settle();
		node.overrides.clear();
		node.restore();
		await settle();
		node.produceEmptyBlock();
		expect((await tx.inBlock).ok).toBe(true);
	});
});

describe("a transaction in no block", () => {
	test("expires when the last block that could include it is final", async () => {
		const tx = await sent({}, 4);
		node.endStatusSubscriptions();
		for (let i = 0; i < 6; i++) node.produceEmptyBlock();
		await settle();
		node.finalizedNumber = node.head.number;
		node.produceEmptyBlock();
		expect(await lastOf(tx)).toMatchObject({ type: "expired", error: { code: "NOT_INCLUDED" } });
		await expect(tx.finalized).rejects.toMatchObject({
			code: "NOT_INCLUDED",
			details: { reason: expect.stringContaining("mortality") },
		});
	});

	test("does not expire while that block could be replaced", async () => {
		const tx = await sent({}, 4);
		node.endStatusSubscriptions();
		for (let i = 0; i < 6; i++) node.produceEmptyBlock();
		await settle();
		expect((await typesSoFar(tx)).at(-1)).toBe("searching");
	});

	test("fails once another transaction with its nonce is final", async () => {
		const tx = await sent();
		node.chainNonce = 6;
		node.produceEmptyBlock();
		node.reportStatus({ usurped: `0x${"99".repeat(32)}` });
		await settle();
		expect((await typesSoFar(tx)).at(-1)).toBe("searching");
		node.finalize();
		await expect(tx.inBlock).rejects.toMatchObject({
			code: "NOT_INCLUDED",
			details: { reason: expect.stringContaining("nonce") },
		});
		expect(await lastOf(tx)).toMatchObject({ type: "failed", block: null });
	});

	test("is sent again a bounded number of times, with growing pauses", async () => {
		const tx = await sent({}, null);
		node.reportStatus("dropped");
		node.refusals.push(...Array.from({ length: 40 }, () => rpcError(1012, "temporarily banned")));
		const sentAt: number[] = [];
		for (let search = 1; search <= 40; search++) {
			const before = node.received.length;
			node.produceEmptyBlock();
			await settle();
			if (node.received.length > before) sentAt.push(search);
		}
		expect(sentAt).toEqual([1, 3, 7, 15, 31]);
		expect((await typesSoFar(tx)).at(-1)).toBe("searching");
	});

	test("fails with the reason for which the node refused it", async () => {
		node.refusals.push(rpcError(1010, "Invalid Transaction: Inability to pay some fees"));
		const tx = await sent();
		await expect(tx.inBlock).rejects.toMatchObject({
			code: "REJECTED",
			details: { reason: "Invalid Transaction: Inability to pay some fees" },
		});
		expect(await typesOf(tx)).toEqual([...SIGNED, "failed"]);
	});

	test.each([1001, 1002, 1010, 1011, 1012, 1014, 1016])(
		"fails as REJECTED if the pool refused it with error %i",
		async (code) => {
			node.refusals.push(...Array.from({ length: 5 }, () => rpcError(code, "no")));
			const tx = await sent();
			expect(await lastOf(tx)).toMatchObject({ type: "failed", block: null, error: { code: "REJECTED" } });
		},
	);
});

describe("a transaction that cannot be followed", () => {
	test("is searched for if the node does not know the block that it reported", async () => {
		const tx = await sent();
		node.reportStatus({ inBlock: `0x${"dd".repeat(32)}` });
		await settle();
		expect((await typesSoFar(tx)).at(-1)).toBe("searching");
		node.includeTransaction(CAP(2), SUCCESS);
		expect((await tx.inBlock).result).toEqual({ caps: [2n] });
	});

	test.each([
		["are malformed", () => "0x0400", "DECODE_FAILED"],
		["have no end", () => "0x00", "DECODE_FAILED"],
		["were pruned", () => raise(rpcError(4003, "Client error: State already discarded for 0xdd")), "BLOCK_PRUNED"],
	])("is in its block all the same if the events there %s", async (_, respond, code) => {
		const tx = await sent();
		node.overrides.set("state_getStorage", respond);
		const block = node.includeTransaction(SUCCESS);
		node.reportStatus({ inBlock: block.hash });
		await expect(tx.inBlock).rejects.toMatchObject({ code });
		node.reportStatus({ finalized: block.hash });
		expect(await lastOf(tx)).toMatchObject({ type: "failed", block: { hash: block.hash }, error: { code } });
		expect(await typesOf(tx)).toEqual([...SIGNED, "inBlock", "failed"]);
	});

	test("is reported without its events after repeated errors of the node", async () => {
		const tx = await sent();
		node.overrides.set("state_getStorage", () => raise(rpcError(-32000, "no such state")));
		const block = node.includeTransaction(SUCCESS);
		node.reportStatus({ inBlock: block.hash });
		node.finalizedNumber = block.number;
		for (let i = 0; i < 12; i++) {
			node.produceEmptyBlock();
			await settle();
		}
		expect(await lastOf(tx)).toMatchObject({ type: "failed", block: { hash: block.hash } });
		await expect(tx.finalized).rejects.toMatchObject({ code: "DECODE_FAILED" });
	});

	test("has its result if events that were unreadable are readable when it is final", async () => {
		const tx = await sent();
		node.overrides.set("state_getStorage", () => "0x0400");
		const block = node.includeTransaction(CAP(4), SUCCESS);
		node.reportStatus({ inBlock: block.hash });
		await expect(tx.inBlock).rejects.toMatchObject({ code: "DECODE_FAILED" });
		node.overrides.clear();
		node.reportStatus({ finalized: block.hash });
		expect((await tx.finalized).result).toEqual({ caps: [4n] });
	});

	test("fails in its block if its result cannot be computed", async () => {
		const broken = {
			...testOperation(),
			*prepare() {
				yield {};
				const outcome = (): never => {
					throw new TypeError("no such event");
				};
				const prepared = { calls: [remark("0x01")], failures: [], transferable: 10n ** 12n, spends: 0n, outcome };
				return { ...prepared, expected: () => null, forecasts: () => [] };
			},
		};
		const tx = planOf(client, broken).send(alice);
		await settle();
		const { hash } = node.includeTransaction(SUCCESS);
		node.reportStatus({ inBlock: hash });
		const undecodable = { code: "DECODE_FAILED", cause: expect.any(TypeError) };
		await expect(tx.inBlock).rejects.toMatchObject(undecodable);
		node.reportStatus({ finalized: hash });
		await expect(tx.finalized).rejects.toMatchObject(undecodable);
		expect(await typesOf(tx)).toEqual([...SIGNED, "inBlock", "failed"]);
		expect(await lastOf(tx)).toMatchObject({ type: "failed", block: { hash } });
	});

	test("ends as aborted when the client closes", async () => {
		const tx = await sent();
		node.heldMethods.add("chain_getBlock");
		node.reportStatus({ inBlock: node.includeTransaction(SUCCESS).hash });
		await settle();
		await client.rpc.close();
		expect(await lastOf(tx)).toMatchObject({ type: "aborted", error: { code: "CLOSED" } });
	});
});

describe("an abort", () => {
	test("before the signature prevents sending", async () => {
		const tx = planOf(client, testOperation()).send(alice, { signal: AbortSignal.abort() });
		await expect(tx.inBlock).rejects.toMatchObject({ code: "ABORTED" });
		await settle();
		expect(node.submitted).toEqual([]);
		expect(await typesOf(tx)).toEqual(["checking", "aborted"]);
	});

	test("after sending ends tracking, but not the transaction", async () => {
		const stop = new AbortController();
		const tx = planOf(client, testOperation()).send(alice, { signal: stop.signal });
		await settle();
		stop.abort();
		await expect(tx.finalized).rejects.toMatchObject({ code: "ABORTED" });
		expect(await typesOf(tx)).toEqual([...SIGNED, "aborted"]);
		expect(node.submitted).toHaveLength(1);
		expect(node.statusSubscriptions).toBe(0);
	});

	test("happens when the client closes", async () => {
		const tx = await sent();
		client.closing.abort();
		await expect(tx.inBlock).rejects.toMatchObject({ code: "CLOSED" });
		expect(client.head$.observed).toBe(false);
	});
});

function raise(error: Error): never {
	throw error;
}

async function typesSoFar(tx: Submission<unknown>): Promise<string[]> {
	const types: string[] = [];
	tx.status$.subscribe(({ type }) => types.push(type)).unsubscribe();
	return types;
}
