import { deepFreeze } from "../codec/deep-freeze.ts";
import type { Hex } from "../codec/hex.ts";
import { asPhalaError } from "../errors/as-phala-error.ts";
import { PhalaError } from "../errors/error.ts";
import { type ExecuteOptions, executeQuery } from "./execute-query.ts";
import type { StorageQuery } from "./storage-query.ts";
import { MetadataRequired } from "./storage-query.ts";
import { readBlockRef } from "./storage-value.ts";
import { malformedResponse, type RpcTransport } from "./storage-values.ts";

/** Properties of a runtime that the registry uses. */
export interface VersionedRuntime {
	readonly specVersion: number;
	/** Whether it is bound by its metadata. Without, queries that need metadata throw {@link MetadataRequired}. */
	readonly isBoundByMetadata: boolean;
}

/** Creates runtimes. */
export interface RuntimeBinding<R> {
	/** Binds a runtime by its metadata. */
	bind(metadata: Hex): Promise<R>;
	/** A runtime known without metadata; `null` if that version is not. */
	bundled(specVersion: number): Promise<R | null>;
}

/** Builds a query for a runtime, which may have to load its code. */
export type BuildQuery<R, T> = (runtime: R) => StorageQuery<T> | Promise<StorageQuery<T>>;

/** Where a query that needs one runtime version is executed. */
export interface ExecuteBoundOptions extends Omit<ExecuteOptions, "transport"> {
	readonly specVersion: number;
}

/**
 * Executes queries at any block with the runtime that made the block: storage from before an upgrade is decoded by the metadata of
 * its own runtime. Loads no metadata of bundled runtimes until a query requires it.
 */
export class RuntimeRegistry<R extends VersionedRuntime> {
	readonly #transport: RpcTransport;
	readonly #binding: RuntimeBinding<R>;
	readonly #runtimes = new Map<number, Promise<R>>();
	#current: R;

	/** @param current - the runtime at the time of connecting */
	constructor(transport: RpcTransport, current: R, binding: RuntimeBinding<R>) {
		this.#transport = transport;
		this.#binding = binding;
		this.#current = current;
		this.#runtimes.set(current.specVersion, Promise.resolve(current));
	}

	/** The newest runtime seen. */
	get current(): R {
		return this.#current;
	}

