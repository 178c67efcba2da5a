import { from, of, Subject, throwError } from "rxjs";
import { describe, expect, it } from "vitest";
import type { Hex } from "../../../src/codec/hex.ts";
import { everyBlock } from "../../../src/live/every-block.ts";
import { type BlockHeader, readHeader } from "../../../src/query/block-header.ts";
import type { FakeBlock } from "../../support/fake-block.ts";
import { FakeNode } from "../../support/fake-node.ts";

/** Feeds heads by hand; collects the blocks that come out, and the parents that were asked for. */
function following(node: FakeNode) {
	const heads = new Subject<BlockHeader>();
	const asked: number[] = [];
	const blocks: string[] = [];
	everyBlock(heads, (hash: Hex) => {
		const block = node.block(hash);
		asked.push(block.number);
		return of(readHeader(block.header));
	}).subscribe(({ hash }) => blocks.push(hash));
	const tell = async (block: FakeBlock) => {
		heads.next(readHeader(block.header));
		await new Promise((resolve) => setImmediate(resolve));
	};
	return { tell, asked, blocks };
}
const hashes = (blocks: readonly FakeBlock[]) => blocks.map(({ hash }) => hash);

describe("everyBlock", () => {
	it("starts with the newest block, and requests nothing without gaps", async () => {
		const node = new FakeNode();
		node.addBlock();
		const { tell, asked, blocks } = following(node);
		const sent = [node.head, node.addBlock(), node.addBlock()];
		for (const block of sent) await tell(block);
		expect(blocks).toEqual(hashes(sent));
		expect(asked).toEqual([]);
	});

	it("fills gaps, parents first", async () => {
		const node = new FakeNode();
		const { tell, asked, blocks } = following(node);
		const chain = [node.head, node.addBlock(), node.addBlock(), node.addBlock()];
		await tell(chain[0] as FakeBlock);
		await tell(chain[3] as FakeBlock);
		expect(blocks).toEqual(hashes(chain));
		expect(asked).toEqual([2, 1]);
	});

	it("follows a reorganisation with all blocks of the new branch", async () => {
		const node = new FakeNode();
		const { tell, blocks } = following(node);
		const old = [node.head, node.addBlock(), node.addBlock()];
		for (const block of old) await tell(block);
		const branch = [node.addBlock({}, old[0]), node.addBlock(), node.addBlock()];
		await tell(branch[2] as FakeBlock);
		expect(blocks).toEqual(hashes([...old, ...branch]));
	});

	it("never emits blocks before the first one", async () => {
		const node = new FakeNode();
		const fork = node.head;
		node.addBlock();
		const { tell, asked, blocks } = following(node);
		const begun = node.addBlock();
		await tell(begun);
		node.addBlock({}, fork);
		const other = node.addBlock();
		await tell(other);
		expect(blocks).toEqual(hashes([begun, other]));
		expect(asked).toEqual([]);
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
