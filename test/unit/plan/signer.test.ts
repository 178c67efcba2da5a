import { Keyring } from "@polkadot/keyring";
import { u8aWrapBytes } from "@polkadot/util";
import { describe, expect, test, vi } from "vitest";
import { Addresses } from "../../../src/chain/addresses.ts";
import { fromHex, type Hex, toHex } from "../../../src/codec/hex.ts";
import { parseSigner, type TransactionSigner } from "../../../src/plan/signer.ts";
import { requestSignature } from "../../../src/plan/signers/request-signature.ts";
import type { SignerPayload, UnsignedTransaction } from "../../../src/plan/signing-payload.ts";
import { fakeCodec } from "../../support/sending.ts";

const addresses = new Addresses(30);
const keyring = new Keyring({ type: "sr25519", ss58Format: 30 });
const alice = keyring.addFromUri("//Alice");
const bob = keyring.addFromUri("//Bob");
const ALICE = toHex(alice.publicKey);
const SIGNABLE: Hex = "0x010203";
const unsigned: UnsignedTransaction = {
	payload: { address: "written by the SDK", tip: "0x07", signedExtensions: [] as string[] } as unknown as SignerPayload,
	bytes: "0x0a0b",
	signable: SIGNABLE,
	method: "0x00",
	callHash: "0x00",
	nonce: 0,
	lastValidBlock: null,
	draftedAt: { hash: "0x01", number: 0, earlier: [] },
};

/** The accepted signature. */
async function sign(signer: TransactionSigner, account = ALICE): Promise<Hex> {
	const request = { account, unsigned, block: { hash: ALICE, number: 10 }, signal: new AbortController().signal };
	const rpc = {
		request: () => Promise.reject(new Error("not used")),
		subscribe: () => Promise.reject(new Error("not used")),
	};
	return (await requestSignature(signer, request, { rpc, addresses, codec: fakeCodec })).signature;
}
const signed = (pair = alice, withType = true): Hex => toHex(pair.sign(fromHex(SIGNABLE), { withType }));
const walletOf = (signature: unknown, address = alice.address) =>
	({ address, signer: { signPayload: async () => ({ signature }) } }) as TransactionSigner;

describe("the account of a signer", () => {
	test("is that of the key pair's public key", () => {
		expect(parseSigner(alice, addresses)).toBe(ALICE);
	});

	test.each([alice.address, keyring.encodeAddress(alice.publicKey, 2), ALICE])(
		"is read from the address %s",
		(address) => {
			expect(parseSigner({ address, signer: {} }, addresses)).toBe(ALICE);
		},
	);

	test.each([alice.address, ALICE])("of a key that something else holds is read from the address %s", (address) => {
		expect(parseSigner({ address, scheme: "sr25519", sign: () => ALICE }, addresses)).toBe(ALICE);
	});

	test("of a signer of polkadot-api is that of its public key; an ecdsa key is hashed", () => {
		const signerOf = (publicKey: Uint8Array) => ({
			publicKey,
			signTx: async () => publicKey,
			signBytes: async () => publicKey,
		});
		const ecdsa = keyring.createFromUri("//Alice", {}, "ecdsa");
		expect(parseSigner(signerOf(alice.publicKey), addresses)).toBe(ALICE);
		expect(parseSigner(signerOf(ecdsa.publicKey), addresses)).toBe(toHex(ecdsa.addressRaw));
		for (const length of [0, 20, 31, 64]) {
			expect(() => parseSigner(signerOf(new Uint8Array(length)), addresses)).toThrow(
				expect.objectContaining({ code: "INVALID_ADDRESS" }),
			);
		}
	});

	test("cannot be read from what is no address", () => {
		expect(() => parseSigner({ address: "5Grw", signer: {} }, addresses)).toThrow(
			expect.objectContaining({ code: "INVALID_ADDRESS" }),
		);
	});

	test.each([
		[undefined, "undefined"],
		[null, "null"],
		["a seed", "string"],
		[{}, "object"],
		[{ address: alice.address }, "object"],
		[{ address: alice.address, signer: null }, "object"],
		[{ address: alice.address, signer: "wallet" }, "object"],
		[{ signer: {} }, "object"],
		[{ address: 5, signer: {} }, "object"],
		[{ addressRaw: alice.addressRaw }, "object"],
		[{ addressRaw: [1], sign: () => {} }, "object"],
		[{ sign: () => {} }, "object"],
		[{ address: alice.address, sign: () => {} }, "object"],
		[{ address: alice.address, scheme: "rsa", sign: () => {} }, "object"],
		[{ address: alice.address, scheme: "sr25519" }, "object"],
		[{ scheme: "sr25519", sign: () => {} }, "object"],
		[{ signTx: () => {} }, "object"],
		[{ publicKey: "0x", signTx: () => {} }, "object"],
	])("is not that of %o, of which the error names the type alone", (signer, value) => {
		expect(() => parseSigner(signer as never, addresses)).toThrow(
			expect.objectContaining({ code: "INVALID_ARGUMENT", details: { name: "signer", value } }),
		);
	});
});

test("a key pair of an account of Ethereum is no signer", () => {
	const pair = { address: "0x", addressRaw: new Uint8Array(20), sign: alice.sign };
	expect(() => parseSigner(pair, addresses)).toThrow(
		expect.objectContaining({ code: "INVALID_ARGUMENT", details: { name: "signer", value: "an account of 20 bytes" } }),
	);
});

