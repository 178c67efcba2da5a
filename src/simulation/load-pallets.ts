import type { Generation } from "../chain/model/network.ts";
import type { Pallets } from "../devchain/runtime/frame/call-executive.ts";
import { throwNotLoaded } from "../errors/throw-not-loaded.ts";

/** Loads the pallets of a generation, without its metadata. */
export async function loadPallets(generation: Generation): Promise<Pallets> {
	return generation === 1
		? (await import("./pallets-v1.ts").catch(throwNotLoaded)).PALLETS
		: (await import("./pallets-v2.ts").catch(throwNotLoaded)).PALLETS;
}
