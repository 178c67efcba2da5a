import { decoderName, type Model } from "./model.ts";

/** Straight-line decoders of the named types collected in `model` so far, and of those inside them. */
export function decoders(model: Model): string {
	const bodies = new Map<string, string>();
	for (let before = -1; before !== bodies.size; ) {
		before = bodies.size;
		for (const [name, id] of model.named) if (!bodies.has(name)) bodies.set(name, decoder(model, name, id));
	}
	const names = model.named.map(([name]) => name);
	return [
		"// Made by scripts/generate.ts from metadata.json.\n",
		'import type { Reader } from "../../src/codec/reader.ts";',
		`import type {\n${names.map((name) => `\t${name},\n`).join("")}} from "./pallets.ts";\n`,
		names.map((name) => indented(bodies.get(name) ?? "")).join("\n"),
	].join("\n");
}

function decoder(model: Model, name: string, id: number): string {
	const type = model.type(id);
	const head = `/** Reads a {@link ${name}}. */\nexport function ${decoderName(name)}(r: Reader): ${name} {\n`;
	if (type.kind === "struct") return `${head}\treturn ${model.readFields(type.fields)};\n}\n`;
	if (type.kind !== "enum") throw new Error(`${name} is a ${type.kind}`);
	const cases = type.variants.map((variant) => {
		const payload = model.payload(variant);
		const value = payload ? `{ ${variant.name}: ${payload.read} }` : JSON.stringify(variant.name);
		return `\t\tcase ${variant.index}:\n\t\t\treturn ${value};\n`;
	});
	return `${head}\tconst index = r.u8();\n\tswitch (index) {\n${cases.join("")}\t\tdefault:\n\t\t\treturn r.unknown("${name}", index);\n\t}\n}\n`;
}

/** Lines indented by the brackets open around them. */
function indented(code: string): string {
	let depth = 0;
	return code
		.split("\n")
		.map((line) => {
			const text = line.trim();
			if (text.startsWith("}")) depth--;
			const label = text.startsWith("case ") || text.startsWith("default:");
			const body = text.startsWith("return") && depth > 1;
			const tabs = "\t".repeat(text === "" ? 0 : depth + (label || !body ? 0 : 1));
			if (text.endsWith("{")) depth++;
			return tabs + text;
		})
		.join("\n");
}
