import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { toHex } from "../../../src/codec/hex.ts";
import { connect, isPhalaError } from "../../../src/index.ts";
import { failed } from "../../support/failed.ts";
import { FakeNode } from "../../support/fake-node.ts";

const NOTHING = { listeners: 0, subscriptions: 0 };
const metadataOf = (name: string) =>
	toHex(gunzipSync(readFileSync(new URL(`../../support/metadata/${name}.scale.gz`, import.meta.url))));
const serving = (metadata: string) => {
	const node = new FakeNode();
	node.overrides.set("state_getMetadata", () => metadata);
	return node;
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
	expect(vi.getTimerCount()).toBe(0);
	vi.useRealTimers();
});

describe("connect", () => {
	it("identifies the chain after four requests, without a subscription", async () => {
		const node = new FakeNode();
		const phala = await connect(node);
		expect(phala.generation).toBe(2);
		expect(phala.network).toEqual({
			specName: "khala",
			specVersion: 1251,
			genesisHash: node.genesisHash,
			ss58Prefix: 30,
			token: { symbol: "PHA", decimals: 12 },
		});
		expect(node.requests.map(({ method }) => method).sort()).toEqual([
			"chain_getBlockHash",
			"state_getMetadata",
			"state_getRuntimeVersion",
			"system_properties",
		]);
		expect(node.leftovers.subscriptions).toBe(0);
		await phala.close();
		expect(node.leftovers).toEqual(NOTHING);
		expect(node.disconnects).toBe(0);
	});

	it("returns the token that the node reports, lists included, by default PHA", async () => {
		for (const [properties, token] of [
			[
				{ tokenSymbol: ["ABC", "DEF"], tokenDecimals: [9, 8] },
				{ symbol: "ABC", decimals: 9 },
			],
			[{}, { symbol: "PHA", decimals: 12 }],
			[null, { symbol: "PHA", decimals: 12 }],
		] as const) {
			const node = new FakeNode();
			node.overrides.set("system_properties", () => properties);
			const phala = await connect(node);
			expect(phala.network.token).toEqual(token);
			await phala.close();
		}
	});

	it("fails if a node never responds, and leaves nothing behind", async () => {
		const node = new FakeNode();
		node.heldMethods.add("state_getMetadata");
		const error = failed(connect(node, { timeoutMs: 3000 }));
		await vi.advanceTimersByTimeAsync(3000);
		expect(await error).toMatchObject({ code: "TIMEOUT", details: { timeoutMs: 3000 } });
		expect(node.leftovers).toEqual(NOTHING);
	});

	it("fails if a connection is never established", async () => {
		const node = new FakeNode();
		node.isConnected = false;
		const error = failed(connect(node, { timeoutMs: 3000 }));
		await vi.advanceTimersByTimeAsync(3000);
		expect((await error).code).toBe("TIMEOUT");
		expect(node.leftovers).toEqual(NOTHING);
	});

	it("ends when its signal aborts", async () => {
		const node = new FakeNode();
		node.heldMethods.add("state_getMetadata");
		const controller = new AbortController();
		const error = failed(connect(node, { signal: controller.signal }));
		await vi.advanceTimersByTimeAsync(0);
		controller.abort();
		expect((await error).code).toBe("ABORTED");
		expect(node.leftovers).toEqual(NOTHING);
	});

	it("rejects another chain than the expected one", async () => {
		const node = new FakeNode();
		const genesisHash = `0x${"AB".repeat(32)}`;
		const error = await failed(connect(node, { genesisHash }));
		expect(isPhalaError(error, "WRONG_GENESIS") && error.details).toEqual({
			expected: genesisHash.toLowerCase(),
			actual: node.genesisHash,
		});
		const phala = await connect(node, { genesisHash: node.genesisHash });
		await phala.close();
		expect(node.leftovers).toEqual(NOTHING);
	});

	it("accepts generation 1, detected by its calls, not by a pallet's name", async () => {
		const phala = await connect(serving(metadataOf("rhala-1130")));
		expect([phala.generation, phala.network.specVersion]).toEqual([1, 1130]);
		await phala.close();
	});

	it.each(["rhala-1241", "phala-node-1"])("takes the older runtime %s of generation 2", async (name) => {
		const phala = await connect(serving(metadataOf(name)));
		expect(phala.generation).toBe(2);
		await phala.close();
	});

	it("logs once which values a runtime stores in another layout", async () => {
		const warn = vi.fn();
		const phala = await connect(serving(metadataOf("rhala-1241")), { logger: { warn } });
		expect(await phala.stakePools.count()).toBe(0);
		expect(warn).toHaveBeenCalledOnce();
		expect(warn).toHaveBeenCalledWith(expect.stringContaining("another layout"), expect.any(Array));
		await phala.close();
	});

	it("logs nothing about a runtime with generated decoders", async () => {
		const warn = vi.fn();
		await (await connect(new FakeNode(), { logger: { warn } })).close();
		expect(warn).not.toHaveBeenCalled();
	});

	it.each([
		["nothing", null, "RPC_FAILED"],
		["no metadata", "0x00", "DECODE_FAILED"],
	])("rejects a node that returns %s for metadata", async (_, metadata, code) => {
		const node = serving("");
		node.overrides.set("state_getMetadata", () => metadata);
		expect((await failed(connect(node))).code).toBe(code);
		expect(node.leftovers).toEqual(NOTHING);
	});

	it.each([
		["", "source"],
		["ftp://127.0.0.1", "source"],
		["ws://", "source"],
		[[], "source"],
		[["ws://127.0.0.1:1", "nonsense"], "source"],
		[null, "source"],
		[{}, "source"],
		[{ isReadyOrError: 1 }, "source"],
	])("refuses %j as a source", async (source, name) => {
		const error = await failed(connect(source as string));
		expect(isPhalaError(error, "INVALID_ARGUMENT") && error.details.name).toBe(name);
	});

	it.each([
		[{ finality: "sometimes" }, "finality"],
		[{ timeoutMs: 0 }, "timeoutMs"],
		[{ timeoutMs: Number.NaN }, "timeoutMs"],
		[{ genesisHash: "0x12" }, "genesisHash"],
	])("refuses %j as options", async (options, name) => {
		const error = await failed(connect(new FakeNode(), options as object));
		expect(isPhalaError(error, "INVALID_ARGUMENT") && error.details.name).toBe(name);
	});
});
