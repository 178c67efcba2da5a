import { Keyring } from "@polkadot/keyring";
import type { KeyringPair } from "@polkadot/keyring/types";
import { expandMetadata, type GenericCall, type GenericExtrinsic, Metadata, StorageKey } from "@polkadot/types";
import type { StorageEntry } from "@polkadot/types/primitive/types";
import type { Codec } from "@polkadot/types/types";
import { compactStripLength } from "@polkadot/util";
import { blake2AsU8a } from "@polkadot/util-crypto";
import { fromHex, type Hex, toHex } from "../../../src/codec/hex.ts";
import { toPlain } from "../../../src/codec/to-plain.ts";
import { MemoryState } from "../../../src/devchain/runtime/frame/memory-state.ts";
import { polkadotTypes } from "../../../src/devchain/runtime/frame/polkadot-types.ts";
import { fastVerification, otherSchemes } from "../../../src/devchain/runtime/frame/signature.ts";
import type { Applied, GenesisOptions, Runtime, State } from "../../../src/devchain/runtime/runtime.ts";
import { phalaRuntime as generation1 } from "../../../src/devchain/runtime/v1/index.ts";
import { phalaRuntime as generation2 } from "../../../src/devchain/runtime/v2/index.ts";

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
	/** Number of blocks in which an extrinsic is valid; immortal by default. */
	readonly period?: number;
	/** Another hash than the genesis block's. */
	readonly genesisHash?: Hex;
}

await Promise.all([polkadotTypes.fetch(), fastVerification.fetch(), otherSchemes.fetch()]);
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

const MAKERS = { 1: generation1, 2: generation2 };
const runtimes = new Map<1 | 2, Runtime>();
const decorations = new WeakMap<Runtime, ReturnType<typeof expandMetadata>>();

/** The runtime of a generation, made once. */
function runtimeOf(generation: 1 | 2): Runtime {
	const runtime = runtimes.get(generation) ?? MAKERS[generation]();
	runtimes.set(generation, runtime);
	return runtime;
}

/** The metadata of a runtime taken apart, once. */
function decorate(runtime: Runtime) {
	const { layout, metadata } = runtime;
	const { registry } = layout;
	const decorated = decorations.get(runtime) ?? expandMetadata(registry, new Metadata(registry, metadata));
	decorations.set(runtime, decorated);
	return decorated;
}

/** Start of a chain; generation 2 by default. */
export type ChainOptions = Partial<GenesisOptions> & {
	readonly generation?: 1 | 2;
	/** In place of the runtime of the generation. */
	readonly runtime?: Runtime;
	/** Number of the first extrinsic after those that start a block; 1 by default. */
	readonly firstExtrinsic?: number;
};

/** The library prefixes a key with its length. */
const keyOfEntry = (entry: StorageEntry, keys: readonly unknown[]): Hex => toHex(compactStripLength(entry(...keys))[1]);
const MILLION = 1_000_000n * 10n ** 12n;

/** A chain of blocks on a plain state, without node, pool or RPC: tests the runtime alone. */
export class RuntimeChain {
	readonly runtime: Runtime;
	readonly #decorated: ReturnType<typeof expandMetadata>;
	readonly #firstExtrinsic: number;
	readonly state = new MemoryState();
	#continued: State | undefined;
	readonly genesisHash: Hex = hashOf(0);
	number = 0;

