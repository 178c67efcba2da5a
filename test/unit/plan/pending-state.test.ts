import { describe, expect, test } from "vitest";
import type { WritesModule } from "../../../src/chain/chain-adapter.ts";
import { createMetadataReader } from "../../../src/chain/metadata/metadata-reader.ts";
import type { Call, Operation } from "../../../src/chain/operation.ts";
import { TransactionCodec } from "../../../src/chain/signing/transaction-codec.ts";
import type { Hex } from "../../../src/codec/hex.ts";
import type { PendingTransaction } from "../../../src/plan/account-transactions.ts";
import { createPendingState } from "../../../src/plan/create-pending-state.ts";
import type { PendingState } from "../../../src/plan/pending-state.ts";
import { v2 } from "../../support/metadata/specimens.ts";
import { pendingTransaction } from "../../support/pending-transaction.ts";
import { runQuery } from "../../support/run-query.ts";
import { remark, testOperation } from "../../support/test-operation.ts";

const ACCOUNT: Hex = `0x${"0a".repeat(32)}`;
const AT: Hex = `0x${"b1".repeat(32)}`;
const OTHER: Hex = `0x${"b2".repeat(32)}`;
const BLOCK = { hash: AT, number: 7, timestampMs: 1_000 };
const chain = {
	codec: new TransactionCodec(v2.scan, 2),
	metadata: createMetadataReader(v2.scan),
	hasKnownEffects: ({ method }: Call) => method === "remark",
} as Partial<WritesModule> as WritesModule;

const transaction = (nonce: number, calls: readonly Call[] = [remark("0x01")]) => pendingTransaction(nonce, { calls });
const [first, second] = [transaction(0), transaction(1)];
const unknown: Call = { pallet: "system", method: "setHeapPages", args: { pages: 1n } };

const create = (pending: readonly PendingTransaction[], kept: PendingState | null = null, at = AT) =>
	createPendingState({ generation: 2 }, chain, at, pending, kept);

/** Prepares an operation on the state after transactions. */
function prepareAfter(state: PendingState, pending: readonly PendingTransaction[], operation: Operation<unknown>) {
	return runQuery(state.prepareAfter(pending, operation).prepare(ACCOUNT), BLOCK);
}

describe("the state after pending transactions", () => {
	test("is not known where the effects of a call are not", async () => {
		expect(await create([transaction(0, [remark("0x01"), unknown])])).toBeNull();
		expect(await create([first, transaction(1, [unknown])])).toBeNull();
	});

	test("is that of its block alone", async () => {
		const state = await create([first]);
		expect(state?.isStartOf(AT, [first])).toBe(true);
		expect(state?.isStartOf(OTHER, [first])).toBe(false);
	});

	test("is continued with further transactions, and not without one that it holds", async () => {
		const state = (await create([first])) as PendingState;
		expect(prepareAfter(state, [first], testOperation()).calls).toEqual([remark("0x01")]);
		expect(state.isStartOf(AT, [first, second])).toBe(true);
		expect(state.isStartOf(AT, [second])).toBe(false);
		expect(await create([first, second], state)).toBe(state);
		expect(await create([second], state)).not.toBe(state);
		expect(await create([first, second], state, OTHER)).not.toBe(state);
	});

	test("is what an operation is prepared on", async () => {
		const state = (await create([first])) as PendingState;
		const operation = testOperation();
		expect(state.prepareAfter([], operation)).toBe(operation);
		expect(state.prepareAfter([first], operation)).not.toBe(operation);
	});
});
