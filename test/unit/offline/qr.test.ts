import { Keyring } from "@polkadot/keyring";
import { TypeRegistry } from "@polkadot/types";
import type { SignerPayloadJSON } from "@polkadot/types/types";
import { u8aConcat } from "@polkadot/util";
import { beforeAll, describe, expect, test } from "vitest";
import { fromHex, type Hex, toHex } from "../../../src/codec/hex.ts";
import { parsePha, type UnsignedTransaction } from "../../../src/index.ts";
import { createQrFrames, createQrPayload, parseQrSignature } from "../../../src/offline/index.ts";
import { createFixture } from "../../../src/testing/index.ts";

const fixture = createFixture({ setUp: ({ pool }) => pool() });
let mortal: UnsignedTransaction;
let immortal: UnsignedTransaction;
let long: UnsignedTransaction;
let bob: Uint8Array;

beforeAll(async () => {
	await using t = await fixture.start();
	const { phala, chain } = t;
	bob = chain.accounts.bob.publicKey;
	const plan = phala.delegator(chain.accounts.bob).contribute(0, parsePha("10"));
	mortal = await plan.unsigned();
	immortal = await plan.unsigned(undefined, { mortality: null });
	const plans = Array.from({ length: 40 }, (_, i) => phala.stakePool(0).setCap(parsePha(String(5000 + i))));
	long = await phala.batch(plans).unsigned(chain.accounts.alice);
});

/** What polkadot{.js} puts into the code, by its own encoding of the payload. */
function oracle({ payload }: UnsignedTransaction, scheme: number, key: Uint8Array): Uint8Array {
	const registry = new TypeRegistry();
	registry.setSignedExtensions(payload.signedExtensions);
	const { version } = payload;
	const encoded = registry.createType("ExtrinsicPayload", payload as SignerPayloadJSON, { version }).toU8a();
	return u8aConcat([0x53, scheme, 2], key, encoded, fromHex(payload.genesisHash));
}

describe("the content of a QR code", () => {
	test("is that of polkadot{.js}, mortal, immortal and long", () => {
		for (const unsigned of [mortal, immortal]) expect(createQrPayload(unsigned)).toEqual(oracle(unsigned, 1, bob));
		const alice = new Keyring({ type: "sr25519" }).addFromUri("//Alice").publicKey;
		expect(createQrPayload(long)).toEqual(oracle(long, 1, alice));
		expect(createQrPayload(mortal, { scheme: "ed25519" })).toEqual(oracle(mortal, 0, bob));
	});

	test("has the key of an ecdsa account, which has to be given", () => {
		const pair = new Keyring({ type: "ecdsa" }).addFromUri("//Offline");
		const unsigned = { ...mortal, payload: { ...mortal.payload, address: pair.address } };
		const publicKey = toHex(pair.publicKey);
		expect(createQrPayload(unsigned, { scheme: "ecdsa", publicKey })).toEqual(oracle(unsigned, 2, pair.publicKey));
		for (const no of [undefined, "0x", toHex(bob), toHex(new Uint8Array(33)), "key"])
			expect(() => createQrPayload(unsigned, { scheme: "ecdsa", publicKey: no as Hex })).toThrow(/publicKey/);
	});

	test("needs a transaction to sign and a known scheme", () => {
		const { payload, bytes, method } = mortal;
		const others = [
			{ ...mortal, bytes: 5 },
			{ ...mortal, bytes: `${bytes}z` },
			{ ...mortal, method: [method] },
			{ ...mortal, payload: { ...payload, address: 5 } },
			{ ...mortal, payload: { ...payload, genesisHash: "0x00" } },
		];
		for (const no of [null, {}, "text", { payload }, ...others])
			expect(() => createQrPayload(no as unknown as UnsignedTransaction)).toThrow(/unsigned/);
		expect(() => createQrPayload(mortal, { scheme: "toString" as "sr25519" })).toThrow(/sr25519, ed25519 or ecdsa/);
		expect(() => createQrPayload(mortal, null as never)).toThrow(/Invalid options/);
	});

	test("is split into frames with their number and index", () => {
		const payload = createQrPayload(long);
		const frames = createQrFrames(payload, { frameBytes: 100 });
		const count = Math.ceil(payload.length / 100);
		expect(frames.map((frame) => [...frame.subarray(0, 5)])).toEqual(
			Array.from({ length: count }, (_, i) => [0, 0, count, 0, i]),
		);
		expect(u8aConcat(...frames.map((frame) => frame.subarray(5)))).toEqual(payload);
		const short = createQrPayload(mortal);
		expect(createQrFrames(short)).toEqual([u8aConcat([0, 0, 1, 0, 0], short)]);
	});

	test("is not split into frames of no or of too many bytes", () => {
		const payload = createQrPayload(mortal);
		for (const frameBytes of [0, -1, 1.5, 2901, Number.NaN])
			expect(() => createQrFrames(payload, { frameBytes })).toThrow(/1 to 2900/);
		expect(() => createQrFrames(new Uint8Array())).toThrow(/createQrPayload/);
		expect(() => createQrFrames(new Uint8Array(70_000), { frameBytes: 1 })).toThrow(/frames/);
	});
});

describe("a scanned signature", () => {
	const bare = `0x${"ab".repeat(64)}` as Hex;

	test("is read from text and bytes, with or without 0x and the byte of its scheme", () => {
		expect(parseQrSignature(bare)).toBe(bare);
		expect(parseQrSignature(`${bare.slice(2).toUpperCase()}\n`)).toBe(bare);
		expect(parseQrSignature(fromHex(bare))).toBe(bare);
		expect(parseQrSignature(new TextEncoder().encode(bare.slice(2)))).toBe(bare);
		for (const prefix of ["00", "01"]) {
			const prefixed = `0x${prefix}${bare.slice(2)}` as Hex;
			expect(parseQrSignature(prefixed)).toBe(prefixed);
		}
		const ecdsa = `0x02${bare.slice(2)}cd` as Hex;
		expect(parseQrSignature(ecdsa)).toBe(ecdsa);
	});

	test("is not repeated in errors: the code may hold a seed", () => {
		const seed = `0x${"5e".repeat(32)}`;
		for (const secret of [`secret:${seed}:0x00`, seed])
			expect(() => parseQrSignature(secret)).toThrow(/^(?!.*5e5e).*characters/);
	});

	test("is no address, and no bytes of another length", () => {
		const address = "substrate:5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY:0x00";
		for (const no of [address, "", "0x", bare.slice(0, -2), `${bare}0000`, new Uint8Array(10), 7 as unknown as string])
			expect(() => parseQrSignature(no)).toThrow(/64 to 66 bytes/);
	});
});
