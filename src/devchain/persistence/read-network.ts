import { base64Decode } from "@polkadot/util-crypto";
import { type ReadChain, readChain } from "./read-chain.ts";

/** Loads the saved chain of a network that looks like Khala's. */
const BUSY = {
	1: () => import("../../../generated/networks/busy-v1.ts"),
	2: () => import("../../../generated/networks/busy-v2.ts"),
};

/** Reads the network `busy` of a generation. */
export async function readNetwork(generation: 1 | 2): Promise<ReadChain> {
	const { SAVED } = await BUSY[generation]();
	return readChain(base64Decode(SAVED));
}
