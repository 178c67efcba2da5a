import { Keyring } from "@polkadot/keyring";
import { blake2AsHex } from "@polkadot/util-crypto";
import { NEVER } from "rxjs";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ruleFailure } from "../../../src/chain/rules/rule-failure.ts";
import { fromHex, toHex } from "../../../src/codec/hex.ts";
import { Cancellation } from "../../../src/plan/cancellation.ts";
import type { SendOptions } from "../../../src/plan/plan-options.ts";
import { PlanSender } from "../../../src/plan/plan-sender.ts";
import type { TransactionSigner } from "../../../src/plan/signer.ts";
import type { KeyPairSigner } from "../../../src/plan/signers/key-pair-signer.ts";
import { SubmissionReporter } from "../../../src/plan/submission.ts";
import type { SubmissionStatus } from "../../../src/plan/submission-status.ts";
import { closed } from "../../../src/rpc/transport-errors.ts";
import { rpcError } from "../../support/fake-chain-rpc.ts";
import { COUNT, type SendingClient, SIGNABLE, SUBMIT, settle, startSending } from "../../support/sending.ts";
import { signedExtrinsic } from "../../support/signed-extrinsic.ts";
import { remark } from "../../support/test-operation.ts";

const alice = new Keyring({ type: "sr25519" }).addFromUri("//Alice");
const ALICE = toHex(alice.publicKey);
const bytesOf = (nonce: number) => signedExtrinsic({ signer: ALICE, nonce });
const outdated = () => rpcError(1010, "Invalid Transaction: Transaction is outdated");
const unpayable = () => rpcError(1010, "Invalid Transaction: Inability to pay some fees");

let client: SendingClient;
let stops: AbortController[];
/** Windows of the wallet that wait for an answer. */
let windows: (() => void)[];

beforeEach(() => {
	client = startSending(ALICE);
	stops = [];
	windows = [];
});

/** What follows a chain still would start timers in other tests. */
afterEach(async () => {
	vi.useRealTimers();
	vi.restoreAllMocks();
	for (const stop of stops) stop.abort();
	await settle();
	expect(client.head$.observed).toBe(false);
});

const wallet: TransactionSigner = {
	address: ALICE,
	signer: {
		signRaw: () =>
			new Promise((resolve) => {
				const signature = toHex(alice.sign(fromHex(SIGNABLE), { withType: true }));
				windows.push(() => resolve({ signature }));
			}),
	},
};

/** A submission that the test watches. */
interface Watched {
	readonly types: string[];
	readonly statuses: SubmissionStatus[];
	/** How the sender ended: `null` without an error. */
	readonly end: Promise<unknown>;
	readonly stop: AbortController;
}

function send(options: SendOptions = {}, signer: TransactionSigner = alice): Watched {
	const { context, chain, preparer, transactions } = client;
	const stop = new AbortController();
	stops.push(stop);
	const reporter = new SubmissionReporter<string>();
	const statuses: SubmissionStatus[] = [];
	const types: string[] = [];
	reporter.markObserved();
	reporter.status$.subscribe((status) => {
		statuses.push(status);
		types.push(status.type);
	});
	const cancellation = new Cancellation("test", stop.signal, NEVER);
	const job = { account: ALICE, signer, options, reporter, cancellation };
	const end = new PlanSender(context, chain, preparer, transactions).send(job).then(
		() => null,
		(error: unknown) => error,
	);
	return { types, statuses, end, stop };
}

/** The transactions of the account on their way, by nonce. */
const pending = () => client.own.pendingFrom(0);

