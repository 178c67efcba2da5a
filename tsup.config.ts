import { defineConfig, type Options } from "tsup";
import { dataPlugin, isData } from "./scripts/build/data.ts";

/** Entry points of the package. They share chunks, so that each class exists once. */
const entry = {
	index: "src/index.ts",
	math: "src/math/index.ts",
	wallet: "src/wallet/index.ts",
	store: "src/store/index.ts",
	react: "src/react/index.ts",
	ledger: "src/ledger/index.ts",
	offline: "src/offline/index.ts",
	devchain: "src/devchain/index.ts",
	testing: "src/testing/index.ts",
};

const shared: Options = {
	target: "es2022",
	splitting: true,
	// An import of a chunk for nothing but its side effects is left out: only files of data have some.
	treeshake: { moduleSideEffects: isData },
	platform: "neutral",
	external: [/^node:/, "ws"],
	esbuildPlugins: [dataPlugin],
	// scripts/finish-build.ts names chunks by it.
	metafile: true,
	esbuildOptions(options, { format }) {
		options.chunkNames = "chunks/[name]-[hash]";
		// In CommonJS a dynamic import must become a `require`: an import would load the ES modules of libraries beside their CommonJS copies.
		if (format === "cjs") options.supported = { ...options.supported, "dynamic-import": false };
	},
};

export default defineConfig([
	{
		...shared,
		format: "esm",
		entry: { ...entry, cli: "src/devchain/cli.ts" },
		// Declarations omit members that are marked @internal.
		dts: { entry, compilerOptions: { stripInternal: true } },
	},
	{ ...shared, format: "cjs", entry },
]);
