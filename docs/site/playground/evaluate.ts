import { transform } from "sucrase";

type Modules = Readonly<Record<string, () => Promise<unknown>>>;

/**
 * Runs a TypeScript module: its types are removed, not checked, and its imports are taken from `modules`.
 *
 * @param console - what `console` is in it. `process` has no variables and no arguments
 * @returns what it exports
 * @throws an error that names a module which `modules` lacks; what the code throws
 */
export async function evaluate(code: string, modules: Modules, console: object): Promise<Record<string, unknown>> {
	const script = transform(code, { transforms: ["typescript", "imports"], disableESTransforms: true }).code;
	const names = new Set([...script.matchAll(/\brequire\(\s*['"]([^'"]+)['"]\s*\)/g)].map(([, name = ""]) => name));
	const loaded = new Map<string, unknown>();
	for (const name of names) {
		const load = modules[name];
		if (!load) throw new Error(`The playground has no module "${name}": it has ${Object.keys(modules).join(", ")}`);
		loaded.set(name, await load());
	}
	const exports = {};
	const run = new Function(
		"require",
		"exports",
		"console",
		"process",
		`"use strict"; return (async () => {${script}\n})()`,
	);
	await run((name: string) => loaded.get(name), exports, console, { env: {}, argv: [] });
	return exports;
}
