import { NEVER } from "rxjs";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Hex } from "../../../src/codec/hex.ts";
import { ChainFollower } from "../../../src/plan/chain-follower.ts";
import { ChainSearch, type SignedTransaction } from "../../../src/plan/chain-search.ts";
import type { FakeBlock } from "../../support/fake-block.ts";
import { FakeNode } from "../../support/fake-node.ts";
import { littleEndian } from "../../support/little-endian.ts";
import { planRpc } from "../../support/plan-rpc.ts";

const BYTES: Hex = "0x84aa";
const OTHER: Hex = "0x84bb";
const NONCE = 7;

let node: FakeNode;
let chain: ChainFollower;
/** The account's nonce in every block. */
let chainNonce: number;
/** The same in the account's storage, where it differs. */
let storedNonce: number | null;
/** Hashes of the blocks that were read. */
let reads: Hex[];

/** Starts with block 10, which is final. */
beforeEach(() => {
	node = new FakeNode();
	for (let number = 1; number <= 10; number++) node.addBlock();
	node.finalizedNumber = 10;
	chainNonce = NONCE;
	storedNonce = null;
	node.overrides.set("state_call", () => littleEndian(chainNonce, 4));
	node.overrides.set("state_getStorage", () => littleEndian(storedNonce ?? chainNonce, 4));
	chain = new ChainFollower(planRpc(node), NEVER, NEVER);
	reads = [];
	const { blocks } = chain;
	const read = blocks.read.bind(blocks);
	vi.spyOn(blocks, "read").mockImplementation((hash) => {
		reads.push(hash);
		return read(hash);
	});
});

function searchFor(transaction: Partial<SignedTransaction> = {}): ChainSearch {
	return new ChainSearch(chain, {
		bytes: BYTES,
		hash: "0x01",
		signer: `0x${"11".repeat(32)}`,
		nonce: NONCE,
		firstBlock: 11,
		lastValidBlock: null,
		...transaction,
	});
}

/** Adds blocks, empty ones by default. */
function addBlocks(count: number, parent?: FakeBlock): FakeBlock[] {
	const first = node.addBlock({}, parent, [OTHER]);
	return [first, ...Array.from({ length: count - 1 }, () => node.addBlock({}, undefined, [OTHER]))];
}

const addHolder = (parent?: FakeBlock) => node.addBlock({}, parent, [OTHER, BYTES]);
const finalizeAll = () => {
	node.finalizedNumber = node.head.number;
};
const searchFinal = async (search: ChainSearch) =>
	(await search.searchFinal(await chain.freshSnapshot()))?.body.hash ?? null;
const searchBest = async (search: ChainSearch) =>
	(await search.searchBest(await chain.freshSnapshot()))?.body.hash ?? null;
const findEnd = async (search: ChainSearch) => search.findEnd(await chain.freshSnapshot());

describe("the search of finalized blocks", () => {
	test("finds the block that holds the transaction", async () => {
		addBlocks(3);
		const { hash } = addHolder();
		addBlocks(2);
		const search = searchFor();
		expect(await searchFinal(search)).toBeNull();
		finalizeAll();
		expect(await searchFinal(search)).toBe(hash);
		expect(await searchFinal(search)).toBe(hash);
	});

	test("includes the first and the last block that can hold it, and no others", async () => {
		const [first, , last] = [addHolder(), ...addBlocks(1), addHolder()];
		finalizeAll();
		expect(await searchFinal(searchFor({ firstBlock: 11 }))).toBe(first?.hash);
		expect(await searchFinal(searchFor({ firstBlock: 12 }))).toBe(last?.hash);
		expect(await searchFinal(searchFor({ firstBlock: 12, lastValidBlock: 13 }))).toBe(last?.hash);
		expect(await searchFinal(searchFor({ firstBlock: 12, lastValidBlock: 12 }))).toBeNull();
		expect(await searchFinal(searchFor({ firstBlock: 14 }))).toBeNull();
	});

	test("reads every block once, while the chain grows", async () => {
		addBlocks(5);
		finalizeAll();
		const search = searchFor();
		await searchFinal(search);
		reads.length = 0;
		await searchFinal(search);
		expect(reads).toEqual([]);
		const added = addBlocks(2);
		finalizeAll();
		await searchFinal(search);
		expect(new Set(reads)).toEqual(new Set(added.map(({ hash }) => hash)));
	});

	test("tries a block again that could not be read", async () => {
		const { hash } = addHolder();
		addBlocks(2);
		finalizeAll();
		const search = searchFor();
		node.overrides.set("chain_getBlock", ([asked]) =>
			asked === hash ? null : node.defaultResponse("chain_getBlock", [asked]),
		);
		await expect(searchFinal(search)).rejects.toMatchObject({ code: "NOT_FOUND" });
		node.overrides.delete("chain_getBlock");
		expect(await searchFinal(search)).toBe(hash);
	});

	test("starts again where the final chain turns out to be another, longer one", async () => {
		addBlocks(5);
		finalizeAll();
		const search = searchFor();
		await searchFinal(search);
		const { hash } = addHolder(node.block(await chain.final.hashAt(12)));
		addBlocks(5);
		finalizeAll();
		expect(await searchFinal(search)).toBe(hash);
	});

	test("starts again where the final chain turns out to be another, shorter one", async () => {
		addBlocks(5);
		finalizeAll();
		const search = searchFor();
		await searchFinal(search);
		const { hash } = addHolder(node.block(await chain.final.hashAt(12)));
		finalizeAll();
		expect(await searchFinal(search)).toBe(hash);
	});
});

