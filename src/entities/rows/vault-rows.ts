import type { ChainReads } from "../../chain/chain-adapter.ts";
import { isPhalaError, isRowError, parallel } from "../../chain/loaded-with-reads.ts";
import type { VaultField, VaultState } from "../../chain/model/vault.ts";
import { type CollectionSource, liveRow } from "../../live/collection-source.ts";
import type { RowError } from "../../query/row-result.ts";
import type { StorageQuery } from "../../query/storage-query.ts";
import type { CollectionQuery, Selection } from "../collection-query.ts";
import type { ReadContext } from "../entity-context.ts";
import { expiryTime } from "./expiry-time.ts";
import { parseRowOptions } from "./parse-row-options.ts";
import { pickFields, readCollection } from "./read-collection.ts";

const CHUNK_SIZE = 100;

/** Reads the vaults that a query selects. */
export function readVaultRows(
	context: ReadContext,
	selection: Selection<VaultField>,
	query: CollectionQuery<VaultState>,
): AsyncGenerator<VaultState, void, undefined> {
	const source = {
		chunkSize: CHUNK_SIZE,
		ids: (reads: ChainReads) => readPids(reads, selection),
		rows: (reads: ChainReads, pids: readonly number[]) =>
			parallel<(VaultState | RowError | null)[]>(pids.map((pid) => readRow(reads, pid, selection))),
	};
	return readCollection<number, VaultState>(context, source, parseRowOptions(query, selection.fields, "pid"));
}

/** The live collection of the vaults that a query selects. */
export function vaultSource(selection: Selection<VaultField>): CollectionSource<number, VaultState> {
	return {
		ids: (reads) => readPids(reads, selection),
		*row(reads, pid) {
			const vault = yield* readVault(reads, pid);
			const row = liveRow(selectRow(vault, selection));
			if (vault === null || isRowError(vault) || row === null || isRowError(row)) return row;
			// A vault expires by time, without a change in storage: after its critical time.
			return { ...row, wakesAt: expiryTime(vault) };
		},
	};
}

function* readPids(reads: ChainReads, { pids }: Selection<unknown>): StorageQuery<readonly number[]> {
	return pids ?? (yield* reads.vaultIds());
}

function* readRow(reads: ChainReads, pid: number, selection: Selection<VaultField>) {
	return selectRow(yield* readVault(reads, pid), selection);
}

/** A vault with the selected fields; `null` for another owner's. */
function selectRow(
	vault: VaultState | RowError | null,
	{ account: owner, fields, isWhole }: Selection<VaultField>,
): VaultState | RowError | null {
	if (vault === null || isRowError(vault)) return vault;
	if (owner !== null && vault.owner !== owner) return null;
	return isWhole ? vault : pickFields(vault, new Set([...fields, "pid", "block"]));
}

/** A vault; `null` for a stake pool, for an unknown id, and in generation 1, which has no vaults. */
function* readVault(reads: ChainReads, pid: number): StorageQuery<VaultState | RowError | null> {
	try {
		return yield* reads.vault(pid);
	} catch (error) {
		if (isPhalaError(error, "WRONG_POOL_KIND") || isPhalaError(error, "UNSUPPORTED")) return null;
		if (isPhalaError(error, "DECODE_FAILED", "LAYOUT_CHANGED")) return { error, id: pid };
		throw error;
	}
}
