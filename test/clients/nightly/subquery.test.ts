import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { rowOf } from "../../../examples/indexer/pool-events.ts";
import { DevChain } from "../../../src/devchain/index.ts";
import { connect } from "../../../src/index.ts";
import { freePort } from "./free-port.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const folder = here("temp/subquery");
const PHA = 1_000_000_000_000n;

/** Runs a program of the SubQuery packages in the copied project. */
function start(
	program: string,
	args: readonly string[],
	env: NodeJS.ProcessEnv = {},
): { child: ChildProcess; log: () => string } {
	const child = spawn(process.execPath, [here(program), ...args], { cwd: folder, env: { ...process.env, ...env } });
	let log = "";
	child.stdout.on("data", (chunk) => (log += chunk));
	child.stderr.on("data", (chunk) => (log += chunk));
	return { child, log: () => log };
}

async function subql(...args: string[]): Promise<string> {
	const { child, log } = start("node_modules/@subql/cli/bin/run", args);
	const status = await new Promise((done) => child.on("close", done));
	if (status !== 0) throw new Error(`subql ${args.join(" ")} ended with ${status}: ${log()}`);
	return log();
}

/** Copies the project and installs the packed SDK and the programs beside it, as `npm install` does. */
function copyProject(): void {
	rmSync(folder, { recursive: true, force: true });
	cpSync(here("../../../examples/subquery"), folder, { recursive: true });
	const sdk = `${folder}/node_modules/phala-stakepool`;
	mkdirSync(sdk, { recursive: true });
	for (const part of ["package.json", "dist"]) cpSync(here(`../../../${part}`), `${sdk}/${part}`, { recursive: true });
	symlinkSync(here("node_modules/@subql"), `${folder}/node_modules/@subql`);
}

describe("examples/subquery", { timeout: 900_000 }, () => {
	beforeAll(async () => {
		copyProject();
		await subql("codegen");
		await subql("build");
	}, 900_000);

	it("generates its types, and builds", () => {
		expect(existsSync(`${folder}/src/types/models/PoolEvent.ts`)).toBe(true);
		expect(readFileSync(`${folder}/dist/index.js`, "utf8")).toContain("writePoolEvent");
	});

	// Without a database, only the build is checked.
	if (process.env.DB_HOST) {
		it.each([1, 2] as const)("stores the events of a chain of generation %s", async (generation) => {
			await storeEvents(generation);
		});
	}
});

interface Database {
	connect(): Promise<void>;
	query(text: string): Promise<{ rows: { event: string }[] }>;
	end(): Promise<void>;
}

async function storeEvents(generation: 1 | 2): Promise<void> {
	const { Client } = createRequire(import.meta.url)("pg") as { Client: new (options: object) => Database };
	const { DB_HOST, DB_PORT = "5432", DB_USER = "postgres", DB_PASS, DB_DATABASE = "postgres" } = process.env;
	const database = new Client({
		host: DB_HOST,
		port: Number(DB_PORT),
		user: DB_USER,
		password: DB_PASS,
		database: DB_DATABASE,
	});
	await database.connect();
	const schema = `phala_test_${generation}`;
	await database.query("CREATE EXTENSION IF NOT EXISTS btree_gist");
	await database.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);

	const chain = await DevChain.start({ generation, finalityLag: 2 });
	const { url } = await chain.listen();
	const phala = await connect(chain.provider);
	const { alice, bob } = chain.accounts;
	const genesis = String(await chain.provider.send("chain_getBlockHash", [0]));
	const manifest = readFileSync(here("../../../examples/subquery/project.yaml"), "utf8");
	writeFileSync(
		`${folder}/project.yaml`,
		manifest.replace(/0x[0-9a-f]{64}/, genesis).replace("ws://127.0.0.1:9944", url),
	);

	const port = await freePort();
	let node: ReturnType<typeof start> | undefined;
	const startNode = () => {
		node = start("node_modules/@subql/node/bin/run", ["-f", ".", `--db-schema=${schema}`, `--port=${port}`], {
			TZ: "UTC",
		});
	};
	const killNode = async () => {
		const child = node?.child;
		if (!child || child.exitCode !== null) return;
		const ended = new Promise((done) => child.on("exit", done));
		child.kill("SIGKILL");
		await ended;
	};
	/** Waits until the rows are the events of the best chain, and returns the contributed amounts. */
	const indexed = async () => {
		const expected: unknown[] = [];
		for await (const event of phala.events({ from: 1, to: chain.best.number })) expected.push(rowOf(event));
		const rows = async () => {
			if (node && node.child.exitCode !== null) throw new Error(`subql-node ended: ${node.log()}`);
			const text = `SELECT event FROM ${schema}.pool_events WHERE upper_inf(_block_range) ORDER BY block, split_part(id, '-', 2)::int`;
			const { rows } = await database.query(text);
			return rows.map(({ event }) => JSON.parse(event));
		};
		await expect.poll(rows, { timeout: 240_000, interval: 500 }).toEqual(expected);
		return (await rows()).filter(({ type }) => type === "contributed").map(({ amount }) => BigInt(amount) / PHA);
	};
	const contribute = (amount: bigint, client = phala) =>
		client
			.delegator(bob.address)
			.contribute(0, amount * PHA)
			.send(bob).inBlock;

	try {
		await phala.createStakePool().send(alice).inBlock;
		await contribute(100n);
		startNode();
		expect(await indexed()).toEqual([100n]);

		const closed = await connect(chain.createProvider());
		await contribute(200n, closed);
		await closed.close(); // or it would send the transaction again
		expect(await indexed()).toEqual([100n, 200n]);
		await chain.reorg({ depth: 1, transactions: "drop" });
		await contribute(300n);
		expect(await indexed()).toEqual([100n, 300n]);

		await killNode();
		await contribute(400n);
		startNode();
		expect(await indexed()).toEqual([100n, 300n, 400n]);
	} finally {
		await killNode();
		await phala.close();
		await chain.close();
		await database.end();
	}
}
