import { beforeEach, describe, expect, test } from "vitest";
import { Addresses } from "../../../src/chain/addresses.ts";
import type { WritesModule } from "../../../src/chain/chain-adapter.ts";
import { createMetadataReader } from "../../../src/chain/metadata/metadata-reader.ts";
import type { Call } from "../../../src/chain/operation.ts";
import type { Hex } from "../../../src/codec/hex.ts";
import { AccountTransactions, type PendingTransaction } from "../../../src/plan/account-transactions.ts";
import type { PlanContext } from "../../../src/plan/plan-context.ts";
import { executeEarlier, takePreparationPoint } from "../../../src/plan/preparation-point.ts";
import { devApi } from "../../support/dev-api.ts";
import { FakeNode } from "../../support/fake-node.ts";
import { littleEndian } from "../../support/little-endian.ts";
import { v2 } from "../../support/metadata/specimens.ts";
import { pendingTransaction } from "../../support/pending-transaction.ts";
import { planRpc } from "../../support/plan-rpc.ts";
import { remark } from "../../support/test-operation.ts";

const ALICE: Hex = `0x${"11".repeat(32)}`;
const chain = {
	metadata: createMetadataReader(v2.scan),
	hasKnownEffects: ({ method }: Call) => method === "remark",
} as Partial<WritesModule> as WritesModule;

let node: FakeNode;
let own: AccountTransactions;
let context: PlanContext;
/** Requests for an account's nonce and for fees. */
let calls: string[];
/** While the fee is requested. */
let onFee: () => void;

beforeEach(async () => {
	node = new FakeNode();
	node.addBlock();
	own = new AccountTransactions();
	calls = [];
	onFee = () => {};
	node.overrides.set("state_call", ([api]) => {
		calls.push(String(api));
		if (api === "AccountNonceApi_account_nonce") return littleEndian(5n, 4);
		onFee();
		return `0x00000000000000000000${littleEndian(70n, 16).slice(2)}`;
	});
	node.overrides.set("system_accountNextIndex", () => 5 + own.pendingFrom(5).length);
	const specVersion = (await devApi()).runtimeVersion.specVersion.toNumber();
	const network = { specVersion, genesisHash: node.genesisHash };
	const addresses = new Addresses(30);
	context = {
		generation: 2,
		network,
		addresses,
		api: devApi,
		rpc: planRpc(node),
	} as Partial<PlanContext> as PlanContext;
});

function addPending(nonce: number, more: Partial<PendingTransaction> = {}): PendingTransaction {
	const transaction = pendingTransaction(nonce, { bytes: "0x0102", calls: [remark("0x01")], fee: 3n, ...more });
	own.add(transaction);
	return transaction;
}

const take = () => takePreparationPoint(context, chain, ALICE, own);
const unknown: Call = { pallet: "system", method: "setHeapPages", args: { pages: 1n } };

describe("what a plan is prepared on", () => {
	test("is the best block alone where nothing is on its way; the nonce is read when it is needed", async () => {
		const point = await take();
		expect(point).toMatchObject({ at: node.head.hash });
		expect(point.earlier).toBeUndefined();
		expect(calls).toEqual([]);
		expect(await point.nonce()).toBe(5);
	});

	test("is the best block after the transactions that it does not hold", async () => {
		addPending(4);
		const [first, second] = [addPending(5), addPending(6)];
		const { at, earlier, nonce } = await take();
		expect(at).toBe(node.head.hash);
		expect(earlier?.pending).toEqual([first, second]);
		expect(earlier?.state.isStartOf(at, [first, second])).toBe(true);
		expect(await nonce()).toBe(7);
		expect(calls).toEqual(["AccountNonceApi_account_nonce"]);
	});

	test("is the block alone once it holds them all", async () => {
		addPending(4);
		const point = await take();
		expect(point.earlier).toBeUndefined();
		expect(await point.nonce()).toBe(5);
	});

	test("is the block alone where the node lost a transaction that is no longer followed", async () => {
		addPending(5, { isFollowed: false });
		node.overrides.set("system_accountNextIndex", () => 5);
		for (const pool of [[], null]) {
			node.overrides.set("author_pendingExtrinsics", () => pool);
			const point = await take();
			expect(point.earlier).toBeUndefined();
			expect(await point.nonce()).toBe(5);
		}
	});

	test("leaves out transactions behind a gap", async () => {
		const first = addPending(5);
		addPending(7);
		node.overrides.set("system_accountNextIndex", () => 6);
		const point = await take();
		expect(point.earlier?.pending).toEqual([first]);
		expect(await point.nonce()).toBe(6);
	});

	test("is the block alone where the effects of a transaction are not known", async () => {
		addPending(5, { calls: [unknown] });
		const point = await take();
		expect(point.earlier).toBeUndefined();
		expect(await point.nonce()).toBe(6);
	});
});

describe("the state after transactions", () => {
	const execute = (...pending: PendingTransaction[]) => executeEarlier(context, chain, node.head.hash, pending, own);

	test("is none without any", async () => {
		expect(await execute()).toBeNull();
		expect(own.pendingState).toBeNull();
	});

	test("is kept for the next plan of the account, and continued by it", async () => {
		const [first, second] = [addPending(5), addPending(6)];
		const earlier = await execute(first);
		expect(own.pendingState).toBe(earlier?.state);
		expect((await execute(first, second))?.state).toBe(earlier?.state);
	});

	test("is kept no more where it is not known", async () => {
		await execute(addPending(5));
		expect(await execute(addPending(6, { calls: [unknown] }))).toBeNull();
		expect(own.pendingState).toBeNull();
	});

	test("has the fee of a transaction that was sent without an estimate, once", async () => {
		const transaction = addPending(5, { isFeeEstimated: false });
		await execute(transaction);
		expect(transaction).toMatchObject({ fee: 73n, isFeeEstimated: true });
		await execute(transaction);
		expect(transaction.fee).toBe(73n);
		expect(calls).toEqual(["TransactionPaymentApi_query_info"]);
	});

	test("adds a fee once where two plans estimate it at the same time", async () => {
		const transaction = addPending(5, { isFeeEstimated: false });
		onFee = () => {
			transaction.fee += 70n;
			transaction.isFeeEstimated = true;
		};
		await execute(transaction);
		expect(transaction.fee).toBe(73n);
	});
});
