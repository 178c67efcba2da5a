import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { run } from "./support/run.ts";
import { type StakedPools, serveStakedPools } from "./support/staked-pools.ts";

const folder = join(inject("folder"), "runtimes");
const toPackage = (name: string) =>
	dirname(createRequire(join(folder, "package.json")).resolve(`${name}/package.json`));

const BUN = join(toPackage("bun"), "bin/bun.exe");
const DENO = join(toPackage("deno"), "deno");
/** What reading needs: a socket, and variables of the environment that `ws` reads. */
const DENO_READS = ["run", "--no-prompt", "--allow-net=127.0.0.1", "--allow-env"];

describe.each([
	{ runtime: "Bun", command: BUN, read: ["run"], all: ["run"] },
	{ runtime: "Deno", command: DENO, read: DENO_READS, all: ["run", "--allow-all"] },
])("$runtime", ({ command, read, all }) => {
	let pools: StakedPools;
	beforeAll(async () => {
		pools = await serveStakedPools();
	});
	afterAll(() => pools.close());

	it.each(["read.mjs", "read.cjs"])("reads pools of both generations: %s", async (file) => {
		const printed = await run(command, [...read, file, ...pools.urls], folder);
		expect(
			Object.fromEntries(
				printed
					.trim()
					.split("\n")
					.map((line) => line.split(" ")),
			),
		).toEqual(pools.stakes);
	});

	it("runs chains of both generations, and serves them", async () => {
		expect(await run(command, [...all, "chain.mjs"], folder)).toBe("1 1000.5\n2 1000.5\n");
	});
});

it("Deno knows the types", async () => {
	await run(DENO, ["check", "check.ts"], folder);
	await expect(run(DENO, ["check", "wrong.ts"], folder)).rejects.toThrow(/'bigint' is not assignable to type 'number'/);
});
