import ts from "typescript";

/**
 * Runs a piece of code as a file of its own: all that it has is `console`, and the modules that it may import.
 *
 * @param modules - modules by the name that imports use
 * @param print - called with each line that it prints
 * @returns what it exports
 */
export async function runSnippet(
	code: string,
	modules: Readonly<Record<string, unknown>>,
	print: (line: string) => void,
): Promise<Record<string, unknown>> {
	const script = ts.transpile(code, {
		target: ts.ScriptTarget.ES2022,
		module: ts.ModuleKind.CommonJS,
		jsx: ts.JsxEmit.ReactJSX,
	});
	const require = (name: string) => {
		if (!Object.hasOwn(modules, name)) throw new Error(`No module ${name}`);
		return modules[name];
	};
	const console = { log: (...values: unknown[]) => print(values.map(String).join(" ")) };
	const exports = {};
	const run = new Function("require", "exports", "console", `return (async () => {${script}\n})()`);
	await run(require, exports, console);
	return exports;
}
