import type { PalletGeneration } from "../../math/index.ts";
import type { Pallets } from "./frame/executive.ts";

/** Loads the pallets of a generation, without its metadata. */
export async function loadPallets(generation: PalletGeneration): Promise<Pallets> {
	return generation === 1 ? (await import("./v1/pallets.ts")).PALLETS : (await import("./v2/pallets.ts")).PALLETS;
}
