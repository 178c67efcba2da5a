import { describe, expect, it } from "vitest";
import {
	parseBoolean,
	parseHash,
	parseHex,
	parseHexes,
	parseText,
	parseU32,
	parseU64,
} from "../../../../../src/devchain/node/json-rpc/parse-params.ts";

const BYTES = "a (both 0x-prefixed or not) hex string or byte array";

function errorOf(parse: () => unknown): unknown {
	try {
		return parse();
	} catch (error) {
		const { code, message, data } = error as { code: number; message: string; data: string };
		expect([code, message]).toEqual([-32602, "Invalid params"]);
		return data;
	}
}

describe("parameters", () => {
	it("are parsed as nodes do", () => {
		expect(["0xAb", "ab", "0x", "", "0x123", "f"].map((text) => parseHex(text))).toEqual([
			"0xab",
			"0xab",
			"0x",
			"0x",
			"0x0123",
			"0x0f",
		]);
		expect(parseHash("Ab".repeat(32))).toBe(`0x${"ab".repeat(32)}`);
		expect(parseHexes(["01", "0x2"])).toEqual(["0x01", "0x02"]);
		expect(parseHexes([])).toEqual([]);
		expect([parseU32(0), parseU32(2 ** 32 - 1), parseU64(2 ** 32)]).toEqual([0, 2 ** 32 - 1, 2 ** 32]);
		expect([parseText("a"), parseBoolean(false)]).toEqual(["a", false]);
	});

	it.each([
		[undefined, "No more params"],
		[null, `invalid type: null, expected ${BYTES} at line 1 column 4`],
		[5, `invalid type: integer \`5\`, expected ${BYTES} at line 1 column 1`],
		[-1.5, `invalid type: floating point \`-1.5\`, expected ${BYTES} at line 1 column 4`],
		[true, `invalid type: boolean \`true\`, expected ${BYTES} at line 1 column 4`],
		[[1], `invalid type: sequence, expected ${BYTES} at line 1 column 0`],
		[{}, `invalid type: map, expected ${BYTES} at line 1 column 0`],
		["zz", "invalid hex character: z, at 0 at line 1 column 4"],
		["0x0g", "invalid hex character: g, at 3 at line 1 column 6"],
		["0X00", "invalid hex character: X, at 1 at line 1 column 6"],
	])("are refused in the words of nodes: bytes %j", (value, error) => {
		expect(errorOf(() => parseHex(value))).toBe(error);
	});

	it("are refused in the words of nodes: hashes, lists, numbers, texts and flags", () => {
		const expected = `expected ${BYTES} containing 32 bytes`;
		expect(errorOf(() => parseHash("0x1234"))).toBe(`invalid length 4, ${expected} at line 1 column 8`);
		expect(errorOf(() => parseHash(""))).toBe(`invalid length 0, ${expected} at line 1 column 2`);
		expect(errorOf(() => parseHash(7))).toBe(`invalid type: integer \`7\`, ${expected} at line 1 column 1`);
		expect(errorOf(() => parseHash(`0x${"g".repeat(64)}`))).toBe("invalid hex character: g, at 2 at line 1 column 68");
		expect(errorOf(() => parseHexes("0x"))).toBe('invalid type: string "0x", expected a sequence at line 1 column 4');
		expect(errorOf(() => parseHexes(["0x01", "0x0g"]))).toBe("invalid hex character: g, at 3 at line 1 column 14");
		expect(errorOf(() => parseHexes([5]))).toBe(`invalid type: integer \`5\`, expected ${BYTES} at line 1 column 2`);
		expect(errorOf(() => parseU32(-1))).toBe("invalid value: integer `-1`, expected u32 at line 1 column 2");
		expect(errorOf(() => parseU32(2 ** 32))).toBe(
			"invalid value: integer `4294967296`, expected u32 at line 1 column 10",
		);
		expect(errorOf(() => parseU64("1"))).toBe('invalid type: string "1", expected u64 at line 1 column 3');
		expect(errorOf(() => parseU64(1.5))).toBe("invalid type: floating point `1.5`, expected u64 at line 1 column 3");
		expect(errorOf(() => parseText(5))).toBe("invalid type: integer `5`, expected a string at line 1 column 1");
		expect(errorOf(() => parseBoolean(0))).toBe("invalid type: integer `0`, expected a boolean at line 1 column 1");
	});
});
