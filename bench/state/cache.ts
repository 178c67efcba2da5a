import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Hex } from "../../src/codec/hex.ts";
import { type Facts, toJson } from "./facts.ts";
import { shapeOf } from "./shape.ts";
import { makeState } from "./state.ts";

const FOLDER = join(import.meta.dirname, "..", ".data");
/** Raised whenever the same shape gives another state. */
const VERSION = 3;

/** A state on disk. */
export interface StoredState {
	/** Sorted by key. */
	readonly entries: ReadonlyMap<Hex, Hex>;
	/** As JSON has it: big numbers are decimal strings. */
	readonly facts: Facts;
}

/** The state of a scale, made at the first time and read from disk afterwards. */
export async function stateOf(scale: number): Promise<StoredState> {
	const path = join(FOLDER, `state-${VERSION}-${scale}.json`);
	try {
		const { entries, facts } = JSON.parse(readFileSync(path, "utf8"));
		return { entries: new Map(entries), facts };
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
	}
	const { entries, facts } = await makeState(shapeOf(scale));
	mkdirSync(FOLDER, { recursive: true });
	writeFileSync(`${path}.new`, toJson({ facts, entries: [...entries] }));
	renameSync(`${path}.new`, path);
	return stateOf(scale);
}
