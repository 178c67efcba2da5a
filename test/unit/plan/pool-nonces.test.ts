import { beforeEach, describe, expect, test } from "vitest";
import type { Hex } from "../../../src/codec/hex.ts";
import { fetchPoolNonces, isInPool } from "../../../src/plan/pool-nonces.ts";
import { closed } from "../../../src/rpc/transport-errors.ts";
import { FakeNode } from "../../support/fake-node.ts";
import { planRpc } from "../../support/plan-rpc.ts";
import { SCHEMES, signedExtrinsic } from "../../support/signed-extrinsic.ts";

const ALICE: Hex = `0x${"11".repeat(32)}`;
const BOB: Hex = `0x${"22".repeat(32)}`;

let node: FakeNode;

beforeEach(() => {
	node = new FakeNode();
});

function setPool(pool: unknown): void {
	node.overrides.set("author_pendingExtrinsics", () => pool);
}

function failPool(error: Error): void {
	node.overrides.set("author_pendingExtrinsics", () => {
		throw error;
	});
}

async function noncesOf(account: Hex): Promise<number[] | null> {
	const nonces = await fetchPoolNonces(planRpc(node), account);
	return nonces && [...nonces];
}

describe("nonces in the pool", () => {
	test.each(Object.entries(SCHEMES))("are read from extrinsics signed with %s", async (_, scheme) => {
		for (const isMortal of [true, false]) {
			setPool(
				[0, 5, 63, 64, 16_383, 16_384].map((nonce) => signedExtrinsic({ signer: ALICE, nonce, scheme, isMortal })),
			);
			expect(await noncesOf(ALICE)).toEqual([0, 5, 63, 64, 16_383, 16_384]);
		}
	});

	test("are those of the account only", async () => {
		setPool([signedExtrinsic({ signer: ALICE, nonce: 5 }), signedExtrinsic({ signer: BOB, nonce: 6 })]);
		expect(await noncesOf(BOB)).toEqual([6]);
	});

	test("do not depend on extrinsics that are not signed, or cannot be read", async () => {
		const valid = signedExtrinsic({ signer: ALICE, nonce: 5 });
		setPool([
			"0x280403000b63ce64c10c05",
			valid.replace("8400", "8401"),
			valid.replace("8400", "8500"),
			signedExtrinsic({ signer: ALICE, nonce: 6, scheme: 3 }),
			valid.slice(0, 60),
			"0x",
			"not hex",
			null,
			7,
			{},
			valid,
		]);
		expect(await noncesOf(ALICE)).toEqual([5]);
	});

	test("are none in an empty pool", async () => {
		setPool([]);
		expect(await noncesOf(ALICE)).toEqual([]);
	});

	test("are not known where the node does not return its pool", async () => {
		expect(await noncesOf(ALICE)).toBeNull();
		setPool(null);
		expect(await noncesOf(ALICE)).toBeNull();
		setPool({ length: 0 });
		expect(await noncesOf(ALICE)).toBeNull();
	});

	test("are not asked for any more after the client was closed", async () => {
		failPool(closed("author_pendingExtrinsics"));
		await expect(noncesOf(ALICE)).rejects.toMatchObject({ code: "CLOSED" });
	});
});

describe("a transaction", () => {
	const bytes = signedExtrinsic({ signer: ALICE, nonce: 5 });

	test("is in the pool if the node returns its bytes", async () => {
		setPool([signedExtrinsic({ signer: BOB, nonce: 5 }), bytes]);
		expect(await isInPool(planRpc(node), bytes)).toBe(true);
		expect(await isInPool(planRpc(node), signedExtrinsic({ signer: ALICE, nonce: 6 }))).toBe(false);
	});

	test("is not known to be in a pool that the node does not return", async () => {
		expect(await isInPool(planRpc(node), bytes)).toBe(false);
		setPool("busy");
		expect(await isInPool(planRpc(node), bytes)).toBe(false);
	});
});
