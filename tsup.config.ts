import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { defineConfig, type Options } from "tsup";

/** Saved networks are large: every build refers to one file, which scripts/copy-networks.ts writes. */
const networks: NonNullable<Options["esbuildPlugins"]>[number] = {
	name: "networks",
	setup({ onResolve }) {
		onResolve({ filter: /generated\/networks\/[^/]+\.ts$/ }, ({ path }) => ({
			path: `./networks/${basename(path, ".ts")}.js`,
			external: true,
		}));
	},
};

const shared: Options = {
	format: ["esm", "cjs"],
	target: "es2022",
	sourcemap: true,
	splitting: true,
	treeshake: true,
	esbuildPlugins: [networks],
	// Declarations omit members that are marked @internal.
	dts: { compilerOptions: { stripInternal: true } },
	// In CommonJS a dynamic import must become a `require`: an import would load the ES modules of libraries beside their CommonJS copies.
	esbuildOptions(options, { format }) {
		if (format === "cjs") options.supported = { ...options.supported, "dynamic-import": false };
	},
};

/**
 * Marks modules that server components use by reference. The bundler drops the directive, so it is written afterwards, into the first
 * line, which keeps source maps right.
 */
function markClientModules(...paths: readonly string[]): void {
	for (const path of paths) writeFileSync(path, `"use client";${readFileSync(path, "utf8")}`);
}

export default defineConfig([
	// The entry points share chunks, so that each class exists once.
	{
		...shared,
		entry: {
			index: "src/index.ts",
			math: "src/math/index.ts",
			wallet: "src/wallet/index.ts",
			store: "src/store/index.ts",
			react: "src/react/index.ts",
			ledger: "src/ledger/index.ts",
			offline: "src/offline/index.ts",
			devchain: "src/devchain/index.ts",
			testing: "src/testing/index.ts",
		},
		platform: "neutral",
		external: [/^node:/, "ws"],
		onSuccess: async () => markClientModules("dist/react.js", "dist/react.cjs"),
	},
	{ ...shared, entry: { cli: "src/devchain/cli.ts" }, format: ["esm"], dts: false, platform: "node" },
]);
