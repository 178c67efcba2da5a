import { beforeEach, describe, expect, test } from "vitest";
import { Addresses } from "../../../src/chain/addresses.ts";
import type { Hex } from "../../../src/codec/hex.ts";
import { type ChosenNonce, chooseNonce, type NonceFacts, type SentNonce } from "../../../src/plan/nonce-choice.ts";
import type { PlanView } from "../../../src/plan/plan-view.ts";
import { closed, timeout } from "../../../src/rpc/transport-errors.ts";
import { rpcError } from "../../support/fake-chain-rpc.ts";
import { FakeNode } from "../../support/fake-node.ts";
import { planRpc } from "../../support/plan-rpc.ts";
import { signedExtrinsic } from "../../support/signed-extrinsic.ts";

const ALICE: Hex = `0x${"11".repeat(32)}`;
const BOB: Hex = `0x${"22".repeat(32)}`;
const COUNT = "system_accountNextIndex";
const POOL = "author_pendingExtrinsics";
const SUBMIT = "author_submitExtrinsic";

let node: FakeNode;
let view: PlanView;

beforeEach(() => {
	node = new FakeNode();
	node.addBlock();
	view = viewOfHead();
});

function viewOfHead(): PlanView {
	const { hash, number, parentHash } = node.head;
	return { block: { hash, number, parentHash } as PlanView["block"], final: { hash, number } };
}

/** A choice at chain nonce 5. */
function choose(facts: Partial<NonceFacts> = {}): Promise<ChosenNonce | null> {
	const context = { rpc: planRpc(node), addresses: new Addresses(30) };
	return chooseNonce(context, ALICE, { view, chainNonce: 5, sent: [], mayResend: true, isLast: false, ...facts });
}

const bytesOf = (nonce: number, signer = ALICE) => signedExtrinsic({ signer, nonce });
const sent = (nonce: number, isFollowed = true): SentNonce => ({ nonce, bytes: bytesOf(nonce), isFollowed });
const setCount = (counted: unknown) => node.overrides.set(COUNT, () => counted);
const setPool = (...pool: readonly Hex[]) => node.overrides.set(POOL, () => pool);
const resends = () => node.requests.filter(({ method }) => method === SUBMIT).map(({ params }) => params[0]);

/** Answers submissions in order: with an error, or with acceptance for `null`. */
function answerSubmissions(...errors: readonly (Error | null)[]): void {
	const left = [...errors];
	node.overrides.set(SUBMIT, () => {
		const error = left.shift();
		if (error) throw error;
		return "0x00";
	});
}

describe("the nonce of an account's next transaction", () => {
	test("is the chain's where nothing is on its way", async () => {
		setCount(5);
		expect(await choose()).toEqual({ nonce: 5, counted: 5 });
	});

	test("follows those that this client sent, and needs no pool where the node counts the same", async () => {
		setCount(7);
		expect(await choose({ sent: [sent(5), sent(6)] })).toEqual({ nonce: 7, counted: 7 });
		expect(node.count(POOL)).toBe(0);
		expect(resends()).toEqual([]);
	});

	test("fills a gap between those that this client sent", async () => {
		setCount(6);
		expect(await choose({ sent: [sent(5), sent(7)] })).toEqual({ nonce: 6, counted: 6 });
	});

	test("is counted for the account by its address", async () => {
		setCount(5);
		await choose();
		expect(node.requests[0]?.params).toEqual([new Addresses(30).format(ALICE)]);
	});

	test("needs another view if a newer block came meanwhile", async () => {
		setCount(6);
		setPool();
		node.addBlock();
		expect(await choose()).toBeNull();
		expect(await choose({ isLast: true })).toEqual({ nonce: 5, counted: 6 });
	});

	test("needs no other view for a newer block where the node counts the same", async () => {
		setCount(5);
		node.addBlock();
		expect(await choose()).toEqual({ nonce: 5, counted: 5 });
	});

	test("follows the account's transactions in the pool, by whomever they were sent", async () => {
		setCount(7);
		setPool(bytesOf(5), bytesOf(6), bytesOf(7, BOB));
		expect(await choose()).toEqual({ nonce: 7, counted: 7 });
	});

	test("is not what a node counts of transactions that its pool does not have", async () => {
		setCount(900);
		setPool(bytesOf(5));
		expect(await choose()).toEqual({ nonce: 6, counted: 900 });
	});
});

