import { decodeAddress as decodeTheirs, encodeAddress as encodeTheirs } from "@polkadot/util-crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Addresses, formatAddress, isAddress, isSameAddress } from "../../../src/chain/addresses.ts";
import { type Hex, toHex } from "../../../src/codec/hex.ts";
import { decodeAddress, encodeAddress } from "../../../src/codec/ss58.ts";
import { isPhalaError } from "../../../src/errors/error.ts";

const ALICE: Hex = "0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";
const ALICE_PHALA = "45R2pfjQUW2s9PQRHU48HQKLKHVMaDja7N3wpBtmF28UYDs2";
const account = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toHex);
// 46 and 47 are reserved; the other library refuses them.
const prefix = fc.integer({ min: 0, max: 16383 }).filter((value) => value !== 46 && value !== 47);
const phala = new Addresses(30);

describe("ss58", () => {
	it("writes what other libraries write, for prefixes of one and of two bytes", () => {
		fc.assert(
			fc.property(account, prefix, (bytes, of) => {
				const text = encodeAddress(bytes, of);
				expect(text).toBe(encodeTheirs(bytes, of));
				expect(toHex(decodeTheirs(text))).toBe(bytes);
				expect(decodeAddress(text)).toEqual({ prefix: of, account: bytes });
			}),
			{ seed: 7, numRuns: 200 },
		);
	});

	it("detects every wrong letter", () => {
		for (let i = 0; i < ALICE_PHALA.length; i++) {
			const other = ALICE_PHALA[i] === "z" ? "y" : "z";
			expect(decodeAddress(ALICE_PHALA.slice(0, i) + other + ALICE_PHALA.slice(i + 1))).toBeNull();
		}
	});
});

describe("Addresses", () => {
	it("accepts ss58 of the chain, generic ss58, and hex in any case; returns the chain's", () => {
		for (const text of [ALICE_PHALA, encodeAddress(ALICE, 42), ALICE, `0x${ALICE.slice(2).toUpperCase()}`]) {
			expect(phala.parse(text)).toBe(ALICE);
		}
		expect(phala.format(ALICE)).toBe(ALICE_PHALA);
		expect(phala.format(ALICE)).toBe(ALICE_PHALA);
	});

	it("rejects an address of another network, and gives its form on this one", () => {
		const polkadot = encodeAddress(ALICE, 0);
		const error = thrown(() => phala.parse(polkadot));
		expect(isPhalaError(error, "WRONG_PREFIX") && error.details).toEqual({ value: polkadot, prefix: 0, expected: 30 });
		expect(String(error)).toContain(ALICE_PHALA);
		expect(new Addresses(30, true).parse(polkadot)).toBe(ALICE);
	});

	it.each(["", "hello", "0x1234", `${ALICE}00`, `0x${"zz".repeat(32)}`, `${ALICE_PHALA}1`, "0OIl", 5, null, undefined])(
		"refuses %j",
		(text) => {
			const error = thrown(() => phala.parse(text));
			expect(isPhalaError(error, "INVALID_ADDRESS") && error.details.value).toBe(String(text));
		},
	);
});

describe("accounts", () => {
	it("given as objects are of any network, as text of this one", () => {
		const polkadot = encodeAddress(ALICE, 0);
		expect(phala.parseAccount({ address: polkadot })).toBe(ALICE);
		expect(phala.parseAccount({ address: ALICE })).toBe(ALICE);
		expect(
			isPhalaError(
				thrown(() => phala.parseAccount(polkadot)),
				"WRONG_PREFIX",
			),
		).toBe(true);
		for (const none of [null, undefined, {}, { address: 5 }, { address: "x" }])
			expect(
				isPhalaError(
					thrown(() => phala.parseAccount(none as never)),
					"INVALID_ADDRESS",
				),
			).toBe(true);
	});
});

