import { unpack } from "./container.ts";
import { expandRepeats } from "./expand-repeats.ts";
import type { ReadChain } from "./read-chain.ts";
import { decodeSavedChain } from "./saved-chain.ts";

/** Loads the saved chain of a network that looks like Khala's. */
const BUSY = {
	1: () => import("../../../generated/networks/busy-v1.ts"),
	2: () => import("../../../generated/networks/busy-v2.ts"),
};
const SOURCE = "The network";

/** Reads the network `busy` of a generation. */
export async function readNetwork(generation: 1 | 2): Promise<ReadChain> {
	const { SAVED } = await BUSY[generation]();
	const packed = await unpack(decodeBase64(SAVED), SOURCE);
	return { source: SOURCE, saved: decodeSavedChain(expandRepeats(packed)) };
}

/** Decodes base64 by the engine: decoders in JavaScript take longer than all else of a start. */
function decodeBase64(text: string): Uint8Array {
	const binary = atob(text);
	const bytes = new Uint8Array(binary.length);
	for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
	return bytes;
}
