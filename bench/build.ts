import { spawnSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const ROOT = join(import.meta.dirname, "..");
const DIST = join(ROOT, "dist");
/** Sources of the package. */
const SOURCES = ["src", "generated", "scripts/build", "tsup.config.ts", "package.json"];
/** Programs that run in processes of their own, and contenders, by file name. */
const PROGRAMS = /^(child|chain|floor|record|ours|each|whole|api|entries|naive|loop|multi|papi|dedot)\.ts$/;
const FOLDERS = [".", "pools", "portfolio", "live", "first", "maths", "sends", "plans"];

/** The package to measure: its sources, or a build of it as published. */
export type PackageSource = { readonly src: true } | { readonly dist: string; readonly name: string };

/** The build of this tree. */
export const OWN_BUILD: PackageSource = { dist: DIST, name: "dist" };

/**
 * Compiles everything that is measured to plain JavaScript, because a loader that compiles during the import would be part of
 * the measurement. Libraries are used as published.
 *
 * @returns the folder with the programs
 */
export async function buildPrograms(source: PackageSource): Promise<string> {
	const folder = join(import.meta.dirname, ".built", "src" in source ? "src" : source.name);
	const entries = FOLDERS.flatMap((name) =>
		readdirSync(join(import.meta.dirname, name)).flatMap((file) => (PROGRAMS.test(file) ? [join(name, file)] : [])),
	);
	await build({
		absWorkingDir: import.meta.dirname,
		entryPoints: entries,
		outdir: folder,
		outbase: import.meta.dirname,
		bundle: true,
		splitting: true,
		format: "esm",
		platform: "node",
		target: "node20",
		plugins: [
			{
				name: "packages",
				setup({ onResolve }) {
					onResolve({ filter: /^phala-stakepool/ }, ({ path }) => {
						const entry = path.split("/")[1];
						if ("dist" in source) return { path: join(source.dist, `${entry ?? "index"}.js`), external: true };
						return { path: join(ROOT, "src", entry ?? "", "index.ts") };
					});
					onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
						kind === "entry-point" ? undefined : { path, external: true },
					);
				},
			},
		],
	});
	return folder;
}

/** Builds `dist` of this tree if its sources are newer. */
export function buildPackage(print: (line: string) => void = console.log): void {
	if (newest(SOURCES.map((name) => join(ROOT, name))) < newest([join(DIST, "index.js")])) return;
	print("building the package");
	const { status, stdout, stderr } = spawnSync("npm", ["run", "build"], { cwd: ROOT, encoding: "utf8" });
	if (status !== 0) throw new Error(`The package does not build:\n${stdout}${stderr}`);
}

/** Modification time of the newest of these files; 0 without files. */
function newest(paths: readonly string[]): number {
	const times = paths.map((path) => {
		const stat = statSync(path, { throwIfNoEntry: false });
		if (!stat?.isDirectory()) return stat?.mtimeMs ?? 0;
		return newest(readdirSync(path).map((name) => join(path, name)));
	});
	return Math.max(0, ...times);
}
