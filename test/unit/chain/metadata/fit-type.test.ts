import { describe, expect, it } from "vitest";
import { fitType, UnfitPart } from "../../../../src/chain/metadata/fit-type.ts";
import type { PlainShape } from "../../../../src/chain/metadata/plain-shape.ts";
import type { MetadataScan } from "../../../../src/chain/metadata/scan.ts";
import type { FieldDef, Primitive, Shape, TypeDef, VariantDef } from "../../../../src/chain/metadata/types.ts";
import type { Hex } from "../../../../src/codec/hex.ts";
import { Reader } from "../../../../src/codec/reader.ts";

const PRIMITIVES: readonly Primitive[] = ["u8", "u16", "u32", "u64", "u128", "bool", "str", "i32"];
const id = (name: Primitive) => PRIMITIVES.indexOf(name);
/** Ids of types added to those of the primitives start here. */
const FIRST = PRIMITIVES.length;

/** Reads `bytes` of the first of `types` in `shape`. */
function read(shape: PlainShape, bytes: Hex, ...types: readonly (Shape & { readonly path?: readonly string[] })[]) {
	const scan: MetadataScan = {
		types: [
			...PRIMITIVES.map((name): TypeDef => ({ path: [], kind: "primitive", name })),
			...types.map((type): TypeDef => ({ path: [], ...type })),
		],
		pallets: new Map(),
		extrinsic: { version: 4, address: null, call: null, signature: null, extensions: [] },
	};
	const r = new Reader(bytes);
	const value = fitType(scan, FIRST, shape, (path) => new Error(`no ${path}`))(r);
	r.end();
	return value;
}

const struct = (...fields: [string | null, number][]): Shape => ({ kind: "struct", fields: toFields(fields) });
const toFields = (fields: [string | null, number][]): FieldDef[] => fields.map(([name, type]) => ({ name, type }));
const variant = (name: string, index: number, ...fields: [string | null, number][]): VariantDef => ({
	name,
	index,
	fields: toFields(fields),
	docs: "",
});

describe("fitting a type to the shape that is read", () => {
	const shape: PlainShape = { struct: { free: "bigint", nonce: "number" } };

	it("reads fields in another order, and keeps others", () => {
		const value = read(
			shape,
			"0x0107000200000000000000",
			struct(["more", id("u8")], ["nonce", id("u16")], ["free", id("u64")]),
		);
		expect(value).toEqual({ more: 1, nonce: 7, free: 2n });
	});

	it("gives integers of another width the kind that is read", () => {
		const wider = struct(["free", id("u32")], ["nonce", id("u64")]);
		expect(read(shape, "0x010000000200000000000000", wider)).toEqual({ free: 1n, nonce: 2 });
		expect(() => read(shape, "0x01000000ffffffffffffffff", wider)).toThrow(RangeError);
	});

	it("takes a compact integer for an integer", () => {
		const compact = struct(["free", FIRST + 1], ["nonce", id("u32")]);
		expect(read(shape, "0x1c01000000", compact, { kind: "compact", element: id("u128") })).toEqual({
			free: 7n,
			nonce: 1,
		});
	});

	it.each<[string, Shape, Hex]>([
		["is missing", struct(["nonce", id("u8")]), "0x01"],
		["is signed", struct(["free", id("i32")], ["nonce", id("u8")]), "0x0100000001"],
		["is a flag", struct(["free", id("bool")], ["nonce", id("u8")]), "0x0101"],
	])("throws when a field is read that %s", (_, type, bytes) => {
		const value = read(shape, bytes, type) as { free: bigint; nonce: number };
		expect(value.nonce).toBe(1);
		expect(() => value.free).toThrow("no free");
		expect(() => ({ ...value })).toThrow("no free");
	});

	it("does not take a field that may be missing for one that is", () => {
		const optional: PlainShape = { struct: { "frozen?": "bigint", free: "bigint" } };
		expect(read(optional, "0x01", struct(["free", id("u8")]))).toEqual({ free: 1n });
		expect(read(optional, "0x0102", struct(["free", id("u8")], ["frozen", id("u8")]))).toEqual({
			free: 1n,
			frozen: 2n,
		});
	});

	it("distinguishes bytes of one length from those of another", () => {
		const key = (length: number): Shape => ({ kind: "array", length, element: id("u8") });
		expect(read(2, "0x0102", key(2))).toBe("0x0102");
		expect(read("bytes", "0x0102", key(2))).toBe("0x0102");
		expect(read(3, "0x0102", key(2))).toBeInstanceOf(UnfitPart);
		expect(read("bytes", "0x080102", { kind: "sequence", element: id("u8") })).toBe("0x0102");
	});

	it("refuses a variant that is not known, and reads the others", () => {
		const state: PlainShape = { enum: { Idle: "unit", Busy: "bigint", Gone: { struct: { at: "number" } } } };
		const type: Shape = {
			kind: "enum",
			variants: [
				variant("Idle", 3),
				variant("Busy", 1, [null, id("u32")]),
				variant("Lost", 2, [null, id("u8")]),
				variant("Gone", 0, ["at", id("u8")]),
			],
		};
		expect(read(state, "0x03", type)).toBe("Idle");
		expect(read(state, "0x0105000000", type)).toEqual({ Busy: 5n });
		expect(read(state, "0x0009", type)).toEqual({ Gone: { at: 9 } });
		expect(read(state, "0x0207", type)).toEqual(new UnfitPart("Lost"));
		expect(() => read(state, "0x09", type)).toThrow(RangeError);
	});

	it("names the part that does not fit through lists, options and tuples", () => {
		const list: PlainShape = {
			struct: { queue: { list: { option: { tuple: ["bigint", "boolean"] } } }, rest: "number" },
		};
		const types = (second: Primitive): Shape[] => [
			struct(["queue", FIRST + 1], ["rest", id("u8")]),
			{ kind: "sequence", element: FIRST + 2 },
			{
				kind: "enum",
				variants: [variant("None", 0), variant("Some", 1, [null, FIRST + 3])],
				path: ["Option"],
			} as Shape,
			{ kind: "tuple", types: [id("u8"), id(second)] },
		];
		expect(read(list, "0x080001050107", ...types("bool"))).toEqual({ queue: [null, [5n, true]], rest: 7 });
		const value = read(list, "0x080001050107", ...types("u8")) as { queue: unknown; rest: number };
		expect(value.rest).toBe(7);
		expect(() => value.queue).toThrow("no queue.1");
	});

	it("refuses an option in place of a value, and a value in place of an option", () => {
		const option: Shape & { path: string[] } = {
			kind: "enum",
			path: ["Option"],
			variants: [variant("None", 0), variant("Some", 1, [null, id("u8")])],
		};
		expect(read("number", "0x0107", option)).toBeInstanceOf(UnfitPart);
		expect(read({ option: "number" }, "0x0107", option)).toBe(7);
		expect(read({ option: "number" }, "0x00", option)).toBeNull();
		expect(read({ option: "number" }, "0x07", { kind: "tuple", types: [id("u8")] })).toBeInstanceOf(UnfitPart);
	});
});
