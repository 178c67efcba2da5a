import { beforeEach, describe, expect, test } from "vitest";
import { BlockReader } from "../../../src/plan/block-reader.ts";
import { FinalChain } from "../../../src/plan/final-chain.ts";
import type { BlockHead } from "../../../src/plan/plan-rpc.ts";
import type { FakeBlock } from "../../support/fake-block.ts";
import { FakeNode } from "../../support/fake-node.ts";
import { planRpc } from "../../support/plan-rpc.ts";

const FINALIZED_HEAD = "chain_getFinalizedHead";

let node: FakeNode;
let chain: FinalChain;
/** Blocks of the first branch by number. */
let blocks: FakeBlock[];

beforeEach(() => startWith(20));

function startWith(count: number): void {
	node = new FakeNode();
	blocks = [node.head];
	for (let number = 1; number <= count; number++) blocks.push(node.addBlock());
	const rpc = planRpc(node);
	chain = new FinalChain(rpc, new BlockReader(rpc));
}

/** Finalizes a block of the best chain, and asks for it. */
function finalize(number: number): Promise<BlockHead> {
	node.finalizedNumber = number;
	return chain.refresh();
}

const headOf = ({ hash, number }: FakeBlock): BlockHead => ({ hash, number });
const block = (number: number): FakeBlock => blocks[number] as FakeBlock;
/** Hashes of blocks whose contents were requested since the last call. */
function takeReads(): unknown[] {
	const reads = node.requests.filter(({ method }) => method === "chain_getBlock").map(({ params }) => params[0]);
	node.requests.length = 0;
	return reads;
}

/** Replaces the best chain after a block by as many new blocks. */
function fork(number: number, count: number): FakeBlock[] {
	const branch: FakeBlock[] = [];
	let parent = block(number);
	for (let i = 0; i < count; i++) {
		parent = node.addBlock({}, parent);
		branch.push(parent);
	}
	return branch;
}

describe("the newest finalized block", () => {
	test("is asked for again at every refresh", async () => {
		expect(await finalize(5)).toEqual(headOf(block(5)));
		expect(await finalize(9)).toEqual(headOf(block(9)));
	});

	test("is requested once for calls at the same time", async () => {
		node.finalizedNumber = 5;
		expect(await Promise.all([chain.refresh(), chain.refresh()])).toEqual([headOf(block(5)), headOf(block(5))]);
		expect(node.count(FINALIZED_HEAD)).toBe(1);
	});

	test("is requested again after a request that failed", async () => {
		node.overrides.set(FINALIZED_HEAD, () => {
			throw new Error("busy");
		});
		await expect(chain.refresh()).rejects.toMatchObject({ code: "RPC_FAILED" });
		node.overrides.clear();
		expect(await finalize(5)).toEqual(headOf(block(5)));
	});

	test("does not go back where another node is behind", async () => {
		await finalize(9);
		expect(await finalize(7)).toEqual(headOf(block(9)));
		expect(await chain.includes(headOf(block(9)))).toBe(true);
		await finalize(12);
		expect(await finalize(10)).toEqual(headOf(block(12)));
	});

	test("goes back where the final chain is another one", async () => {
		await finalize(9);
		await chain.hashAt(5);
		const branch = fork(5, 2);
		expect(await finalize(7)).toEqual(headOf(branch[1] as FakeBlock));
		expect(await chain.hashAt(6)).toBe(branch[0]?.hash);
		await expect(chain.hashAt(8)).rejects.toThrow(RangeError);
	});

	test("is asked for again where the known final chain holds another block of a number", async () => {
		await finalize(9);
		const branch = fork(5, 2);
		node.finalizedNumber = 6;
		expect(await chain.includes(headOf(branch[0] as FakeBlock))).toBe(true);
		expect(await chain.includes(headOf(branch[1] as FakeBlock))).toBe(false);
		expect(await chain.includes(headOf(block(6)))).toBe(false);
	});

	test("is replaced by another one of the same number", async () => {
		await finalize(9);
		await chain.hashAt(7);
		const branch = fork(7, 2);
		expect(await finalize(9)).toEqual(headOf(branch[1] as FakeBlock));
		expect(await chain.hashAt(8)).toBe(branch[0]?.hash);
	});
});

