import fc from "fast-check";
import type { MetadataScan } from "../../../src/chain/metadata/scan.ts";
import { type FieldDef, getType } from "../../../src/chain/metadata/types.ts";
import { concatBytes } from "../../../src/codec/hex.ts";

/** SCALE bytes of any value of a type. */
export function scaleBytes(scan: MetadataScan, id: number): fc.Arbitrary<Uint8Array> {
	const type = getType(scan, id);
	switch (type.kind) {
		case "struct":
			return fieldBytes(scan, type.fields);
		case "enum":
			return fc.oneof(
				...type.variants.map(({ index, fields }) =>
					fieldBytes(scan, fields).map((bytes) => concatBytes([Uint8Array.of(index), bytes])),
				),
			);
		case "sequence":
			return fc
				.array(scaleBytes(scan, type.element), { maxLength: 5 })
				.map((items) => concatBytes([Uint8Array.of(items.length << 2), ...items]));
		case "array":
			return fc
				.array(scaleBytes(scan, type.element), { minLength: type.length, maxLength: type.length })
				.map(concatBytes);
		case "tuple":
			return fc.tuple(...type.types.map((of) => scaleBytes(scan, of))).map(concatBytes);
		case "compact":
			return fc.bigInt({ min: 0n, max: (1n << 30n) - 1n }).map(compact);
		case "bits":
			return fc.uint8Array({ minLength: 2, maxLength: 2 }).map((bits) => concatBytes([Uint8Array.of(16 << 2), bits]));
		case "primitive": {
			if (type.name === "bool") return fc.boolean().map((value) => Uint8Array.of(Number(value)));
			if (type.name === "str") return fc.string({ maxLength: 9 }).map(text);
			const width = Number(type.name.slice(1)) / 8;
			return fc.uint8Array({ minLength: width, maxLength: width });
		}
	}
}

function fieldBytes(scan: MetadataScan, fields: readonly FieldDef[]): fc.Arbitrary<Uint8Array> {
	return fc.tuple(...fields.map(({ type }) => scaleBytes(scan, type))).map(concatBytes);
}

function text(value: string): Uint8Array {
	const utf8 = new TextEncoder().encode(value);
	return concatBytes([compact(BigInt(utf8.length)), utf8]);
}

/** A compact integer below 2³⁰. */
function compact(value: bigint): Uint8Array {
	const [mode, width] = value < 64n ? [0n, 1] : value < 1n << 14n ? [1n, 2] : [2n, 4];
	const bytes = new Uint8Array(width);
	let rest = (value << 2n) | mode;
	for (let i = 0; i < width; i++, rest >>= 8n) bytes[i] = Number(rest & 0xffn);
	return bytes;
}
