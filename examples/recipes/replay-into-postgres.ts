// Replay events into PostgreSQL
// Indexers
// Stores the events of a range of blocks, once each: an interrupted run continues, a repeated one changes nothing.
import type { PoolEvent } from "phala-stakepool";
import { phala } from "./client.js";

/** `pg.Pool` and `pg.Client` are such databases: `await replay(new pg.Pool(), 1, (await phala.head()).number)`. */
export interface Database {
	query(text: string, values?: unknown[]): Promise<{ readonly rows: readonly Readonly<Record<string, unknown>>[] }>;
}

const CREATE = `create table if not exists pool_events (
	block integer, index integer, time timestamptz not null, type text not null, pid integer, event jsonb not null,
	primary key (block, index))`;
const INSERT = `insert into pool_events (block, index, time, type, pid, event) values ($1, $2, $3, $4, $5, $6)
	on conflict (block, index) do nothing`;

/** Amounts in `event` are decimal text: `select sum((event->>'amount')::numeric) from pool_events where type = 'contributed'`. */
export async function replay(db: Database, from: number, to: number): Promise<void> {
	await db.query(CREATE);
	const { rows } = await db.query("select max(block) as block from pool_events");
	const last = rows[0]?.block;
	const next = typeof last === "number" ? Math.max(from, last) : from; // the last block may be incomplete
	let count = 0;
	for await (const event of phala.events({ from: next, to })) {
		await db.query(INSERT, toRow(event));
		count++;
	}
	console.log(`Blocks ${next} to ${to}: ${count} events`);
}

function toRow(event: PoolEvent): unknown[] {
	const { block, index, type } = event;
	const pid = "pid" in event ? event.pid : null;
	const json = JSON.stringify(event, (_, value) => (typeof value === "bigint" ? String(value) : value));
	return [block.number, index, new Date(block.timestampMs), type, pid, json];
}
