import { from, of, Subject, throwError } from "rxjs";
import { describe, expect, it } from "vitest";
import type { Hex } from "../../../src/codec/hex.ts";
import { everyBlock } from "../../../src/live/every-block.ts";
import { type BlockHeader, readHeader } from "../../../src/query/block-header.ts";
import type { FakeBlock } from "../../support/fake-block.ts";
import { FakeNode } from "../../support/fake-node.ts";

/** Feeds heads by hand; collects the blocks that come out, and the parents that were requested. */
function following(node: FakeNode) {
	const heads = new Subject<BlockHeader>();
	const requested: number[] = [];
	const blocks: string[] = [];
	everyBlock(heads, (hash: Hex) => {
		const block = node.block(hash);
		requested.push(block.number);
		return of(readHeader(block.header));
	}).subscribe(({ hash }) => blocks.push(hash));
	const emit = async (block: FakeBlock) => {
		heads.next(readHeader(block.header));
		await new Promise((resolve) => setImmediate(resolve));
	};
	return { emit, requested, blocks };
}
const hashes = (blocks: readonly FakeBlock[]) => blocks.map(({ hash }) => hash);

describe("everyBlock", () => {
	it("starts with the newest block, and requests nothing without gaps", async () => {
		const node = new FakeNode();
		node.addBlock();
		const { emit, requested, blocks } = following(node);
		const sent = [node.head, node.addBlock(), node.addBlock()];
		for (const block of sent) await emit(block);
		expect(blocks).toEqual(hashes(sent));
		expect(requested).toEqual([]);
	});

	it("fills gaps, parents first", async () => {
		const node = new FakeNode();
		const { emit, requested, blocks } = following(node);
		const chain = [node.head, node.addBlock(), node.addBlock(), node.addBlock()];
		await emit(chain[0] as FakeBlock);
		await emit(chain[3] as FakeBlock);
		expect(blocks).toEqual(hashes(chain));
		expect(requested).toEqual([2, 1]);
	});

	it("follows a reorganisation with all blocks of the new branch", async () => {
		const node = new FakeNode();
		const { emit, blocks } = following(node);
		const old = [node.head, node.addBlock(), node.addBlock()];
		for (const block of old) await emit(block);
		const branch = [node.addBlock({}, old[0]), node.addBlock(), node.addBlock()];
		await emit(branch[2] as FakeBlock);
		expect(blocks).toEqual(hashes([...old, ...branch]));
	});

	it("never emits blocks before the first one", async () => {
		const node = new FakeNode();
		const fork = node.head;
		node.addBlock();
		const { emit, requested, blocks } = following(node);
		const begun = node.addBlock();
		await emit(begun);
		node.addBlock({}, fork);
		const other = node.addBlock();
		await emit(other);
		expect(blocks).toEqual(hashes([begun, other]));
		expect(requested).toEqual([]);
	});

	it("fails if a parent cannot be requested", async () => {
		const node = new FakeNode();
		const first = readHeader(node.head.header);
		node.addBlock();
		const third = readHeader(node.addBlock().header);
		const error = await new Promise((resolve) =>
			everyBlock(from([first, third]), () => throwError(() => "gone")).subscribe({ error: resolve }),
		);
		expect(error).toBe("gone");
	});
});
