import { NEVER } from "rxjs";
import { beforeEach, describe, expect, test } from "vitest";
import { ruleFailure } from "../../../src/chain/rules/rule-failure.ts";
import type { Hex } from "../../../src/codec/hex.ts";
import type { PendingTransaction } from "../../../src/plan/account-transactions.ts";
import { Cancellation } from "../../../src/plan/cancellation.ts";
import type { PendingState } from "../../../src/plan/pending-state.ts";
import { PlanDrafter } from "../../../src/plan/plan-drafter.ts";
import type { SendOptions } from "../../../src/plan/plan-options.ts";
import type { Draft } from "../../../src/plan/send-job.ts";
import { SubmissionReporter } from "../../../src/plan/submission.ts";
import { COUNT, type SendingClient, settle, startSending } from "../../support/sending.ts";
import { signedExtrinsic } from "../../support/signed-extrinsic.ts";
import { remark } from "../../support/test-operation.ts";

const ACCOUNT: Hex = `0x${"a1".repeat(32)}`;
const FAILURE = ruleFailure("NO_REWARD", { pid: 1 });
/** The state after the account's pending transactions, as an earlier plan left it. */
const STATE = { isStartOf: () => true } as unknown as PendingState;

let client: SendingClient;
let statuses: string[];
/** Emits a block to what waits for one. */
let emitBlock: () => void;
let isFollowing: boolean;

beforeEach(() => {
	client = startSending(ACCOUNT);
	statuses = [];
	emitBlock = () => {};
	isFollowing = false;
});

function draft(options: SendOptions = {}): Promise<Draft<string>> {
	const { context, chain, preparer, own } = client;
	const follow = (listener: () => void) => {
		isFollowing = true;
		emitBlock = listener;
		return () => {
			isFollowing = false;
		};
	};
	const reporter = new SubmissionReporter<unknown>();
	reporter.status$.subscribe(({ type }) => statuses.push(type));
	const cancellation = new Cancellation("test", options.signal, NEVER);
	return new PlanDrafter(context, chain, preparer, { follow }).draft(
		{ account: ACCOUNT, scheme: "sr25519", options, reporter, cancellation },
		own,
	);
}

/** A transaction of the account that no block holds yet. */
function addPending(nonce: number): PendingTransaction {
	const bytes = signedExtrinsic({ signer: ACCOUNT, nonce });
	const pending: PendingTransaction = {
		hash: `0xe${nonce}`,
		bytes,
		nonce,
		calls: [remark("0x05")],
		fee: 1n,
		isFeeEstimated: true,
		isFollowed: true,
	};
	client.own.add(pending);
	client.node.submitted.push(bytes);
	return pending;
}

/** The effects of every call are known. */
function knowEffects(): void {
	client.chain.hasKnownEffects = () => true;
	client.own.pendingState = STATE;
}

/** The newest block holds the account's next transaction. */
function include(): void {
	client.node.include();
	emitBlock();
}

describe("a draft", () => {
	test("is prepared and checked on the best block, for the account's next nonce", async () => {
		const { node, preparer } = client;
		const { view, nonce, fee, prepared } = await draft();
		expect(view.block.hash).toBe(node.head.hash);
		expect(view.final.number).toBe(9);
		expect({ nonce, fee, calls: prepared.calls }).toEqual({ nonce: 5, fee: 100n, calls: [remark("0x01")] });
		expect(preparer.calls).toMatchObject([{ isChecked: true, point: { at: node.head.hash, earlier: undefined } }]);
		expect(statuses).toEqual([]);
	});

	test("without a check has no fee, and no failures", async () => {
		const { preparer } = client;
		preparer.failures = [FAILURE];
		expect(await draft({ check: false })).toMatchObject({ nonce: 5, fee: null });
		expect(preparer.calls).toMatchObject([{ isChecked: false, point: { at: client.node.head.hash } }]);
	});

	test("fails with the first failure of its check", async () => {
		client.preparer.failures = [FAILURE, ruleFailure("NO_POSITION", { pid: 2 })];
		await expect(draft()).rejects.toMatchObject({ code: "NO_REWARD", details: { pid: 1, dispatch: null } });
	});

	test("takes the caller's nonce", async () => {
		expect((await draft({ nonce: 40 })).nonce).toBe(40);
	});

	test.each([true, false])("fails where the node serves another chain, check: %s", async (check) => {
		client.node.overrides.set("chain_getBlockHash", () => `0x${"fe".repeat(32)}`);
		await expect(draft({ check })).rejects.toMatchObject({ code: "WRONG_GENESIS" });
	});

	test("fails where the block that it is prepared on has another runtime", async () => {
		const { node } = client;
		const versions = new Map([[node.head.hash, { specVersion: 2 }]]);
		node.overrides.set("state_getRuntimeVersion", ([at]) => versions.get(at as Hex) ?? { specVersion: 1 });
		await expect(draft()).rejects.toMatchObject({ code: "RUNTIME_CHANGED", details: { expected: 1, actual: 2 } });
	});

	test("estimates its fee for that nonce, once the chain is known to be the plan's", async () => {
		const nonceOfPoint = () => client.preparer.calls[0]?.point.nonce?.();
		await draft({ nonce: 40 });
		expect(await nonceOfPoint()).toBe(40);
		client = startSending(ACCOUNT);
		client.node.overrides.set("chain_getBlockHash", () => `0x${"fe".repeat(32)}`);
		await expect(draft()).rejects.toMatchObject({ code: "WRONG_GENESIS" });
		await expect(nonceOfPoint()).rejects.toMatchObject({ code: "WRONG_GENESIS" });
	});
});

