import { describeLayout } from "../../src/chain/metadata/fingerprint.ts";
import type { MetadataScan } from "../../src/chain/metadata/scan.ts";
import { type FieldDef, getType, type TypeDef, unwrapType, type VariantDef } from "../../src/chain/metadata/types.ts";
import { camelCase } from "../../src/codec/camel-case.ts";

/** Enums of the whole runtime whose plain form is not an enum. */
const OUTER: Readonly<Record<string, string>> = {
	RuntimeCall: "Call",
	Call: "Call",
	RuntimeEvent: "Event",
	Event: "Event",
};

/** Types of one runtime as TypeScript and as decoding code, in the plain form. */
export class Model {
	readonly #scan: MetadataScan;
	readonly #names = new Map<number, string>();
	readonly #byName = new Map<string, number>();
	readonly #used = new Map<string, number>();

	/** @param first - types that get the plain names where several layouts have the same one */
	constructor(scan: MetadataScan, first: readonly number[] = []) {
		this.#scan = scan;
		for (const id of [...first, ...scan.types.keys()]) this.#assign(unwrapType(scan, id));
	}

	/** Named types in use so far, by name. */
	get named(): [name: string, id: number][] {
		return [...this.#used].sort(([a], [b]) => (a < b ? -1 : 1));
	}

	/** The type of `id`, without wrappers. */
	type(id: number): TypeDef {
		return getType(this.#scan, unwrapType(this.#scan, id));
	}

	/** Whether a type has no content. */
	isUnit(id: number): boolean {
		const type = this.type(id);
		return (type.kind === "tuple" && type.types.length === 0) || (type.kind === "struct" && type.fields.length === 0);
	}

	/** Name under which a struct or enum is exported; marks it as used. `null` for types written in place. */
	nameOf(id: number): string | null {
		const name = this.#names.get(unwrapType(this.#scan, id));
		if (name !== undefined) this.#used.set(name, this.#byName.get(name) ?? id);
		return name ?? null;
	}

	/** `Call` or `Event` for the runtime's outer enums. */
	isOuter(type: TypeDef): string | undefined {
		return type.path.length === 2 && type.path[0]?.endsWith("runtime") ? OUTER[type.path[1] ?? ""] : undefined;
	}

	/** A type's plain form as TypeScript. */
	ts(id: number): string {
		return this.nameOf(id) ?? this.body(id);
	}

	/** The same, written out even where it has a name. */
	body(id: number): string {
		const type = this.type(id);
		switch (type.kind) {
			case "struct":
				return this.fields(type.fields);
			case "enum":
				return this.#enumBody(type);
			case "sequence":
				return this.#isByte(type.element) ? "Hex" : list(this.ts(type.element));
			case "array":
				return this.#isByte(type.element) ? "Hex" : list(this.ts(type.element));
			case "tuple":
				return type.types.length === 0 ? "null" : `[${type.types.map((t) => this.ts(t)).join(", ")}]`;
			case "compact":
				return this.ts(type.element);
			case "bits":
				return "Hex";
			case "primitive":
				if (type.name === "bool") return "boolean";
				if (type.name === "str" || type.name === "char") return "string";
				return isWide(type.name) ? "bigint" : "number";
		}
	}

	/** Fields as an object, or as an array where they have no names. */
	fields(fields: readonly FieldDef[]): string {
		if (fields.length === 0) return "null";
		if (fields[0]?.name === null) return `[${fields.map((f) => this.ts(f.type)).join(", ")}]`;
		return `{ ${fields.map((f) => `${camelCase(f.name ?? "")}: ${this.ts(f.type)}`).join("; ")} }`;
	}

	/** Payload of a variant; `null` for none. */
	payload({ fields }: VariantDef): { ts: string; read: string } | null {
		const only = fields.length === 1 && fields[0]?.name === null ? fields[0].type : null;
		if (only !== null) return this.isUnit(only) ? null : { ts: this.ts(only), read: this.read(only) };
		return fields.length === 0 ? null : { ts: this.fields(fields), read: this.readFields(fields) };
	}

	/** An expression that reads the type from the reader `r`. */
	read(id: number): string {
		const name = this.nameOf(id);
		if (name) return `${decoderName(name)}(r)`;
		const type = this.type(id);
		switch (type.kind) {
			case "struct":
				return this.readFields(type.fields);
			case "enum": {
				const some = type.variants[1]?.fields[0]?.type;
				if (type.path[0] !== "Option" || some === undefined) throw new Error(`no decoder of ${type.path.join("::")}`);
				return `r.option(${this.reader(some)})`;
			}
			case "sequence":
				return this.#isByte(type.element) ? "r.blob()" : `r.vec(${this.reader(type.element)})`;
			case "array":
				return this.#isByte(type.element)
					? `r.hex(${type.length})`
					: `r.times(${type.length}, ${this.reader(type.element)})`;
			case "tuple":
				return type.types.length === 0 ? "null" : `[${type.types.map((t) => this.read(t)).join(", ")}]`;
			case "compact":
				return this.ts(type.element) === "bigint" ? "r.compact()" : "r.length()";
			case "primitive":
				if (type.name === "str") return "r.text()";
				if (["bool", "u8", "u16", "u32", "u64", "u128"].includes(type.name)) return `r.${type.name}()`;
				throw new Error(`no decoder of ${type.name}`);
			default:
				throw new Error(`no decoder of ${type.kind}`);
		}
	}

	/** A function of the reader that reads the type. */
	reader(id: number): string {
		const name = this.nameOf(id);
		return name ? decoderName(name) : `(r) => ${this.read(id)}`;
	}

	/** {@link fields}, as an expression that reads them. */
	readFields(fields: readonly FieldDef[]): string {
		if (fields.length === 0) return "null";
		if (fields[0]?.name === null) return `[${fields.map((f) => this.read(f.type)).join(", ")}]`;
		return `{\n${fields.map((f) => `${camelCase(f.name ?? "")}: ${this.read(f.type)},`).join("\n")}\n}`;
	}

	#enumBody(type: TypeDef & { kind: "enum" }): string {
		const outer = this.isOuter(type);
		if (outer) return outer;
		if (type.path[0] === "Option") return `${this.ts(type.variants[1]?.fields[0]?.type ?? -1)} | null`;
		if (type.variants.length === 0) return "never";
		return type.variants
			.map((variant) => {
				const payload = this.payload(variant);
				return payload ? `{ ${variant.name}: ${payload.ts} }` : JSON.stringify(variant.name);
			})
			.join(" | ");
	}

	/** Assigns names to a struct or enum and to all types inside it. */
	#assign(id: number): void {
		const type = getType(this.#scan, id);
		const nameable = type.kind === "enum" || (type.kind === "struct" && type.fields[0]?.name != null);
		if (!nameable || this.#names.has(id) || this.isOuter(type)) return;
		if (type.path[0] !== "Option") {
			const name = this.#freeName(id, type);
			this.#names.set(id, name);
			if (!this.#byName.has(name)) this.#byName.set(name, id);
		}
		const fields = type.kind === "enum" ? type.variants.flatMap(({ fields }) => fields) : type.fields;
		for (const { type: inner } of fields) this.#assign(unwrapType(this.#scan, this.#element(inner)));
	}

	/** Element type of a sequence; any other type itself. */
	#element(id: number): number {
		const type = this.type(id);
		return type.kind === "sequence" || type.kind === "array" ? this.#element(type.element) : id;
	}

	/** The last part of the path; with parts of the path before it where another layout has that name. */
	#freeName(id: number, type: TypeDef): string {
		// Calls and events of the whole runtime are the same wherever they occur, and too large to describe.
		const nameOf = (inner: number) => this.isOuter(getType(this.#scan, inner)) ?? null;
		const layoutOf = (described: number) => describeLayout(this.#scan, described, nameOf);
		const layout = layoutOf(id);
		for (let parts = 1; parts <= type.path.length; parts++) {
			const name = type.path.slice(-parts).map(pascalCase).join("");
			const other = this.#byName.get(name);
			if (other === undefined || layoutOf(other) === layout) return name;
		}
		return `${type.path.map(pascalCase).join("")}${id}`;
	}

	#isByte(id: number): boolean {
		const type = getType(this.#scan, id);
		return type.kind === "primitive" && type.name === "u8";
	}
}

/** Name of the function that reads a named type. */
export function decoderName(type: string): string {
	return type.charAt(0).toLowerCase() + type.slice(1);
}

function pascalCase(name: string): string {
	const camel = camelCase(name);
	return camel.charAt(0).toUpperCase() + camel.slice(1);
}

function list(of: string): string {
	return /[|{]/.test(of) ? `(${of})[]` : `${of}[]`;
}

function isWide(primitive: string): boolean {
	return Number(primitive.slice(1)) > 32;
}
