import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import ts from "typescript";
import { type Recipe, readRecipes } from "./read-recipes.ts";

const TIMEOUT_MS = 300_000;
const CLIENT_URL = "ws://127.0.0.1:9944";
const BOB = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty";

/**
 * Compiles the recipes of the README as files of a consumer, and runs each as a process on the network that the README names. Recipes
 * that follow something have no end and are only compiled: the tests run them.
 *
 * @param home - folder with the installed package
 * @returns problems
 */
export async function checkRecipes(root: string, home: string): Promise<string[]> {
	const [client, wallet, ...recipes] = readRecipes(join(root, "README.md"));
	if (!client || !wallet) return ["the README has no recipes"];
	const folder = join(home, "recipes");
	mkdirSync(folder);
	writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
	const problems = compileRecipes(root, folder, client, [wallet, ...recipes]);
	for (const generation of [1, 2] as const) {
		const { chain, url } = await startChain(home, generation);
		try {
			writeFileSync(join(folder, "client.js"), toScript(client.code.replace(CLIENT_URL, url)));
			const publicKey = await registerWorker(url);
			for (const { title, code, generations } of recipes) {
				if (!code.includes("await phala.close();") || !generations.includes(generation)) continue;
				writeFileSync(join(folder, "recipe.js"), toScript(code.replace("0x…", publicKey)));
				const options = { cwd: folder, encoding: "utf8", timeout: TIMEOUT_MS } as const;
				const { status, stdout, stderr } = spawnSync(process.execPath, ["recipe.js"], options);
				if (status !== 0 || stderr !== "") problems.push(`"${title}", generation ${generation}: ${stdout}${stderr}`);
			}
		} finally {
			chain.kill();
		}
	}
	return problems;
}

function compileRecipes(root: string, folder: string, client: Recipe, others: readonly Recipe[]): string[] {
	writeFileSync(join(folder, "client.ts"), client.code);
	for (const [i, { code }] of others.entries()) writeFileSync(join(folder, `${i}.ts`), code);
	const compilerOptions = {
		target: "ES2022",
		module: "NodeNext",
		moduleResolution: "NodeNext",
		strict: true,
		noUncheckedIndexedAccess: true,
		skipLibCheck: true,
		noEmit: true,
		types: [],
		lib: ["ES2023", "DOM", "ESNext.Disposable"],
	};
	writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }));
	const tsc = join(root, "node_modules/typescript/bin/tsc");
	const { stdout } = spawnSync(process.execPath, [tsc, "-p", folder, "--pretty", "false"], { encoding: "utf8" });
	const errors = stdout.split("\n").filter((line) => line.includes("error TS"));
	return errors.map((line) => line.replace(/^.*?(\d+)\.ts/, (_, i) => `"${others[i]?.title}"`));
}

function toScript(code: string): string {
	return ts.transpile(code, { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext });
}

async function startChain(home: string, generation: 1 | 2): Promise<{ chain: ChildProcess; url: string }> {
	const command = join(home, "node_modules", ".bin", "phala-devchain");
	const args = ["--network", "busy", "--generation", String(generation), "--port", "0", "--quiet"];
	const chain = spawn(command, args, { stdio: ["ignore", "pipe", "inherit"] });
	for await (const line of createInterface(chain.stdout)) {
		const [url] = /ws:\/\/\S+/.exec(line) ?? [];
		if (url !== undefined) return { chain, url };
	}
	throw new Error("phala-devchain printed no address");
}

/** A worker that the recipes' signer operates and that is in no pool. */
async function registerWorker(url: string): Promise<string> {
	const params = [{ operator: BOB, score: 400, confidenceLevel: 1 }];
	const response = await fetch(url.replace("ws:", "http:"), {
		method: "POST",
		headers: { "content-type": "application/json" },
		body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "dev_registerWorker", params }),
	});
	return ((await response.json()) as { result: string }).result;
}
