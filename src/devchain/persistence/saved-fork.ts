import type { Hex } from "../../codec/hex.ts";
import { invalidArgument } from "../../errors/invalid-argument.ts";
import type { ForkOrigin, SourceBlock, SourceRuntime } from "../fork/origin.ts";
import { type FetchedEntries, RemoteStorage } from "../fork/remote-storage.ts";
import { type ForkProvider, Source } from "../fork/source.ts";
import type { PersistentMap } from "../node/persistent-map.ts";
import { DELETED, ForkedMap, type StateMap } from "../node/state-map.ts";

/** What a saved chain forks. */
export interface SavedFork {
	/** URLs of the node; `null` for a provider. */
	readonly urls: readonly string[] | null;
	/** Hash of the block. */
	readonly hash: Hex;
	/** Pallets that are left out. */
	readonly omitted: readonly string[];
	readonly parent: SourceBlock | null;
	readonly runtime: SourceRuntime | null;
	readonly ranges: FetchedEntries["ranges"];
}

/** The node of a chain that was forked from a provider: it has to be given again. */
const NO_PROVIDER: ForkProvider = {
	send: () => Promise.reject(new Error("the fork was loaded without the option source")),
};

/** A fork as data, without the storage that was fetched. */
export const toSavedFork = ({ source, hash, omitted, parent, runtime, storage }: ForkOrigin): SavedFork => ({
	urls: source.urls,
	hash,
	omitted,
	parent,
	runtime,
	ranges: storage.fetched.ranges,
});

/**
 * Continues a saved fork.
 *
 * @param fetched - storage that was fetched
 * @param given - the node to read from, by default the one that was forked
 * @throws PhalaError `INVALID_ARGUMENT` for a node that cannot be one
 */
export function loadOrigin(
	{ urls, hash, omitted, parent, runtime }: SavedFork,
	fetched: FetchedEntries,
	given: string | readonly string[] | ForkProvider | undefined,
): ForkOrigin {
	const source = new Source(given === undefined ? (urls ?? NO_PROVIDER) : typeof given === "string" ? [given] : given);
	return { source, hash, omitted, parent, runtime, storage: new RemoteStorage(source, hash, omitted, fetched) };
}

/** Throws `INVALID_ARGUMENT` for a node that is given for a chain that forks none. */
export function refuseSource(given: unknown): void {
	if (given !== undefined) throw invalidArgument("source", given, "nothing: the saved chain is no fork");
}

/** The entries of a state that are saved: all, or those that differ from the fork's. */
export const ownEntries = (state: StateMap): PersistentMap => (state instanceof ForkedMap ? state.changes : state);

/** A value of a fork's own entries as it is saved: `0x00` for a deleted one, otherwise after `0x01`. */
export function encodeOwn(value: Uint8Array): Uint8Array {
	if (value === DELETED) return new Uint8Array([0]);
	const encoded = new Uint8Array(value.length + 1);
	encoded[0] = 1;
	encoded.set(value, 1);
	return encoded;
}

/** See {@link encodeOwn}. */
export const decodeOwn = (encoded: Uint8Array): Uint8Array => (encoded[0] === 0 ? DELETED : encoded.subarray(1));
