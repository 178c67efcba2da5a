import type { ApiPromise } from "@polkadot/api";
import type { GenericSignerPayload } from "@polkadot/types";
import { blake2AsHex } from "@polkadot/util-crypto";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { Addresses } from "../../../src/chain/addresses.ts";
import { TransactionCodec } from "../../../src/chain/signing/transaction-codec.ts";
import { fromHex, type Hex } from "../../../src/codec/hex.ts";
import type { PlanView } from "../../../src/plan/plan-view.ts";
import { buildPayload, checkOptions, type TransactionOptions } from "../../../src/plan/signing-payload.ts";
import { devApi } from "../../support/dev-api.ts";
import { FakeNode } from "../../support/fake-node.ts";
import { v2 } from "../../support/metadata/specimens.ts";
import { planRpc } from "../../support/plan-rpc.ts";

const ADDRESS = new Addresses(30).format(`0x${"0a".repeat(32)}`);

const codec = new TransactionCodec(v2.scan, 2);

let api: ApiPromise;
let node: FakeNode;

beforeAll(async () => {
	api = await devApi();
});

beforeEach(() => {
	node = new FakeNode();
	for (let number = 1; number <= 20; number++) node.addBlock();
});

/** The view with that newest and that finalized block. */
async function viewOf(newest: number, final: number): Promise<PlanView> {
	const at = async (number: number) => ({
		number,
		hash: (await planRpc(node).request("chain_getBlockHash", [number])) as Hex,
	});
	return { block: (await at(newest)) as PlanView["block"], final: await at(final) };
}

/** The payload of a remark with that many bytes. */
async function build(
	options: TransactionOptions = {},
	{
		newest = 20,
		final = 18,
		bytes = 1,
		blockHashCount,
	}: { newest?: number; final?: number; bytes?: number; blockHashCount?: number } = {},
) {
	const method = codec.encodeCall({ pallet: "system", method: "remark", args: { remark: `0x${"07".repeat(bytes)}` } });
	const { runtimeVersion } = api;
	const network = { specVersion: runtimeVersion.specVersion.toNumber(), genesisHash: node.genesisHash };
	node.requests.length = 0;
	const point = { view: await viewOf(newest, final), nonce: 7 };
	node.requests.length = 0;
	const runtime = new TransactionCodec(v2.scan, 2);
	if (blockHashCount !== undefined)
		vi.spyOn(runtime, "constant").mockImplementation((pallet, name) =>
			name === "BlockHashCount" ? blockHashCount : codec.constant(pallet, name),
		);
	return buildPayload({ rpc: planRpc(node), network, codec: runtime }, method, ADDRESS, point, options);
}

const hashAt = (number: number) => planRpc(node).request("chain_getBlockHash", [number]);

describe("a payload", () => {
	test("has the call, the account, the nonce, the runtime and the tip", async () => {
		const { payload, method, nonce } = await build({ tip: 12n });
		const { specVersion, transactionVersion } = api.runtimeVersion;
		expect(payload).toMatchObject({
			address: ADDRESS,
			genesisHash: node.genesisHash,
			method,
			nonce: "0x00000007",
			specVersion: specVersion.toHex(),
			tip: "0x0000000000000000000000000000000c",
			transactionVersion: transactionVersion.toHex(),
			signedExtensions: api.registry.signedExtensions,
			version: 4,
		});
		expect(nonce).toBe(7);
		expect(method).toMatch(/^0x....0407$/);
	});

	test("has no tip by default", async () => {
		expect((await build()).payload.tip).toBe(`0x${"00".repeat(16)}`);
	});

	test("is what a key signs up to 256 bytes, its hash beyond", async () => {
		const empty = fromHex((await build({}, { bytes: 0 })).bytes).length;
		const at = async (length: number) => build({}, { bytes: length - empty - 1 });
		const [short, long] = [await at(256), await at(257)];
		expect([fromHex(short.bytes).length, fromHex(long.bytes).length]).toEqual([256, 257]);
		expect(short.signable).toBe(short.bytes);
		expect(long.signable).toBe(blake2AsHex(long.bytes));
	});

	test("names its call by hash", async () => {
		const { method, callHash } = await build();
		expect(callHash).toBe(blake2AsHex(method));
	});
});

describe("a payload of @polkadot/api", () => {
	test.each<[TransactionOptions, number]>([
		[{}, 1],
		[{ tip: 63n, mortality: null }, 0],
		[{ tip: 1n << 30n, mortality: 4 }, 300],
		[{ tip: (1n << 128n) - 1n, mortality: 65_536 }, 5_000],
	])("is the same, with options %o", async (options, length) => {
		const { payload, bytes, method } = await build(options, { bytes: length });
		const { address, blockHash, blockNumber, era, genesisHash, nonce, tip } = payload;
		const { runtimeVersion, registry } = api;
		const { signedExtensions } = registry;
		const parts = {
			address,
			blockHash,
			blockNumber,
			era,
			genesisHash,
			method,
			nonce,
			runtimeVersion,
			signedExtensions,
			tip,
		};
		const theirs = registry.createTypeUnsafe<GenericSignerPayload>("SignerPayload", [{ ...parts, version: 4 }]);
		expect(payload).toEqual(theirs.toPayload());
		expect(bytes).toBe(theirs.toRaw().data);
	});
});

