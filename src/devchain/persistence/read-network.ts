import { unpack } from "./container.ts";
import { expandRepeats } from "./expand-repeats.ts";
import type { ReadChain } from "./read-chain.ts";
import { decodeSavedChain } from "./saved-chain.ts";
import { decodeSavedHistory, LateHistory } from "./saved-history.ts";

/** Loads the saved chain of a network that looks like Khala's: its newest blocks, and its history. */
const BUSY = {
	1: {
		chain: () => import("../../../generated/networks/busy-v1.ts"),
		history: () => import("../../../generated/networks/busy-v1-history.ts"),
	},
	2: {
		chain: () => import("../../../generated/networks/busy-v2.ts"),
		history: () => import("../../../generated/networks/busy-v2-history.ts"),
	},
};
const SOURCE = "The network";

/** Reads the network `busy` of a generation. Its history is read with the first block of it. */
export async function readNetwork(generation: 1 | 2): Promise<ReadChain> {
	const { chain, history } = BUSY[generation];
	const newest = await readData(chain());
	return {
		source: SOURCE,
		saved: decodeSavedChain(newest),
		history: new LateHistory(async () => decodeSavedHistory(await readData(history(), newest))),
	};
}

/** @param before - data that the file refers to */
async function readData(file: Promise<{ readonly SAVED: string }>, before?: Uint8Array): Promise<Uint8Array> {
	return expandRepeats(await unpack(decodeBase64((await file).SAVED), SOURCE), before);
}

/** Decodes base64 by the engine: decoders in JavaScript take longer than all else of a start. */
function decodeBase64(text: string): Uint8Array {
	const binary = atob(text);
	const bytes = new Uint8Array(binary.length);
	for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
	return bytes;
}
