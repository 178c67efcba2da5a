import { item } from "../../item.ts";
import type { Read } from "../../read.ts";
import type { ChainV2 } from "../context.ts";

/** Two rounds: all pools, and which of them are stake pools. */
export function* readStakePoolIds({ entries }: ChainV2): Read<readonly number[]> {
	const { pools } = entries.phalaBasePool;
	const prefix = pools.under();
	const list = yield { prefixes: [prefix] };
	const records = list.keysUnder(prefix).map((key) => {
		const [pid] = pools.args(key);
		return { pid: Number(pid), record: item(pools, pid) };
	});
	const answer = yield { keys: records.map(({ record }) => record.key) };
	return records
		.filter(({ record }) => "StakePool" in (record.of(answer) ?? {}))
		.map(({ pid }) => pid)
		.sort((a, b) => a - b);
}
