import { defineConfig } from "tsup";

const shared = {
	format: ["esm", "cjs"] as ("esm" | "cjs")[],
	target: "es2022",
	sourcemap: true,
	splitting: true,
	treeshake: true,
	dts: true,
	clean: false,
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