describe("a draft after transactions of the account that the block does not hold", () => {
	test("is prepared on the state that they leave, where their effects are known", async () => {
		const pending = [addPending(5), addPending(6)];
		knowEffects();
		expect((await draft()).nonce).toBe(7);
		expect(client.preparer.calls).toMatchObject([{ isChecked: true, point: { earlier: { pending, state: STATE } } }]);
		expect(statuses).toEqual([]);
	});

	test("sends those again that the node lost, so that its nonce leaves no gap", async () => {
		const { node } = client;
		const { bytes } = addPending(5);
		knowEffects();
		node.submitted.length = 0;
		expect((await draft()).nonce).toBe(6);
		expect(node.submitted).toEqual([bytes]);
	});

	test("leaves out those that come after it", async () => {
		const first = addPending(5);
		addPending(6);
		knowEffects();
		await draft({ nonce: 6 });
		expect(client.preparer.calls[0]?.point.earlier?.pending).toEqual([first]);
	});

	test("does not wait for those that come after it", async () => {
		addPending(5);
		await draft({ nonce: 5 });
		expect(client.preparer.calls).toHaveLength(1);
		expect(statuses).toEqual([]);
	});

	test("waits visibly until a block holds them, where their effects are not known", async () => {
		const { node, preparer } = client;
		addPending(5);
		addPending(6);
		const drafting = draft();
		await settle();
		expect(statuses).toEqual(["queued"]);
		include();
		await settle();
		expect(preparer.calls).toEqual([]);
		include();
		const { view, nonce } = await drafting;
		expect(view.block.hash).toBe(node.head.hash);
		expect(nonce).toBe(7);
		expect(preparer.calls).toMatchObject([{ isChecked: true, point: { at: node.head.hash } }]);
		expect(statuses).toEqual(["queued", "checking"]);
		expect(isFollowing).toBe(false);
	});

	test("misses no block that comes while it looks at the chain", async () => {
		addPending(5);
		let views = 0;
		client.node.overrides.set(COUNT, (params) => {
			views += 1;
			if (views === 2) {
				const counted = client.node.defaultResponse(COUNT, params);
				include();
				return counted;
			}
			return client.node.defaultResponse(COUNT, params);
		});
		await draft();
		expect(statuses).toEqual(["queued", "checking"]);
	});

	test("waits for eight blocks at most", async () => {
		addPending(5);
		const drafting = draft();
		for (let block = 1; block <= 8; block++) {
			await settle();
			expect(client.preparer.calls).toEqual([]);
			client.node.addBlock();
			emitBlock();
		}
		expect((await drafting).nonce).toBe(6);
	});

	test("does not wait where it is not checked, and has the same calls on every block", async () => {
		addPending(5);
		await draft({ check: false });
		expect(client.preparer.calls).toMatchObject([{ isChecked: false }]);
		expect(statuses).toEqual([]);
	});

	test("waits where it is not checked, and its calls depend on the chain", async () => {
		client.preparer.fixedCalls = false;
		addPending(5);
		const drafting = draft({ check: false });
		await settle();
		expect(statuses).toEqual(["queued"]);
		include();
		expect((await drafting).view.block.hash).toBe(client.node.head.hash);
	});

	test("is given up while it waits", async () => {
		const stop = new AbortController();
		addPending(5);
		const drafting = draft({ signal: stop.signal });
		await settle();
		expect(isFollowing).toBe(true);
		stop.abort();
		await expect(drafting).rejects.toMatchObject({ code: "ABORTED" });
		expect(isFollowing).toBe(false);
	});
});
