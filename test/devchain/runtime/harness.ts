import { Keyring } from "@polkadot/keyring";
import type { KeyringPair } from "@polkadot/keyring/types";
import { expandMetadata, type GenericExtrinsic, Metadata, StorageKey } from "@polkadot/types";
import type { StorageEntry } from "@polkadot/types/primitive/types";
import type { Codec } from "@polkadot/types/types";
import { compactStripLength } from "@polkadot/util";
import { blake2AsU8a } from "@polkadot/util-crypto";
import { type Hex, toHex } from "../../../src/codec/hex.ts";
import { plain } from "../../../src/codec/plain.ts";
import { MemoryState } from "../../../src/devchain/runtime/frame/memory.ts";
import type { Applied, GenesisOptions, Runtime } from "../../../src/devchain/runtime/runtime.ts";
import { phalaRuntime } from "../../../src/devchain/runtime/v2/index.ts";

/** An event of a block, with the extrinsic it belongs to (`null`: the block itself). */
export interface BlockEvent {
	readonly extrinsic: number | null;
	readonly pallet: string;
	readonly name: string;
	readonly data: Readonly<Record<string, unknown>>;
}

/** A block as the harness made it. */
export interface MadeBlock {
	readonly number: number;
	readonly timestampMs: number;
	readonly applied: readonly Applied[];
	readonly events: readonly BlockEvent[];
}

/** How to sign. */
export interface Signing {
	readonly nonce?: number;
	readonly tip?: bigint;
	/** Blocks an extrinsic may wait, from the newest block on; left out: for ever. */
	readonly period?: number;
	/** Another hash than the genesis block's. */
	readonly genesisHash?: Hex;
}

const keyring = new Keyring({ type: "sr25519" });
const pairs = new Map<string, KeyringPair>();

/** The pair of a secret URI such as `//Alice`. */
export function pairOf(uri: string): KeyringPair {
	let pair = pairs.get(uri);
	if (!pair) {
		pair = keyring.addFromUri(uri);
		pairs.set(uri, pair);
	}
	return pair;
}

/** Public key of a secret URI. */
export const keyOf = (uri: string): Hex => toHex(pairOf(uri).publicKey);

/** The gatekeeper whose settlements the harness can sign. */
export const GATEKEEPER = "//LabGatekeeperMaster";

const runtime = phalaRuntime();
const decorated = expandMetadata(runtime.registry, new Metadata(runtime.registry, runtime.metadata));
/** The library puts a key's length before it. */
const keyOfEntry = (entry: StorageEntry, keys: readonly unknown[]): Hex => toHex(compactStripLength(entry(...keys))[1]);
const MILLION = 1_000_000n * 10n ** 12n;

/** A chain of blocks on a plain state, without node, pool or RPC: what a runtime does and nothing else. */
export class RuntimeChain {
	readonly runtime: Runtime = runtime;
	readonly state = new MemoryState();
	readonly genesisHash: Hex = hashOf(0);
	number = 0;

	constructor(options: Partial<GenesisOptions> = {}) {
		const uris = ["//Alice", "//Bob", "//Charlie", "//Dave", "//Eve", "//Ferdie", "//Relay"];
		const balances = new Map(uris.map((uri) => [keyOf(uri), MILLION]));
		const all = {
			balances,
			timestampMs: 1_700_000_000_000,
			slotMs: 3000,
			gatekeeperKey: keyOf(GATEKEEPER),
			...options,
		};
		this.state.entries = runtime.genesis(all);
		this.slotMs = all.slotMs;
	}

	readonly slotMs: number;

	/** Makes a block one slot later, or at `timestampMs`. */
	block(extrinsics: readonly Uint8Array[] = [], timestampMs = this.now() + this.slotMs): MadeBlock {
		const parentHash = hashOf(this.number);
		this.number += 1;
		const start = { number: this.number, parentHash, timestampMs };
		let index = this.runtime.open(this.state, start).length;
		const applied = extrinsics.map((bytes) => {
			const result = this.runtime.apply(this.state, bytes, index);
			if (result.included) index += 1;
			return result;
		});
		this.runtime.close(this.state);
		return { number: this.number, timestampMs, applied, events: this.events() };
	}

