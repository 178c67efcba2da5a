import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parsePha } from "../../src/index.ts";
import { createFixture } from "../../src/testing/index.ts";

const root = resolve(import.meta.dirname, "../..");
/** Makes every connection of a process fail. */
const NO_NETWORK = `data:text/javascript,${encodeURIComponent(`
	import net from "node:net";
	import dns from "node:dns";
	const refuse = () => { throw new Error("this machine has no network"); };
	net.Socket.prototype.connect = refuse;
	dns.lookup = refuse;
	globalThis.fetch = refuse;
	globalThis.WebSocket = class { constructor() { refuse(); } };
`)}`;

interface Run {
	readonly text: string;
	readonly status: number | null;
}

/** Runs a program of `examples/offline` as a process of its own. */
function run(name: string, args: readonly string[], imports: readonly string[], env: NodeJS.ProcessEnv): Promise<Run> {
	return new Promise((done, fail) => {
		const loaders = ["tsx", ...imports].flatMap((each) => ["--import", each]);
		const file = join("examples", "offline", `${name}.ts`);
		const child = spawn(process.execPath, [...loaders, file, ...args], { cwd: root, env: { ...process.env, ...env } });
		let text = "";
		child.stdout.on("data", (chunk) => (text += chunk));
		child.stderr.on("data", (chunk) => (text += chunk));
		child.on("error", fail);
		child.on("close", (status) => done({ text, status }));
	});
}

const online = (name: string, ...args: readonly string[]) => run(name, args, [], {});
const offline = (name: string, args: readonly string[], key: string) => run(name, args, [NO_NETWORK], { KEY: key });

describe.each([1, 2] as const)("examples/offline, generation %i", (generation) => {
	it("signs on a machine without a network what another machine built and sends", { timeout: 600_000 }, async () => {
		await using t = await createFixture({ generation, setUp: ({ pool }) => pool() }).start();
		const { chain, phala, accounts } = t;
		const url = `ws://127.0.0.1:${(await chain.listen(0)).port}`;
		const folder = await mkdtemp(join(tmpdir(), "offline-"));
		try {
			const plan = [url, phala.formatAddress(accounts.bob), "0", "100", folder];
			const built = await online("build", ...plan);
			expect(built.status, built.text).toBe(0);
			const { callHash } = JSON.parse(await readFile(join(folder, "unsigned.json"), "utf8"));
			expect(built.text).toContain(callHash);

			const unreachable = await run("build", plan, [NO_NETWORK], {});
			expect(unreachable.status).not.toBe(0);

			const other = await offline("sign", [folder, `0x${"00".repeat(32)}`], "//Bob");
			expect(other.status).not.toBe(0);
			expect(other.text).toContain("this is another call");

			const signed = await offline("sign", [folder, callHash], "//Bob");
			expect(signed.status, signed.text).toBe(0);
			expect(signed.text).toContain("amount: 100 PHA");

			const sent = await online("submit", ...plan);
			expect(sent.status, sent.text).toBe(0);
			expect(sent.text).toMatch(/Contributed 100 PHA in block \d+/);
			expect((await phala.delegator(accounts.bob).position(0))?.value).toBe(parsePha("100"));
		} finally {
			await rm(folder, { recursive: true });
		}
	});
});
