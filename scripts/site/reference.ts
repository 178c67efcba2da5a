// The API reference: one page per export, by typedoc, and one that lists them all.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./pages.ts";

const SITE = join(ROOT, "docs/site");

/** A reflection of typedoc's JSON, as far as it is needed here. */
interface Reflection {
	readonly name: string;
	readonly kind: number;
	readonly variant: string;
	readonly target?: number;
	readonly id: number;
	readonly children?: readonly Reflection[];
	readonly comment?: { readonly summary: readonly { readonly text: string }[] };
	readonly signatures?: readonly Reflection[];
}

/** Kinds of typedoc, in the order of the lists: the heading of the list, and the folder of the pages. */
const KINDS: ReadonlyMap<number, readonly [heading: string, folder: string]> = new Map([
	[128, ["Classes", "classes"]],
	[64, ["Functions", "functions"]],
	[32, ["Variables", "variables"]],
	[256, ["Interfaces", "interfaces"]],
	[2097152, ["Types", "type-aliases"]],
	[8, ["Enumerations", "enumerations"]],
	[4, ["Namespaces", "namespaces"]],
]);
/** Entry points, in the order of the list. */
export const MODULES = ["index", "math", "wallet", "react", "store", "ledger", "offline", "devchain", "testing"];
const REFERENCE = 4194304;

/** The name that programs import an entry point by. */
export const importName = (module: string): string =>
	module === "index" ? "phala-stakepool" : `phala-stakepool/${module}`;

/**
 * Writes the pages into the folder, and `reference/index.md`, which links every export of every entry point.
 *
 * @returns how many exports there are
 * @throws an error that names the exports without a page
 */
export function writeReference(staged: string): number {
	const json = join(ROOT, "temp/typedoc.json");
	execFileSync(
		process.execPath,
		["node_modules/typedoc/bin/typedoc", "--options", "typedoc.json", "--logLevel", "Error"],
		{ cwd: SITE, stdio: ["ignore", "inherit", "inherit"] },
	);
	const { children = [] } = JSON.parse(readFileSync(json, "utf8")) as Reflection;
	const modules = children.toSorted((a, b) => MODULES.indexOf(a.name) - MODULES.indexOf(b.name));
	const byId = new Map(
		modules.flatMap((module) => (module.children ?? []).map((child) => [child.id, { module, child }])),
	);
	const missing: string[] = [];
	const sections = modules.map((module) => {
		const rows = new Map<string, string[]>();
		for (const child of module.children ?? []) {
			const home = child.kind === REFERENCE ? byId.get(child.target ?? -1) : { module, child };
			const [heading, folder] = KINDS.get(home?.child.kind ?? -1) ?? ["?", "?"];
			const path = `reference/${home?.module.name}/${folder}/${home?.child.name}.md`;
			if (!existsSync(join(staged, path))) missing.push(`${importName(module.name)}: ${child.name}`);
			rows.set(heading, [...(rows.get(heading) ?? []), `[\`${child.name}\`](/${path})`]);
		}
		const lists = [...KINDS.values()].flatMap(([heading]) => {
			const links = rows.get(heading);
			return links ? [`**${heading}.** ${links.join(" · ")}`] : [];
		});
		return `## ${importName(module.name)}\n\n${lists.join("\n\n")}`;
	});
	if (missing.length > 0) throw new Error(`Exports without a page of the reference:\n${missing.join("\n")}`);
	const exports = modules.reduce((sum, { children = [] }) => sum + children.length, 0);
	writeFileSync(join(staged, "reference/index.md"), `${INTRODUCTION}\n\n${sections.join("\n\n")}\n`);
	for (const module of readdirSync(join(staged, "reference"))) nameModulePage(staged, module);
	return exports;
}

const INTRODUCTION = `---
outline: 2
---

# API reference

Every export of every entry point, from the comments of the source. \`phala-stakepool/augment/v1\` and \`/augment/v2\` have
no names of their own: they type \`api.query\` and \`api.tx\` of \`@polkadot/api\` ([from polkadot.js](/from-polkadot-js.md)).`;

/** Gives the page of an entry point the name of its import. */
function nameModulePage(staged: string, module: string): void {
	const path = join(staged, "reference", module, "index.md");
	if (!existsSync(path)) return;
	writeFileSync(path, readFileSync(path, "utf8").replace(/^# .+$/m, `# ${importName(module)}`));
}
