import { TypeRegistry } from "@polkadot/types";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toHex } from "../../../src/codec/hex.ts";
import { Reader } from "../../../src/codec/reader.ts";

const registry = new TypeRegistry();
const encoded = (type: string, value: unknown) => registry.createType(type, value).toU8a();
const unsigned = (bits: number) => fc.bigInt({ min: 0n, max: (1n << BigInt(bits)) - 1n });

describe("the reader", () => {
	it.each([
		["u8", 8, (r: Reader) => BigInt(r.u8())],
		["u16", 16, (r: Reader) => BigInt(r.u16())],
		["u32", 32, (r: Reader) => BigInt(r.u32())],
		["u64", 64, (r: Reader) => r.u64()],
		["u128", 128, (r: Reader) => r.u128()],
		["Compact<u32>", 32, (r: Reader) => BigInt(r.length())],
		["Compact<u32>", 32, (r: Reader) => r.compact()],
		["Compact<u128>", 128, (r: Reader) => r.compact()],
		["Compact<u128>", 16, (r: Reader) => r.compact()],
	] as const)("reads what is written as %s of %i bits", (type, bits, read) => {
		const check = fc.property(unsigned(bits), (value) => {
			const r = new Reader(toHex(encoded(type, value)));
			expect(read(r)).toBe(value);
			r.end();
		});
		fc.assert(check, { seed: 41, numRuns: 200 });
	});

	it("reads one value after the other from the middle of a buffer", () => {
		const buffer = Uint8Array.of(9, 9, 1, 0, 2, 12, 0xaa, 0xbb, 0xcc, 8, 0x68, 0x69, 1, 7, 0, 9);
		const r = new Reader(toHex(buffer.subarray(2, 15)));
		expect(r.bool()).toBe(true);
		expect(r.bool()).toBe(false);
		expect(r.hex(1)).toBe("0x02");
		expect(r.blob()).toBe("0xaabbcc");
		expect(r.text()).toBe("hi");
		expect(r.option((r) => r.u8())).toBe(7);
		expect(r.left).toBe(1);
		expect(r.option((r) => r.u8())).toBeNull();
		r.end();
	});

	it("reads lists", () => {
		expect(new Reader(toHex(encoded("Vec<u16>", [1, 2, 3]))).vec((r) => r.u16())).toEqual([1, 2, 3]);
		expect(new Reader(toHex(Uint8Array.of(1, 2))).times(2, (r) => r.u8())).toEqual([1, 2]);
	});

	it("refuses bytes that end too early", () => {
		const reads: ((r: Reader) => unknown)[] = [
			(r) => r.u8(),
			(r) => r.u16(),
			(r) => r.u32(),
			(r) => r.u64(),
			(r) => r.u128(),
			(r) => r.bool(),
			(r) => r.compact(),
			(r) => r.length(),
			(r) => r.hex(1),
			(r) => r.blob(),
			(r) => r.vec((r) => r.u8()),
		];
		for (const read of reads) expect(() => read(new Reader(toHex(new Uint8Array())))).toThrow(RangeError);
		expect(() => new Reader(toHex(Uint8Array.of(1, 2, 3))).u32()).toThrow("4 bytes expected, 3 left");
		expect(() => new Reader(toHex(Uint8Array.of(3 << 2, 1))).blob()).toThrow("3 bytes expected, 1 left");
	});

	it("reads digits of either case, with or without 0x", () => {
		for (const text of ["0x00FFff01", "00FFff01"]) {
			const r = new Reader(text);
			expect([r.u8(), r.u16(), r.u8(), r.left]).toEqual([0, 0xffff, 1, 0]);
			expect(() => r.u8()).toThrow("1 bytes expected, 0 left");
			expect(r.toHex()).toBe("0x00ffff01");
		}
	});

	it("reads one of several values in the same bytes, as often as it is selected", () => {
		const r = new Reader(Uint8Array.of(9, 1, 0, 0, 0, 8, 0x68, 0x69, 9).subarray(1));
		for (let i = 0; i < 2; i++) {
			expect(r.select(0, 4).u32()).toBe(1);
			r.end();
			expect(r.select(4, 7).text()).toBe("hi");
			expect(r.toHex()).toBe("0x086869");
			expect(() => r.u8()).toThrow("1 bytes expected, 0 left");
			expect(() => r.select(4, 5).blob()).toThrow("2 bytes expected, 0 left");
		}
	});

	it("rejects invalid digits, and half a byte", () => {
		expect(() => new Reader("0x0g")).toThrow("not a hex digit");
		expect(() => new Reader("0x01_23040")).toThrow("not a hex digit");
		expect(() => new Reader("0x010é0304")).toThrow("not a hex digit");
		expect(() => new Reader("0x012")).toThrow("odd number");
	});

	it("refuses bytes left over, bad bools, lengths above 32 bits and unknown variants", () => {
		expect(() => new Reader(toHex(Uint8Array.of(1))).end()).toThrow("1 bytes left over");
		expect(() => new Reader(toHex(Uint8Array.of(2))).bool()).toThrow("2 is no bool");
		expect(() => new Reader(toHex(Uint8Array.of(7, 0, 0, 0, 0, 1))).length()).toThrow(RangeError);
		expect(() => new Reader(toHex(Uint8Array.of())).unknown("PoolProxy", 2)).toThrow("PoolProxy has no variant 2");
	});
});
