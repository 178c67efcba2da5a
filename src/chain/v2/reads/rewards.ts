import { toHex } from "../../../codec/hex.ts";
import { blockOf, item } from "../../item.ts";
import { decoded } from "../../keys/decoded.ts";
import { itemPrefix } from "../../keys/hashers.ts";
import { decodeType } from "../../metadata/decode.ts";
import type { Read } from "../../read.ts";
import type { PoolReward } from "../../types.ts";
import type { ChainV2 } from "../context.ts";
import { stakePoolOf } from "./base-pool.ts";

const EVENTS = toHex(itemPrefix("System", "Events"));

/** One round: what the block's settlements brought the pool, from its events. */
export function* readRewards({ entries, scan }: ChainV2, pid: number): Read<readonly PoolReward[] | null> {
	const record = item(entries.phalaBasePool.pools, pid);
	const answer = yield { keys: [EVENTS, record.key] };
	const pool = record.of(answer);
	if (pool === null) return null;
	stakePoolOf(pid, pool);
	const bytes = answer.value(EVENTS);
	const type = scan.pallets.get("System")?.storage.get("Events")?.value;
	if (bytes === null || type === undefined) return [];
	const records = decoded("System.Events", bytes, () => decodeType(scan, type, bytes)) as readonly EventRecord[];
	const block = blockOf(answer);
	return records.flatMap(({ event }) => {
		const { pid: of, toOwner, toStakers } = event.PhalaStakePoolv2?.RewardReceived ?? {};
		if (Number(of) !== pid || toOwner === undefined || toStakers === undefined) return [];
		return [{ pid, toOwner, toDelegators: toStakers, block }];
	});
}

interface EventRecord {
	readonly event: {
		readonly PhalaStakePoolv2?: {
			readonly RewardReceived?: { readonly pid: bigint; readonly toOwner: bigint; readonly toStakers: bigint };
		};
	};
}