describe("a transaction of this client that the node lost", () => {
	beforeEach(() => setCount(5));

	test("is sent again, so that the next one leaves no gap", async () => {
		setPool(bytesOf(6));
		answerSubmissions(null, null);
		expect(await choose({ sent: [sent(5), sent(6), sent(7)] })).toEqual({ nonce: 8, counted: 5 });
		expect(resends()).toEqual([bytesOf(5), bytesOf(7)]);
	});

	test("is replaced if the pool refuses it now", async () => {
		setPool();
		answerSubmissions(rpcError(1010, "Inability to pay some fees"), null);
		expect(await choose({ sent: [sent(5), sent(6)] })).toEqual({ nonce: 5, counted: 5 });
		expect(resends()).toEqual([bytesOf(5), bytesOf(6)]);
	});

	test.each([rpcError(1013, "Transaction is already imported"), timeout(SUBMIT, 1)])(
		"keeps its nonce if an error leaves open whether it arrived: %s",
		async (error) => {
			setPool();
			answerSubmissions(error);
			expect(await choose({ sent: [sent(5)] })).toEqual({ nonce: 6, counted: 5 });
		},
	);

	test("is not waited for after the client was closed", async () => {
		setPool();
		answerSubmissions(closed(SUBMIT));
		await expect(choose({ sent: [sent(5)] })).rejects.toMatchObject({ code: "CLOSED" });
	});

	test("keeps its nonce unsent if it may not be sent again", async () => {
		setPool();
		expect(await choose({ sent: [sent(5)], mayResend: false })).toEqual({ nonce: 6, counted: 5 });
		expect(resends()).toEqual([]);
	});

	test("is replaced if it is no longer followed", async () => {
		setPool();
		expect(await choose({ sent: [sent(5, false)] })).toEqual({ nonce: 5, counted: 5 });
		expect(resends()).toEqual([]);
	});
});

describe("a node that does not return its pool", () => {
	test("is believed within 512 nonces", async () => {
		setCount(5 + 512);
		expect(await choose()).toEqual({ nonce: 517, counted: 517 });
		setCount(5 + 513);
		expect(await choose()).toEqual({ nonce: 5, counted: 518 });
		expect(await choose({ sent: [sent(5)] })).toEqual({ nonce: 518, counted: 518 });
	});

	test.each([4, null, "5", -1, 5.5, 2 ** 32])("is not believed with %j", async (counted) => {
		setCount(counted);
		expect((await choose({ sent: [sent(5, false), sent(6)] }))?.nonce).toBe(7);
	});

	test("is not believed without a number, for an account without a final transaction", async () => {
		setCount(null);
		expect(await choose({ chainNonce: 0, sent: [sent(0, false)] })).toEqual({ nonce: 1, counted: null });
	});

	test("frees the nonce of a transaction that it does not count, and that is not followed", async () => {
		setCount(6);
		expect(await choose({ sent: [sent(5, false), sent(6, false)] })).toEqual({ nonce: 6, counted: 6 });
		setCount(5);
		expect(await choose({ sent: [sent(5, false), sent(6, false)] })).toEqual({ nonce: 5, counted: 5 });
	});

	test("does not free the nonce of a transaction that is followed", async () => {
		setCount(5);
		expect(await choose({ sent: [sent(5), sent(6, false)] })).toEqual({ nonce: 6, counted: 5 });
		expect(await choose({ sent: [sent(5, false), sent(6)] })).toEqual({ nonce: 5, counted: 5 });
	});
});
