import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, inject, it } from "vitest";
import { readInPage } from "./support/read-in-page.ts";
import { serveFolder } from "./support/serve-folder.ts";
import { serveStakedPools } from "./support/staked-pools.ts";

const folder = join(inject("folder"), "react-18");
const { resolve } = createRequire(join(folder, "package.json"));

it("reads pools of both generations by hooks in React 18", async () => {
	const { build } = await import(pathToFileURL(resolve("vite")).href);
	const outDir = join(folder, "temp");
	const options = { outDir, emptyOutDir: true, target: "es2022" };
	await build({
		root: folder,
		configFile: false,
		logLevel: "error",
		oxc: { jsx: { runtime: "automatic" } },
		build: options,
	});
	const [pools, site] = await Promise.all([serveStakedPools(), serveFolder(outDir)]);
	try {
		expect(await readInPage(`${site.url}#${pools.urls.join()}`, pools.urls.length)).toEqual(pools.stakes);
	} finally {
		site.close();
		await pools.close();
	}
});
