import { deepFreeze } from "../codec/deep-freeze.ts";
import type { Hex } from "../codec/hex.ts";
import { PhalaError } from "../errors/error.ts";
import { rpcFailed } from "../rpc/transport-errors.ts";
import { executeQuery } from "./execute-query.ts";
import { MetadataRequired } from "./metadata-required.ts";
import type { StorageQuery } from "./storage-query.ts";
import type { RpcRequests } from "./storage-values.ts";

/** What reading has to know of a runtime. */
export interface VersionedRuntime {
	readonly specVersion: number;
	/** Whether metadata told all of it; a read that needs more than is known without it throws {@link MetadataRequired}. */
	readonly isBoundByMetadata: boolean;
}

/** How runtimes come to be. */
export interface RuntimeBinding<R> {
	/** By metadata. */
	bind(metadata: Hex): Promise<R>;
	/** Without; `null` where that version is not known. */
	bundled(specVersion: number): Promise<R | null>;
}

/**
 * Reads at any block, each with the runtime that wrote the block's storage: an upgrade while connected, and blocks from
 * before one, are decoded by their own metadata. A runtime that is known needs none before a read wants it.
 */
export class RuntimeRegistry<R extends VersionedRuntime> {
	readonly #requests: RpcRequests;
	readonly #binding: RuntimeBinding<R>;
	readonly #runtimes = new Map<number, Promise<R>>();
	#current: R;

	/** @param current - the runtime at the time of connecting */
	constructor(requests: RpcRequests, current: R, binding: RuntimeBinding<R>) {
		this.#requests = requests;
		this.#binding = binding;
		this.#current = current;
		this.#runtimes.set(current.specVersion, Promise.resolve(current));
	}

	/** The newest runtime that was seen. */
	get current(): R {
		return this.#current;
	}