describe("a submission", () => {
	test("goes from the check over the signature to the pool, and is followed to the final chain", async () => {
		const { types, statuses, end } = send();
		await settle();
		expect(types).toEqual(["checking", "signing", "signed"]);
		expect(client.node.submitted).toEqual([bytesOf(5)]);
		client.node.notify("author_extrinsicUpdate", { inBlock: client.node.include().hash });
		await settle();
		client.node.finalizedNumber = client.node.head.number;
		client.node.notify("author_extrinsicUpdate", { finalized: client.node.head.hash });
		expect(await end).toBeNull();
		expect(types).toEqual(["checking", "signing", "signed", "inBlock", "finalized"]);
		expect(statuses[2]).toMatchObject({ hash: blake2AsHex(bytesOf(5)) });
		expect(statuses[3]).toMatchObject({ block: { hash: client.node.head.hash }, error: null });
		expect(pending()).toEqual([]);
	});

	test("that the chain refuses has the numbers that the check finds at the block before", async () => {
		const { node, chain, preparer } = client;
		const dispatch = { pallet: "phalaStakePoolv2", name: "NoRewardToClaim", docs: "", callIndex: null };
		const end = { pallet: "System", name: "ExtrinsicFailed", data: { dispatchError: {} }, extrinsic: 0, index: 0 };
		Object.assign(chain, { loadErrorCode: async () => () => "NO_REWARD" });
		Object.assign(chain.metadata, { events: () => [end], dispatchError: () => dispatch });
		const { statuses } = send({ check: false });
		await settle();
		preparer.failures = [ruleFailure("NO_REWARD", { pid: 7 })];
		node.notify("author_extrinsicUpdate", { inBlock: node.include().hash });
		await settle();
		const error = { code: "NO_REWARD", details: { pid: 7, dispatch } };
		expect(statuses.at(-1)).toMatchObject({ type: "inBlock", error });
	});

	test("is built for the view of its draft, its nonce and its options", async () => {
		const options = { tip: 7n, nonce: 40 };
		send(options);
		await settle();
		expect(client.preparer.payloads).toEqual([{ nonce: 40, at: client.node.head.hash, options }]);
	});

	test("is one of the account's transactions on their way, with its calls and its fee", async () => {
		send({ tip: 7n });
		await settle();
		expect(pending()).toEqual([
			{
				hash: blake2AsHex(bytesOf(5)),
				bytes: bytesOf(5),
				nonce: 5,
				calls: [remark("0x01")],
				fee: 100n,
				isFeeEstimated: true,
				isFollowed: true,
			},
		]);
	});

	test.each([
		[{ check: false, tip: 7n }, 7n],
		[{ check: false }, 0n],
	])("without a check has its tip as fee, until that is estimated: %o", async (options, fee) => {
		send(options);
		await settle();
		expect(pending()).toMatchObject([{ fee, isFeeEstimated: false }]);
	});

	test("stays one of them after an abort, but is not followed", async () => {
		const { end, stop } = send();
		await settle();
		stop.abort();
		await end;
		expect(pending()).toMatchObject([{ nonce: 5, isFollowed: false }]);
	});

	test("is not signed where its check fails", async () => {
		client.preparer.failures = [ruleFailure("NO_REWARD", { pid: 1 })];
		const { types, end } = send();
		expect(await end).toMatchObject({ code: "NO_REWARD" });
		expect(types).toEqual(["checking"]);
		expect(pending()).toEqual([]);
	});
});

describe("the account's turn", () => {
	test("passes on when a transaction is in the pool, before it is in a block", async () => {
		send({ check: false });
		const second = send({ check: false });
		await vi.waitFor(() => expect(client.node.submitted).toEqual([bytesOf(5), bytesOf(6)]), { timeout: 120_000 });
		await settle();
		expect(second.types).toEqual(["queued", "checking", "signing", "signed"]);
	});

	test("passes on where a transaction is not sent", async () => {
		client.node.refusals.push(unpayable());
		const first = send({ check: false });
		send({ check: false });
		expect(await first.end).toMatchObject({ code: "REJECTED" });
		await settle();
		expect(client.node.submitted).toEqual([bytesOf(5)]);
	});

	test("is waited for while another send's wallet is open", async () => {
		send({ check: false }, wallet);
		const second = send({ check: false });
		await settle();
		expect(second.types).toEqual(["queued"]);
		expect(client.node.submitted).toEqual([]);
	});

	test("is taken from a send whose wallet is open, with overtake", async () => {
		send({ check: false }, wallet);
		await settle();
		const second = send({ check: false, overtake: true });
		await settle();
		expect(second.types).toEqual(["checking", "signing", "signed"]);
		expect(client.node.submitted).toEqual([bytesOf(5)]);
	});

	test("is the one of two sends that is signed first: a key pair then signs again, with the next nonce", async () => {
		let second: Watched | undefined;
		const pair: KeyPairSigner = {
			...alice,
			sign(message, options) {
				second ??= send({ check: false, overtake: true });
				return alice.sign(message, options);
			},
		};
		const first = send({ check: false }, pair);
		await vi.waitFor(() => expect(client.node.submitted).toEqual([bytesOf(5), bytesOf(6)]), { timeout: 120_000 });
		await settle();
		expect(first.types).toEqual(["checking", "signing", "signed"]);
		expect(second?.types).toEqual(["checking", "signing", "checking", "signing", "signed"]);
	});

	test("is taken from a wallet for good, which is not opened again", async () => {
		const first = send({ check: false }, wallet);
		await settle();
		send({ check: false, overtake: true });
		await settle();
		windows[0]?.();
		expect(await first.end).toMatchObject({ code: "REJECTED", details: { reason: expect.stringMatching(/another/) } });
		expect(windows).toHaveLength(1);
	});

	test("is given up by a send that is aborted while it waits", async () => {
		send({ check: false }, wallet);
		const second = send({ check: false });
		await settle();
		second.stop.abort();
		expect(await second.end).toMatchObject({ code: "ABORTED" });
	});
});

