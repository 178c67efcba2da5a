import { test as base } from "@playwright/test";
import type { Generation } from "phala-stakepool";
import { type ConsoleServer, serveConsole } from "./console-server.ts";

/** What the projects of the configuration choose. */
export interface Options {
	/** Of the pallets of the chain. */
	readonly generation: Generation;
}

/** Tests with the built Console on a port of this machine. */
export const test = base.extend<object, Options & { readonly server: ConsoleServer }>({
	generation: [2, { option: true, scope: "worker" }],
	server: [
		// biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
		async ({}, use) => {
			const server = await serveConsole();
			await use(server);
			server.close();
		},
		{ scope: "worker" },
	],
});
