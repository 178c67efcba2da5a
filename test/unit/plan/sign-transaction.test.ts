import { Keyring } from "@polkadot/keyring";
import { blake2AsHex } from "@polkadot/util-crypto";
import { NEVER } from "rxjs";
import { beforeEach, describe, expect, test } from "vitest";
import { fromHex, toHex } from "../../../src/codec/hex.ts";
import { AccountTurns, type Turn } from "../../../src/plan/account-turns.ts";
import type { AccountView } from "../../../src/plan/account-view.ts";
import { Cancellation } from "../../../src/plan/cancellation.ts";
import type { SendOptions } from "../../../src/plan/plan-options.ts";
import { signTransaction } from "../../../src/plan/sign-transaction.ts";
import type { TransactionSigner } from "../../../src/plan/signer.ts";
import { SubmissionReporter } from "../../../src/plan/submission.ts";
import {
	COUNT,
	fakeCodec,
	type SendingClient,
	SIGNABLE,
	settle,
	startSending,
	unsignedTransaction,
} from "../../support/sending.ts";
import { signedExtrinsic } from "../../support/signed-extrinsic.ts";

const alice = new Keyring({ type: "sr25519" }).addFromUri("//Alice");
const ALICE = toHex(alice.publicKey);
const BYTES = signedExtrinsic({ signer: ALICE, nonce: 5 });
const HASH = blake2AsHex(BYTES);

let client: SendingClient;
let turns: AccountTurns;
let statuses: unknown[];
/** Called with the status `signing`. */
let onSigning: () => void;
/** Called with the status `signed`. */
let onSigned: () => void;
/** Opened windows of the wallet. */
let windows: (() => void)[];

beforeEach(() => {
	client = startSending(ALICE);
	turns = new AccountTurns();
	statuses = [];
	onSigning = () => {};
	onSigned = () => {};
	windows = [];
});

/** A wallet that the test answers. */
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

const acquire = (overtake: boolean): Promise<Turn> =>
	turns.acquire({ overtake, signal: new AbortController().signal, onWait: () => {} });

/** Signs with nonce 5, in the account's turn. */
async function sign(signer: TransactionSigner, options: SendOptions = {}) {
	const reporter = new SubmissionReporter<unknown>();
	reporter.status$.subscribe((status) => {
		statuses.push(status);
		if (status.type === "signing") onSigning();
		if (status.type === "signed") onSigned();
	});
	const cancellation = new Cancellation("test", options.signal, NEVER);
	const view = { block: {}, final: { number: 9 } } as AccountView;
	return signTransaction(
		{ ...client.context, codec: fakeCodec },
		{ account: ALICE, signer, options, reporter, cancellation },
		{ view, nonce: 5 },
		unsignedTransaction(ALICE, 5),
		{ turn: await acquire(false), own: client.own },
	);
}

/** Another send of the account takes the turn while the wallet waits; it is submitted, or not. */
async function overtake(isSubmitted: boolean): Promise<Turn> {
	const turn = await acquire(true);
	if (isSubmitted) client.node.submitted.push(signedExtrinsic({ signer: ALICE, nonce: 5 }));
	return turn;
}

describe("a transaction to sign", () => {
	test("becomes signed bytes that the next block can hold first, and the last of its mortality last", async () => {
		expect(await sign(alice)).toEqual({
			bytes: BYTES,
			hash: HASH,
			signer: ALICE,
			nonce: 5,
			firstBlock: 10,
			tip: 0n,
			lastValidBlock: 72,
		});
		expect(statuses).toEqual([{ type: "signing" }, { type: "signed", hash: HASH }]);
	});

	test("needs no further request where nothing overtook it", async () => {
		await sign(alice);
		expect(client.node.requests).toEqual([]);
	});

	test("opens no window where the caller aborted before", async () => {
		await expect(sign(wallet, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: "ABORTED" });
		expect(windows).toEqual([]);
		expect(statuses).toEqual([]);
	});

	test("is given up at once where the caller aborts while the window is open", async () => {
		const stop = new AbortController();
		const signing = sign(wallet, { signal: stop.signal });
		await settle();
		stop.abort();
		await expect(signing).rejects.toMatchObject({ code: "ABORTED" });
		expect(statuses).toEqual([{ type: "signing" }]);
	});

	test("is not sent where the caller aborts as soon as it is signed", async () => {
		const stop = new AbortController();
		onSigned = () => stop.abort();
		await expect(sign(alice, { signal: stop.signal })).rejects.toMatchObject({ code: "ABORTED" });
		expect(statuses.at(-1)).toEqual({ type: "signed", hash: HASH });
	});
});

describe("a transaction that another send of the account overtakes while its window is open", () => {
	test("is signed where its nonce is still free", async () => {
		const signing = sign(wallet);
		await settle();
		(await overtake(false)).release();
		windows[0]?.();
		expect((await signing)?.nonce).toBe(5);
	});

	test("is not signed where its nonce was taken", async () => {
		const signing = sign(wallet);
		await settle();
		(await overtake(true)).release();
		windows[0]?.();
		expect(await signing).toBeNull();
		expect(statuses).toEqual([{ type: "signing" }]);
	});

	test("is not signed where its nonce was taken by one that the node lost: that is sent again", async () => {
		const signing = sign(wallet);
		await settle();
		const other = await acquire(true);
		const bytes = signedExtrinsic({ signer: ALICE, nonce: 5 });
		client.own.add({ hash: "0x01", bytes, nonce: 5, calls: [], fee: 0n, isFeeEstimated: true, isFollowed: true });
		other.release();
		windows[0]?.();
		expect(await signing).toBeNull();
		expect(client.node.submitted).toEqual([bytes]);
	});

	test("is signed with the nonce that the caller chose, also where another transaction has it", async () => {
		const signing = sign(wallet, { nonce: 5 });
		await settle();
		(await overtake(true)).release();
		windows[0]?.();
		expect((await signing)?.nonce).toBe(5);
		expect(client.node.count(COUNT)).toBe(0);
	});

	test("is not signed where the caller aborts while the other one has the turn", async () => {
		const stop = new AbortController();
		const signing = sign(wallet, { signal: stop.signal });
		await settle();
		const other = await overtake(false);
		windows[0]?.();
		await settle();
		stop.abort();
		other.release();
		await expect(signing).rejects.toMatchObject({ code: "ABORTED" });
		expect(statuses).toEqual([{ type: "signing" }]);
	});

	test("is not asked for where the caller aborts on the status before", async () => {
		const stop = new AbortController();
		onSigning = () => stop.abort();
		await expect(sign(wallet, { signal: stop.signal })).rejects.toMatchObject({ code: "ABORTED" });
		expect(windows).toEqual([]);
	});

	test("is not signed where the caller aborts while its nonce is compared with the chain", async () => {
		const stop = new AbortController();
		const signing = sign(wallet, { signal: stop.signal });
		await settle();
		(await overtake(false)).release();
		client.node.overrides.set(COUNT, () => {
			stop.abort();
			return 5;
		});
		windows[0]?.();
		await expect(signing).rejects.toMatchObject({ code: "ABORTED" });
		expect(statuses).toEqual([{ type: "signing" }]);
	});
});