describe("the hash of a final block", () => {
	test("comes from the parents of finalized blocks, not from the node's best chain", async () => {
		await finalize(9);
		const { hash } = block(9);
		fork(3, 12);
		node.overrides.set(FINALIZED_HEAD, () => hash);
		for (const number of [9, 4, 7, 0]) expect(await chain.hashAt(number)).toBe(block(number).hash);
	});

	test("takes no more blocks than those above it, each once", async () => {
		await finalize(9);
		await chain.hashAt(6);
		await chain.hashAt(7);
		expect(takeReads()).toEqual([9, 8, 7].map((number) => block(number).hash));
	});

	test("is found by calls at the same time", async () => {
		await finalize(9);
		const numbers = [2, 7, 0, 4];
		expect(await Promise.all(numbers.map((number) => chain.hashAt(number)))).toEqual(
			numbers.map((number) => block(number).hash),
		);
	});

	test("is not known above the newest finalized block, nor before there is one", async () => {
		await expect(chain.hashAt(0)).rejects.toThrow(RangeError);
		await finalize(9);
		await expect(chain.hashAt(10)).rejects.toThrow(RangeError);
	});

	test("can be asked for again after a block could not be read", async () => {
		await finalize(9);
		node.overrides.set("chain_getBlock", ([hash]) =>
			hash === block(8).hash ? null : node.defaultResponse("chain_getBlock", [hash]),
		);
		await expect(chain.hashAt(5)).rejects.toMatchObject({ code: "NOT_FOUND" });
		node.overrides.clear();
		expect(await chain.hashAt(5)).toBe(block(5).hash);
	});

	test("is of the new branch after the final chain turned out to be another one", async () => {
		await finalize(9);
		await chain.hashAt(4);
		const branch = fork(6, 6);
		expect(await finalize(12)).toEqual(headOf(branch[5] as FakeBlock));
		for (const [index, { hash }] of branch.entries()) expect(await chain.hashAt(7 + index)).toBe(hash);
		expect(await chain.hashAt(6)).toBe(block(6).hash);
		expect(await chain.includes(headOf(block(8)))).toBe(false);
	});
});

describe("hashes that were seen once", () => {
	test("take no further request, however old their blocks are", async () => {
		startWith(300);
		for (let number = 1; number <= 100; number++) await finalize(number);
		await finalize(300);
		takeReads();
		for (let number = 1; number <= 300; number++) expect(await chain.hashAt(number)).toBe(block(number).hash);
		expect(takeReads()).toEqual([]);
	});

	test("make a refresh read no block where nothing new is final", async () => {
		startWith(100);
		await finalize(100);
		await chain.hashAt(0);
		takeReads();
		await chain.refresh();
		expect(takeReads()).toEqual([]);
	});

	test("are kept for 4096 blocks; older ones are found again", async () => {
		startWith(4_200);
		await finalize(1);
		takeReads();
		await finalize(4_097);
		expect(takeReads()).toHaveLength(4_096);
		await finalize(4_170);
		takeReads();
		expect(await chain.hashAt(75)).toBe(block(75).hash);
		expect(takeReads()).toEqual([]);
		expect(await chain.hashAt(74)).toBe(block(74).hash);
		expect(takeReads()).toEqual([block(75).hash]);
	});

	test("are not connected over more than 4096 new blocks", async () => {
		startWith(4_200);
		await finalize(1);
		takeReads();
		await finalize(4_098);
		expect(takeReads()).toEqual([block(4_098).hash]);
		expect(await chain.hashAt(4_000)).toBe(block(4_000).hash);
	});
});

describe("whether a block is final", () => {
	test("takes no request where the final chain is known that far", async () => {
		await finalize(9);
		node.requests.length = 0;
		expect(await chain.includes(headOf(block(9)))).toBe(true);
		expect(node.count(FINALIZED_HEAD)).toBe(0);
		expect(await chain.includes(headOf(block(6)))).toBe(true);
		expect(node.count(FINALIZED_HEAD)).toBe(0);
	});

	test("is asked of the node where the known chain ends before it", async () => {
		node.finalizedNumber = 5;
		expect(await chain.includes(headOf(block(5)))).toBe(true);
		node.finalizedNumber = 9;
		expect(await chain.includes(headOf(block(8)))).toBe(true);
	});

	test("is asked twice: the answer to a request under way may be older", async () => {
		node.heldMethods.add(FINALIZED_HEAD);
		const earlier = chain.refresh();
		const isFinal = chain.includes(headOf(block(7)));
		node.heldMethods.clear();
		node.finalizedNumber = 7;
		node.heldRequests[0]?.respond(block(5).hash);
		expect(await earlier).toEqual(headOf(block(5)));
		expect(await isFinal).toBe(true);
	});

	test("is no after two requests that end before it", async () => {
		node.finalizedNumber = 5;
		expect(await chain.includes(headOf(block(7)))).toBe(false);
		expect(node.count(FINALIZED_HEAD)).toBe(2);
	});

	test("is no for a block of another branch", async () => {
		const [other] = fork(8, 1);
		await finalize(9);
		expect(await chain.includes(headOf(block(9)))).toBe(false);
		expect(await chain.includes(headOf(other as FakeBlock))).toBe(true);
	});
});
