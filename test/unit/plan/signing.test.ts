import type { Signer } from "@polkadot/api/types";
import type { KeyringPair } from "@polkadot/keyring/types";
import type { SignerPayloadJSON, SignerPayloadRaw } from "@polkadot/types/types";
import { blake2AsU8a, signatureVerify } from "@polkadot/util-crypto";
import { beforeEach, describe, expect, expectTypeOf, test, vi } from "vitest";
import { fromHex, type Hex, toHex } from "../../../src/codec/hex.ts";
import type { TransactionSigner } from "../../../src/plan/signer.ts";
import type { UnsignedTransaction } from "../../../src/plan/signing-payload.ts";
import { keyring } from "../../support/dev-api.ts";
import { expectPlain } from "../../support/plain.ts";
import { type PlanClient, settle, startPlanClient } from "../../support/plan-client.ts";
import { planOf, remark, testOperation } from "../../support/test-operation.ts";
import type { TransactionNode } from "../../support/transaction-node.ts";

const alice = keyring.addFromUri("//Alice");
const bob = keyring.addFromUri("//Bob");
const ALICE = toHex(alice.publicKey);

let node: TransactionNode;
let client: PlanClient;

beforeEach(async () => {
	({ node, client } = await startPlanClient());
});

const plan = (length = 1) => planOf(client, testOperation({ calls: [remark(`0x${"07".repeat(length)}`)] }));

/** A wallet that signs the result of `toSign` for the payload with a pair, and records it. */
function wallet(pair = alice, change: (payload: SignerPayloadJSON) => SignerPayloadJSON = (payload) => payload) {
	const seen: SignerPayloadJSON[] = [];
	const signPayload = async (payload: SignerPayloadJSON) => {
		seen.push(payload);
		const { registry } = node.api;
		const { signature } = registry
			.createType("ExtrinsicPayload", change(payload), { version: payload.version })
			.sign(pair);
		return { id: 1, signature };
	};
	return { seen, signer: { address: alice.address, signer: { signPayload } } };
}

/** The signature options of the newest transaction. */
function submitted() {
	const bytes = node.submitted.at(-1);
	if (!bytes) throw new Error("nothing was submitted");
	return node.api.registry.createType("Extrinsic", bytes);
}

describe("the signing payload", () => {
	test("is the same for wallets and for offline signers", async () => {
		const { seen, signer } = wallet();
		const { payload, bytes, nonce, method } = await plan().unsigned(alice.address);
		plan().send(signer);
		await settle();
		expect(seen).toEqual([{ ...payload, address: alice.address, withSignedTransaction: true }]);
		const signature = submitted().signature.toU8a();
		expect(signatureVerify(fromHex(bytes), signature, ALICE).isValid).toBe(true);
		expect(submitted().method.toHex()).toBe(method);
		expect(nonce).toBe(5);
	});

	test("is plain JSON with the hashes that keys, multisigs and proxies need", async () => {
		const short = await plan().unsigned(alice);
		expect(JSON.parse(JSON.stringify(short))).toEqual(short);
		expectPlain(short);
		expect(short.signable).toBe(short.bytes);
		expect(short.callHash).toBe(toHex(blake2AsU8a(fromHex(short.method))));
		const long = await plan(300).unsigned(alice);
		expect(long.signable).toBe(toHex(blake2AsU8a(fromHex(long.bytes))));
		expect(long.callHash).toBe((await plan(300).extrinsic()).method.hash.toHex());
	});

	test("is hashed before signing if it is longer than 256 bytes", async () => {
		const { bytes } = await plan(300).unsigned(alice);
		expect(fromHex(bytes).length).toBeGreaterThan(256);
		plan(300).send(alice);
		await settle();
		const signature = submitted().signature.toU8a();
		expect(signatureVerify(blake2AsU8a(fromHex(bytes)), signature, ALICE).isValid).toBe(true);
	});

	test("is valid for 64 blocks from the finalized block by default", async () => {
		const { lastValidBlock: diesAfter, payload } = await plan().unsigned(alice);
		expect(Number(payload.blockNumber)).toBe(9);
		expect(diesAfter).toBe(9 + 63);
	});

	test("is valid from the newest block if finality lags", async () => {
		node.finalizedNumber = 2;
		expect(Number((await plan().unsigned(alice)).payload.blockNumber)).toBe(10);
	});

	test("is valid for the given mortality, or for ever", async () => {
		expect((await plan().unsigned(alice, { mortality: 8 })).lastValidBlock).toBe(9 + 7);
		const immortal = await plan().unsigned(alice, { mortality: null });
		expect(immortal.lastValidBlock).toBeNull();
		expect(immortal.payload).toMatchObject({ era: "0x00", blockHash: node.genesisHash });
	});

	test("contains the given tip and nonce", async () => {
		const { payload } = await plan().unsigned(alice, { tip: 12n, nonce: 40 });
		expect(BigInt(payload.tip)).toBe(12n);
		expect(Number(payload.nonce)).toBe(40);
	});

	test.each([{ mortality: 3 }, { mortality: 65_537 }, { mortality: 4.5 }, { mortality: Number.NaN }])(
		"rejects %o",
		async (options) => {
			await expect(plan().unsigned(alice, options)).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
		},
	);

	test.each([{ nonce: -1 }, { nonce: 1.5 }, { nonce: 2 ** 32 }])("rejects %o", async (options) => {
		await expect(plan().unsigned(alice, options)).rejects.toMatchObject({
			code: "INVALID_ARGUMENT",
			details: { name: "nonce" },
		});
	});

	test.each([{ tip: -1n }, { tip: 1n << 128n }, { tip: 1 as number as never }])("rejects %o", async (options) => {
		await expect(plan().unsigned(alice, options)).rejects.toMatchObject({ code: "INVALID_AMOUNT" });
		await expect(plan().send(alice, options).inBlock).rejects.toMatchObject({ code: "INVALID_AMOUNT" });
	});
});