	/**
	 * What a read tells at a block, frozen.
	 *
	 * @param make - the read for a runtime; called again where the block is of another one than the newest, or metadata is wanted
	 * @param hash - of the block; `null`: the best one
	 * @param requests - where values come from; the node when left out
	 * @throws PhalaError as {@link executeQuery}
	 */
	async read<T>(
		make: (runtime: R) => StorageQuery<T>,
		hash: Hex | null,
		signal?: AbortSignal,
		requests: RpcRequests = this.#requests,
	): Promise<T> {
		return deepFreeze(await this.#read(make, hash, signal, requests));
	}

	/**
	 * As {@link RuntimeRegistry.read} for a read that only one runtime can be read with, told by metadata; its result is not frozen.
	 *
	 * @throws PhalaError also `RUNTIME_CHANGED`, where the block is of another runtime than the read; the new one is then known
	 */
	async readBound<T>(make: () => StorageQuery<T>, specVersion: number, hash: Hex | null): Promise<T> {
		let at = hash;
		let actual = specVersion;
		const expect = (block: Hex, found: number | null) => {
			at = block;
			actual = found ?? specVersion;
			if (actual !== specVersion) throw new DifferentRuntime();
		};
		try {
			return await executeQuery(this.#requests, make, hash, expect);
		} catch (error) {
			if (!(error instanceof DifferentRuntime) || at === null) throw error;
			await this.#runtime(actual, at);
			const message = `The chain's runtime is ${actual}, what was prepared is for ${specVersion}. Prepare it again.`;
			throw new PhalaError("RUNTIME_CHANGED", message, { expected: specVersion, actual });
		}
	}

	/**
	 * The same runtime, told by metadata.
	 *
	 * @param hash - a block, as a rule one of that runtime; where it is of another one, `runtime` itself is the result
	 * @throws PhalaError what the requests throw, `UNSUPPORTED_CHAIN`, `DECODE_FAILED`
	 */
	async bindByMetadata(runtime: R, hash: Hex): Promise<R> {
		if (runtime.isBoundByMetadata) return runtime;
		const told = await this.#read(requireMetadataRuntime, hash, undefined, this.#requests);
		return told.specVersion === runtime.specVersion ? told : runtime;
	}

	async #read<T>(
		make: (runtime: R) => StorageQuery<T>,
		hash: Hex | null,
		signal: AbortSignal | undefined,
		requests: RpcRequests,
		runtime: R = this.#current,
		expected = runtime.specVersion,
	): Promise<T> {
		let at = hash;
		let version: number | null = null;
		const learn = (block: Hex, found: number | null) => {
			at = block;
			version = found ?? expected;
		};
		const expect = (block: Hex, found: number | null) => {
			learn(block, found);
			if (version !== expected) throw new DifferentRuntime();
		};
		try {
			return await executeQuery(requests, () => make(runtime), hash, expect, signal);
		} catch (error) {
			const wantsMetadata = error instanceof MetadataRequired;
			if (!wantsMetadata && !(error instanceof DifferentRuntime)) throw error;
			// A read that wants it first thing was not told yet which runtime made the block.
			if (version === null) await executeQuery(requests, emptyQuery, hash, learn, signal);
			const [block, made] = [at as Hex | null, version as number | null];
			if (block === null || made === null) throw error;
			const other = await (wantsMetadata && made === expected
				? this.#byMetadata(made, block)
				: this.#runtime(made, block));
			return this.#read(make, block, signal, requests, other, made);
		}
	}

	/** The runtime that made block `hash`: the one its parent carries, since a block with an upgrade is made by the old one. */
	#runtime(specVersion: number, hash: Hex): Promise<R> {
		const found = this.#runtimes.get(specVersion);
		if (found) return found;
		const make = async () => (await this.#binding.bundled(specVersion)) ?? this.#load(hash);
		return this.#keep(specVersion, make());
	}

	/** The same by metadata, in place of one that was known without. */
	async #byMetadata(specVersion: number, hash: Hex): Promise<R> {
		const before = this.#runtimes.get(specVersion);
		const runtime = await before;
		if (runtime?.isBoundByMetadata) return runtime;
		// Whoever comes second waits for the first.
		const now = this.#runtimes.get(specVersion);
		return now && now !== before ? now : this.#keep(specVersion, this.#load(hash), runtime);
	}

	/** @param otherwise - what stays where it cannot be loaded */
	#keep(specVersion: number, loading: Promise<R>, otherwise?: R): Promise<R> {
		this.#runtimes.set(specVersion, loading);
		loading.then(
			(runtime) => {
				if (runtime.specVersion >= this.#current.specVersion) this.#current = runtime;
			},
			() => {
				if (otherwise) this.#runtimes.set(specVersion, Promise.resolve(otherwise));
				else this.#runtimes.delete(specVersion);
			},
		);
		return loading;
	}

	async #load(hash: Hex): Promise<R> {
		const header = await this.#requests.request("chain_getHeader", [hash]);
		const parent = (header as { parentHash?: unknown } | null)?.parentHash;
		const metadata = await this.#requests.request("state_getMetadata", [parent]);
		return this.#binding.bind(parseMetadata(metadata));
	}
}

/** Metadata as `state_getMetadata` answered it. */
export function parseMetadata(response: unknown): Hex {
	if (typeof response === "string" && /^0x([0-9a-f]{2})*$/i.test(response)) return response as Hex;
	throw rpcFailed("state_getMetadata", { message: "the node answered no metadata" });
}

/** Asks for what every first round tells. */
function* emptyQuery(): StorageQuery<void> {
	yield {};
}

/** The runtime of a block, told by metadata. */
function* requireMetadataRuntime<R extends VersionedRuntime>(runtime: R): StorageQuery<R> {
	yield {};
	if (!runtime.isBoundByMetadata) throw new MetadataRequired();
	return runtime;
}

/** Says that the block needs another runtime; never leaves this file. */
class DifferentRuntime {}
