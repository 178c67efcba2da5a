import { describe, expect, it } from "vitest";
import { DevChain } from "../../src/devchain/index.ts";
import { connect, type Phala } from "../../src/index.ts";
import { withDevChain } from "../support/with-dev-chain.ts";

let chain: DevChain;
let phala: Phala;

/** The block of a time, milliseconds since the epoch. */
const blockAt = async (ms: number, client = phala) => (await client.at(new Date(ms))).block;

describe.each([1, 2] as const)("the block at a time, generation %i", (generation) => {
	withDevChain({ generation, startAtMs: Date.UTC(2024, 0, 1) }, (connected) => {
		({ chain, phala } = connected);
	});

	it("is the last one that is not later", async () => {
		const blocks = [];
		for (let day = 0; day < 9; day++) blocks.push(await chain.advance({ days: 1 }));
		for (const block of blocks) {
			expect(await blockAt(block.timestampMs)).toEqual(block);
			expect(await blockAt(block.timestampMs + 1)).toEqual(block);
			expect(await blockAt(block.timestampMs - 1)).toMatchObject({ number: block.number - 1 });
		}
		expect(await blockAt(Date.UTC(2030, 0, 1))).toEqual(chain.best);
	});

	it("does not exist before block 0", async () => {
		const first = (await phala.at(0)).block;
		expect(await blockAt(first.timestampMs)).toEqual(first);
		await expect(blockAt(first.timestampMs - 1)).rejects.toMatchObject({ code: "NOT_FOUND" });
	});

	it("is refused for an invalid date", async () => {
		const reading = phala.at(new Date("?"));
		await expect(reading).rejects.toMatchObject({ code: "INVALID_ARGUMENT", details: { name: "block" } });
	});

	it("is searched among the blocks that the node has", async () => {
		const kept = [];
		for (let day = 0; day < 5; day++) kept.push(await chain.advance({ days: 1 }));
		const [, , third, fourth] = kept;
		await using copy = await DevChain.load(await chain.export({ blocks: 3 }));
		await using client = await connect(copy.provider);
		expect(await blockAt(fourth?.timestampMs ?? 0, client)).toEqual(fourth);
		await expect(blockAt((third?.timestampMs ?? 0) - 1, client)).rejects.toMatchObject({ code: "NOT_FOUND" });
	});

	it("takes two requests for each halving", async () => {
		await chain.advance({ blocks: 200 });
		const before = { ...chain.stats.requests };
		await blockAt((await phala.at(3)).block.timestampMs);
		const made = Object.entries(chain.stats.requests).reduce(
			(sum, [name, count]) => sum + count - (before[name] ?? 0),
			0,
		);
		expect(made).toBeLessThan(2 * Math.log2(200) + 12);
	});
});