	constructor({ generation = 2, runtime = runtimeOf(generation), firstExtrinsic = 1, ...options }: ChainOptions = {}) {
		this.runtime = runtime;
		this.#decorated = decorate(runtime);
		this.#firstExtrinsic = firstExtrinsic;
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

	/** The state that blocks change: {@link RuntimeChain.state}, or the one of {@link RuntimeChain.continueOn}. */
	get storage(): State {
		return this.#continued ?? this.state;
	}

	/** Continues on another state from now on. */
	continueOn(state: State): void {
		this.#continued = state;
	}

	/** Makes a block one slot later, or at `timestampMs`. */
	block(extrinsics: readonly Uint8Array[] = [], timestampMs = this.now() + this.slotMs): MadeBlock {
		const parentHash = hashOf(this.number);
		this.number += 1;
		const start = { number: this.number, parentHash, timestampMs };
		this.runtime.open(this.storage, start);
		let index = this.#firstExtrinsic;
		const applied = extrinsics.map((bytes) => {
			const result = this.runtime.apply(this.storage, bytes, index);
			if (result.included) index += 1;
			return result;
		});
		this.runtime.close(this.storage);
		return { number: this.number, timestampMs, applied, events: this.events() };
	}

	/** A call by camelCase names, with arguments as `@polkadot/types` takes them. */
	call(pallet: string, method: string, args: readonly unknown[]): GenericCall {
		const make = this.#decorated.tx[pallet]?.[method];
		if (!make) throw new Error(`no call ${pallet}.${method}`);
		return make(...args) as GenericCall;
	}

	/** Indexes of a call by camelCase names. */
	callIndex(pallet: string, method: string): Uint8Array {
		const make = this.#decorated.tx[pallet]?.[method];
		if (!make) throw new Error(`no call ${pallet}.${method}`);
		return make.callIndex;
	}

	/** Signs a call by camelCase names. */
	sign(uri: string, pallet: string, method: string, args: readonly unknown[], signing: Signing = {}): Uint8Array {
		return this.signCall(uri, this.call(pallet, method, args), signing);
	}

	/** Signs an existing call. */
	signCall(uri: string, call: GenericCall, signing: Signing = {}): Uint8Array {
		return this.#sign(pairOf(uri), call, signing);
	}

	/** Signs a call with any pair. */
	signWith(pair: KeyringPair, pallet: string, method: string, args: readonly unknown[]): Uint8Array {
		return this.#sign(pair, this.call(pallet, method, args), {});
	}

	#sign(pair: KeyringPair, call: GenericCall, signing: Signing): Uint8Array {
		const { layout, version } = this.runtime;
		const { registry } = layout;
		const extrinsic = registry.createTypeUnsafe<GenericExtrinsic>("Extrinsic", [call, { version: 4 }]);
		const mortal = signing.period !== undefined;
		const { genesisHash = this.genesisHash } = signing;
		extrinsic.sign(pair, {
			blockHash: mortal ? this.newest() : genesisHash,
			genesisHash,
			nonce: signing.nonce ?? this.#nonceOf(pair.addressRaw),
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
		return this.#nonceOf(pairOf(uri).publicKey);
	}

	#nonceOf(account: Uint8Array): number {
		const nonce = this.runtime.call(this.storage, "AccountNonceApi_account_nonce", account);
		return this.runtime.layout.registry.createType("u32", nonce).toNumber();
	}

	/** Hash of the newest block. */
	newest(): Hex {
		return hashOf(this.number);
	}

	/** Free PHA. */
	free(uri: string): bigint {
		const { data } = this.query("system", "account", keyOf(uri)) as { data: { free: bigint } };
		return data.free;
	}

	/** Fees paid by the extrinsics of a block. */
	feeOf({ events }: MadeBlock): bigint {
		return events.reduce(
			(sum, { name, data }) => (name === "TransactionFeePaid" ? sum + BigInt(String(data.actualFee)) : sum),
			0n,
		);
	}

	/** PHA that accounts lost for being below the existential deposit. */
	dustOf({ events }: MadeBlock): bigint {
		return events.reduce((sum, { name, data }) => (name === "DustLost" ? sum + BigInt(String(data.amount)) : sum), 0n);
	}

	/** Error of the call in a block: `pallet.Name`, `Token.Name`, or only a name; `null` if it succeeded. */
	errorOf({ events }: MadeBlock): string | null {
		const failure = events.find(({ pallet, name }) => pallet === "system" && name === "ExtrinsicFailed");
		if (failure === undefined) return null;
		const error = failure.data.dispatchError as
			| string
			| { Module: { index: number; error: Hex } }
			| Record<string, string>;
		if (typeof error === "string") return error;
		if (!isModule(error)) return Object.entries(error).flat().join(".");
		const { registry } = this.runtime.layout;
		const index = registry.createType("u8", error.Module.index);
		const { section, name } = registry.findMetaError({ index, error: fromHex(error.Module.error) } as never);
		return `${section}.${name}`;
	}

	/** The clock, ms. */
	now(): number {
		return Number(this.query("timestamp", "now"));
	}

	/** A plain storage value by camelCase names; `null` if nothing is stored and the item has no default. */
	query(pallet: string, name: string, ...keys: unknown[]): unknown {
		const entry = this.#storageOf(pallet, name);
		const bytes = this.storage.get(keyOfEntry(entry, keys));
		return bytes === undefined && entry.meta.modifier.isOptional
			? null
			: this.#decode(entry, bytes ?? entry.meta.fallback.toU8a(true));
	}

	/** A constant, plain. */
	constant(pallet: string, name: string): unknown {
		const constant = this.#decorated.consts[pallet]?.[name];
		if (!constant) throw new Error(`no constant ${pallet}.${name}`);
		return toPlain(constant);
	}

	/** Every value of a map, plain, by the last of its keys. */
	entries(pallet: string, name: string, ...leading: unknown[]): [keys: unknown[], value: unknown][] {
		const entry = this.#storageOf(pallet, name);
		const prefix = toHex(entry.keyPrefix(...leading));
		return this.storage.keys(prefix).map((hex) => {
			const key = new StorageKey(this.runtime.layout.registry, hex).setMeta(entry.meta, entry.section, entry.method);
			return [key.args.map(toPlain), this.#decode(entry, this.storage.get(hex) as Uint8Array)];
		});
	}

	/** Writes a storage value, by camelCase names. */
	write(pallet: string, name: string, keys: readonly unknown[], value: unknown): void {
		const entry = this.#storageOf(pallet, name);
		const bytes = this.runtime.layout.registry.createTypeUnsafe(this.#typeOf(entry), [value]).toU8a();
		this.storage.set(keyOfEntry(entry, keys), bytes);
	}

	/** Removes a storage value, by camelCase names. */
	erase(pallet: string, name: string, ...keys: unknown[]): void {
		this.storage.delete(keyOfEntry(this.#storageOf(pallet, name), keys));
	}

	/** Events of the newest block. */
	events(): BlockEvent[] {
		const records = this.query("system", "events") as { phase: unknown; event: BlockEvent }[];
		return records.map(({ phase, event }) => {
			const extrinsic = typeof phase === "object" ? (phase as { ApplyExtrinsic: number }).ApplyExtrinsic : null;
			return { extrinsic, pallet: event.pallet, name: event.name, data: event.data };
		});
	}

	#storageOf(pallet: string, name: string): StorageEntry {
		const entry = this.#decorated.query[pallet]?.[name];
		if (!entry) throw new Error(`no storage ${pallet}.${name}`);
		return entry;
	}

	#typeOf({ meta: { type } }: StorageEntry): string {
		return this.runtime.layout.registry.createLookupType(type.isPlain ? type.asPlain : type.asMap.value);
	}

	#decode(entry: StorageEntry, bytes: Uint8Array): unknown {
		return toPlain(this.runtime.layout.registry.createTypeUnsafe<Codec>(this.#typeOf(entry), [bytes]));
	}
}

const hashOf = (number: number): Hex => toHex(blake2AsU8a(`block ${number}`));

const isModule = (error: object): error is { Module: { index: number; error: Hex } } => "Module" in error;
