import type { ChainReads } from "../../chain/chain-adapter.ts";
import { isRowError } from "../../chain/loaded-with-reads.ts";
import type { StakePoolField } from "../../chain/model/stake-pool.ts";
import type { WorkerField, WorkerState } from "../../chain/model/worker.ts";
import type { Hex } from "../../codec/hex.ts";
import { type CollectionSource, liveRow } from "../../live/collection-source.ts";
import type { RowError } from "../../query/row-result.ts";
import type { StorageQuery } from "../../query/storage-query.ts";
import type { CollectionQuery, Selection } from "../collection-query.ts";
import type { ReadContext } from "../entity-context.ts";
import { parseRowOptions } from "./parse-row-options.ts";
import { pickFields, readCollection } from "./read-collection.ts";

const CHUNK_SIZE = 400;
const WORKERS: ReadonlySet<StakePoolField> = new Set<StakePoolField>(["workers"]);

/** Reads the workers that a query selects. */
export function readWorkerRows(
	context: ReadContext,
	selection: Selection<WorkerField>,
	query: CollectionQuery<WorkerState>,
): AsyncGenerator<WorkerState, void, undefined> {
	const { pids } = selection;
	const source = {
		chunkSize: CHUNK_SIZE,
		ids: (reads: ChainReads) => (pids === null ? reads.workerKeys() : readPoolWorkerKeys(reads, pids)),
		rows: (reads: ChainReads, keys: readonly Hex[]) => readRows(reads, keys, selection),
	};
	return readCollection<Hex, WorkerState>(context, source, parseRowOptions(query, selection.fields, "publicKey"));
}

/** The live collection of the workers that a query selects: those of stake pools. */
export function workerSource(selection: Selection<WorkerField>): CollectionSource<Hex, WorkerState> {
	return {
		ids: (reads) => readPoolWorkerKeys(reads, selection.pids),
		*row(reads, publicKey) {
			const [row = null] = yield* readRows(reads, [publicKey], selection);
			return liveRow(row);
		},
	};
}

/** Workers with the selected fields; `null` for another operator's. */
function* readRows(
	reads: ChainReads,
	keys: readonly Hex[],
	{ account: operator, fields, isWhole }: Selection<WorkerField>,
): StorageQuery<readonly (WorkerState | RowError | null)[]> {
	const returned = new Set<string>([...fields, "publicKey", "block"]);
	return (yield* reads.workerRows(keys)).map((row) => {
		if (row === null || isRowError(row)) return row;
		if (operator !== null && row.operator !== operator) return null;
		return isWhole ? row : pickFields(row, returned);
	});
}

/** Keys of the workers in these pools, or in all; none for an id without a stake pool. */
function* readPoolWorkerKeys(reads: ChainReads, pids: readonly number[] | null): StorageQuery<readonly Hex[]> {
	const poolIds = pids ?? Array.from({ length: yield* reads.poolCount() }, (_, pid) => pid);
	const rows = yield* reads.stakePoolRows(poolIds, WORKERS);
	return rows.flatMap((row) => (row === null || isRowError(row) ? [] : (row.workers as readonly Hex[])));
}
