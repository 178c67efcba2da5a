import { item } from "../../item.ts";
import type { Read } from "../../read.ts";
import type { PoolKind } from "../../types.ts";
import type { ChainV2 } from "../context.ts";
import { baseOf } from "./base-pool.ts";

/** Ids of all pools of a kind, ascending. Two rounds: all pools, and what kind they are. */
export function* readPoolIds({ entries }: ChainV2, kind: PoolKind): Read<readonly number[]> {
	const { pools } = entries.phalaBasePool;
	const prefix = pools.under();
	const list = yield { prefixes: [prefix] };
	const records = list.keysUnder(prefix).map((key) => {
		const [pid] = pools.args(key);
		return { pid: Number(pid), record: item(pools, pid) };
	});
	const answer = yield { keys: records.map(({ record }) => record.key) };
	return records
		.filter(({ record }) => {
			const pool = record.of(answer);
			return pool !== null && baseOf(pool).kind === kind;
		})
		.map(({ pid }) => pid)
		.sort((a, b) => a - b);
}
