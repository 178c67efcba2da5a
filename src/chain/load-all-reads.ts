import { throwNotLoaded } from "../errors/throw-not-loaded.ts";
import type { Generation } from "./model/network.ts";

/** Loads the code of all reads, which otherwise loads with the first read that needs it. */
export async function loadAllReads(generation: Generation): Promise<void> {
	if (generation === 1) await import("./v1/all-reads.ts").catch(throwNotLoaded);
	else await import("./v2/all-reads.ts").catch(throwNotLoaded);
}
