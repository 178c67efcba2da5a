import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { run } from "./support/run.ts";
import { type StakedPools, serveStakedPools } from "./support/staked-pools.ts";

interface Resolution {
	readonly name: string;
	readonly type: "commonjs" | "module";
	readonly module: string;
	readonly moduleResolution: string;
}

const folder = join(inject("folder"), "types");
const { dependencies } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
	readonly dependencies: Readonly<Record<string, string>>;
};
const COMPILERS = Object.keys(dependencies).filter((name) => name.startsWith("typescript-"));
const RESOLUTIONS: readonly Resolution[] = [
	{ name: "node10", type: "commonjs", module: "commonjs", moduleResolution: "node10" },
	{ name: "node16, import", type: "module", module: "node16", moduleResolution: "node16" },
	{ name: "node16, require", type: "commonjs", module: "node16", moduleResolution: "node16" },
	{ name: "bundler", type: "module", module: "esnext", moduleResolution: "bundler" },
];

/**
 * Compiles a project, declarations of packages included.
 *
 * @returns errors in the program and in the declarations of phala-stakepool. Some compilers find errors in those of `@polkadot/*`
 */
async function compile(compiler: string, project: string): Promise<string[]> {
	const tsc = join(inject("folder"), "node_modules", compiler, "bin/tsc");
	const options = ["-p", ".", "--pretty", "false"];
	const printed = await run(process.execPath, [tsc, ...options], project).catch((error: Error) => error.message);
	const errors = printed.split("\n").filter((line) => line.includes("error TS"));
	return errors.filter((line) => !line.includes("node_modules/") || line.includes("node_modules/phala-stakepool/"));
}

/** TypeScript 6 has to be asked for node10 by name, and 7 no longer has it. */
function resolutionsOf(compiler: string): readonly Resolution[] {
	return compiler >= "typescript-7" ? RESOLUTIONS.slice(1) : RESOLUTIONS;
}

describe.each(COMPILERS)("%s", (compiler) => {
	let pools: StakedPools;
	beforeAll(async () => {
		pools = await serveStakedPools();
	});
	afterAll(() => pools.close());

	it.each(resolutionsOf(compiler))("compiles a program that reads pools: $name", async (resolution) => {
		const { name, type, module, moduleResolution } = resolution;
		const project = join(folder, "temp", compiler, name);
		rmSync(project, { recursive: true, force: true });
		mkdirSync(project, { recursive: true });
		cpSync(join(folder, "read.ts"), join(project, "read.ts"));
		const compilerOptions = {
			target: "es2022",
			lib: ["es2022", "dom"],
			module,
			moduleResolution,
			strict: true,
			esModuleInterop: true,
			skipLibCheck: false,
			types: ["node"],
			outDir: "out",
			rootDir: ".",
			...(compiler === "typescript-6.0" ? { ignoreDeprecations: "6.0" } : {}),
		};
		writeFileSync(join(project, "package.json"), JSON.stringify({ type }));
		writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["read.ts"] }));
		expect(await compile(compiler, project)).toEqual([]);
		const printed = await run(process.execPath, ["out/read.js", ...pools.urls], project);
		expect(
			Object.fromEntries(
				printed
					.trim()
					.split("\n")
					.map((line) => line.split(" ")),
			),
		).toEqual(pools.stakes);
	});
});