describe("public keys", () => {
	const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.slice(2), "hex"));

	it("are accounts, as signers of polkadot-api have them", () => {
		expect(phala.parseAccount({ publicKey: bytes(ALICE) })).toBe(ALICE);
		expect(formatAddress({ publicKey: bytes(ALICE) })).toBe(ALICE_PHALA);
		expect(isSameAddress({ publicKey: bytes(ALICE) }, ALICE_PHALA)).toBe(true);
	});

	it("of ecdsa are hashed", () => {
		const key = bytes("0x020a1091341fe5664bfa1782d5e04779689068c916b04cb365ec3153755684d9a1");
		expect(formatAddress({ publicKey: key }, 42)).toBe("5C7C2Z5sWbytvHpuLTvzKunnnRwQxft1jiqrLD5rhucQ5S9X");
	});

	it("are not read where there is an address", () => {
		expect(formatAddress({ address: ALICE_PHALA, publicKey: new Uint8Array() } as { address: string })).toBe(
			ALICE_PHALA,
		);
	});

	it.each([0, 20, 31, 65])("of %i bytes are none", (length) => {
		const refused = expect.objectContaining({ code: "INVALID_ADDRESS" });
		expect(() => phala.parseAccount({ publicKey: new Uint8Array(length) })).toThrow(refused);
	});

	it("that are no bytes are none", () => {
		const refused = expect.objectContaining({ code: "INVALID_ADDRESS" });
		for (const publicKey of [undefined, null, "0x", 5])
			expect(() => phala.parseAccount({ publicKey } as never)).toThrow(refused);
	});
});

describe("addresses of any network", () => {
	const SPELLINGS = [
		ALICE_PHALA,
		encodeAddress(ALICE, 42),
		encodeAddress(ALICE, 0),
		ALICE,
		`0x${ALICE.slice(2).toUpperCase()}`,
	];

	it("are equal for the same account in any form", () => {
		for (const a of SPELLINGS)
			for (const b of SPELLINGS) {
				expect(isSameAddress(a, b)).toBe(true);
				expect(isSameAddress({ address: a }, b)).toBe(true);
			}
		expect(isSameAddress(ALICE_PHALA, encodeAddress(`0x${"01".repeat(32)}`, 30))).toBe(false);
	});

	it("are written for Phala unless another prefix is given", () => {
		for (const text of SPELLINGS) {
			expect(formatAddress(text)).toBe(ALICE_PHALA);
			expect(formatAddress({ address: text }, 42)).toBe(encodeAddress(ALICE, 42));
		}
		for (const prefix of [-1, 16_384, 0.5, Number.NaN, "30" as never])
			expect(
				isPhalaError(
					thrown(() => formatAddress(ALICE, prefix)),
					"INVALID_ARGUMENT",
				),
			).toBe(true);
	});

	it("are distinguished from other text", () => {
		expect(SPELLINGS.every(isAddress)).toBe(true);
		for (const other of ["", "hello", ALICE_PHALA.slice(1), `${ALICE}00`, 5, null, undefined, {}]) {
			expect(isAddress(other)).toBe(false);
			expect(
				isPhalaError(
					thrown(() => isSameAddress(ALICE, other as never)),
					"INVALID_ADDRESS",
				),
			).toBe(true);
			expect(
				isPhalaError(
					thrown(() => formatAddress(other as never)),
					"INVALID_ADDRESS",
				),
			).toBe(true);
		}
	});

	it("are not repeated if a secret was given instead", () => {
		const mnemonic = "bottom drive obey lake curtain smoke basket hold race lonely fit walk";
		for (const parse of [
			() => phala.parse(mnemonic),
			() => formatAddress(mnemonic),
			() => phala.parse(`${mnemonic}//0`),
		]) {
			const error = thrown(parse);
			expect(JSON.stringify(error)).not.toMatch(/bottom|drive|walk/);
			expect(isPhalaError(error, "INVALID_ADDRESS") && error.details.value).toBe("[redacted]");
		}
	});
});

function thrown(work: () => unknown): unknown {
	try {
		work();
	} catch (error) {
		return error;
	}
	return expect.unreachable();
}
