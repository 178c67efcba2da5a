import type { MetadataScan } from "../../../src/chain/metadata/scan.ts";
import { getType, unwrapType } from "../../../src/chain/metadata/types.ts";
import type { Random } from "../fuzz.ts";

/** SCALE bytes of some value of a type, as hex digits. */
export function randomScale(scan: MetadataScan, id: number, random: Random, depth = 12): string {
	const type = getType(scan, id);
	const each = (ids: readonly number[]) => ids.map((inner) => randomScale(scan, inner, random, depth - 1)).join("");
	const bytes = (count: number) => Buffer.from(random.bytes(count)).toString("hex");
	switch (type.kind) {
		case "struct":
			return each(type.fields.map((field) => field.type));
		case "enum": {
			if (type.variants.length === 0 || depth < 0) return "00";
			// `OriginCaller` has a variant that carries an enum without variants: no bytes are one.
			const possible = type.variants.filter(({ fields }) => fields.every((field) => !isVoid(scan, field.type)));
			const { index, fields } = random.pick(possible);
			return `${index.toString(16).padStart(2, "0")}${each(fields.map((field) => field.type))}`;
		}
		case "sequence": {
			const count = depth < 0 ? 0 : random.below(4);
			return `${(count << 2).toString(16).padStart(2, "0")}${each(Array(count).fill(type.element))}`;
		}
		case "array":
			return each(Array(type.length).fill(type.element));
		case "tuple":
			return each(type.types);
		case "compact":
			// `Compact<()>` has no bytes.
			if (getType(scan, unwrapType(scan, type.element)).kind !== "primitive") return "";
			return (random.below(64) << 2).toString(16).padStart(2, "0");
		case "bits":
			return `20${bytes(1)}`;
		case "primitive":
			if (type.name === "bool") return random.pick(["00", "01"]);
			if (type.name === "str") return "0861ff";
			return bytes(type.name === "char" ? 4 : Number(type.name.slice(1)) / 8);
	}
}

function isVoid(scan: MetadataScan, id: number): boolean {
	const type = getType(scan, unwrapType(scan, id));
	return type.kind === "enum" && type.variants.length === 0;
}
