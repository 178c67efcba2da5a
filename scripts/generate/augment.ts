import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
	generateDefaultConsts,
	generateDefaultErrors,
	generateDefaultEvents,
	generateDefaultLookup,
	generateDefaultQuery,
	generateDefaultTx,
} from "@polkadot/typegen/generate";
import type { Hex } from "../../src/codec/hex.ts";

/** Types that no other chain's augmentation names. */
const OURS = /^(Phala|PalletRmrk|Rmrk|\w+ParachainRuntime)/;

/**
 * Enumerations of all calls, events or errors of a pallet. The raw api has each of them typed for itself: the types of whole enumerations
 * would be two thirds of the declarations.
 */
const ENUMERATION = /^(Phala\w+Pallet|PalletRmrkCore)(Call|Event|Error)$/;

/** Parts of the raw api that one generation types, as file names. */
const PARTS = ["consts", "errors", "events", "query", "tx"] as const;

/**
 * Typing of the raw `api.consts/errors/events/query/tx` by `@polkadot/typegen`: file names and contents.
 *
 * Types of values are exported by a file of ours instead of being declared into `@polkadot/types/lookup`, where those of
 * other chains are: a project that has both still compiles.
 */
export async function augmentation(metadata: Hex): Promise<Map<string, string>> {
	const folder = mkdtempSync(join(tmpdir(), "augment-"));
	try {
		const generated = await quietly(() => generate(metadata, folder));
		const files = new Map(PARTS.map((part): [string, string] => [part, ours(generated(part))]));
		files.set("registry", registry(ours(generated("registry"))));
		files.set("lookup", keepUsed(lookup(ours(generated("types-lookup"))), [...files.values()].join()));
		const imports = [...PARTS, "registry"].map((part) => `import './${part}.js';\n`);
		files.set("index", `${HEAD}import '@polkadot/types-augment';\n${imports.join("")}\nexport {};\n`);
		return new Map([...files].map(([name, text]) => [`${name}.ts`, text]));
	} finally {
		rmSync(folder, { recursive: true });
	}
}

async function generate(metadata: Hex, folder: string): Promise<(name: string) => string> {
	generateDefaultLookup(folder, metadata);
	const { default: types } = await import(pathToFileURL(join(folder, "lookup.ts")).href);
	const known = { rpc: {}, types };
	generateDefaultConsts(join(folder, "consts.ts"), metadata, {}, false, known);
	generateDefaultErrors(join(folder, "errors.ts"), metadata, {}, false);
	generateDefaultEvents(join(folder, "events.ts"), metadata, {}, false, known);
	generateDefaultQuery(join(folder, "query.ts"), metadata, {}, false, known);
	generateDefaultTx(join(folder, "tx.ts"), metadata, {}, false, known);
	return (name) => readFileSync(join(folder, `${name}.ts`), "utf8");
}

const HEAD = "// Made by scripts/generate.ts with @polkadot/typegen from metadata.json.\n\n";

/** Replaces the heading, and imports value types from our own file. */
function ours(text: string): string {
	return text
		.replace(/^\/\/ Auto-generated.*\n\/\* eslint-disable \*\/\n+/, HEAD)
		.replaceAll(/(from|^import) '@polkadot\/types\/lookup'/gm, "$1 './lookup.js'");
}

/** Exports the types that typegen declares into `@polkadot/types/lookup`. */
function lookup(text: string): string {
	return text
		.replace(/^\/\/ import type lookup.*\n\/\/ this is required.*\nimport '\.\/lookup\.js';\n+/m, "")
		.replace("declare module '@polkadot/types/lookup' {\n", "")
		.replace(/\n} \/\/ declare module\n*$/, "")
		.replaceAll(/^ {2}/gm, "")
		.replaceAll(/^(interface|type) /gm, "export $1 ");
}

/** Keeps our names only: every chain's augmentation declares the others. */
function registry(text: string): string {
	return text
		.replace(/import type { (.*) } from/, (_, names: string) => {
			return `import type { ${names.split(", ").filter(isRegistered).join(", ")} } from`;
		})
		.replaceAll(/^ {4}(\w+): .*\n/gm, (line, name: string) => (isRegistered(name) ? line : ""));
}

const isRegistered = (name: string): boolean => OURS.test(name) && !ENUMERATION.test(name);

/** Keeps the types that other files name, and those that these consist of. */
function keepUsed(text: string, users: string): string {
	const types = new Map(
		[...text.matchAll(/^\/\*\* @name .*\n(?:export (?:interface|type) (\w+)[^{;]*(?:;|\{\}|\{[\s\S]*?^\})\n*)/gm)].map(
			([declaration, name = ""]): [string, string] => [name, declaration],
		),
	);
	const namesIn = (part: string): string[] => (part.match(/\w+/g) ?? []).filter((name) => types.has(name));
	const used = new Set(namesIn(users));
	for (const name of used) for (const next of namesIn(types.get(name) ?? "")) used.add(next);
	const unused = [...types].filter(([name]) => !used.has(name));
	const kept = unused.reduce((rest, [, declaration]) => rest.replace(declaration, ""), text);
	return `${keepUsedImports(kept).trimEnd()}\n`;
}

function keepUsedImports(text: string): string {
	const body = text.replaceAll(/^import .*\n/gm, "");
	return text.replaceAll(/^import type { (.*) } from (.*)\n/gm, (_, names: string, from: string) => {
		const used = names.split(", ").filter((name) => new RegExp(`\\b${name}\\b`).test(body));
		return used.length === 0 ? "" : `import type { ${used.join(", ")} } from ${from}\n`;
	});
}

/** Runs `body` without the progress output of typegen. */
async function quietly<T>(body: () => Promise<T>): Promise<T> {
	const { log, warn } = console;
	console.log = console.warn = () => {};
	try {
		return await body();
	} finally {
		Object.assign(console, { log, warn });
	}
}
