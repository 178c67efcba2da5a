/** Large data of the package: one file for each, which the ES modules and CommonJS share. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Options } from "tsup";
import type { BuiltFile } from "./built-file.ts";
import { replaceRepeats } from "./replace-repeats.ts";

/** Shortest repeat that is replaced in metadata: gives the shortest result. */
const MIN_REPEAT = 6;
/** Stands for `dist/data`. */
const PREFIX = "phala-stakepool-data/";

/** Whether a module is a file of data. */
export const isData = (id: string): boolean => /[\\/]data[\\/]/.test(id);

/**
 * Imports data from `dist/data`. Its files are scripts, neither ES modules nor CommonJS: they run the same way by `import`, by `require`,
 * in browsers and in bundlers, and leave the data in a property of the global object.
 */
export const dataPlugin: NonNullable<Options["esbuildPlugins"]>[number] = {
	name: "data",
	setup({ onLoad, onResolve }) {
		// What imports data is in `dist/chunks`.
		onResolve({ filter: new RegExp(`^${PREFIX}`) }, ({ path }) => ({
			path: `../data/${path.slice(PREFIX.length)}`,
			external: true,
		}));
		onLoad({ filter: /generated[\\/]networks[\\/][^\\/]+\.ts$/ }, ({ path }) => {
			const name = `network-${basename(path, ".ts")}`;
			return { contents: `${importData(name)}export const SAVED = ${globalOf(name)};`, resolveDir: dirname(path) };
		});
		onLoad({ filter: /generated[\\/]v\d[\\/]metadata\.json$/ }, ({ path }) => {
			const name = `metadata-${basename(dirname(path))}`;
			const contents = `${importData(name)}import { expandRepeats } from "../../src/devchain/persistence/expand-repeats.ts";
const packed = Uint8Array.from(atob(${globalOf(name)}), (char) => char.charCodeAt(0));
const hex = Array.from(expandRepeats(packed), (byte) => byte.toString(16).padStart(2, "0")).join("");
export default { result: "0x" + hex };`;
			return { contents, resolveDir: dirname(path), loader: "js" };
		});
	},
};

/** Makes the files of `dist/data`. */
export function buildData(root: string, outDir: string): BuiltFile[] {
	const toFile = (name: string, data: string): BuiltFile => ({
		path: join(outDir, `data/${name}.js`),
		code: `${globalOf(name)}=${JSON.stringify(data)};\n`,
	});
	const networks = join(root, "generated/networks");
	return [
		...readdirSync(networks).map((file) => {
			const [, saved = ""] = /"(.+)"/.exec(readFileSync(join(networks, file), "utf8")) ?? [];
			return toFile(`network-${basename(file, ".ts")}`, saved);
		}),
		...["v1", "v2"].map((generation) => {
			const text = readFileSync(join(root, "generated", generation, "metadata.json"), "utf8");
			const { result } = JSON.parse(text) as { readonly result: string };
			const packed = replaceRepeats(Buffer.from(result.slice(2), "hex"), MIN_REPEAT);
			return toFile(`metadata-${generation}`, Buffer.from(packed).toString("base64"));
		}),
		// The package is one of ES modules; scripts of data have to run by `require` too.
		{ path: join(outDir, "data/package.json"), code: '{ "type": "commonjs", "sideEffects": true }\n' },
	];
}

const importData = (name: string): string => `import ${JSON.stringify(`${PREFIX}${name}.js`)};\n`;
const globalOf = (name: string): string => `globalThis[Symbol.for(${JSON.stringify(`phala-stakepool/data/${name}`)})]`;
