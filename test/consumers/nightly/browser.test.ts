import { cpSync, mkdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { readInPage } from "./support/read-in-page.ts";
import { serveFolder } from "./support/serve-folder.ts";
import { type StakedPools, serveStakedPools } from "./support/staked-pools.ts";

const folder = join(inject("folder"), "browser");
const { resolve } = createRequire(join(folder, "package.json"));

/** Builds the page and its worker with webpack 5, without loaders. */
async function buildWithWebpack(output: string): Promise<void> {
	const { default: webpack } = await import(pathToFileURL(resolve("webpack")).href);
	const stats = await new Promise<{ hasErrors(): boolean; hasWarnings(): boolean; toString(): string }>((done, fail) =>
		webpack(
			{
				mode: "production",
				context: folder,
				entry: "./page.js",
				output: { path: output, filename: "page.js", module: true },
				experiments: { outputModule: true },
				performance: false,
			},
			(error: Error | null, result: never) => (error ? fail(error) : done(result)),
		),
	);
	if (stats.hasErrors() || stats.hasWarnings()) throw new Error(stats.toString());
	cpSync(join(folder, "index.html"), join(output, "index.html"));
}

/** Builds the page and its worker with Vite, and a service worker, which cannot load code later, as one file. */
async function buildWithVite(output: string): Promise<void> {
	const { build } = await import(pathToFileURL(resolve("vite")).href);
	const shared = { root: folder, configFile: false, logLevel: "error", target: "es2022" };
	await build({ ...shared, worker: { format: "es" }, build: { target: "es2022", outDir: output, emptyOutDir: true } });
	const lib = { entry: "worker.js", formats: ["iife"], name: "worker", fileName: () => "service-worker.js" };
	await build({ ...shared, build: { target: "es2022", outDir: output, emptyOutDir: false, lib } });
}

describe.each([
	{ bundler: "webpack 5", build: buildWithWebpack, readers: ["page", "worker"] },
	{ bundler: "Vite", build: buildWithVite, readers: ["page", "worker", "service-worker"] },
])("$bundler", ({ bundler, build, readers }) => {
	const output = join(folder, "temp", bundler);
	let pools: StakedPools;
	let site: { readonly url: string; close(): void };

	beforeAll(async () => {
		rmSync(output, { recursive: true, force: true });
		mkdirSync(output, { recursive: true });
		await build(output);
		[pools, site] = await Promise.all([serveStakedPools(), serveFolder(output)]);
	});
	afterAll(async () => {
		site.close();
		await pools.close();
	});

	it.each(readers)("reads pools of both generations in a %s", async (reader) => {
		const url = `${site.url}#${[reader, ...pools.urls].join()}`;
		expect(await readInPage(url, pools.urls.length)).toEqual(pools.stakes);
	});
});
