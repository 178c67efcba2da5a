import { rethrowMissing } from "../../runtime/storage-missing.ts";
import type { Block } from "../block.ts";
import { ForkedMap } from "../state-map.ts";
import type { Method, MethodCall } from "./method-call.ts";
import { compareStorage, parseDiffItems } from "./storage-diff.ts";
import { findStorage, parseStorageItems } from "./storage-items.ts";
import { SubscriptionTable } from "./subscription-table.ts";

/** Events of a subscription before the last one. */
type Events = (block: Block) => Iterable<object>;

/** `archive_v1_storage` and `archive_v1_storageDiff`: subscriptions that end by themselves. */
export function archiveStorageMethods(): Record<string, Method> {
	const reads = new SubscriptionTable<true>("archive_v1_storageEvent");
	const diffs = new SubscriptionTable<true>("archive_v1_storageDiffEvent");
	const stop =
		(table: SubscriptionTable<true>): Method =>
		(call) => {
			table.close(call.subscriber, call.text(0));
			return null;
		};
	return {
		archive_v1_storage: (call) => {
			const items = parseStorageItems(call.param(1), 1);
			// There are no child tries, so nothing is found in one.
			const isMain = call.optionalHex(2) === undefined;
			return send(call, reads, "storage", ({ state }) => findStorage(state, isMain ? items : []));
		},
		archive_v1_stopStorage: stop(reads),
		archive_v1_storageDiff: (call) => {
			const items = parseDiffItems(call.param(1), 1);
			const previousHash = call.optionalHash(2);
			const { blockTree } = call.node;
			const previousOf = (block: Block) => (previousHash === undefined ? block.parent : blockTree.block(previousHash));
			const found = blockTree.block(call.hash(0));
			// Before the subscription, as in `send`: the history of a network may have to be loaded.
			if (found !== undefined) previousOf(found)?.state;
			return send(call, diffs, "storageDiff", (block) => {
				const previous = previousOf(block);
				if (previous === undefined) throw new Error(`unknown block ${previousHash}`);
				if (previous !== null && !isAncestor(previous, block)) {
					throw new Error(`block ${previous.hash} is no ancestor of block ${block.hash}`);
				}
				return compareStorage(previous?.state ?? null, block.state, items);
			});
		},
		archive_v1_stopStorageDiff: stop(diffs),
	};
}

/** Opens a subscription about the block at position 0, and sends all of its events. */
function send(call: MethodCall, table: SubscriptionTable<true>, name: string, events: Events): string {
	const hash = call.hash(0);
	// Before the subscription: reading again must not open another one.
	const found = call.node.blockTree.block(hash);
	if (found !== undefined && found.state instanceof ForkedMap) attemptAll(() => events(found));
	return table.open(call.subscriber, (notify, close) => {
		try {
			const block = call.node.blockTree.block(hash);
			if (block === undefined) throw new Error(`unknown block ${hash}`);
			for (const event of events(block)) notify({ event: name, ...event });
			notify({ event: `${name}Done` });
		} catch (error) {
			notify({ event: `${name}Error`, error: error instanceof Error ? error.message : String(error) });
		}
		close();
		return { value: true, end: () => undefined };
	});
}

/** Runs through events; only missing storage is an error here. */
function attemptAll(events: () => Iterable<object>): void {
	try {
		for (const _ of events());
	} catch (error) {
		rethrowMissing(error);
	}
}

function isAncestor(ancestor: Block, block: Block): boolean {
	let candidate: Block | null = block.parent;
	while (candidate !== null && candidate.header.number > ancestor.header.number) candidate = candidate.parent;
	return candidate === ancestor;
}
