import { describe, expect, test } from "vitest";
import type { BlockEvent } from "../../../src/chain/metadata/decode-events.ts";
import type { MetadataReader } from "../../../src/chain/metadata/metadata-reader.ts";
import type { Hex } from "../../../src/codec/hex.ts";
import { type Effects, readInclusion, withoutEffects } from "../../../src/plan/block-inclusion.ts";
import { TransactionBlock } from "../../../src/plan/block-reader.ts";
import { rpcFailed } from "../../../src/rpc/transport-errors.ts";

const BYTES: Hex = "0x84aa";
const SIGNER: Hex = `0x${"11".repeat(32)}`;
const OTHER: Hex = `0x${"22".repeat(32)}`;
const HASH: Hex = `0x${"b1".repeat(32)}`;
const PARENT: Hex = `0x${"b0".repeat(32)}`;
const REFUSAL = { pallet: "balances", name: "InsufficientBalance", docs: "", callIndex: null };

type EventParts = readonly [pallet: string, name: string, data?: object];

const SUCCESS: EventParts = ["System", "ExtrinsicSuccess"];
const FAILURE: EventParts = ["System", "ExtrinsicFailed", { dispatchError: {} }];

/** A block with an inherent and the transaction; `events` are those of the transaction, or why they cannot be read. */
function blockWith(extrinsics: readonly Hex[] = ["0x00", BYTES], respond: () => unknown = () => "0x04") {
	const header = { hash: HASH, number: 12, parentHash: PARENT };
	const rpc = { request: async () => respond(), subscribe: () => Promise.reject(new Error("no subscriptions")) };
	return new TransactionBlock(rpc, { ...header, extrinsics });
}

function metadataWith(events: readonly EventParts[], time: () => number | null = () => 5_000): MetadataReader {
	const decoded = events.map(
		([pallet, name, data = null], index): BlockEvent => ({ pallet, name, data, extrinsic: 1, index }),
	);
	return { events: () => decoded, blockTimestampMs: time, dispatchError: () => REFUSAL } as unknown as MetadataReader;
}

async function effectsOf(...events: readonly EventParts[]): Promise<Effects> {
	const inclusion = await readInclusion(blockWith(), metadataWith(events), BYTES, SIGNER);
	if (!inclusion || !("events" in inclusion.effects)) throw inclusion?.effects ?? new Error("not included");
	return inclusion.effects;
}

function raise(error: Error): never {
	throw error;
}

test("a transaction is in no block that does not hold its bytes", async () => {
	expect(await readInclusion(blockWith(["0x00"]), metadataWith([SUCCESS]), BYTES, SIGNER)).toBeNull();
});

test("a transaction in a block has that block, its time and its events", async () => {
	const inclusion = await readInclusion(blockWith(), metadataWith([SUCCESS]), BYTES, SIGNER);
	expect(inclusion).toEqual({
		block: { hash: HASH, number: 12, timestampMs: 5_000 },
		parentHash: PARENT,
		effects: { events: [{ pallet: "system", name: "ExtrinsicSuccess", data: {} }], refusal: null, index: 1, fee: 0n },
	});
	expect(Object.isFrozen(inclusion?.block)).toBe(true);
});

test("a refused transaction has the chain's error", async () => {
	expect((await effectsOf(FAILURE)).refusal).toEqual(REFUSAL);
});

test("only the end event of the system ends a transaction", async () => {
	const other: EventParts = ["Other", "ExtrinsicFailed", { dispatchError: {} }];
	expect((await effectsOf(other, SUCCESS)).refusal).toBeNull();
	expect((await effectsOf(["System", "NewAccount"], FAILURE)).refusal).toEqual(REFUSAL);
	await expect(effectsOf(other)).rejects.toMatchObject({ code: "DECODE_FAILED" });
});

