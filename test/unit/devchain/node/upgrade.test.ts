import { describe, expect, it } from "vitest";
import { ALICE, CODE, extrinsic, MIGRATED } from "../../../support/devchain/fake-runtime.ts";
import { fakeServer } from "../../../support/devchain/fake-server.ts";

const specVersionOf = (version: unknown) => (version as { specVersion: number }).specVersion;

describe("a runtime upgrade", () => {
	it("takes effect after the block that replaces the code; the next block migrates storage", () => {
		const { node, get } = fakeServer();
		const before = node.newBlock();
		const first = node.upgrade(node.runtime.upgrade({ specVersion: 9 }));
		const replaced = first.parent;
		const versionAt = (hash?: string) => specVersionOf(get("state_getRuntimeVersion", hash));
		expect([versionAt(before.hash), versionAt(replaced?.hash), versionAt(first.hash), versionAt()]).toEqual([
			7, 9, 9, 9,
		]);
		const at = (key: string) => [before, replaced, first].map((block) => get("state_getStorage", key, block?.hash));
		expect(at(CODE)).toEqual([null, "0x09000000", "0x09000000"]);
		expect(at(MIGRATED)).toEqual(["0x07000000", "0x07000000", "0x09000000"]);
		expect(replaced?.header.digest).toContain("0x08");
		expect(first.header.digest).not.toContain("0x08");
		node.newBlock();
		expect(get("state_getStorage", MIGRATED)).toBe("0x09000000");
	});

	it("is reported to subscribers once, and again when a reorganization reverts it", () => {
		const { node, get, resultsOf } = fakeServer();
		const old = node.newBlock();
		const id = get("state_subscribeRuntimeVersion");
		node.upgrade(node.runtime.upgrade({}));
		node.newBlock();
		expect(resultsOf(id).map(specVersionOf)).toEqual([7, 8]);
		node.blockTree.setBest(old);
		expect(resultsOf(id).map(specVersionOf)).toEqual([7, 8, 7]);
		expect(get("state_unsubscribeRuntimeVersion", id)).toBe(true);
	});

	it("is kept by a reorganization of its block", () => {
		const { node } = fakeServer();
		node.newBlock();
		const first = node.upgrade(node.runtime.upgrade({}));
		node.reorg(2, "reapply");
		expect(node.blockTree.isBest(first)).toBe(false);
		const versions = [1, 2, 3, 4].map((number) => node.blockTree.at(number)?.runtime.version.specVersion);
		expect(versions).toEqual([7, 8, 8, 8]);
		expect(node.head.parent?.header.number).toBe(3);
	});

	it("makes waiting transactions invalid that were signed for the old version", () => {
		const { node, get, resultsOf } = fakeServer();
		const next = { ...node.runtime.upgrade({}), validate: () => ({ kind: "Invalid", reason: "BadProof" }) as const };
		const id = get("author_submitAndWatchExtrinsic", extrinsic({ signer: ALICE, nonce: 0 }));
		node.upgrade(next);
		expect(resultsOf(id).at(-1)).toBe("invalid");
		expect(node.pool.hasReady).toBe(false);
	});
});
