import { beforeEach, describe, expect, test } from "vitest";
import type { Call, Operation, Prepared } from "../../../src/chain/operation.ts";
import { ruleFailure } from "../../../src/chain/rules/rule-failure.ts";
import { TransactionCodec } from "../../../src/chain/signing/transaction-codec.ts";
import { type Hex, toHex } from "../../../src/codec/hex.ts";
import { PlanPreparer } from "../../../src/plan/plan-preparer.ts";
import { takeView } from "../../../src/plan/plan-view.ts";
import type { EarlierTransactions, PreparationPoint } from "../../../src/plan/preparation-point.ts";
import { keyring } from "../../support/dev-api.ts";
import { littleEndian } from "../../support/little-endian.ts";
import { rhala1241 } from "../../support/metadata/specimens.ts";
import { type PlanClient, startPlanClient } from "../../support/plan-client.ts";
import { constantQuery } from "../../support/run-query.ts";
import { type TestOperationOptions, testOperation } from "../../support/test-operation.ts";
import type { TransactionNode } from "../../support/transaction-node.ts";

const ALICE = toHex(keyring.addFromUri("//Alice").publicKey);
const FAILURE = ruleFailure("NO_REWARD", { pid: 1 });
const INFO = "TransactionPaymentApi_query_info";

let node: TransactionNode;
let client: PlanClient;

beforeEach(async () => {
	({ node, client } = await startPlanClient());
});

async function preparerOf<R>(operation: Operation<R>): Promise<PlanPreparer<R>> {
	return new PlanPreparer(client, await client.loadWrites(), operation);
}

/** The newest block, where the account's nonce is 9. */
const point = (): PreparationPoint => ({ at: node.head.hash, nonce: async () => 9 });

async function check(options: TestOperationOptions, tip = 0n) {
	return (await preparerOf(testOperation(options))).prepareAndCheck(ALICE, point(), { tip });
}

/** Every transaction is as heavy as this, in picoseconds. */
function weigh(refTime: number): void {
	node.overrides.set("state_call", (params) => {
		if (params[0] !== INFO) return node.defaultResponse("state_call", params);
		// `RuntimeDispatchInfo`: a compact number of 8 bytes, no proof, class, fee.
		return `0x13${littleEndian(BigInt(refTime), 8).slice(2)}0000${littleEndian(node.fee, 16).slice(2)}`;
	});
}

describe("a plan", () => {
	test("is prepared on the block", async () => {
		const { hash } = node.head;
		const preparer = await preparerOf(testOperation({ failures: (block) => (block === hash ? [FAILURE] : []) }));
		expect((await preparer.prepare(ALICE, { at: hash })).failures).toEqual([FAILURE]);
		expect(client.reads).toEqual([hash]);
	});

	test("is prepared on the state that earlier transactions leave", async () => {
		const asked: unknown[] = [];
		const after = testOperation({ failures: () => [FAILURE] });
		const prepareAfter = (...args: readonly unknown[]) => {
			asked.push(args);
			return after;
		};
		const pending: EarlierTransactions["pending"] = [];
		const earlier = { pending, state: { prepareAfter } } as unknown as EarlierTransactions;
		const operation = testOperation();
		const prepared = await (await preparerOf(operation)).prepare(ALICE, { at: node.head.hash, earlier });
		expect(prepared.failures).toEqual([FAILURE]);
		expect(asked).toEqual([[pending, operation]]);
	});
});

