import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { formatPha, type Phala, parsePha } from "../../../src/index.ts";
import type { RecipeTest, RecipeWorld } from "./recipe-runner.ts";

const PID = 22;
const short = (amount: bigint) => formatPha(amount, { decimals: 2, grouping: true, symbol: "PHA" });

/** Keys of the pool's workers in one state. */
async function workersIn(phala: Phala, state: string): Promise<string[]> {
	const workers = await phala.stakePool(PID).workers();
	return workers.filter((worker) => worker.state === state).map(({ publicKey }) => publicKey);
}

/** A pool of Alice with 200 workers, none of them started, and stake for all but some. */
async function poolOf200({ phala, chain }: RecipeWorld): Promise<number> {
	const { alice } = chain.accounts;
	const { pid } = (await phala.createStakePool().send(alice).inBlock).result;
	const keys: string[] = [];
	for (let i = 0; i < 200; i++)
		keys.push(await chain.registerWorker({ operator: alice.address, score: 100, confidenceLevel: 1 }));
	const contribution = phala.delegator(alice).contribute(pid, parsePha("195000"));
	const adding = phala.sendAll([contribution, ...keys.map((key) => phala.stakePool(pid).addWorker(key))], alice);
	expect((await adding.inBlock).error).toBeNull();
	return pid;
}