	/**
	 * Executes a query; freezes its result.
	 *
	 * @param query - builds the query for a runtime. Called again if another runtime made the block, or metadata is required
	 * @throws PhalaError as {@link executeQuery}
	 */
	async execute<T>(query: BuildQuery<R, T>, options: ExecuteOptions): Promise<T> {
		try {
			return deepFreeze(await this.#execute(query, options, this.#current));
		} catch (error) {
			throw asPhalaError("The read", error);
		}
	}

	/**
	 * Executes a query that is bound to one runtime version. Does not freeze its result.
	 *
	 * @throws PhalaError as {@link executeQuery}; `RUNTIME_CHANGED` if another runtime made the block, which is then loaded
	 */
	async executeBound<T>(query: () => StorageQuery<T>, { specVersion, ...options }: ExecuteBoundOptions): Promise<T> {
		const block = new BlockRuntime(options.at, specVersion);
		const onBlock = (hash: Hex, version: number | null) => block.expect(hash, version);
		try {
			return await executeQuery(query, { transport: this.#transport, ...options, onBlock });
		} catch (error) {
			if (!(error instanceof RuntimeMismatch) || block.hash === null) throw asPhalaError("The read", error);
			const actual = block.specVersion ?? specVersion;
			await this.#runtimeOf(actual, block.hash);
			const message = `The runtime of the chain is ${actual}. Expected ${specVersion}, which the plan was built for. Build it again.`;
			throw new PhalaError("RUNTIME_CHANGED", message, { expected: specVersion, actual });
		}
	}

	/**
	 * The runtime that makes the block after `hash`, bound by its metadata. Becomes the current one, also where its version is lower:
	 * a reorganisation can undo an upgrade.
	 *
	 * @param specVersion - its version, as `state_getRuntimeVersion` returns it at `hash`
	 * @throws PhalaError what the transport throws, `UNSUPPORTED_CHAIN`, `DECODE_FAILED`
	 */
	async adopt(specVersion: number, hash: Hex): Promise<R> {
		const runtime = await this.#runtimeByMetadata(specVersion, () => this.#loadFrom(hash));
		this.#current = runtime;
		return runtime;
	}

	async #execute<T>(
		query: BuildQuery<R, T>,
		options: ExecuteOptions,
		runtime: R,
		specVersion = runtime.specVersion,
	): Promise<T> {
		const { at, signal, transport = this.#transport } = options;
		const block = new BlockRuntime(at, specVersion);
		const onBlock = (hash: Hex, version: number | null) => block.expect(hash, version);
		try {
			return await executeQuery(() => query(runtime), { at, signal, transport, onBlock });
		} catch (error) {
			const needsMetadata = error instanceof MetadataRequired;
			if (!needsMetadata && !(error instanceof RuntimeMismatch)) throw error;
			// A query that requires metadata before its first request has not learned which runtime made the block.
			if (block.specVersion === null) {
				const learn = (hash: Hex, version: number | null) => block.learn(hash, version);
				await executeQuery(readBlockRef, { at, signal, transport, onBlock: learn });
			}
			const { hash, specVersion: actual } = block;
			if (hash === null || actual === null) throw error;
			const other = await (needsMetadata && actual === specVersion
				? this.#runtimeByMetadata(actual, () => this.#load(hash))
				: this.#runtimeOf(actual, hash));
			return this.#execute(query, { ...options, at: hash }, other, actual);
		}
	}

	/** The runtime that made block `hash`: the one in its parent's state, as the old runtime makes the block of an upgrade. */
	#runtimeOf(specVersion: number, hash: Hex): Promise<R> {
		const known = this.#runtimes.get(specVersion);
		if (known) return known;
		const create = async () => (await this.#binding.bundled(specVersion)) ?? this.#load(hash);
		return this.#keep(specVersion, create());
	}

	/** As {@link RuntimeRegistry.#runtimeOf}, bound by metadata: replaces a bundled one. */
	async #runtimeByMetadata(specVersion: number, load: () => Promise<R>): Promise<R> {
		const before = this.#runtimes.get(specVersion);
		const runtime = await before;
		if (runtime?.isBoundByMetadata) return runtime;
		// Concurrent calls share one load.
		const now = this.#runtimes.get(specVersion);
		return now && now !== before ? now : this.#keep(specVersion, load(), runtime);
	}

	/** @param fallback - kept if loading fails */
	#keep(specVersion: number, loading: Promise<R>, fallback?: R): Promise<R> {
		this.#runtimes.set(specVersion, loading);
		loading.then(
			(runtime) => {
				if (runtime.specVersion >= this.#current.specVersion) this.#current = runtime;
			},
			() => {
				if (fallback) this.#runtimes.set(specVersion, Promise.resolve(fallback));
				else this.#runtimes.delete(specVersion);
			},
		);
		return loading;
	}

	async #load(hash: Hex): Promise<R> {
		const header = await this.#transport.request("chain_getHeader", [hash]);
		return this.#loadFrom((header as { parentHash?: unknown } | null)?.parentHash);
	}

	/** @param hash - a block whose state has the runtime's code */
	async #loadFrom(hash: unknown): Promise<R> {
		return this.#binding.bind(parseMetadata(await this.#transport.request("state_getMetadata", [hash])));
	}
}

/** Metadata from a response of `state_getMetadata`. Throws `RPC_FAILED` for anything else. */
export function parseMetadata(response: unknown): Hex {
	if (typeof response === "string" && /^0x([0-9a-f]{2})*$/i.test(response)) return response as Hex;
	throw malformedResponse("state_getMetadata", "no metadata");
}

/** The block of an execution, and the version of the runtime that made it. */
class BlockRuntime {
	/** `null` until the best block is known. */
	hash: Hex | null;
	/** `null` until the first response. */
	specVersion: number | null = null;
	readonly #expected: number;

	constructor(hash: Hex | null, expected: number) {
		this.hash = hash;
		this.#expected = expected;
	}

	/** @param specVersion - `null`: storage does not have it; the expected one is assumed */
	learn(hash: Hex, specVersion: number | null): void {
		this.hash = hash;
		this.specVersion = specVersion ?? this.#expected;
	}

	/** As {@link BlockRuntime.learn}; stops the query if it is not the expected version. */
	expect(hash: Hex, specVersion: number | null): void {
		this.learn(hash, specVersion);
		if (this.specVersion !== this.#expected) throw new RuntimeMismatch();
	}
}

/** Another runtime made the block. Caught in this file. */
class RuntimeMismatch {}
