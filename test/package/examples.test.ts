import { spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");

/** Runs an example as its first lines describe; resolves to its output and exit status. */
function run(name: string) {
	return runNode("--import", "tsx", join("examples", `${name}.ts`));
}

function runNode(...args: readonly string[]): Promise<{ text: string; status: number | null }> {
	return new Promise((done, fail) => {
		const child = spawn(process.execPath, args, { cwd: root });
		let text = "";
		child.stdout.on("data", (chunk) => (text += chunk));
		child.stderr.on("data", (chunk) => (text += chunk));
		child.on("error", fail);
		child.on("close", (status) => done({ text, status }));
	});
}

describe.concurrent("examples", { timeout: 600_000 }, () => {
	it("shows the life of a pool with the numbers of the paper", async () => {
		const { text, status } = await runNode(join("scripts", "demo.mjs"));
		const lines = text.split("\n").map((line) => line.trim().replace(/ {2,}/g, " | "));
		expect(status, text).toBe(0);

		// Before anything is loaded
		expect(lines[0]).toMatch(/^The life of a Phala stake pool, .* Starting …$/);

		// Figure 1: the operator of a worker has to own the pool
		expect(text).toMatch(/Bob adds A to pool 1: NOT_OPERATOR\. /);
		expect(lines).toContain("Alice adds A to pool 0: Ready, in pool 0.");

		// Case 1
		expect(lines).toContain("A | 400 | 2,000 PHA | yes");
		expect(lines).toContain("C | 900 | 3,000 PHA | yes");
		expect(lines).toContain("D | 900 | 3,000 PHA | has to wait");
		expect(lines).toContain("All four need 10,000 PHA, the pool has 7,000 PHA: 3 can start.");

		// Case 2, scenario 1: 6 to the owner, 0.8 each
		const [, scenario1 = "", scenario2 = ""] = text.split("case 2");
		expect(scenario1).toContain("The owner can claim 6 PHA.");
		expect(scenario1.match(/ 1,400\.799999999999 PHA +0\.799999999999 PHA/g)).toHaveLength(5);
		expect(scenario1).toContain("Alice claims 6 PHA");

		// Case 2, scenario 2: 2000 free, 0.466… and 1.666…
		expect(scenario2).toContain("Staked 10,000 PHA, free 2,004 PHA");
		const normal = /(Bob|Charlie|Dave|Eve|Ferdie) +1,400 PHA +1,400\.466666666666 PHA +0\.466666666666 PHA/g;
		expect(scenario2.match(normal)).toHaveLength(5);
		expect(scenario2).toMatch(/Rich +5,000 PHA +5,001\.666666666666 PHA +1\.666666666666 PHA/);

		// The four exits
		expect(lines).toContain("Rich withdraws 1,500 PHA and is paid 1,500 PHA at once; 500 PHA stay free.");
		expect(lines).toContain("Rich withdraws 4,000 PHA, is paid 2,000 PHA, and waits for 2,000 PHA.");
		expect(text).toMatch(/The countdown ends \d{4}-\d\d-\d\d \d\d:\d\d UTC, in 7 d\./);
		expect(lines).toContain("7 days later the request is expired; anyone may now stop the workers.");
		expect(lines).toContain("Bob does: 4 workers stop, 10,000 PHA cool down.");
		expect(lines).toContain("Charlie reclaims 10,000 PHA of 4 workers; Rich gets 2,000 PHA.");
		expect(lines).toContain("Dave contributes 2,000 PHA on day 3: Rich gets 2,000 PHA in the same block.");
		expect(lines.filter((line) => line.startsWith("Waiting in the queue: 0"))).toHaveLength(2);

		// Plain text without a terminal
		expect(["\u001b", "\r"].filter((control) => text.includes(control))).toEqual([]);
	});

	it("watches a pool through every step and ends", async () => {
		const { text, status } = await run("watch-pool");
		expect(status, text).toBe(0);
		expect(text).toMatch(/total 2500 PHA {2}free 2500 PHA {2}owner reward 0 PHA {2}workers 1 {2}queue 0/);
		// 8 PHA at 25 %: 2 to the owner, 6 into the pool
		expect(text).toMatch(/total 2506 PHA {2}free 506 PHA {2}owner reward 2 PHA {2}workers 1 {2}queue 0/);
		expect(text).toMatch(/free 0 PHA {2}owner reward 2 PHA {2}workers 1 {2}queue 1/);
		expect(text.trim().endsWith("The client is closed: the stream ends.")).toBe(true);
	});

	it("earns in a month the estimate of the first day", async () => {
		const { text, status } = await run("earning");
		expect(status, text).toBe(0);
		expect(text).toContain("The budget is 100 PHA a block, a fifth of it for the treasury.");
		const [, expected, measured, part] =
			/a yield of ([\d.]+) % a year.*Measured: ([\d.]+) % a year.*Of it: ([\d.]+) %/s.exec(text)?.map(Number) ?? [];
		expect(expected).toBeGreaterThan(0);
		expect(measured).toBeLessThan(1.01 * (expected ?? 0));
		expect(part).toBeGreaterThan(95);
		expect(text).toMatch(/^ +0 .* 1\.000000 +30000\.0000 +0\.0000 +11180\.00$/m);
	});

	it("reclaims due workers in one transaction, and reports when it is too early", async () => {
		const { text, status } = await run("batch-reclaim");
		expect(status, text).toBe(0);
		expect(text.match(/CoolingDown +2000 PHA +\d{4}-/g)).toHaveLength(3);
		expect(text).toContain("COOL_DOWN_NOT_OVER");
		expect(text).toContain("2 reclaimed, 4000 PHA free again.");
		expect(text).toContain("1 reclaimed, 2000 PHA free again.");
		expect(text).toContain("The pool has 6000 PHA free and 0 PHA staked.");
	});

	it("claims rewards and shows a forced stop on generation 1", async () => {
		const { text, status } = await run("generation-1");
		expect(status, text).toBe(0);
		expect(text).toContain("5000 PHA of them are locked as stake.");
		expect(text).toContain("the owner can claim 2 PHA, Bob 7.999999999999 PHA.");
		expect(text).toContain("Bob claims 7.999999999999 PHA from 1 pool to Charlie; his stake stays 5000 PHA.");
		expect(text).toContain("Bob withdraws 4000 PHA, is paid 1000 PHA, and waits for the rest.");
		// The projection holds: the cool-down ends at the time of the projected payments.
		const [, stop] = /workers stop +(\d{4}-\d\d-\d\d \d\d:\d\d)/.exec(text) ?? [];
		const [, paid] = /1000 PHA paid +(\d{4}-\d\d-\d\d \d\d:\d\d)/.exec(text) ?? [];
		expect(Date.parse(paid ?? "") - Date.parse(stop ?? "")).toBe(7 * 86_400_000);
		expect(text.match(new RegExp(`CoolingDown until ${paid} UTC`, "g"))).toHaveLength(2);
		expect(text).toContain("2 workers are due; Charlie reclaims 4000 PHA, which pays Bob.");
		expect(text).toContain("Bob has 1000 PHA left in the pool; requests in the queue: 0.");
	});

	it("runs a vault from its first delegator to the queue that is served", async () => {
		const { text, status } = await run("vault");
		expect(status, text).toBe(0);
		expect(text).toMatch(/ 0 +100 % of the best\n +1 +56 % of the best/);
		expect(text).toContain("The vault is worth 1007.095652173897 PHA.");
		expect(text).toContain("Bob has 20 % of what it gained, 1.419130435897 PHA, as shares like any delegator.");
		expect(text).toContain("The worker of pool 0 goes on with 2623.4 PHA.");
		expect(text).toContain("is paid 99.999999999999 PHA, and waits for 300.000000000001 PHA.");
		expect(text).toContain("Charlie gets 300.000000000001 PHA.");
		expect(text).toContain("Waiting in the vault's queue: 0.");
	});

	it("adds a delegator's ledger up to what the account has", async () => {
		const { text, status } = await run("ledger");
		expect(status, text).toBe(0);
		expect(text.match(/ reward {2,}[24]\.\d+/g)?.length).toBe(14);
		expect(text).toMatch(/withdrawal from the queue +4\d\d\.\d+/);
		expect(text).toMatch(/Bob contributed 3000 PHA, withdrew 100\d\.\d+ PHA, and earned 5\d\.\d+ PHA\./);
		expect(text).toContain(",unstake,");
		const [, ledger, onChain] = /By the ledger: (.+)\n +On the chain: +(.+)/.exec(text) ?? [];
		expect(ledger).toBe(onChain);
		expect(ledger).toMatch(/^\d+\.\d+ PHA$/);
	});
});
