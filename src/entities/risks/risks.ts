import { concatMap, defer, EMPTY, type Observable, of } from "rxjs";
import { parallel, readBlockRef } from "../../chain/loaded-with-reads.ts";
import { deepFreeze } from "../../codec/deep-freeze.ts";
import { type CollectionChange, CollectionRows } from "../../live/collection-change.ts";
import type { BlockRef } from "../../query/block-ref.ts";
import { isRowError } from "../../query/row-result.ts";
import type { EntityContext, ReadContext, ReadOptions } from "../entity-context.ts";
import { CommissionWatch } from "./commission-watch.ts";
import type { Risk } from "./risk.ts";
import type { RiskRow, RiskRowId } from "./risk-facts.ts";
import { RiskList } from "./risk-list.ts";
import { parseRiskQuery, type RiskQuery } from "./risk-query.ts";
import { createRiskSource } from "./risk-source.ts";

/** Pools of one read. */
const CHUNK_SIZE = 200;

/** Risks at one block. @public */
export interface RiskReport {
	/** The block that was read. */
	readonly block: BlockRef;
	/** Soonest first; those that have happened come before all others. */
	readonly risks: readonly Risk[];
}

/** Follows risks: one live collection for all pools and accounts, and one emission per block that changed a risk. */
export function watchRisks(context: EntityContext, query: RiskQuery): Observable<CollectionChange<string, Risk>> {
	const selection = parseRiskQuery(query, context.addresses);
	const loadSource = async () => createRiskSource(context.addresses, selection);
	const rows$ = context.watchCollection<RiskRowId, RiskRow>(`risks/${selection.key}`, loadSource, {
		idOf: ({ id }) => id,
	});
	return defer(() => {
		const list = new RiskList(selection, new CommissionWatch());
		const known = new CollectionRows<string, Risk>();
		let hasEmitted = false;
		return rows$.pipe(
			concatMap(({ block, all }) => {
				const risks = new Map(list.compute(all, Math.floor(block.timestampMs / 1000)).map((risk) => [risk.id, risk]));
				const gone = [...known.all.keys()].filter((id) => !risks.has(id)).map((id) => [id, null] as const);
				const update = known.update([...risks, ...gone]);
				if (update === null && hasEmitted) return EMPTY;
				hasEmitted = true;
				const change = update ?? { added: [], changed: [], removed: [], all: known.all };
				return of(deepFreeze({ block, ...change }));
			}),
		);
	});
}

/** Reads risks once, all at one block. */
export async function readRisks(context: ReadContext, query: RiskQuery & ReadOptions): Promise<RiskReport> {
	const selection = parseRiskQuery(query, context.addresses);
	const { signal } = query;
	const source = createRiskSource(context.addresses, selection);
	const pinned = await context.pin({ signal });
	const [block, ids] = await pinned.read((reads) => parallel([readBlockRef(), source.ids(reads)]), { signal });
	const rows = new Map<RiskRowId, RiskRow>();
	for (let i = 0; i < ids.length; i += CHUNK_SIZE) {
		const chunk = ids.slice(i, i + CHUNK_SIZE);
		const read = await pinned.read((reads) => parallel(chunk.map((id) => source.row(reads, id))), { signal });
		for (const [j, id] of chunk.entries()) {
			const result = read[j] ?? null;
			if (isRowError(result)) throw result.error;
			if (result !== null) rows.set(id, result.row);
		}
	}
	const risks = new RiskList(selection, null).compute(rows, Math.floor(block.timestampMs / 1000));
	return deepFreeze({ block, risks });
}
