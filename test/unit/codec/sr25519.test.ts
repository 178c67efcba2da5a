import { ed25519, RistrettoPoint } from "@noble/curves/ed25519";
import { sr25519Verify, waitReady } from "@polkadot/wasm-crypto";
import { getPublicKey, secretFromSeed, sign, verify } from "@scure/sr25519";
import { beforeAll, describe, expect, it } from "vitest";
import { fromHex, toHex } from "../../../src/codec/hex.ts";
import { verifySr25519 } from "../../../src/codec/sr25519.ts";
import { Random } from "../../support/fuzz.ts";

beforeAll(() => waitReady());

const ORDER = ed25519.CURVE.n;
const PRIME = 2n ** 255n - 19n;

const secret = secretFromSeed(new Uint8Array(32).fill(7));
const account = getPublicKey(secret);
const message = new TextEncoder().encode("message");
const signature = sign(secret, message);

/** What schnorrkel, as on the chain, and @scure/sr25519 find; fails where they differ. */
function expected(message: Uint8Array, signature: Uint8Array, account: Uint8Array): boolean {
	const [chain, scure] = [sr25519Verify, (s: Uint8Array, m: Uint8Array, a: Uint8Array) => verify(m, s, a)].map(
		(find) => {
			try {
				return find(signature, message, account);
			} catch {
				return false;
			}
		},
	);
	expect(chain).toBe(scure);
	return chain ?? false;
}

function toBytes(value: bigint): Uint8Array {
	return fromHex(`0x${value.toString(16).padStart(64, "0")}`).reverse();
}

/** The signature with another scalar; the marker stays. */
function withScalar(change: (s: bigint) => bigint): Uint8Array {
	const bytes = signature.slice();
	bytes[63] = (bytes[63] ?? 0) & 0x7f;
	const s = BigInt(toHex(bytes.slice(32).reverse()));
	bytes.set(toBytes(change(s)), 32);
	bytes[63] = (bytes[63] ?? 0) | 0x80;
	return bytes;
}

function withCommitment(commitment: Uint8Array): Uint8Array {
	return Uint8Array.from([...commitment, ...signature.slice(32)]);
}

describe("a signature of sr25519", () => {
	it.each([0, 1, 31, 32, 64, 100, 165, 166, 167, 200, 332, 1_000])("of %i bytes is valid", (length) => {
		const random = new Random(length);
		const message = Uint8Array.from({ length }, () => random.below(256));
		const secret = secretFromSeed(Uint8Array.from({ length: 32 }, () => random.below(256)));
		const signature = sign(secret, message);
		expect(verifySr25519(message, signature, getPublicKey(secret))).toBe(true);
		expect(expected(message, signature, getPublicKey(secret))).toBe(true);
	});

	it("with one bit changed, anywhere in signature, message or account, is what the chain finds", () => {
		for (let seed = 1; seed <= 150; seed++) {
			const random = new Random(seed);
			const parts = [message.slice(), signature.slice(), account.slice()] as const;
			const part = parts[seed % 3] ?? message;
			const at = random.below(part.length);
			part[at] = (part[at] ?? 0) ^ (1 << random.below(8));
			expect(verifySr25519(...parts), `seed ${seed}`).toBe(expected(...parts));
			expect(verifySr25519(...parts), `seed ${seed}`).toBe(false);
		}
	});

	it("is invalid without the marker of schnorrkel", () => {
		const bare = signature.slice();
		bare[63] = (bare[63] ?? 0) & 0x7f;
		expect(verifySr25519(message, bare, account)).toBe(expected(message, bare, account));
		expect(verifySr25519(message, bare, account)).toBe(false);
	});

	it("is invalid with a scalar that is not the smallest one", () => {
		expect(
			verifySr25519(
				message,
				withScalar((s) => s),
				account,
			),
		).toBe(true);
		for (const change of [(s: bigint) => s + ORDER, () => ORDER, () => 2n ** 255n - 1n, () => 0n, () => 1n]) {
			expect(verifySr25519(message, withScalar(change), account)).toBe(expected(message, withScalar(change), account));
			expect(verifySr25519(message, withScalar(change), account)).toBe(false);
		}
	});

	it("is invalid for bytes of another length", () => {
		expect(verifySr25519(message, signature.subarray(1), account)).toBe(false);
		expect(verifySr25519(message, signature, account.subarray(1))).toBe(false);
		expect(verifySr25519(message, new Uint8Array(), account)).toBe(false);
	});
});

describe("bytes that are not the only encoding of a point", () => {
	const value = BigInt(toHex(account.slice().reverse()));
	/** Encodings of RFC 9496, appendix A.2: not canonical, negative, no square, negative `x·y`, `s = -1`. */
	const invalid = [
		"00ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
		"ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
		"f3ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
		"edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
		"0100000000000000000000000000000000000000000000000000000000000000",
		"01ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
		"ed57ffd8c914fb201471d1c3d245ce3c746fcbe63a3679d51b6a516ebebe0e20",
		"c34c4e1826e5d403b78e246e88aa051c36ccf0aafebffe137d148a2bf9104562",
		"26948d35ca62e643e26a83177332e6b6afeb9d08e4268b650f1f5bbd8d81d371",
		"4eac077a713c57b4f4397629a4145982c661f48044dd3f96427d40b147d9742f",
		"3eb858e78f5a7254d8c9731174a94f76755fd3941c0ac93735c07ba14579630e",
		"ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
	].map((hex) => fromHex(`0x${hex}`));

	it.each([...invalid, toBytes(PRIME - value), Uint8Array.from(account, (byte, i) => (i === 31 ? byte | 0x80 : byte))])(
		"are no account and no commitment (%#)",
		(bytes) => {
			for (const parts of [
				[message, signature, bytes],
				[message, withCommitment(bytes), account],
			] as const) {
				expect(verifySr25519(...parts)).toBe(expected(...parts));
				expect(verifySr25519(...parts)).toBe(false);
			}
		},
	);

	it("include those of points of small order, and of ed25519", () => {
		const torsion = [
			"c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
			`26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05`,
		];
		for (const bytes of [
			...torsion.map((hex) => fromHex(`0x${hex}`)),
			ed25519.getPublicKey(new Uint8Array(32).fill(9)),
		]) {
			expect(verifySr25519(message, signature, bytes)).toBe(expected(message, signature, bytes));
			expect(verifySr25519(message, signature, bytes)).toBe(false);
		}
	});
});

describe("the neutral point", () => {
	const zero = new Uint8Array(32);

	it("is no account, although its signatures are easy to make", () => {
		// R = s·B satisfies the equation for every challenge.
		const forged = Uint8Array.from([...RistrettoPoint.BASE.multiply(5n).toBytes(), ...toBytes(5n)]);
		forged[63] = 0x80;
		expect(verify(message, forged, zero)).toBe(false);
		expect(verifySr25519(message, forged, zero)).toBe(false);
	});

	it("as commitment is what the chain finds", () => {
		expect(verifySr25519(message, withCommitment(zero), account)).toBe(
			expected(message, withCommitment(zero), account),
		);
	});
});