describe("the fee", () => {
	const withdraw = (who: Hex, amount: unknown): EventParts => ["Balances", "Withdraw", { who, amount }];
	const deposit = (who: Hex, amount: unknown): EventParts => ["Balances", "Deposit", { who, amount }];

	test("is what the chain reports", async () => {
		const paid: EventParts = ["TransactionPayment", "TransactionFeePaid", { who: SIGNER, actualFee: 7n, tip: 2n }];
		const others: EventParts[] = [
			["TransactionPayment", "Other", { actualFee: 1n }],
			["Other", "TransactionFeePaid", { actualFee: 2n }],
		];
		expect((await effectsOf(withdraw(SIGNER, 9n), ...others, paid, SUCCESS)).fee).toBe(7n);
	});

	test("is what was withdrawn from the signer and not returned, where the chain does not report it", async () => {
		const { fee } = await effectsOf(
			["Other", "Withdraw", { who: SIGNER, amount: 50n }],
			withdraw(OTHER, 60n),
			withdraw(SIGNER, 9n),
			deposit(OTHER, 1n),
			deposit(SIGNER, 2n),
			SUCCESS,
		);
		expect(fee).toBe(7n);
		expect((await effectsOf(withdraw(SIGNER, 9n), SUCCESS)).fee).toBe(9n);
	});

	test("is 0 where no amount is known", async () => {
		expect((await effectsOf(withdraw(SIGNER, "9"), SUCCESS)).fee).toBe(0n);
	});
});

describe("a block whose contents cannot be read holds the transaction all the same", () => {
	const read = (metadata: MetadataReader, respond?: () => unknown) =>
		readInclusion(blockWith(undefined, respond), metadata, BYTES, SIGNER);
	const undecodable = (what: string) => ({ code: "DECODE_FAILED", details: { what, bytes: HASH } });

	test("where it has no time", async () => {
		for (const time of [() => null, () => raise(new RangeError("bad"))]) {
			const inclusion = await read(metadataWith([SUCCESS], time));
			expect(inclusion).toMatchObject({ block: { timestampMs: 0 }, effects: undecodable("time") });
		}
	});

	test("where its events have no end, or the end of a refusal no error", async () => {
		for (const events of [[], [["System", "ExtrinsicFailed"] as const]])
			expect((await read(metadataWith(events)))?.effects).toMatchObject(undecodable("events"));
	});

	test("where its events cannot be decoded", async () => {
		const metadata = { ...metadataWith([]), events: () => raise(new RangeError("bad")) };
		const effects = (await read(metadata))?.effects;
		expect(effects).toMatchObject({ ...undecodable("events"), cause: expect.any(RangeError) });
	});

	test("where the node no longer has its state", async () => {
		const cause = rpcFailed("state_getStorage", new Error("State already discarded for 0xdd"));
		const inclusion = await read(metadataWith([SUCCESS]), () => raise(cause));
		expect(inclusion?.effects).toMatchObject({ code: "BLOCK_PRUNED", details: { block: HASH }, cause });
	});

	test("after repeated errors of the node", () => {
		const cause = new Error("busy");
		const inclusion = withoutEffects(blockWith(), metadataWith([]), cause);
		expect(inclusion).toMatchObject({
			block: { hash: HASH, number: 12, timestampMs: 5_000 },
			parentHash: PARENT,
			effects: { ...undecodable("events"), cause },
		});
		expect(Object.isFrozen(inclusion.block)).toBe(true);
		const withoutTime = withoutEffects(
			blockWith(),
			metadataWith([], () => null),
			cause,
		);
		expect(withoutTime.block.timestampMs).toBe(0);
	});
});

test("an error of a request is thrown: it can be repeated", async () => {
	const busy = rpcFailed("state_getStorage", new Error("busy"));
	const block = blockWith(undefined, () => raise(busy));
	await expect(readInclusion(block, metadataWith([SUCCESS]), BYTES, SIGNER)).rejects.toBe(busy);
});
