import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EventRecord } from "@polkadot/types/interfaces";
import { expect } from "vitest";
import * as sdk from "../../../src/index.ts";
import { formatPha, type Phala, type PoolEvent, parsePha } from "../../../src/index.ts";
import type { RecipeTest, RunningRecipe } from "./recipe-runner.ts";

/** Storage key of `System.Events`. */
const EVENTS_KEY = "0x26aa394eea5630e07c48ae0c9558cef780d41e5e16056765bc8461851072c9d7";

async function eventsOf(phala: Phala, from: number, to: number): Promise<PoolEvent[]> {
	const events: PoolEvent[] = [];
	for await (const event of phala.events({ from, to })) events.push(event);
	return events;
}

/** A table with the statements of the recipe: rows by their primary key. */
class FakeDatabase {
	readonly rows = new Map<string, readonly unknown[]>();
	readonly statements: string[] = [];

	async query(text: string, values: readonly unknown[] = []) {
		this.statements.push(text.slice(0, 6));
		if (text.startsWith("insert")) {
			const key = `${values[0]}-${values[1]}`;
			if (!this.rows.has(key)) this.rows.set(key, values);
		}
		const blocks = [...this.rows.values()].map(([block]) => Number(block));
		return { rows: text.startsWith("select") ? [{ block: blocks.length > 0 ? Math.max(...blocks) : null }] : [] };
	}
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
	const folder = mkdtempSync(join(tmpdir(), "recipe-"));
	try {
		return await work(folder);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** Recipes for indexers, by slug. */
export const indexerRecipes: Readonly<Record<string, RecipeTest>> = {
	"positions-at-block": async ({ phala, generation }, recipe) => {
		const [header, ...rows] = await recipe.run();
		expect(header).toBe("pid,kind,delegator,shares,value,queued,reward");
		const view = await phala.at(400);
		const expected = await view.stakePool(22).positions();
		expect(rows.filter((row) => row.startsWith("22,"))).toEqual(
			expected.map(({ delegator, shares, value, queuedValue, reward }) =>
				[22, "stakePool", delegator, ...[shares, value, queuedValue, reward ?? 0n].map((one) => formatPha(one))].join(),
			),
		);
		expect(rows.length).toBeGreaterThan(100);
		expect(rows.some((row) => row.includes(",vault,"))).toBe(generation === 2);
	},

	"tvl-per-day": async ({ phala }, recipe) => {
		const [header, ...rows] = await recipe.run();
		expect(header).toBe("day,pha");
		expect(rows.map((row) => row.slice(0, 10))).toEqual([17, 18, 19, 20, 21, 22, 23].map((day) => `2023-12-${day}`));
		const last = await phala.at(new Date(Date.UTC(2023, 11, 24) - 1));
		const pools = await last.stakePools.list();
		const vaults = await last.vaults.list();
		const total =
			pools.reduce((sum, { totalStake }) => sum + totalStake, 0n) +
			vaults.reduce((sum, { freeStake }) => sum + freeStake, 0n);
		expect(rows.at(-1)).toBe(`2023-12-23,${formatPha(total, { decimals: 2 })}`);
	},

	"replay-into-postgres": async ({ phala }, recipe) => {
		const to = (await phala.head()).number;
		const running = await recipe.start();
		const exported = await running.done;
		const replay = exported.replay as (db: FakeDatabase, from: number, to: number) => Promise<void>;
		const db = new FakeDatabase();
		await replay(db, 400, 420);
		await replay(db, 400, to);
		const events = await eventsOf(phala, 400, to);
		expect(events.length).toBeGreaterThan(50);
		expect([...db.rows.keys()]).toEqual(events.map(({ block, index }) => `${block.number}-${index}`));
		const [first] = events;
		expect(db.rows.values().next().value).toEqual([
			first?.block.number,
			first?.index,
			new Date(first?.block.timestampMs ?? 0),
			first?.type,
			first && "pid" in first ? first.pid : null,
			JSON.stringify(first, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value)),
		]);
		const lastOfFirst = Math.max(...events.map(({ block }) => block.number).filter((number) => number <= 420));
		expect(running.lines.at(-1)).toMatch(new RegExp(`^Blocks ${lastOfFirst} to ${to}: \\d+ events$`));
		expect(db.statements[0]).toBe("create");
		await running.close();
	},

	"live-feed": async ({ phala, chain }, recipe) => {
		const { bob } = chain.accounts;
		const contribute = async (amount: string) => {
			const { block } = await phala.delegator(bob).contribute(17, parsePha(amount)).send(bob).inBlock;
			return new RegExp(`^${block.number} .*"contributed".*${parsePha(amount)}`, "m");
		};
		await inFolder(async (folder) => {
			const cursor = join(folder, "cursor.txt");
			const clients: Phala[] = [];
			const connect: typeof sdk.connect = async (...args) => {
				const client = await sdk.connect(...args);
				clients.push(client);
				return client;
			};
			const options = { replace: { "cursor.txt": cursor }, modules: { "phala-stakepool": { ...sdk, connect } } };
			const end = async (running: RunningRecipe) => {
				await clients.pop()?.close();
				await running.done;
				return running.lines;
			};
			const first = await recipe.start(options);
			await first.prints(/^From block \d+/m);
			const seen = await contribute("11");
			await first.prints(seen);
			await expect.poll(() => existsSync(cursor) && Number(readFileSync(cursor, "utf8"))).toBe(chain.best.number + 1);
			await end(first);

			const missed = await contribute("12"); // while it does not run
			const second = await recipe.start(options);
			await second.prints(missed);
			const lines = await end(second);
			expect(lines[0]).toBe(`From block ${chain.best.number}`);
			expect(lines.join("\n")).not.toMatch(seen);
		});
	},

	"decode-without-node": async ({ phala, chain }, recipe) => {
		const { bob } = chain.accounts;
		const { block } = await phala.delegator(bob).contribute(17, parsePha("1234.5")).send(bob).inBlock;
		const metadata = String(await chain.provider.send("state_getMetadata", [block.hash]));
		const events = await chain.provider.send("state_getStorage", [EVENTS_KEY, block.hash]);
		const requests = { ...chain.stats.requests };
		await inFolder(async (folder) => {
			writeFileSync(join(folder, "metadata.hex"), `${metadata}\n`);
			writeFileSync(join(folder, "events.jsonl"), `${JSON.stringify({ block, events })}\n`);
			const lines = await recipe.run({
				replace: {
					"metadata.hex": join(folder, "metadata.hex"),
					"events.jsonl": join(folder, "events.jsonl"),
				},
			});
			expect(lines).toContainEqual(
				expect.stringMatching(new RegExp(`^${block.number}-\\d+ contributed pool 17 1,234\\.5 PHA$`)),
			);
			expect(lines).toHaveLength((await eventsOf(phala, block.number, block.number)).length);
		});
		expect(chain.stats.requests.state_getMetadata).toBe(requests.state_getMetadata);
	},

	"subquery-mapping": async ({ phala, chain }, recipe) => {
		const { bob } = chain.accounts;
		const { block } = await phala.delegator(bob).contribute(17, parsePha("7")).send(bob).inBlock;
		const { toPoolEvent } = (await (
			await recipe.start()
		).done) as {
			toPoolEvent(event: object): Promise<PoolEvent | null>;
		};
		const api = await phala.api();
		const records: unknown = await (await api.at(block.hash)).query.system?.events?.();
		const header = await api.rpc.chain.getHeader(block.hash);
		const timestamp = new Date(block.timestampMs);
		const mapped: PoolEvent[] = [];
		for (const [idx, { event, phase }] of [...(records as Iterable<EventRecord>)].entries()) {
			const extrinsic = phase.isApplyExtrinsic ? { idx: phase.asApplyExtrinsic.toNumber() } : undefined;
			const found = await toPoolEvent({ event, idx, extrinsic, block: { timestamp, block: { header } } });
			if (found) mapped.push(found);
		}
		expect(mapped).toEqual(await eventsOf(phala, block.number, block.number));
		expect(mapped).toContainEqual(expect.objectContaining({ type: "contributed", pid: 17, amount: parsePha("7") }));
	},
};
