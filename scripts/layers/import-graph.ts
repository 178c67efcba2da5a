import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import ts from "typescript";

/** Files of the repository and the files that each of them imports; paths relative to the root, with forward slashes. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

const CODE = /\.[mc]?tsx?$/;
const SKIPPED = new Set(["node_modules", "augment", "types"]);

/**
 * Reads the imports of every TypeScript file under the given folders. Type imports, re-exports, `import("…")` and import
 * types count; imports of packages and of other kinds of files do not.
 *
 * @param root - absolute path of the repository
 * @param folders - folders to read, relative to the root
 */
export function readImportGraph(root: string, folders: readonly string[]): ImportGraph {
	const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
	const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
	const cache = ts.createModuleResolutionCache(root, (name) => name, options);
	const toPath = (file: string) => relative(root, file).split(sep).join("/");
	const resolve = (specifier: string, importer: string) =>
		ts.resolveModuleName(specifier, importer, options, ts.sys, cache).resolvedModule?.resolvedFileName;

	const files = folders.flatMap((folder) => listFiles(join(root, folder)));
	return new Map(
		files.map((file) => {
			const imported = readSpecifiers(file).flatMap((specifier) => {
				const target = resolve(specifier, file);
				return target === undefined || !CODE.test(target) || target.includes("/node_modules/") ? [] : [toPath(target)];
			});
			return [toPath(file), [...new Set(imported)]];
		}),
	);
}

/** TypeScript files under a folder; `test/types` and the generated augmentations are projects of their own. */
function listFiles(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) {
			const isOwnProject = SKIPPED.has(entry.name) && !path.includes(join("test", "unit"));
			return isOwnProject ? [] : listFiles(path);
		}
		return CODE.test(entry.name) ? [path] : [];
	});
}

function readSpecifiers(path: string): string[] {
	const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest);
	const specifiers: string[] = [];
	const visit = (node: ts.Node): void => {
		const specifier = findSpecifier(node);
		if (specifier && ts.isStringLiteralLike(specifier)) specifiers.push(specifier.text);
		ts.forEachChild(node, visit);
	};
	visit(source);
	return specifiers;
}

function findSpecifier(node: ts.Node): ts.Node | undefined {
	if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
	if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return node.argument.literal;
	if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return node.arguments[0];
	return undefined;
}
