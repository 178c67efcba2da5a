import { secp256k1 } from "@noble/curves/secp256k1";
import { Keyring } from "@polkadot/keyring";
import { u8aWrapBytes } from "@polkadot/util";
import { cryptoWaitReady, signatureVerify } from "@polkadot/util-crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { type Hex, toHex } from "../../../src/codec/hex.ts";
import { verifySignature } from "../../../src/plan/verify-signature.ts";
import { Random } from "../../support/fuzz.ts";

beforeAll(() => cryptoWaitReady());

const keyring = new Keyring({ ss58Format: 30 });
const pairs = [
	{ type: "ed25519", prefix: "0x00" },
	{ type: "sr25519", prefix: "0x01" },
	{ type: "ecdsa", prefix: "0x02" },
] as const;

describe.each(pairs)("a signature of $type", ({ type, prefix }) => {
	const pair = keyring.createFromUri("//Alice", {}, type);
	const account = toHex(pair.addressRaw);
	const message = Uint8Array.from({ length: 100 }, (_, i) => i);
	const bare = () => toHex(pair.sign(message));

	it("is valid with and without the byte of its scheme", async () => {
		const signature: Hex = bare();
		const whole: Hex = `${prefix}${signature.slice(2)}`;
		expect(await verifySignature(signature, toHex(message), account)).toBe(whole);
		expect(await verifySignature(whole, toHex(message), account)).toBe(whole);
	});

	it("is invalid for another message, another account, or the message between tags", async () => {
		const other = toHex(keyring.createFromUri("//Bob", {}, type).addressRaw);
		expect(await verifySignature(bare(), toHex(message.subarray(1)), account)).toBeNull();
		expect(await verifySignature(bare(), toHex(message), other)).toBeNull();
		expect(await verifySignature(toHex(pair.sign(u8aWrapBytes(message))), toHex(message), account)).toBeNull();
	});

	it("is invalid with one bit changed, as @polkadot/util-crypto finds", async () => {
		for (let seed = 1; seed <= 24; seed++) {
			const random = new Random(seed);
			const changed = pair.sign(message, { withType: true });
			const at = 1 + random.below(changed.length - 1);
			changed[at] = (changed[at] ?? 0) ^ (1 << random.below(8));
			const expected = isValid(message, changed, pair.addressRaw) ? toHex(changed) : null;
			expect(await verifySignature(toHex(changed), toHex(message), account), `${at}`).toBe(expected);
		}
	});
});

function isValid(message: Uint8Array, signature: Uint8Array, account: Uint8Array): boolean {
	try {
		return signatureVerify(message, signature, account).isValid;
	} catch {
		return false;
	}
}

describe("an unusual signature", () => {
	it("of ecdsa with a large s is valid, as on the chain", async () => {
		const pair = keyring.createFromUri("//Alice", {}, "ecdsa");
		const message = new Uint8Array(10);
		const signature = pair.sign(message);
		const s = secp256k1.CURVE.n - BigInt(toHex(signature.subarray(32, 64)));
		const large = `${toHex(signature.subarray(0, 32))}${s.toString(16).padStart(64, "0")}0${1 - (signature[64] ?? 0)}`;
		const account = toHex(pair.addressRaw);
		expect(await verifySignature(large, toHex(message), account)).toBe(`0x02${large.slice(2)}`);
	});

	it.each([undefined, null, 5, {}, "", "0x", "0xzz", "0x1", `0x${"00".repeat(64)}`, `0x02${"ff".repeat(65)}`])(
		"%o is invalid",
		async (signature) => {
			expect(await verifySignature(signature, "0x00", `0x${"a1".repeat(32)}`)).toBeNull();
		},
	);
});
