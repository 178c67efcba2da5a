import type { Block } from "../node/block.ts";
import { encodeClock } from "../node/clock.ts";
import { type MapEntry, mapFromSorted } from "../node/map-entries.ts";
import { DevNode } from "../node/node.ts";
import { ForkedMap } from "../node/state-map.ts";
import { CODE_KEY, codeMarker } from "../runtime/frame/code.ts";
import { SLOT_KEY } from "../runtime/frame/slot.ts";
import { encodeLastUpgrade, LAST_UPGRADE_KEY } from "../runtime/frame/system.ts";
import type { Runtime } from "../runtime/runtime.ts";
import { type ForkOrigin, parentOf, type SourcePoint, toBlock } from "./origin.ts";
import { RemoteStorage } from "./remote-storage.ts";

/** Block time where the node does not say it, ms. */
const SLOT_MS = 12_000;

/**
 * Creates a node that continues a block of another one.
 *
 * @param runtime - executes the blocks after it
 * @param strictFinality - whether reorganisations of finalized blocks are refused
 */
export function forkNode(point: SourcePoint, origin: ForkOrigin, runtime: Runtime, strictFinality: boolean): DevNode {
	const { block, genesis, storage } = point;
	const { number } = block.header;
	const slotMs = point.slotMs ?? SLOT_MS;
	const own: MapEntry[] = [];
	if (!equalBytes(point.runtime.metadata, runtime.metadata)) {
		// As after an upgrade to the emulated runtime that has taken effect: clients send before the chain has a block of its own.
		own.push([CODE_KEY, codeMarker(runtime.metadata)], [LAST_UPGRADE_KEY, encodeLastUpgrade(runtime.version)]);
	}
	if (!point.hasSlot) own.push([SLOT_KEY, encodeClock(slotMs)]);
	const state = new ForkedMap(storage, mapFromSorted(own.sort(([a], [b]) => (a < b ? -1 : 1))));
	if (number === 0) {
		const first = toBlock(block, { parent: null, runtime, state });
		return new DevNode({ genesis: first, slotMs, strictFinality });
	}
	const zero = genesisOf(genesis, origin, runtime);
	const parent = number === 1 ? zero : parentOf(origin, runtime);
	const forked = toBlock(block, { parent, runtime, state });
	const blocks = parent === null || parent === zero ? [forked] : [parent, forked];
	const continued = { blocks, base: number, finalized: number, sequence: number };
	return new DevNode({ genesis: zero, continued, slotMs, strictFinality });
}

/** Block 0 of the node, whose state is fetched when it is read. */
const genesisOf = (genesis: SourcePoint["genesis"], { source }: ForkOrigin, runtime: Runtime): Block =>
	toBlock(genesis, { parent: null, runtime, state: new ForkedMap(new RemoteStorage(source, genesis.hash), null) });

const equalBytes = (a: Uint8Array, b: Uint8Array): boolean =>
	a.length === b.length && a.every((byte, i) => byte === b[i]);
