import { defineConfig, type Options } from "tsup";

const shared: Options = {
	format: ["esm", "cjs"],
	target: "es2022",
	sourcemap: true,
	splitting: true,
	treeshake: true,
	// What is marked @internal is not part of the declarations.
	dts: { compilerOptions: { stripInternal: true } },
	// In CommonJS a late import has to become a `require`: the ES module beside it is another copy of a library.
	esbuildOptions(options, { format }) {
		if (format === "cjs") options.supported = { ...options.supported, "dynamic-import": false };
	},
};

export default defineConfig([
	// The doors share chunks, so that a class exists once whichever door it came through.
	{
		...shared,
		entry: { index: "src/index.ts", math: "src/math/index.ts", devchain: "src/devchain/index.ts" },
		platform: "neutral",
		external: [/^node:/, "ws"],
	},
	{ ...shared, entry: { cli: "src/devchain/cli.ts" }, format: ["esm"], dts: false, platform: "node" },
]);
