import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { DevChain } from "../../../src/devchain/index.ts";

const CLI = fileURLToPath(new URL("../../../src/devchain/cli.ts", import.meta.url));

function run(...args: string[]) {
	const child = spawn(process.execPath, ["--import", "tsx", CLI, ...args]);
	let out = "";
	let err = "";
	const done = new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
		child.on("close", (code) => resolve({ code, out, err }));
	});
	const line = new Promise<string>((resolve) => {
		child.stdout.on("data", (data) => {
			out += data;
			if (out.includes("\n")) resolve(out);
		});
	});
	child.stderr.on("data", (data) => {
		err += data;
	});
	return { child, done, line };
}

describe("phala-devchain", () => {
	it.each([
		[["--generation", "3"], 'Invalid --generation: "3". Expected 1 or 2.'],
		[["--seal", "sometimes"], 'Invalid --seal: "sometimes". Expected instant, manual or a number of seconds > 0.'],
		[["--port", "70000"], 'Invalid --port: "70000". Expected an integer from 0 to 65535.'],
		[["--block-seconds", "0"], 'Invalid --block-seconds: "0". Expected a number of seconds > 0.'],
		[
			["--allow-origin", "https://a.example, app.example"],
			'Invalid --allow-origin: "app.example". Expected an origin as "https://app.example" without a path, "null" or "all".',
		],
		[["--finality-lag", "soon"], 'Invalid --finality-lag: "soon". Expected a number of blocks, or of seconds as 6s.'],
		[["--finality-lag", "0s"], 'Invalid --finality-lag: "0s". Expected a number of blocks, or of seconds as 6s.'],
		[["--allow-host", "chain:1"], 'Invalid --allow-host: "chain:1". Expected a host name without a port, or "all".'],
		[["--at", "5"], "--at needs --fork."],
		[["--omit-pallets", "Proxy"], "--omit-pallets needs --fork."],
		[["--fork", ""], 'Invalid --fork: "". Expected the URL of a node, or the name of a file.'],
		[
			["--fork", "ws://a.example", "--fork", "a.chain"],
			'Invalid --fork: "a.chain". Expected ws://, wss://, http:// or https:// where it is repeated.',
		],
		[
			["--fork", "ws://a.example", "--at", "newest"],
			'Invalid --at: "newest". Expected the number or hash of a block, best or finalized.',
		],
		[
			["--fork", "ws://a.example", "--generation", "1"],
			"--generation does not go with --fork: the forked chain has its own.",
		],
		[["--colour"], "Unknown option '--colour'."],
	])("ends with status 2 and one line for %j", async (args, message) => {
		const { code, err, out } = await run(...args).done;
		expect([code, out]).toEqual([2, ""]);
		expect(err).toBe(`phala-devchain: ${message} See --help.\n`);
	});

	it("prints help and version", async () => {
		const [help, version] = await Promise.all([run("--help").done, run("--version").done]);
		for (const flag of [
			"--generation",
			"--port",
			"--seal",
			"--block-seconds",
			"--start-at",
			"--gatekeeper",
			"--allow-origin",
			"--data",
			"--fork",
			"--at",
		])
			expect(help.out).toContain(flag);
		expect(version.out).toMatch(/^\d+\.\d+\.\d+\n$/);
		expect([help.code, version.code]).toEqual([0, 0]);
	});

	it("serves a chain until it receives SIGTERM, then exits", async () => {
		const { child, done, line } = run(
			"--port",
			"0",
			"--seal",
			"manual",
			"--block-seconds",
			"3",
			"--start-at",
			"1700000000000",
			"--allow-origin",
			"https://app.example",
			"--allow-host",
			"chain",
			"--no-dev-methods",
			"--finality-lag",
			"6s",
		);
		const url = /ready (ws:\S+) \(generation 2, seal manual, 3 s per block\)/.exec(await line)?.[1] ?? "";
		const socket = new WebSocket(url);
		const now = await new Promise<string>((resolve) => {
			const Now = "0xf0c365c3cf59d671eb72da0e7a4113c49f1f0515f462cdcf84e0f1d6045dfcbb";
			socket.on("open", () =>
				socket.send(JSON.stringify({ jsonrpc: "2.0", id: 1, method: "state_getStorage", params: [Now] })),
			);
			socket.on("message", (data) => resolve(JSON.parse(String(data)).result));
		});
		expect(Buffer.from(now.slice(2), "hex").readBigUInt64LE()).toBe(1_700_000_003_000n);
		const posted = await fetch(url.replace("ws:", "http:"), {
			method: "POST",
			headers: { "Content-Type": "application/json", Origin: "https://app.example" },
			body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "dev_newBlock" }),
		});
		expect([posted.status, await posted.json()]).toEqual([200, expect.objectContaining({ error: expect.anything() })]);
		const busy = await run("--port", new URL(url).port).done;
		expect([busy.code, busy.err]).toEqual([1, expect.stringContaining("EADDRINUSE")]);
		child.kill("SIGTERM");
		const { code, out, err } = await done;
		expect([code, err]).toEqual([0, ""]);
		expect(out).toContain("ferdie");
	});

	it("continues the chain in --data after it was killed", async () => {
		const folder = await mkdtemp(join(tmpdir(), "devchain-"));
		const args = ["--port", "0", "--seal", "manual", "--data", join(folder, "chain")];
		const numberOf = async (url: string, blocks: number) => {
			const socket = new WebSocket(url);
			await new Promise((resolve) => socket.once("open", resolve));
			for (let id = 1; id <= blocks; id++) {
				socket.send(JSON.stringify({ jsonrpc: "2.0", id, method: "dev_newBlock", params: [] }));
				await new Promise((resolve) => socket.once("message", resolve));
			}
			socket.send(JSON.stringify({ jsonrpc: "2.0", id: 0, method: "chain_getHeader", params: [] }));
			const text = await new Promise((resolve) => socket.once("message", resolve));
			socket.terminate();
			return Number(JSON.parse(String(text)).result.number);
		};
		const urlOf = (text: string) => /ready (ws:\S+)/.exec(text)?.[1] ?? "";
		try {
			const first = run(...args, "--generation", "1");
			expect(await numberOf(urlOf(await first.line), 40)).toBe(41);
			const saved = async () => (await DevChain.load(join(folder, "chain"))).best.number;
			await expect.poll(saved).toBeGreaterThan(1);
			first.child.kill("SIGKILL");
			await first.done;
			const kept = await saved();
			const second = run(...args);
			const line = await second.line;
			expect(line).toContain("(generation 1, seal manual, 12 s per block)");
			expect(await numberOf(urlOf(line), 1)).toBe(kept + 1);
			second.child.kill("SIGTERM");
			expect(await second.done).toMatchObject({ code: 0, err: "" });
			expect(await saved()).toBe(kept + 1);
			const refused = await run(...args, "--generation", "2").done;
			expect([refused.code, refused.err]).toEqual([1, expect.stringContaining("Expected 1, as of the chain in")]);
		} finally {
			await rm(folder, { recursive: true });
		}
	});

	it("continues a node, or a saved chain, from a block", async () => {
		const source = await DevChain.start({ generation: 1, seal: "manual", blockSeconds: 6 });
		const folder = await mkdtemp(join(tmpdir(), "devchain-"));
		try {
			await source.advance({ blocks: 4 });
			const file = join(folder, "source.chain");
			await source.save(file);
			const { url } = await source.listen();
			const forkOf = async (...args: string[]) => {
				const { child, done, line } = run("--port", "0", "--seal", "manual", ...args);
				const httpUrl = /ready (\S+) \(generation 1, seal manual, 6 s per block\)/.exec(await line)?.[1] ?? "";
				const ask = async (method: string, ...params: unknown[]) => {
					const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
					const headers = { "Content-Type": "application/json" };
					const response = await fetch(httpUrl.replace("ws:", "http:"), { method: "POST", headers, body });
					return ((await response.json()) as { result: unknown }).result;
				};
				expect(await ask("chain_getBlockHash")).toBe(await source.provider.send("chain_getBlockHash", [3]));
				await ask("dev_newBlock");
				expect(await ask("chain_getHeader")).toMatchObject({ number: "0x4" });
				child.kill("SIGTERM");
				return done;
			};
			expect(await forkOf("--fork", url, "--at", "3")).toMatchObject({ code: 0, err: "" });
			expect((await forkOf("--fork", file, "--at", "3")).out).toContain(`fork of ${file}, at block 3`);
			const unknown = await run("--port", "0", "--fork", url, "--at", "99").done;
			expect([unknown.code, unknown.err]).toEqual([
				1,
				expect.stringContaining("Invalid at: 99 (number). Expected a block"),
			]);
			const dead = await run("--port", "0", "--fork", "ws://127.0.0.1:9").done;
			expect([dead.code, dead.err]).toEqual([1, expect.stringContaining("ws://127.0.0.1:9 could not be read")]);
		} finally {
			await source.close();
			await rm(folder, { recursive: true });
		}
	});
});
