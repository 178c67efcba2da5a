import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const sdk = (path: string) => fileURLToPath(new URL(`../../src/${path}/index.ts`, import.meta.url));

export default defineConfig({
	// Any folder of a web server.
	base: "./",
	plugins: [react()],
	resolve: {
		// The SDK of this repository. An application of its own has it in node_modules, and needs none of this.
		alias: [
			{ find: /^phala-stakepool$/, replacement: sdk(".") },
			{ find: /^phala-stakepool\/(\w+)$/, replacement: sdk("$1") },
		],
	},
	worker: { format: "es" },
	// Browsers with light-dark() of CSS.
	build: { target: "es2022", cssTarget: ["chrome123", "firefox120", "safari17.5"], chunkSizeWarningLimit: 800 },
	server: { port: 5180 },
	preview: { port: 5180 },
});
