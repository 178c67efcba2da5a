import type { ChainReads } from "../../chain/chain-adapter.ts";
import type { BlockEvents } from "../../chain/events/block-events.ts";
import { mapBalanceEvent } from "../../chain/events/map-balance-event.ts";
import { mapPoolEvent } from "../../chain/events/map-event.ts";
import { parseOptions } from "../../chain/loaded-at-once.ts";
import type { Hex } from "../../codec/hex.ts";
import type { LedgerEntry } from "../../ledger/entry.ts";
import { LedgerBuilder } from "../../ledger/ledger-builder.ts";
import type { AccountWorth, LedgerEvent, PositionWorth } from "../../ledger/ledger-source.ts";
import { selectEvents } from "../../ledger/select-events.ts";
import type { EntityContext, HistoricalChain, ReadOptions } from "../entity-context.ts";
import { parseCallback } from "../parse-callback.ts";
import { countBlocks, readAtBlocks, resolveBlockRange } from "./block-range.ts";
import { readPositions } from "./delegator-history.ts";
import type { HistoryOptions } from "./events.ts";

/** Reads the ledger of one account, block after block. */
export async function* readAccountLedger(
	context: EntityContext,
	account: Hex,
	options: HistoryOptions,
): AsyncGenerator<LedgerEntry, void, undefined> {
	const { from, to, signal, onProgress: callback } = parseOptions(options);
	const onProgress = parseCallback("onProgress", callback);
	const chain = await context.historicalChain();
	const requested = await resolveBlockRange(chain, { from, to }, { signal });
	// The genesis block has no events: what it holds is the opening.
	const blocks = { ...requested, first: Math.max(requested.first, 1) };
	const [before] = await chain.hashesOf([Math.max(requested.first, 1) - 1], { signal });
	const opening = await readWorth(chain, before as Hex, account, { signal });
	const { wrappedMinBalance } = await chain.execute((reads) => reads.parameters(), { at: requested.end, signal });
	const builder = new LedgerBuilder(wrappedMinBalance ?? 0n);
	yield* builder.open(opening);
	let read = 0;
	if (blocks.last >= blocks.first) {
		for await (const blockEvents of readAtBlocks(chain, blocks, (reads) => reads.events(), { signal })) {
			yield* await addBlock(context, chain, builder, account, blockEvents, { signal });
			onProgress?.(++read, countBlocks(blocks));
		}
	}
	yield* builder.close(await readWorth(chain, requested.end, account, { signal }));
}

async function addBlock(
	{ addresses }: EntityContext,
	chain: HistoricalChain,
	builder: LedgerBuilder,
	account: Hex,
	blockEvents: BlockEvents,
	options: ReadOptions,
): Promise<readonly LedgerEntry[]> {
	const { block, events: all, wrappedAsset } = blockEvents;
	const mapped = all.flatMap((event): readonly LedgerEvent[] => {
		const { extrinsic, index } = event;
		const place = { block, extrinsic, index };
		const poolEvent = mapPoolEvent(event, place, addresses);
		return poolEvent ? [poolEvent] : mapBalanceEvent(event, place, addresses, wrappedAsset);
	});
	const { events, pids } = selectEvents(mapped, addresses.format(account), builder);
	if (events.length === 0) return [];
	const hasTransactions = events.some(({ extrinsic, type }) => extrinsic !== null && type !== "rewarded");
	const [positions, hashes] = await Promise.all([
		pids.length > 0 ? readPositions(chain, block.hash, pids, account, options) : null,
		hasTransactions ? chain.transactionHashes(block.hash, options) : [],
	]);
	return builder.add({
		block,
		events,
		positions: pids.map((pid) => toWorth(pid, positions?.get(pid) ?? null)),
		generation: wrappedAsset === null ? 1 : 2,
		transactions: new Map(hashes.entries()),
	});
}

async function readWorth(chain: HistoricalChain, at: Hex, account: Hex, options: ReadOptions): Promise<AccountWorth> {
	const state = await chain.execute((reads: ChainReads) => reads.delegator(account), { ...options, at });
	const { block, free, stakeLocked, wrapped, positions } = state;
	return {
		block,
		pha: free - (stakeLocked ?? 0n),
		wrapped: wrapped ?? 0n,
		positions: positions.map((position) => toWorth(position.pid, position)),
	};
}

function toWorth(
	pid: number,
	position: { readonly value: bigint; readonly queuedValue: bigint; readonly reward: bigint | null } | null,
): PositionWorth {
	if (position === null) return { pid, staked: 0n, unclaimed: 0n };
	const { value, queuedValue, reward } = position;
	return { pid, staked: value + queuedValue, unclaimed: reward ?? 0n };
}
