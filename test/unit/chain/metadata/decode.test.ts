import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeType } from "../../../../src/chain/metadata/decode.ts";
import { toHex } from "../../../../src/codec/hex.ts";
import { toPlain } from "../../../../src/codec/to-plain.ts";
import { scaleBytes } from "../../../support/metadata/arbitrary.ts";
import { SPECIMENS, v1, v2 } from "../../../support/metadata/specimens.ts";

/** Types with special classes in `@polkadot/types`, in another form than metadata: events, votes and calls as bytes, texts of any length, flags by name. */
const OWN_FORM = new Set([
	"System.Events",
	"Democracy.VotingOf",
	"Multisig.Calls",
	"Identity.IdentityOf",
	"Identity.SuperOf",
	"Identity.Registrars",
]);

describe.each(SPECIMENS)("decoding by metadata of $name", ({ scan, polkadot }) => {
	const { registry } = polkadot();
	const values = [...scan.pallets.values()].flatMap((pallet) =>
		[...pallet.storage]
			.filter(([item]) => !OWN_FORM.has(`${pallet.name}.${item}`))
			.map(([item, storage]) => ({ name: `${pallet.name}.${item}`, type: storage.value })),
	);

	it("gives every storage value the plain form of @polkadot/types", () => {
		for (const { name, type } of values) {
			const lookup = registry.createLookupType(type);
			const check = fc.property(scaleBytes(scan, type), (bytes) => {
				expect(decodeType(scan, type, toHex(bytes)), name).toEqual(toPlain(registry.createType(lookup, bytes)));
			});
			fc.assert(check, { seed: 11, numRuns: 10 });
		}
	});

	it("refuses bytes left over", () => {
		for (const { name, type } of values) {
			const check = fc.property(scaleBytes(scan, type), (bytes) => {
				expect(() => decodeType(scan, type, toHex(Uint8Array.of(...bytes, 7))), name).toThrow(RangeError);
			});
			fc.assert(check, { seed: 12, numRuns: 3 });
		}
	});
});

describe("decoding by metadata", () => {
	const with_ = (...types: (typeof v1)["scan"]["types"][number][]) => ({ ...v1.scan, types });
	const path: string[] = [];
	const primitive = (name: "i8" | "i128" | "char" | "str" | "u256" | "u64" | "u16") => ({
		path,
		kind: "primitive" as const,
		name,
	});

	it("reads signed integers, characters, text and wide integers", () => {
		expect(decodeType(with_(primitive("i8")), 0, toHex(Uint8Array.of(0xff)))).toBe(-1);
		expect(decodeType(with_(primitive("i128")), 0, toHex(new Uint8Array(16).fill(0xff)))).toBe(-1n);
		expect(decodeType(with_(primitive("u256")), 0, toHex(new Uint8Array(32).fill(0xff)))).toBe(2n ** 256n - 1n);
		expect(decodeType(with_(primitive("char")), 0, toHex(Uint8Array.of(0x41, 0, 0, 0)))).toBe("A");
		expect(decodeType(with_(primitive("str")), 0, toHex(Uint8Array.of(8, 0x68, 0x69)))).toBe("hi");
	});

	it("reads compact integers in the width of their type", () => {
		const compact = { path, kind: "compact" as const, element: 1 };
		expect(decodeType(with_(compact, primitive("u16")), 0, toHex(Uint8Array.of(0xa8)))).toBe(42);
		expect(decodeType(with_(compact, primitive("u64")), 0, toHex(Uint8Array.of(0xa8)))).toBe(42n);
		expect(decodeType(with_(compact, { path, kind: "tuple", types: [] }), 0, toHex(new Uint8Array()))).toBeNull();
	});

	it("reads bits as the bytes that hold them", () => {
		expect(decodeType(with_({ path, kind: "bits" }), 0, toHex(Uint8Array.of(9 << 2, 0xff, 1)))).toBe("0xff01");
	});

	it("refuses variants and types that do not exist", () => {
		const empty = { path: ["a", "Never"], kind: "enum" as const, variants: [] };
		expect(() => decodeType(with_(empty), 0, toHex(Uint8Array.of(3)))).toThrow("a::Never has no variant 3");
		expect(() => decodeType(v2.scan, 9999, toHex(new Uint8Array()))).toThrow("no type 9999");
	});
});