describe("a signer", () => {
	test("can be a wallet that signs only raw bytes", async () => {
		const requests: SignerPayloadRaw[] = [];
		const signRaw = async (raw: SignerPayloadRaw) => {
			requests.push(raw);
			return { id: 1, signature: toHex(alice.sign(raw.data, { withType: true })) };
		};
		const { bytes } = await plan().unsigned(alice);
		plan().send({ address: alice.address, signer: { signRaw } });
		await settle();
		expect(requests).toEqual([{ address: alice.address, data: bytes, type: "payload" }]);
		expect(node.submitted).toHaveLength(1);
	});

	test("can be a wallet whose signatures have no scheme prefix", async () => {
		const signRaw = async ({ data }: SignerPayloadRaw) => ({ id: 1, signature: toHex(alice.sign(data)) });
		plan().send({ address: alice.address, signer: { signRaw } });
		await settle();
		expect(submitted().signature.toU8a()).toHaveLength(64);
		expect(submitted().isSigned).toBe(true);
	});

	test.each([undefined, null, alice.address, {}, { address: alice.address }, { signer: {} }])(
		"cannot be %o",
		async (signer) => {
			const tx = plan().send(signer as never);
			await expect(tx.inBlock).rejects.toMatchObject({ code: "INVALID_ARGUMENT", details: { name: "signer" } });
		},
	);

	test("has the types of @polkadot signers and payloads", () => {
		expectTypeOf<KeyringPair>().toExtend<TransactionSigner>();
		expectTypeOf<{ address: string; signer: Signer }>().toExtend<TransactionSigner>();
		expectTypeOf<UnsignedTransaction["payload"]>().toExtend<SignerPayloadJSON>();
	});

	test("can have its address in the format of another network", async () => {
		const foreign = keyring.encodeAddress(alice.publicKey, 2);
		plan().send({ address: foreign, signer: wallet().signer.signer });
		await settle();
		expect(toHex(submitted().signer.toU8a().slice(-32))).toBe(ALICE);
	});

	test("fails if another account signed", async () => {
		const tx = plan().send(wallet(bob).signer);
		await expect(tx.inBlock).rejects.toMatchObject({ code: "SIGNING_FAILED", details: { address: alice.address } });
		expect(node.submitted).toEqual([]);
	});

	test("fails if it signed another payload", async () => {
		const tx = plan().send(wallet(alice, (payload) => ({ ...payload, nonce: "0x00000063" })).signer);
		await expect(tx.inBlock).rejects.toMatchObject({ code: "SIGNING_FAILED" });
		expect(node.submitted).toEqual([]);
	});

	test("fails if it returns no signature", async () => {
		const signPayload = async () => ({ id: 1, signature: "0xnonsense" as Hex });
		const tx = plan().send({ address: alice.address, signer: { signPayload } });
		await expect(tx.inBlock).rejects.toMatchObject({ code: "SIGNING_FAILED" });
		const silent = { address: alice.address, signer: { signPayload: async () => undefined as never } };
		await expect(plan().send(silent).inBlock).rejects.toThrow("returned no valid signature");
	});

	test("fails with the error of the wallet as cause", async () => {
		const cause = new Error("broken");
		const signPayload = async () => Promise.reject(cause);
		const tx = plan().send({ address: alice.address, signer: { signPayload } });
		await expect(tx.inBlock).rejects.toMatchObject({ code: "SIGNING_FAILED", cause });
	});

	test("fails with USER_REJECTED where the user refuses", async () => {
		const signPayload = async () => Promise.reject(new Error("Cancelled"));
		const tx = plan().send({ address: alice.address, signer: { signPayload } });
		await expect(tx.inBlock).rejects.toMatchObject({ code: "USER_REJECTED", details: { address: alice.address } });
		expect(node.submitted).toEqual([]);
	});

	test("does not repeat a mnemonic that the signer's error contains", async () => {
		const mnemonic = "bottom drive obey lake curtain smoke basket hold race lonely fit walk";
		const signPayload = async () => Promise.reject(new Error(`Unknown key: ${mnemonic}`));
		const tx = plan().send({ address: alice.address, signer: { signPayload } });
		await expect(tx.inBlock).rejects.toThrow("did not sign: Unknown key: [redacted].");
	});

	test("fails without a signing function", async () => {
		const tx = plan().send({ address: alice.address, signer: {} });
		await expect(tx.inBlock).rejects.toMatchObject({ code: "SIGNING_FAILED" });
	});

	test("sends nothing if the caller aborts while it signs", async () => {
		const stop = new AbortController();
		let sign: (() => void) | undefined;
		const { signer } = wallet();
		const signPayload = async (payload: SignerPayloadJSON) => {
			await new Promise<void>((resolve) => {
				sign = resolve;
			});
			return signer.signer.signPayload(payload);
		};
		const tx = plan().send({ address: alice.address, signer: { signPayload } }, { signal: stop.signal });
		await settle();
		stop.abort();
		sign?.();
		await expect(tx.inBlock).rejects.toMatchObject({ code: "ABORTED" });
		await settle();
		expect(node.submitted).toEqual([]);
	});

	test("is not asked to sign if the caller aborts while the payload is built", async () => {
		const stop = new AbortController();
		const { seen, signer } = wallet();
		const { specVersion } = client.network;
		node.overrides.set("state_getRuntimeVersion", () => {
			stop.abort();
			return { specVersion };
		});
		const tx = plan().send(signer, { signal: stop.signal });
		await expect(tx.inBlock).rejects.toMatchObject({ code: "ABORTED" });
		await settle();
		expect(seen).toEqual([]);
		expect(node.submitted).toEqual([]);
	});

	test("that never responds does not block the account after an abort", async () => {
		const stop = new AbortController();
		const signPayload = () => new Promise<never>(() => {});
		const tx = plan().send({ address: alice.address, signer: { signPayload } }, { signal: stop.signal });
		await settle();
		plan().send(alice);
		await settle();
		expect(node.submitted).toEqual([]);
		stop.abort();
		await expect(tx.inBlock).rejects.toMatchObject({ code: "ABORTED" });
		await vi.waitFor(() => expect(node.submitted).toHaveLength(1), { timeout: 60_000 });
	});

	test("must be the account of the plan", async () => {
		const own = planOf(client, testOperation(), ALICE);
		await expect(own.send(bob).inBlock).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
		await expect(own.check(bob.address)).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
		expect(await own.check(alice.address)).toEqual([]);
	});
});

describe("a plan signs nothing", () => {
	test("if the runtime changed after its creation", async () => {
		const { seen, signer } = wallet();
		const made = plan();
		const specVersion = client.network.specVersion + 1;
		node.overrides.set("state_getRuntimeVersion", () => ({ specVersion }));
		const { specVersion: expected } = client.network;
		await expect(made.send(signer).inBlock).rejects.toMatchObject({
			code: "RUNTIME_CHANGED",
			details: { expected, actual: specVersion },
		});
		expect(seen).toEqual([]);
	});

	test("if the client knows a newer runtime", async () => {
		client.network = { ...client.network, specVersion: 1 };
		await expect(plan().send(alice).inBlock).rejects.toMatchObject({
			code: "RUNTIME_CHANGED",
			details: { expected: 1 },
		});
	});

	test("if the endpoint serves another chain", async () => {
		const made = plan();
		const actual = `0x${"fe".repeat(32)}`;
		node.overrides.set("chain_getBlockHash", () => actual);
		await expect(made.send(alice).inBlock).rejects.toMatchObject({
			code: "WRONG_GENESIS",
			details: { expected: node.genesisHash, actual },
		});
		expect(node.submitted).toEqual([]);
	});
});
