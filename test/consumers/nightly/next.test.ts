import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, inject, it } from "vitest";
import { readInPage } from "./support/read-in-page.ts";
import { run } from "./support/run.ts";
import { serveStakedPools } from "./support/staked-pools.ts";

const folder = join(inject("folder"), "next");
const next = createRequire(join(folder, "package.json")).resolve("next/dist/bin/next");

it.each(["turbopack", "webpack"])(
	"reads pools of both generations by hooks in Next, built with %s",
	async (bundler) => {
		const distDir = `temp/${bundler}`;
		rmSync(join(folder, distDir), { recursive: true, force: true });
		const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production", DIST_DIR: distDir } as const;
		await run(process.execPath, [next, "build", `--${bundler}`], folder, env);
		const pools = await serveStakedPools();
		const server = spawn(process.execPath, [next, "start", "-p", "0", "-H", "127.0.0.1"], { cwd: folder, env });
		const ended = once(server, "exit");
		try {
			const url = `${await readAddress(server)}/?urls=${pools.urls.join()}`;
			expect(await (await fetch(url)).text()).toContain("Loading…");
			expect(await readInPage(url, pools.urls.length)).toEqual(pools.stakes);
		} finally {
			server.kill("SIGKILL");
			await ended;
			await pools.close();
		}
	},
);

/** The address that the server prints when it is ready. */
async function readAddress({ stdout }: ChildProcess): Promise<string> {
	if (!stdout) throw new Error("next has no output");
	const printed: string[] = [];
	for await (const line of createInterface(stdout)) {
		printed.push(line);
		const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
		if (address === undefined) continue;
		stdout.resume();
		return address;
	}
	throw new Error(`next start ended:\n${printed.join("\n")}`);
}