	/** Signs a call by camelCase names with arguments as `@polkadot/types` takes them. */
	sign(uri: string, pallet: string, method: string, args: readonly unknown[], signing: Signing = {}): Uint8Array {
		const { registry, version } = this.runtime;
		const call = decorated.tx[pallet]?.[method];
		if (!call) throw new Error(`no call ${pallet}.${method}`);
		const extrinsic = registry.createTypeUnsafe<GenericExtrinsic>("Extrinsic", [call(...args), { version: 4 }]);
		const pair = pairOf(uri);
		const mortal = signing.period !== undefined;
		extrinsic.sign(pair, {
			blockHash: mortal ? hashOf(this.number) : (signing.genesisHash ?? this.genesisHash),
			genesisHash: signing.genesisHash ?? this.genesisHash,
			nonce: signing.nonce ?? this.nonce(uri),
			tip: signing.tip ?? 0n,
			runtimeVersion: version,
			era: mortal ? registry.createType("ExtrinsicEra", { current: this.number, period: signing.period }) : 0,
			signedExtensions: registry.signedExtensions,
		} as never);
		return extrinsic.toU8a();
	}

	/** Signs one call and puts it into the next block. */
	submit(uri: string, pallet: string, method: string, args: readonly unknown[] = [], timestampMs?: number): MadeBlock {
		return this.block([this.sign(uri, pallet, method, args)], timestampMs);
	}

	/** Next nonce. */
	nonce(uri: string): number {
		const answer = this.runtime.call(this.state, "AccountNonceApi_account_nonce", pairOf(uri).publicKey);
		return new DataView((answer as Uint8Array).buffer).getUint32(0, true);
	}

	/** The clock, ms. */
	now(): number {
		return Number(this.query("timestamp", "now"));
	}

	/** A storage value, plain, by camelCase names; `null` where nothing is stored and the item has no default. */
	query(pallet: string, name: string, ...keys: unknown[]): unknown {
		const entry = storageOf(pallet, name);
		const bytes = this.state.get(keyOfEntry(entry, keys));
		return bytes === undefined && entry.meta.modifier.isOptional
			? null
			: decode(entry, bytes ?? entry.meta.fallback.toU8a(true));
	}

	/** A constant, plain. */
	constant(pallet: string, name: string): unknown {
		const constant = decorated.consts[pallet]?.[name];
		if (!constant) throw new Error(`no constant ${pallet}.${name}`);
		return plain(constant);
	}

	/** Every value of a map, plain, by the last of its keys. */
	entries(pallet: string, name: string, ...leading: unknown[]): [keys: unknown[], value: unknown][] {
		const entry = storageOf(pallet, name);
		const prefix = toHex(entry.keyPrefix(...leading));
		return this.state.keys(prefix).map((hex) => {
			const key = new StorageKey(this.runtime.registry, hex).setMeta(entry.meta, entry.section, entry.method);
			return [key.args.map(plain), decode(entry, this.state.get(hex) as Uint8Array)];
		});
	}

	/** Writes a storage value, by camelCase names. */
	write(pallet: string, name: string, keys: readonly unknown[], value: unknown): void {
		const entry = storageOf(pallet, name);
		const bytes = this.runtime.registry.createTypeUnsafe(typeOf(entry), [value]).toU8a();
		this.state.set(keyOfEntry(entry, keys), bytes);
	}

	/** Events of the newest block. */
	events(): BlockEvent[] {
		const records = this.query("system", "events") as { phase: unknown; event: BlockEvent }[];
		return records.map(({ phase, event }) => {
			const extrinsic = typeof phase === "object" ? (phase as { ApplyExtrinsic: number }).ApplyExtrinsic : null;
			return { extrinsic, pallet: event.pallet, name: event.name, data: event.data };
		});
	}
}

const hashOf = (number: number): Hex => toHex(blake2AsU8a(`block ${number}`));

function storageOf(pallet: string, name: string): StorageEntry {
	const entry = decorated.query[pallet]?.[name];
	if (!entry) throw new Error(`no storage ${pallet}.${name}`);
	return entry;
}

function typeOf({ meta: { type } }: StorageEntry): string {
	return runtime.registry.createLookupType(type.isPlain ? type.asPlain : type.asMap.value);
}

function decode(entry: StorageEntry, bytes: Uint8Array): unknown {
	return plain(runtime.registry.createTypeUnsafe<Codec>(typeOf(entry), [bytes]));
}
