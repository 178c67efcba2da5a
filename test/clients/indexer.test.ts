import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { rowOf } from "../../examples/indexer/pool-events.ts";
import { DevChain } from "../../src/devchain/index.ts";
import { connect, type Phala } from "../../src/index.ts";
import { type LedgerEntry, type LedgerRow, replayLedger } from "../../src/ledger/index.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const PHA = 1_000_000_000_000n;

describe.each([1, 2] as const)("examples/indexer on a chain of generation %s", (generation) => {
	const folder = here(`temp/indexer-${generation}`);
	let chain: DevChain;
	let phala: Phala;
	let url: string;
	let indexer: ChildProcess | undefined;
	let log: string;

	/** Starts the example as its README does, in a copy of its folder. */
	function startIndexer(accounts = ""): void {
		indexer = spawn(process.execPath, ["--import", "tsx", "main.mts"], {
			cwd: folder,
			env: { ...process.env, RPC_URL: url, ACCOUNTS: accounts, TSX_TSCONFIG_PATH: here("../../tsconfig.json") },
		});
		log = "";
		indexer.stdout?.on("data", (chunk) => (log += chunk));
		indexer.stderr?.on("data", (chunk) => (log += chunk));
	}

	/** Ends the process at once, without a chance to write anything. */
	function killIndexer(): Promise<void> {
		const child = indexer;
		indexer = undefined;
		return new Promise((done) => {
			if (!child) return done();
			child.on("exit", () => done());
			child.kill("SIGKILL");
		});
	}

	/** The rows that the indexer wrote, in the order of its files. */
	function rows(table = "pool-events"): unknown[] {
		if (indexer && indexer.exitCode !== null) throw new Error(`the indexer ended: ${log}`);
		const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
			new RegExp(`^data.\\d+-\\d+.${table}`).test(name),
		);
		return files.sort().flatMap((name) =>
			readFileSync(`${folder}/${name}`, "utf8")
				.trimEnd()
				.split("\n")
				.filter(Boolean)
				.map((line) => JSON.parse(line)),
		);
	}

	/** All events of the final chain, as the SDK reads them. */
	async function finalEvents(): Promise<unknown[]> {
		const events: unknown[] = [];
		for await (const event of phala.events({ from: 0, to: chain.finalized.number })) events.push(rowOf(event));
		return events;
	}

	/** Waits until the indexer has written the events of the final chain, and nothing else; returns their types. */
	async function indexed(): Promise<string[]> {
		const expected = await finalEvents();
		await expect.poll(() => rows(), { timeout: 120_000, interval: 200 }).toEqual(expected);
		return expected.map((row) => (row as { type: string }).type);
	}

	/** Makes blocks until all before them are final. */
	async function finalize(): Promise<void> {
		const { number } = chain.best;
		for (let made = 0; made < 2; made++) await chain.newBlock();
		await expect.poll(() => chain.finalized.number).toBeGreaterThanOrEqual(number);
	}

	beforeEach(async () => {
		rmSync(folder, { recursive: true, force: true });
		mkdirSync(folder, { recursive: true });
		for (const file of ["main.mts", "pool-events.ts", "package.json"]) {
			cpSync(here(`../../examples/indexer/${file}`), `${folder}/${file}`);
		}
		chain = await DevChain.start({ generation, finalityLag: 2 });
		({ url } = await chain.listen());
		phala = await connect(chain.provider);
	});
	afterEach(async () => {
		await killIndexer();
		await phala.close();
		await chain.close();
	});

	it("writes the history, follows the head through reorganisations, and resumes after it was killed", async () => {
		const { alice, bob } = chain.accounts;
		const contribute = (amount: bigint, client = phala) =>
			client.delegator(bob.address).contribute(0, amount).send(bob).inBlock;
		await phala.createStakePool().send(alice).inBlock;
		await contribute(100n * PHA);
		await finalize();
		startIndexer();
		const history = await indexed();
		expect(history[0]).toBe("poolCreated");
		expect(history).toContain("contributed");

		// At the head, a block is retracted before it is final.
		const closed = await connect(chain.createProvider());
		await contribute(200n * PHA, closed);
		await closed.close(); // or it would send the transaction again
		const asked = () => chain.stats.requests.chain_getFinalizedHead ?? 0;
		const before = asked();
		await expect.poll(asked).toBeGreaterThan(before + 1);
		await chain.reorg({ depth: 1, transactions: "drop" });
		await contribute(300n * PHA);
		await finalize();
		await indexed();
		const amounts = () =>
			rows().flatMap((row) =>
				(row as { type: string; amount: string }).type === "contributed" ? [(row as { amount: string }).amount] : [],
			);
		expect(amounts()).toEqual([100n * PHA, 300n * PHA].map(String));

		await killIndexer();
		await contribute(400n * PHA);
		await finalize();
		startIndexer();
		await indexed();
		expect(amounts()).toEqual([100n * PHA, 300n * PHA, 400n * PHA].map(String));
	});

	it("writes rows that give the ledger of an account", async () => {
		const { alice, bob } = chain.accounts;
		await phala.createStakePool().send(alice).inBlock;
		const delegator = phala.delegator(bob);
		await delegator.contribute(0, 100n * PHA).send(bob).inBlock;
		await delegator.withdraw(0, { amount: 30n * PHA }).send(bob).inBlock;
		await finalize();
		const { number: to } = chain.finalized;
		const fromNode: LedgerEntry[] = [];
		for await (const entry of delegator.ledger({ from: 1, to })) fromNode.push(entry);
		const last = fromNode.findLast(({ type }) => type !== "closing");
		expect(last?.type).toBe("withdrawal");
		startIndexer(delegator.address);
		const lastRow = () => (rows("ledger-rows").at(-1) as LedgerRow | undefined)?.block.number;
		await expect.poll(lastRow, { timeout: 120_000, interval: 200 }).toBe(last?.block.number);

		const [opening] = fromNode;
		const { pha = 0n, wrapped = 0n, block: after } = opening ?? {};
		const options = { address: delegator.address, opening: { pha, wrapped }, after, to: fromNode.at(-1)?.block };
		const fromRows: LedgerEntry[] = [];
		for await (const entry of replayLedger(rows("ledger-rows") as LedgerRow[], options)) fromRows.push(entry);
		expect(fromRows).toEqual(fromNode);
	});
});