describe("the check of a plan", () => {
	test("finds nothing where the account can pay the fee exactly", async () => {
		const { failures, fee, prepared } = await check({ transferable: 1000n, spends: 900n });
		expect({ failures, fee, spends: prepared.spends }).toEqual({ failures: [], fee: 100n, spends: 900n });
	});

	test("needs no estimate where the chain would refuse the plan", async () => {
		const { failures, fee } = await check({ failures: () => [FAILURE] });
		expect({ failures, fee }).toEqual({ failures: [FAILURE], fee: null });
		expect(node.feeEstimates).toBe(0);
	});

	test.each([
		[1000n, 901n, 99n],
		[1000n, 1000n, 0n],
		[1000n, 1500n, 0n],
	])("finds a fee that the account cannot pay: of %d it spends %d", async (transferable, spends, available) => {
		const { failures, fee } = await check({ transferable, spends });
		expect(failures).toEqual([ruleFailure("FEE_UNPAYABLE", { fee: 100n, available })]);
		expect(fee).toBe(100n);
	});

	test("counts the tip as part of the fee", async () => {
		expect((await check({ transferable: 1000n }, 900n)).failures).toEqual([]);
		expect((await check({ transferable: 1000n }, 901n)).failures).toMatchObject([{ code: "FEE_UNPAYABLE" }]);
	});

	test("finds a limit of the chain that no block can exceed, before the fee", async () => {
		weigh(2 ** 50);
		const { failures, fee } = await check({ transferable: 0n });
		expect(failures).toMatchObject([{ code: "BLOCK_LIMIT_EXCEEDED", details: { required: 2n ** 50n } }]);
		expect(fee).toBe(100n);
	});

	test("finds what fails once the fee is taken, on the same block", async () => {
		const fees: bigint[] = [];
		const first = testOperation();
		const afterFee = (fee: bigint) => {
			fees.push(fee);
			return constantQuery({ ...prepared, failures: [FAILURE] });
		};
		let prepared: Prepared<{ caps: bigint[] }>;
		const operation = {
			name: "test",
			*prepare(account: Hex) {
				prepared = yield* first.prepare(account);
				return { ...prepared, afterFee };
			},
		};
		const checked = await (await preparerOf(operation)).prepareAndCheck(ALICE, point(), {});
		expect(checked.failures).toEqual([FAILURE]);
		expect(checked.prepared.failures).toEqual([FAILURE]);
		expect(fees).toEqual([100n]);
		expect(client.reads).toEqual([node.head.hash, node.head.hash]);
	});
});

describe("the estimate of a plan", () => {
	test("is asked for on the block, for the nonce there", async () => {
		const preparer = await preparerOf(testOperation());
		const prepared = await preparer.prepare(ALICE, point());
		expect(await preparer.estimateFee(ALICE, prepared, point(), { tip: 7n })).toBe(107n);
		const request = node.requests.find(({ params }) => params[0] === INFO);
		expect(request?.params[2]).toBe(node.head.hash);
		const estimated = node.api.registry.createType("Extrinsic", String(request?.params[1]).slice(0, -8));
		expect([estimated.nonce.toNumber(), estimated.tip.toBigInt()]).toEqual([9, 7n]);
	});
});

describe("the transaction of a plan", () => {
	test("is encoded as what the runtime is known to have", async () => {
		const preparer = await preparerOf(testOperation());
		const prepared = await preparer.prepare(ALICE, point());
		const call = node.api.registry.createType("Call", await preparer.encode(prepared));
		expect(call.toHuman()).toMatchObject({ method: "remark" });
		const chain = await client.loadWrites();
		const older = new TransactionCodec(rhala1241.scan, 2);
		const codec = { encodeCall: (call: Call) => older.encodeCall({ ...call, method: "remarkWithEvent" }) };
		const other = new PlanPreparer(client, { ...chain, codec } as never, testOperation());
		await expect(other.encode(prepared)).rejects.toMatchObject({ code: "UNVERIFIED_RUNTIME" });
	});

	test("is signed for the view, the nonce there and the options", async () => {
		const preparer = await preparerOf(testOperation());
		const call = await preparer.encode(await preparer.prepare(ALICE, point()));
		const view = await takeView(client.rpc);
		const options = { tip: 7n, mortality: 8 };
		const unsigned = await preparer.buildPayload(call, ALICE, { view, nonce: 9 }, options);
		expect(unsigned).toMatchObject({ nonce: 9, lastValidBlock: 9 + 7, method: call });
		expect(unsigned.payload.address).toBe(client.addresses.format(ALICE));
		expect(BigInt(unsigned.payload.tip)).toBe(7n);
	});
});