describe("a signature", () => {
	test.each(["sr25519", "ed25519", "ecdsa"] as const)(
		"of an %s key pair starts with the byte of its scheme",
		async (type) => {
			const pair = keyring.createFromUri("//Alice", {}, type);
			const signature = fromHex(await sign(pair, type === "ecdsa" ? toHex(pair.addressRaw) : toHex(pair.publicKey)));
			expect(signature[0]).toBe({ ed25519: 0, sr25519: 1, ecdsa: 2 }[type]);
			expect(signature).toHaveLength(type === "ecdsa" ? 66 : 65);
		},
	);

	test.each(["sr25519", "ed25519", "ecdsa"] as const)(
		"of a wallet gets the byte of %s where it lacks it",
		async (type) => {
			const pair = keyring.createFromUri("//Alice", {}, type);
			const bare = pair.sign(fromHex(SIGNABLE));
			const account = toHex(pair.addressRaw);
			const prefix = { ed25519: "0x00", sr25519: "0x01", ecdsa: "0x02" }[type];
			expect(await sign(walletOf(toHex(bare), pair.address), account)).toBe(`${prefix}${toHex(bare).slice(2)}`);
		},
	);

	test("of a wallet stays as it is where it has the byte", async () => {
		const signature = signed();
		expect(await sign(walletOf(signature))).toBe(signature);
	});

	test("is requested from signPayload with the address of the wallet's account", async () => {
		const signPayload = vi.fn(async () => ({ signature: signed() }));
		const signRaw = vi.fn();
		await sign({ address: ALICE, signer: { signPayload, signRaw } });
		expect(signPayload).toHaveBeenCalledWith({
			address: ALICE,
			tip: "0x07",
			signedExtensions: [],
			withSignedTransaction: true,
		});
		expect(signRaw).not.toHaveBeenCalled();
	});

	test("is requested from signRaw where there is no signPayload", async () => {
		const signRaw = vi.fn(async () => ({ signature: signed() }));
		await sign({ address: ALICE, signer: { signRaw } });
		expect(signRaw).toHaveBeenCalledWith({ address: ALICE, data: "0x0a0b", type: "payload" });
	});

	test.each([
		["of another account", signed(bob)],
		["of other bytes", toHex(alice.sign(fromHex("0x01"), { withType: true }))],
		["of the wrapped bytes, as for signRaw of text", toHex(alice.sign(u8aWrapBytes(SIGNABLE), { withType: true }))],
		["with the byte of another scheme", `0x00${signed(alice, false).slice(2)}`],
		["that is too long", `${signed()}00`],
		["that is no hex", "0xnonsense"],
		["that is empty", "0x"],
		["that is missing", undefined],
	])("%s is refused", async (_, signature) => {
		const error = expect.objectContaining({ code: "SIGNING_FAILED", details: { address: alice.address } });
		await expect(sign(walletOf(signature))).rejects.toEqual(error);
		await expect(sign(walletOf(signature))).rejects.toThrow("no valid signature");
	});

	test.each(["signPayload", "signRaw"])("is refused where %s returns nothing", async (name) => {
		const signer = { address: alice.address, signer: { [name]: async () => undefined } } as never;
		await expect(sign(signer)).rejects.toThrow("no valid signature");
	});

	test("is not requested where the wallet has no function for it", async () => {
		const error = expect.objectContaining({ code: "SIGNING_FAILED", details: { address: alice.address } });
		await expect(sign({ address: alice.address, signer: {} })).rejects.toEqual(error);
		await expect(sign({ address: alice.address, signer: {} })).rejects.toThrow("neither signPayload nor signRaw");
	});

	test.each([
		[new Error("no pair"), "did not sign: no pair."],
		[undefined, "did not sign."],
	])("that fails with %o has it as cause", async (cause, message) => {
		const signer = { address: alice.address, signer: { signPayload: () => Promise.reject(cause) } };
		const error = await sign(signer).catch((thrown: unknown) => thrown);
		expect(error).toMatchObject({ code: "SIGNING_FAILED", details: { address: alice.address }, cause });
		expect((error as Error).message).toContain(message);
	});

	test.each([
		[{}, null],
		[{ wallet: "talisman" }, "talisman"],
	])("that the user refuses fails with USER_REJECTED (%o)", async (more, wallet) => {
		const cause = new Error("Cancelled");
		const signer = { address: alice.address, signer: { signPayload: () => Promise.reject(cause) }, ...more };
		await expect(sign(signer)).rejects.toMatchObject({
			code: "USER_REJECTED",
			details: { wallet, address: alice.address },
			cause,
		});
	});

	test("may be the mark of an impersonated account, and of no other", async () => {
		const mark = `0x01deadbeef${"cd".repeat(60)}`;
		const signerOf = (signature: string, impersonated: unknown) =>
			({ ...walletOf(signature), impersonated }) as TransactionSigner;
		expect(await sign(signerOf(mark, true))).toBe(mark);
		await expect(sign(walletOf(mark))).rejects.toMatchObject({ code: "SIGNING_FAILED" });
		await expect(sign(signerOf(mark, "yes"))).rejects.toMatchObject({ code: "SIGNING_FAILED" });
		await expect(sign(signerOf(signed(bob), true))).rejects.toMatchObject({ code: "SIGNING_FAILED" });
	});
});
