import type { Hex } from "../../codec/hex.ts";
import { parse, stringify } from "../../codec/stringify.ts";
import type { SavedGatekeeper } from "../gatekeeper/gatekeeper.ts";
import type { FinalityLag } from "../node/finality.ts";
import type { Header } from "../node/header.ts";
import type { MapEntry } from "../node/map-entries.ts";
import type { Seal } from "../node/seal.ts";
import type { NetworkPallets } from "../runtime/frame/network-pallets.ts";
import type { ResolvedUpgrade } from "../runtime/upgrade.ts";
import { BinaryReader, BinaryWriter } from "./binary.ts";
import type { SavedFork } from "./saved-fork.ts";

/** Options that a chain keeps when it is loaded. */
export interface SavedOptions {
	readonly generation: 1 | 2;
	readonly gracePeriodSeconds?: number | undefined;
	/** Types of proxies of a fork, where the node has others. */
	readonly proxyTypes?: readonly string[] | undefined;
	/** Indexes and constants of a fork, where the node has others. */
	readonly networkPallets?: NetworkPallets | undefined;
	readonly finalityLag?: FinalityLag | undefined;
	readonly seal?: Seal | undefined;
}

/** Changes of storage: values, or `null` for keys that are absent. */
export type Changes = readonly (readonly [Hex, Uint8Array | null])[];

/** A block without its state. */
export interface SavedBlock {
	readonly hash: Hex;
	readonly header: Header;
	readonly body: readonly Hex[];
	readonly inherentCount: number;
	readonly leadingCount: number;
	readonly timestampMs: number;
	/** Number of upgrades before the runtime that executes the blocks after it. */
	readonly runtime: number;
}

/** A development chain as data: all that a file holds. */
export interface SavedChain {
	/** Release of this library that saved it. */
	readonly release: string;
	readonly options: SavedOptions;
	/** Hash of the metadata of the first runtime. */
	readonly metadataHash: Hex;
	/** Upgrades of the kept blocks, oldest first. */
	readonly upgrades: readonly ResolvedUpgrade[];
	readonly slotMs: number;
	/** Number of blocks built so far, forks included. */
	readonly sequence: number;
	readonly lastWorkerNumber: number;
	/** Number of the newest finalized block. */
	readonly finalized: number;
	/** Transactions that wait. */
	readonly pool: readonly Hex[];
	readonly gatekeeper: SavedGatekeeper | null;
	/** Number of the oldest blocks whose bodies and changes are stored apart, see {@link SavedHistory}; here they are empty. */
	readonly historyBlocks?: number | undefined;
	/** Number of the block at which reorganisations end; absent: the oldest kept one. */
	readonly base?: number | undefined;
	/** What it forks: then states hold what differs from that, see {@link encodeOwn}. */
	readonly fork?: SavedFork | undefined;
	readonly genesis: SavedBlock;
	readonly genesisState: readonly MapEntry[];
	/** Storage that block 2 writes where it has no value. */
	readonly defaults: Changes;
	/** The newest blocks of the best chain without block 0, oldest first. */
	readonly blocks: readonly SavedBlock[];
	/** Edits of each of these blocks. */
	readonly edits: readonly Changes[];
	/** State of the newest block. */
	readonly state: readonly MapEntry[];
	/** For each block but the newest: what its state has other than that of the next one. */
	readonly backwards: readonly Changes[];
	/** Storage of a fork that was fetched, with `null` for keys that are absent; the keys in its known ranges. */
	readonly fetched?: { readonly values: Changes; readonly keys: readonly Hex[] } | undefined;
}

/** The parts that are written as JSON with bigints. */
type Head = Omit<SavedChain, "genesisState" | "defaults" | "blocks" | "edits" | "state" | "backwards" | "fetched">;

/** Encodes a chain. */
export function encodeSavedChain(chain: SavedChain): Uint8Array {
	const { genesisState, defaults, blocks, edits, state, backwards, fetched, ...head } = chain;
	const writer = new BinaryWriter();
	writer.text(stringify(head satisfies Head));
	// Plain JSON: bodies are long, and every engine parses it natively.
	writer.text(JSON.stringify(blocks));
	writer.entries(genesisState);
	writer.entries(defaults);
	writer.entries(state);
	for (const changes of [...edits, ...backwards]) writer.entries(changes);
	if (fetched !== undefined) {
		writer.entries(fetched.values);
		writer.entries(fetched.keys.map((key) => [key, null]));
	}
	return writer.finish();
}

/** Decodes what {@link encodeSavedChain} wrote. Throws for anything else. */
export function decodeSavedChain(bytes: Uint8Array): SavedChain {
	const reader = new BinaryReader(bytes);
	const head = parse<Head>(reader.text());
	const blocks = JSON.parse(reader.text()) as SavedBlock[];
	const genesisState = reader.fullEntries();
	const defaults = reader.entries();
	const state = reader.fullEntries();
	const edits = blocks.map(() => reader.entries());
	const backwards = blocks.slice(1).map(() => reader.entries());
	const fetched =
		head.fork === undefined ? undefined : { values: reader.entries(), keys: reader.entries().map(([key]) => key) };
	if (!reader.isAtEnd) throw new RangeError("the data goes on after its end");
	return { ...head, blocks, genesisState, defaults, state, edits, backwards, fetched };
}
