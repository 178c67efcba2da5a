import { invalidArgument } from "../../errors/invalid-argument.ts";
import type { Runtime } from "../runtime/runtime.ts";
import { damaged, invalidSavedChain, unpack } from "./container.ts";
import { readFile } from "./files.ts";
import { hashMetadata } from "./save-chain.ts";
import { decodeSavedChain, type SavedChain } from "./saved-chain.ts";
import type { LateHistory } from "./saved-history.ts";

/** A decoded chain, and what to call it in errors. */
export interface ReadChain {
	readonly source: string;
	readonly saved: SavedChain;
	/** Of a chain with `historyBlocks`. */
	readonly history?: LateHistory | undefined;
}

/**
 * Reads a saved chain.
 *
 * @param from - a file, or its content
 * @throws PhalaError `INVALID_ARGUMENT`, `INVALID_SAVED_CHAIN`
 */
export async function readChain(from: string | Uint8Array): Promise<ReadChain> {
	if (!(from instanceof Uint8Array) && (typeof from !== "string" || from === "")) {
		throw invalidArgument("source", from, "a file, or bytes that chain.export returned");
	}
	const source = typeof from === "string" ? from : "The saved chain";
	const data = await unpack(typeof from === "string" ? await readFile(from) : from, source);
	try {
		return { source, saved: decodeSavedChain(data) };
	} catch (cause) {
		throw damaged(source, cause);
	}
}

/** Throws `INVALID_SAVED_CHAIN` when a chain was saved with another runtime. */
export function verifyRuntime({ source, saved }: ReadChain, runtime: Runtime): void {
	if (saved.metadataHash === hashMetadata(runtime)) return;
	const text = `was saved by release ${saved.release}, which has another runtime. Load it with that release.`;
	throw invalidSavedChain(source, "runtime", text);
}
