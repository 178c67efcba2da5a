import { beforeEach, describe, expect, test, vi } from "vitest";
import { Addresses } from "../../../src/chain/addresses.ts";
import type { Hex } from "../../../src/codec/hex.ts";
import { AccountTransactions } from "../../../src/plan/account-transactions.ts";
import { takeAccountView } from "../../../src/plan/account-view.ts";
import { FakeNode } from "../../support/fake-node.ts";
import { littleEndian } from "../../support/little-endian.ts";
import { pendingTransaction } from "../../support/pending-transaction.ts";
import { planRpc } from "../../support/plan-rpc.ts";

const ALICE: Hex = `0x${"11".repeat(32)}`;
const NONCE = "state_call";
const COUNT = "system_accountNextIndex";
const POOL = "author_pendingExtrinsics";
const SUBMIT = "author_submitExtrinsic";
const addresses = new Addresses(30);

let node: FakeNode;
let own: AccountTransactions;

beforeEach(() => {
	node = new FakeNode();
	node.addBlock();
	own = new AccountTransactions();
	node.overrides.set(NONCE, () => littleEndian(5n, 4));
	node.overrides.set(COUNT, () => 5);
	node.overrides.set(POOL, () => []);
	node.overrides.set(SUBMIT, () => "0x00");
});

const take = (mayResend = true) => takeAccountView({ rpc: planRpc(node), addresses }, ALICE, own, mayResend);

const addPending = (nonce: number) => own.add(pendingTransaction(nonce));

/** Makes the first responses to a method fail. */
function failFirst(method: string, times: number, error: () => Error): void {
	const respond = node.overrides.get(method);
	let left = times;
	node.overrides.set(method, (params) => {
		if (left-- > 0) throw error();
		return respond?.(params);
	});
}

describe("the view of an account", () => {
	test("has the best block, the nonce there, and what the node counted", async () => {
		const view = await take();
		expect(view).toMatchObject({ block: { hash: node.head.hash }, nonce: 5, counted: 5, pending: [] });
		expect(node.requests.find(({ method }) => method === NONCE)?.params).toEqual([
			"AccountNonceApi_account_nonce",
			ALICE,
			node.head.hash,
		]);
	});

	test("lists the transactions that the block does not hold and that come before the next", async () => {
		for (const nonce of [4, 5, 6, 9]) addPending(nonce);
		node.overrides.set(COUNT, () => 7);
		const { nonce, pending } = await take();
		expect(nonce).toBe(7);
		expect(pending.map((transaction) => transaction.nonce)).toEqual([5, 6]);
	});

	test("sends lost transactions again only where that is allowed", async () => {
		addPending(5);
		expect(await take(false)).toMatchObject({ nonce: 6, counted: 5 });
		expect(node.count(SUBMIT)).toBe(0);
		expect(await take(true)).toMatchObject({ nonce: 6, counted: 5 });
		expect(node.count(SUBMIT)).toBe(1);
	});

	test("is taken again where the node lacks the state of its best block", async () => {
		failFirst(NONCE, 4, () => new Error("State already discarded"));
		expect(await take()).toMatchObject({ nonce: 5 });
		expect(node.count(NONCE)).toBe(5);
	});

	test("waits before it is taken again", async () => {
		failFirst(NONCE, 1, () => new Error("State already discarded"));
		vi.useFakeTimers({ toFake: ["setTimeout"] });
		try {
			const view = take();
			await vi.advanceTimersByTimeAsync(199);
			expect(node.count(NONCE)).toBe(1);
			await vi.advanceTimersByTimeAsync(1);
			expect(await view).toMatchObject({ nonce: 5 });
		} finally {
			vi.useRealTimers();
		}
	});

	test("ends with the node's error where that lasts", async () => {
		failFirst(NONCE, 5, () => new Error("State already discarded"));
		await expect(take()).rejects.toMatchObject({ code: "RPC_FAILED" });
		expect(node.count(NONCE)).toBe(5);
	});

	test("ends at once with any other error", async () => {
		failFirst(NONCE, 1, () => new TypeError("a bug"));
		const request = () => Promise.reject(new TypeError("a bug"));
		const rpc = { ...planRpc(node), request: vi.fn(planRpc(node).request) };
		rpc.request.mockImplementation((method, params) =>
			method === NONCE ? request() : planRpc(node).request(method, params),
		);
		await expect(takeAccountView({ rpc, addresses }, ALICE, own, true)).rejects.toThrow("a bug");
		expect(rpc.request.mock.calls.filter(([method]) => method === NONCE)).toHaveLength(1);
	});

	test("is of a newer block that came while the nonce was chosen", async () => {
		let newer: Hex | null = null;
		node.overrides.set(COUNT, () => {
			newer ??= node.addBlock().hash;
			return 6;
		});
		const { block, nonce } = await take();
		expect(block.hash).toBe(newer);
		expect(nonce).toBe(5);
	});

	test("is of some block, where every attempt finds a newer one", async () => {
		node.overrides.set(COUNT, () => {
			node.addBlock();
			return 6;
		});
		expect(await take()).toMatchObject({ nonce: 5, counted: 6 });
		expect(node.count(COUNT)).toBe(5);
	});
});