describe("the search of the best chain", () => {
	test("finds the transaction in any block that is not final", async () => {
		const { hash } = addHolder();
		expect(await searchBest(searchFor())).toBe(hash);
		addBlocks(3);
		expect(await searchBest(searchFor())).toBe(hash);
		const newest = addHolder();
		expect(await searchBest(searchFor())).toBe(newest.hash);
	});

	test("does not include final blocks, nor those before the first that can hold it", async () => {
		addHolder();
		addBlocks(2);
		expect(await searchBest(searchFor({ firstBlock: 12 }))).toBeNull();
		node.finalizedNumber = 11;
		expect(await searchBest(searchFor())).toBeNull();
	});

	test("reads every block once, while the chain grows", async () => {
		addBlocks(4);
		const search = searchFor();
		await searchBest(search);
		reads.length = 0;
		await searchBest(search);
		const added = addBlocks(2);
		await searchBest(search);
		const newReads = reads.filter((hash) => hash !== node.block(added[0]?.parentHash ?? "").hash);
		expect(new Set(newReads)).toEqual(new Set(added.map(({ hash }) => hash)));
	});

	test("finds the transaction in a branch that became the best one", async () => {
		const [fork] = addBlocks(4);
		const search = searchFor();
		expect(await searchBest(search)).toBeNull();
		const { hash } = addHolder(fork);
		addBlocks(1);
		expect(await searchBest(search)).toBe(hash);
	});

	test("finds it again after each search that found it", async () => {
		const { hash } = addHolder();
		addBlocks(3);
		const search = searchFor();
		for (let i = 0; i < 3; i++) expect(await searchBest(search)).toBe(hash);
	});
});

describe("the end of a transaction that no final block holds", () => {
	test("comes when the last block that can hold it was searched", async () => {
		const search = searchFor({ lastValidBlock: 13 });
		addBlocks(2);
		finalizeAll();
		await searchFinal(search);
		expect(await findEnd(search)).toBeNull();
		addBlocks(1);
		finalizeAll();
		expect(await findEnd(search)).toBeNull();
		await searchFinal(search);
		expect(await findEnd(search)).toMatchObject({ type: "expired", reason: expect.stringContaining("block 13") });
	});

	test("comes when another transaction used its nonce up", async () => {
		const search = searchFor();
		addBlocks(2);
		finalizeAll();
		await searchFinal(search);
		expect(await findEnd(search)).toBeNull();
		chainNonce = NONCE + 1;
		expect(await findEnd(search)).toMatchObject({ type: "failed", reason: expect.stringContaining("block 12") });
	});

	test.each([
		["runtime", NONCE + 1, NONCE],
		["storage", NONCE, NONCE + 1],
	])("does not come where only the %s has a later nonce", async (_, ofRuntime, ofStorage) => {
		const search = searchFor();
		addBlocks(2);
		finalizeAll();
		await searchFinal(search);
		[chainNonce, storedNonce] = [ofRuntime, ofStorage];
		expect(await findEnd(search)).toBeNull();
		storedNonce = chainNonce = NONCE + 1;
		expect(await findEnd(search)).toMatchObject({ type: "failed" });
	});

	test("is not decided by the nonce of a final block that was not searched yet", async () => {
		const search = searchFor();
		addBlocks(1);
		finalizeAll();
		await searchFinal(search);
		const { hash } = addHolder();
		finalizeAll();
		chainNonce = NONCE + 1;
		expect(await findEnd(search)).toBeNull();
		expect(await searchFinal(search)).toBe(hash);
	});

	test("does not come for a mortal one while its nonce is free and blocks may still hold it", async () => {
		const search = searchFor({ lastValidBlock: 40 });
		addBlocks(20);
		finalizeAll();
		await searchFinal(search);
		expect(await findEnd(search)).toBeNull();
	});

	test("comes for a mortal one by its nonce before its mortality ends", async () => {
		const search = searchFor({ lastValidBlock: 40 });
		chainNonce = NONCE + 1;
		addBlocks(2);
		finalizeAll();
		await searchFinal(search);
		expect(await findEnd(search)).toMatchObject({ type: "failed" });
	});
});