describe("the mortality of a payload", () => {
	test("counts from the finalized block, for 64 blocks by default", async () => {
		const { payload, lastValidBlock } = await build();
		expect(payload).toMatchObject({ blockNumber: "0x00000012", blockHash: await hashAt(18), era: "0x2501" });
		expect(lastValidBlock).toBe(18 + 63);
		expect(node.requests.filter(({ method }) => method === "chain_getBlockHash")).toHaveLength(1);
	});

	test.each([
		[20, 15, 15],
		[20, 14, 20],
	])("with the newest block %i and the finalized %i counts from %i", async (newest, final, from) => {
		const { payload } = await build({}, { newest, final });
		expect([Number(payload.blockNumber), payload.blockHash]).toEqual([from, await hashAt(from)]);
	});

	test("counts from an earlier block where long periods are quantized", async () => {
		// Periods of 16,384 blocks start at multiples of 4.
		const { payload } = await build({ mortality: 16_384 });
		expect([Number(payload.blockNumber), payload.blockHash]).toEqual([16, await hashAt(16)]);
	});

	test.each([
		[4, 20, 19, 19],
		[4, 20, 18, 20],
		[8, 20, 18, 18],
		[8, 20, 17, 20],
		[16, 20, 16, 16],
		[16, 20, 15, 20],
	])("of %i blocks, with the newest block %i and the finalized %i, counts from %i", async (mortality, ...blocks) => {
		const [newest, final, from] = blocks;
		const { payload, lastValidBlock } = await build({ mortality }, { newest, final });
		expect(Number(payload.blockNumber)).toBe(from);
		expect(lastValidBlock).toBeGreaterThan(newest);
	});

	test.each([
		[1_024, 18 + 1_023],
		[2_048, 18 + 1_201],
		[65_536, 16 + 1_201],
	])("of %i blocks ends where the chain no longer knows the first one: at block %i", async (mortality, last) => {
		expect(Number(api.consts.system?.blockHashCount)).toBe(1_200);
		const { lastValidBlock } = await build({ mortality });
		expect(lastValidBlock).toBe(last);
	});

	test("of any length does not end early where it counts from block 0, whose hash the chain never removes", async () => {
		const { payload, lastValidBlock } = await build({ mortality: 65_536 }, { final: 15 });
		expect(Number(payload.blockNumber)).toBe(0);
		expect(lastValidBlock).toBe(65_535);
	});

	test.each([
		[0, 18 + 251],
		[400, 18 + 401],
	])("ends by the runtime's constant %i, which is ignored below 250: at block %i", async (count, last) => {
		const { lastValidBlock } = await build({ mortality: 2_048 }, { blockHashCount: count });
		expect(lastValidBlock).toBe(last);
	});

	test("cannot count from a block that the node does not have", async () => {
		const respond = (params: readonly unknown[]) =>
			params[0] === 16 ? null : node.defaultResponse("chain_getBlockHash", params);
		node.overrides.set("chain_getBlockHash", respond);
		await expect(build({ mortality: 16_384 })).rejects.toMatchObject({
			code: "NOT_FOUND",
			details: { kind: "block", id: "16" },
		});
	});

	test("is none for null", async () => {
		const { payload, lastValidBlock } = await build({ mortality: null });
		expect(payload).toMatchObject({ blockNumber: "0x00000000", blockHash: node.genesisHash, era: "0x00" });
		expect(lastValidBlock).toBeNull();
	});
});

describe("options", () => {
	test.each([
		{},
		{ tip: 0n },
		{ tip: (1n << 128n) - 1n },
		{ mortality: null },
		{ mortality: 4 },
		{ mortality: 65_536 },
		{ nonce: 0 },
		{ nonce: 2 ** 32 - 1 },
	])("may be %o", (options) => {
		expect(() => checkOptions(options)).not.toThrow();
	});

	test.each([-1n, 1n << 128n, 1, "1", null])("cannot have the tip %o", (tip) => {
		expect(() => checkOptions({ tip } as never)).toThrow(
			expect.objectContaining({ code: "INVALID_AMOUNT", details: expect.objectContaining({ name: "tip" }) }),
		);
	});

	test.each([
		["mortality", 3],
		["mortality", 65_537],
		["mortality", 4.5],
		["mortality", "64"],
		["nonce", -1],
		["nonce", 1.5],
		["nonce", 2 ** 32],
		["nonce", null],
	])("cannot have %s %o", (name, value) => {
		expect(() => checkOptions({ [name]: value } as never)).toThrow(
			expect.objectContaining({ code: "INVALID_ARGUMENT", details: expect.objectContaining({ name }) }),
		);
	});
});
