/** Makes the modules of `dist` of what tsup wrote: chunks named after what they hold, without white space. */
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { type TransformOptions, transform } from "esbuild";
import type { BuiltFile } from "./built-file.ts";
import { type Metafile, nameChunks } from "./name-chunks.ts";

const TARGET = "es2022";
/** Keeps names: they stand in stack traces, and applications minify what they bundle. */
const READABLE: TransformOptions = { minifyWhitespace: true, minifySyntax: true, target: TARGET, lineLimit: 160 };
/** Of the development chain, a third of all code: applications do not step through it. */
const OF_DEVCHAIN: TransformOptions = { ...READABLE, minifyIdentifiers: true, format: "esm" };
/** Runs in Node, which downloads nothing; what is bundled and debugged are the ES modules. */
const COMPACT: TransformOptions = { minify: true, format: "cjs", target: TARGET, lineLimit: 160 };
/** Entry points that server components use by reference. Bundlers drop the directive. */
const CLIENT_MODULES: readonly string[] = ["react.js", "react.cjs"];
const IMPORTED = /(["'])(\.{1,2}\/(?:chunks\/)?)([\w-]+)(\.c?js)\1/g;
/** How esbuild prints a dynamic import in CommonJS: by a function of another chunk, whose `require` resolves from the folder of that chunk. */
const SHARED_REQUIRE = /\b[\w$]+\.__require\((?=["']\.)/g;
/** How esbuild prints classes: those that refer to themselves get a name of their own. */
const CLASS = /^(?:var|const) (\w+) = class(?: (_\w+))?(?: extends .+)? \{$/gm;

/** Reads and removes the modules of a folder. */
export async function buildModules(outDir: string): Promise<BuiltFile[]> {
	const files = await Promise.all([build(outDir, "esm", ".js", READABLE), build(outDir, "cjs", ".cjs", COMPACT)]);
	return files.flat();
}

async function build(
	outDir: string,
	format: string,
	extension: string,
	options: TransformOptions,
): Promise<BuiltFile[]> {
	const metafile = JSON.parse(readFileSync(join(outDir, `metafile-${format}.json`), "utf8")) as Metafile;
	const names = nameChunks(metafile);
	const paths = ["", "chunks"].flatMap((folder) =>
		readdirSync(join(outDir, folder))
			.filter((name) => name.endsWith(extension))
			.map((name) => join(folder, name)),
	);
	return await Promise.all(
		paths.map(async (path): Promise<BuiltFile> => {
			const named = readFileSync(join(outDir, path), "utf8").replaceAll(
				IMPORTED,
				(_, quote: string, folder: string, name: string, end: string) =>
					`${quote}${folder}${names.get(name) ?? name}${end}${quote}`,
			);
			const required = format === "cjs" ? named.replaceAll(SHARED_REQUIRE, "require(") : named;
			const chunk = names.get(basename(path, extension));
			const settings = options === READABLE && chunk?.startsWith("devchain-") ? OF_DEVCHAIN : options;
			const { code } = await transform(nameClasses(required, settings !== READABLE), settings);
			if (chunk !== undefined) rmSync(join(outDir, path));
			return {
				path: join(outDir, chunk === undefined ? path : `chunks/${chunk}${extension}`),
				code: CLIENT_MODULES.includes(path) ? `"use client";${code}` : code,
			};
		}),
	);
}

/** Makes classes keep the names that `console.log` and stack traces print. */
function nameClasses(code: string, isMinified: boolean): string {
	return code.replaceAll(CLASS, (line, name: string, ownName: string | undefined) =>
		isMinified || ownName !== undefined ? `${line}\nstatic name = "${name}";` : line,
	);
}