/** Recipes for operators, by slug. */
export const operatorRecipes: Readonly<Record<string, RecipeTest>> = {
	"start-200-workers": async (world, recipe) => {
		const pid = await poolOf200(world);
		const lines = await recipe.run({ replace: { "stakePool(22)": `stakePool(${pid})` } });
		const [, count = "0", waiting = "0"] = /^(\d+) workers can start, (\d+) lack stake, /.exec(lines[0] ?? "") ?? [];
		expect(Number(count) + Number(waiting)).toBe(200);
		expect(Number(count)).toBeGreaterThan(150);
		expect(lines).toContain(`100 of ${count}`);
		expect(lines).toContain(`${count} of ${count}`);
		expect(lines.join("\n")).toMatch(new RegExp(`^${count} started in 2 transactions for [\\d.]+ PHA$`, "m"));
		const workers = await world.phala.stakePool(pid).workers();
		expect(workers.filter(({ state }) => state === "Computing")).toHaveLength(Number(count));
	},

	"restart-with-free-stake": async ({ phala }, recipe) => {
		const { steps, remaining } = await phala.stakePool(PID).suggestOverstake({ strategy: "even" });
		expect(steps.length).toBeGreaterThan(1);
		const lines = await recipe.run();
		for (const [i, { publicKey, extra, stake }] of steps.entries())
			expect(lines[i]).toMatch(
				new RegExp(`^${publicKey}: \\+ ${short(extra)} = ${short(stake)}, V begins at [\\d.]+, loses [\\d.]+$`),
			);
		const { freeStake } = await phala.stakePool(PID).get();
		expect(lines.at(-1)).toBe(
			`${steps.length} restarted. Free: ${short(freeStake)}, as suggested: ${short(remaining)}`,
		);
	},

	"stop-all": async ({ phala }, recipe) => {
		const running = [...(await workersIn(phala, "Computing")), ...(await workersIn(phala, "Unresponsive"))];
		const lines = await recipe.run();
		expect(lines[0]).toBe(`${running.length} of ${running.length} stopped`);
		const { releasingStake, coolingDownWorkers } = await phala.stakePool(PID).get();
		expect(lines[1]).toMatch(
			new RegExp(`^${short(releasingStake)} cool down, the last until 2023-12-31 \\d\\d:\\d\\d UTC$`),
		);
		expect(coolingDownWorkers).toEqual(expect.arrayContaining(running));
		expect((await recipe.run())[0]).toBe(lines[1]);
	},

	"watch-unresponsive": async ({ phala, chain }, recipe) => {
		const [worker = ""] = await workersIn(phala, "Computing");
		const running = await recipe.start();
		await running.prints(/ \d in all$/m);
		await chain.offline(worker);
		await running.prints(new RegExp(` ${worker} of pool 22 does not respond: [\\d,.]+ PHA earn nothing$`, "m"));
		await chain.online(worker);
		await running.prints(new RegExp(` ${worker} is back`, "m"));
		await running.close();
	},

	"alert-risks": async ({ phala, chain }, recipe) => {
		const texts: string[] = [];
		const server = createServer(async (request, response) => {
			let body = "";
			for await (const chunk of request) body += chunk;
			texts.push(JSON.parse(body).text);
			response.statusCode = texts.length === 1 ? 500 : 200;
			response.end();
		});
		await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
		const { port } = server.address() as AddressInfo;
		const running = await recipe.start({ replace: { "127.0.0.1:8080": `127.0.0.1:${port}` } });
		await running.prints(/ownerRewardIdle, now\. owner: claimOwnerReward \(sent\)$/m);
		const [worker = ""] = await workersIn(phala, "Computing");
		await chain.offline(worker);
		await running.prints(/^Pool 22: workerUnresponsive, now\. operator: restoreWorker/m);
		await expect.poll(() => texts.filter((text) => text.startsWith("Pool 22: workerUnresponsive"))).toHaveLength(1);
		await chain.online(worker);
		await running.prints(new RegExp(`^Over: workerUnresponsive.*${worker}.* \\(sent\\)$`, "m"));
		expect(running.lines[0]).toMatch(/\(HTTP 500\)$/);
		await running.close();
		server.closeAllConnections();
		await new Promise((done) => server.close(done));
	},

	"reclaim-daemon": async ({ phala, chain }, recipe) => {
		const { alice } = chain.accounts;
		const due = await phala.stakePool(PID).reclaimable();
		expect(due.due.length).toBeGreaterThan(0);
		const running = await recipe.start();
		await running.prints(new RegExp(`^Reclaimed [\\d,.]+ PHA of ${due.due.length} workers\n(Next|No worker)`, "m"));
		const [worker = ""] = await workersIn(phala, "Computing");
		const { stake } = await phala.worker(worker).get();
		await phala.worker(worker).stop().send(alice).inBlock;
		await chain.advance({ days: 8 });
		await running.prints(new RegExp(`^Reclaimed ${short(stake ?? 0n)} of 1 workers\n(Next|No worker)`, "m"));
		await running.close();
		expect((await phala.worker(worker).get()).state).toBe("Ready");
	},

	"reclaim-cron": async ({ phala }, recipe) => {
		const { due } = await phala.stakePool(PID).reclaimable();
		const amount = due.reduce((sum, { stake }) => sum + stake, 0n);
		const lines = await recipe.run();
		expect(lines).toContain(`Pool 22: reclaimed ${short(amount)} of ${due.length} workers`);
		expect(process.exitCode).toBeUndefined();
		expect((await phala.stakePool(PID).reclaimable()).due).toEqual([]);
		expect(await recipe.run()).toEqual(lines.filter((line) => line.includes("next at")));
	},

	"add-workers-from-file": async ({ phala, chain }, recipe) => {
		const { alice, bob } = chain.accounts;
		const mine = await chain.registerWorker({ operator: alice.address, score: 500, confidenceLevel: 1 });
		const foreign = await chain.registerWorker({ operator: bob.address, score: 500, confidenceLevel: 1 });
		const unknown = `0x${"ab".repeat(32)}`;
		const folder = mkdtempSync(join(tmpdir(), "workers-"));
		const file = join(folder, "workers.txt");
		writeFileSync(file, `# of the second rack\n${mine}\n\n${foreign} # not ours\n${unknown}\n${mine}\n`);
		const before = (await phala.stakePool(PID).get()).workers.length;
		try {
			const lines = await recipe.run({ replace: { "workers.txt": file } });
			expect(lines).toEqual([
				`${mine}: added`,
				expect.stringMatching(new RegExp(`^${foreign}: NOT_OPERATOR\\. `)),
				expect.stringMatching(new RegExp(`^${unknown}: WORKER_NOT_REGISTERED\\. `)),
				`The pool has ${before + 1} workers`,
			]);
		} finally {
			rmSync(folder, { recursive: true });
		}
	},

	"why-not-start": async ({ phala, chain }, recipe) => {
		await chain.registerWorker({ operator: chain.accounts.alice.address, score: 500, confidenceLevel: 1 });
		const text = (await recipe.run()).join("\n");
		const workers = await phala.workers.list({
			operator: chain.accounts.alice,
			where: ({ state }) => state !== "Computing",
		});
		for (const { publicKey, state } of workers)
			expect(text).toMatch(new RegExp(`^${publicKey}, .*${state}, needs [\\d,.]+ PHA:$`, "m"));
		expect(text).toMatch(/, in no pool, Unbound, needs .*\n {2}WORKER_NOT_IN_POOL: /);
		expect(text).toMatch(/, pool 22, CoolingDown, needs .*\n {2}WORKER_NOT_READY: /);
		expect(text).toMatch(/, pool 22, Ready, needs [\d,.]+ PHA:\n {2}can start now/);
	},

	"yield-per-worker": async ({ phala }, recipe) => {
		const [header, ...rows] = await recipe.run();
		expect(header).toBe("day,worker,paid,stake,percent");
		const parsed = rows.map((row) => row.split(","));
		expect(new Set(parsed.map(([day]) => day)).size).toBe(7);
		expect(parsed.every((row) => row.length === 5)).toBe(true);
		const [worker = ""] = await workersIn(phala, "Computing");
		const sum = parsed.reduce((all, [, key, paid = ""]) => (key === worker ? all + parsePha(paid) : all), 0n);
		const { timestampMs } = await phala.head();
		const midnight = timestampMs - (timestampMs % 86_400_000);
		const totalAt = async (ms: number) => (await (await phala.at(new Date(ms))).worker(worker).get()).totalReward ?? 0n;
		expect(sum).toBe((await totalAt(midnight - 1)) - (await totalAt(midnight - 7 * 86_400_000 - 1)));
		expect(sum).toBeGreaterThan(0n);
	},
};
