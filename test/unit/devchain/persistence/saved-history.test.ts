import { expect, test } from "vitest";
import { DevChain } from "../../../../src/devchain/index.ts";
import { restoreChain } from "../../../../src/devchain/lifecycle/create-chain.ts";
import { readChain } from "../../../../src/devchain/persistence/read-chain.ts";
import {
	decodeSavedHistory,
	encodeSavedHistory,
	LateHistory,
	splitHistory,
} from "../../../../src/devchain/persistence/saved-history.ts";
import { StorageMissing } from "../../../../src/devchain/runtime/storage-missing.ts";

test("a chain runs without its history, which loads once when an old block is read", async () => {
	await using original = await DevChain.start();
	await original.advance({ blocks: 8 });
	const { source, saved } = await readChain(await original.export());
	const { chain, history } = splitHistory(saved, 2);
	expect(history.bodies).toHaveLength(saved.blocks.length - 2);
	expect(chain.backwards.at(-1)).toEqual(saved.backwards.at(-1));
	const decoded = decodeSavedHistory(encodeSavedHistory(history));
	expect(decoded).toEqual(history);

	let loads = 0;
	const late = new LateHistory(async () => {
		loads++;
		if (loads === 1) throw new Error("offline");
		return decoded;
	});
	const running = await restoreChain({ source, saved: chain, history: late }, { seal: "manual" });
	await running.produce(() => running.node.newBlock());
	const { blockTree } = running.node;
	for (const { hash } of saved.blocks.slice(-2)) expect(blockTree.block(hash)?.state).not.toBeUndefined();
	expect(loads).toBe(0);

	const old = blockTree.at(3);
	if (old === undefined) throw new Error("block 3 is missing");
	expect(() => old.body).toThrow(StorageMissing);
	expect(() => old.state).toThrow(StorageMissing);
	await expect(late.fetch()).rejects.toThrow("offline");
	expect(() => old.state).toThrow(StorageMissing);
	await Promise.all([late.fetch(), late.fetch()]);
	expect(loads).toBe(2);
	expect(old.body).toEqual(saved.blocks[2]?.body);
	expect(old.state).not.toBeNull();
	await running.close();
});