describe("a pool that refuses a transaction", () => {
	test("ends the submission, and frees its nonce", async () => {
		client.node.refusals.push(unpayable());
		const { end } = send();
		expect(await end).toMatchObject({ code: "REJECTED" });
		expect(pending()).toEqual([]);
		expect(client.node.count(SUBMIT)).toBe(1);
	});

	test("is not believed where the same bytes were sent before", async () => {
		const first = send({ nonce: 5 });
		await settle();
		first.stop.abort();
		await first.end;
		client.node.submitted.length = 0;
		client.node.refusals.push(rpcError(1012, "Temporarily banned"));
		const second = send({ nonce: 5 });
		await settle();
		expect(second.types).toEqual(["checking", "signing", "signed", "searching"]);
	});

	test("leaves open what an error of the connection means: the transaction stays on its way", async () => {
		client.node.refusals.push(closed(SUBMIT));
		const { end } = send();
		expect(await end).toMatchObject({ code: "CLOSED" });
		expect(pending()).toMatchObject([{ nonce: 5, isFollowed: false }]);
	});
});

describe("a nonce that another program takes", () => {
	/** The node counts this as the next nonce, by the number of the request, and has the transactions before it in its pool. */
	function count(nonceAt: (request: number) => number): void {
		let requests = 0;
		client.node.overrides.set(COUNT, () => {
			requests += 1;
			return nonceAt(requests);
		});
		client.node.overrides.set("author_pendingExtrinsics", () =>
			Array.from({ length: nonceAt(requests) }, (_, nonce) => bytesOf(nonce)),
		);
	}

	test("before the signature makes a key pair prepare again", async () => {
		count((request) => (request === 1 ? 5 : 6));
		const { types } = send();
		await settle();
		await settle();
		expect(client.node.submitted).toEqual([bytesOf(6)]);
		expect(client.preparer.calls).toHaveLength(2);
		expect(types).toEqual(["checking", "signing", "signed"]);
	});

	test("again and again lets a key pair prepare 20 times, and sign then", async () => {
		count((request) => 5 + request);
		send();
		await vi.waitFor(() => expect(client.node.submitted).toHaveLength(1), { timeout: 120_000 });
		expect(client.preparer.calls).toHaveLength(20);
	});

	test("is not asked for again where a wallet signs, or the caller chose the nonce", async () => {
		send({}, wallet);
		await settle();
		expect(windows).toHaveLength(1);
		expect(client.node.count(COUNT)).toBe(1);
		client = startSending(ALICE);
		send({ nonce: 5 });
		await settle();
		expect(client.node.submitted).toHaveLength(1);
		expect(client.node.count(COUNT)).toBe(1);
	});

	describe("after the signature", () => {
		beforeEach(() => {
			vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
			vi.spyOn(Math, "random").mockReturnValue(0.5);
			client.node.refusals.push(outdated());
		});

		test("makes a key pair sign again, after a random pause of up to 100 ms", async () => {
			const { types } = send();
			await settle();
			await vi.advanceTimersByTimeAsync(49);
			await settle();
			expect(types).toEqual(["checking", "signing", "signed"]);
			await vi.advanceTimersByTimeAsync(1);
			await settle();
			expect(types).toEqual(["checking", "signing", "signed", "checking", "signing", "signed"]);
			expect(client.node.submitted).toHaveLength(1);
		});

		test("makes a key pair sign five times at most", async () => {
			client.node.refusals.push(...Array.from({ length: 9 }, outdated));
			const { end } = send();
			for (let i = 0; i < 5; i++) {
				await settle();
				await vi.advanceTimersByTimeAsync(50);
			}
			expect(await end).toMatchObject({ code: "REJECTED" });
			expect(client.node.count(SUBMIT)).toBe(5);
		});

		test("makes no key pair sign again that is aborted in the pause", async () => {
			const { end, stop } = send();
			await settle();
			stop.abort();
			const { length } = client.node.requests;
			await vi.advanceTimersByTimeAsync(50);
			expect(await end).toMatchObject({ code: "ABORTED" });
			expect(client.node.requests).toHaveLength(length);
		});

		test("never makes a wallet open again", async () => {
			const { end } = send({}, wallet);
			await settle();
			windows[0]?.();
			expect(await end).toMatchObject({ code: "REJECTED" });
			expect(windows).toHaveLength(1);
		});

		test("is not replaced where the caller chose it", async () => {
			const { end } = send({ nonce: 5 });
			expect(await end).toMatchObject({ code: "REJECTED" });
			expect(client.node.count(SUBMIT)).toBe(1);
		});
	});
});
