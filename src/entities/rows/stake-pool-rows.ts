import type { ChainReads } from "../../chain/chain-adapter.ts";
import { isPhalaError } from "../../chain/loaded-with-reads.ts";
import type { StakePoolField, StakePoolRow } from "../../chain/model/stake-pool.ts";
import type { CollectionSource } from "../../live/collection-source.ts";
import { isRowError, type RowError } from "../../query/row-result.ts";
import type { StorageQuery } from "../../query/storage-query.ts";
import type { CollectionQuery, Selection } from "../collection-query.ts";
import type { ReadContext } from "../entity-context.ts";
import { expiryTime } from "./expiry-time.ts";
import { parseRowOptions } from "./parse-row-options.ts";
import { pickFields, readCollection } from "./read-collection.ts";

const CHUNK_SIZE = 200;
const OWNER: ReadonlySet<StakePoolField> = new Set<StakePoolField>(["owner"]);

/** Reads the stake pools that a query selects. */
export function readStakePoolRows(
	context: ReadContext,
	selection: Selection<StakePoolField>,
	query: CollectionQuery<StakePoolRow>,
): AsyncGenerator<StakePoolRow, void, undefined> {
	const source = {
		chunkSize: CHUNK_SIZE,
		ids: (reads: ChainReads) => readPids(reads, selection),
		rows: (reads: ChainReads, pids: readonly number[]) => readRows(reads, pids, selection.fields),
	};
	return readCollection<number, StakePoolRow>(context, source, parseRowOptions(query, selection.fields, "pid"));
}

/** The live collection of the stake pools that a query selects. */
export function stakePoolSource(selection: Selection<StakePoolField>): CollectionSource<number, StakePoolRow> {
	const { fields } = selection;
	// A pool expires by time, without a change in storage: after its critical time, which is read even if not requested.
	const isTimed = fields.has("isExpired");
	const fieldsToRead = isTimed ? new Set<StakePoolField>([...fields, "criticalAt"]) : fields;
	const returned = new Set<string>([...fields, "pid", "block"]);
	return {
		ids: (reads) => readPids(reads, selection),
		*row(reads, pid) {
			const [row = null] = yield* readRows(reads, [pid], fieldsToRead);
			if (row === null || isRowError(row)) return row;
			if (!isTimed) return { row };
			return { row: fields.has("criticalAt") ? row : pickFields(row, returned), wakesAt: expiryTime(row) };
		},
		fromValue(reads) {
			const read = isTimed ? null : reads.stakePoolFromRecord(fields);
			return read && ((pid, value, block) => withoutVault(read(pid, value, block)));
		},
	};
}

/** Ids of the pools to read; of vaults too, which {@link readRows} skips, unless an owner is given. */
function* readPids(reads: ChainReads, { pids, account: owner }: Selection<unknown>): StorageQuery<readonly number[]> {
	const candidates = pids ?? Array.from({ length: yield* reads.poolCount() }, (_, pid) => pid);
	if (owner === null) return candidates;
	const rows = yield* readRows(reads, candidates, OWNER);
	return candidates.filter((_, i) => {
		const row = rows[i] ?? null;
		// An undecodable pool may be the owner's: it is reported when its row is read.
		return row !== null && (isRowError(row) || row.owner === owner);
	});
}

/** Rows of stake pools; `null` for vaults, whose pids are of the same sequence. */
function* readRows(reads: ChainReads, pids: readonly number[], fields: ReadonlySet<StakePoolField>) {
	const rows = yield* reads.stakePoolRows(pids, fields);
	return rows.map(withoutVault);
}

/** `null` for a vault, whose row is an error. */
function withoutVault(row: StakePoolRow | RowError | null): StakePoolRow | RowError | null {
	return isRowError(row) && isPhalaError(row.error, "WRONG_POOL_KIND") ? null : row;
}
