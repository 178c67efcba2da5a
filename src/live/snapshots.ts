import type { Read } from "../chain/read.ts";
import type { Hex } from "../codec/hex.ts";
import { frozen } from "../codec/value.ts";
import { PhalaError } from "../errors/error.ts";
import { rpcFailed } from "./calls.ts";
import { runRead } from "./reader.ts";
import type { Requests } from "./values.ts";

/** What reading has to know of a runtime. */
export interface Versioned {
	readonly specVersion: number;
}

/**
 * Reads at any block, each with the runtime that wrote the block's storage: an upgrade while connected, and blocks from
 * before one, are decoded by their own metadata.
 */
export class Snapshots<R extends Versioned> {
	readonly #requests: Requests;
	readonly #bind: (metadata: Hex) => Promise<R>;
	readonly #known = new Map<number, Promise<R>>();
	#current: R;

	/**
	 * @param current - the runtime at the time of connecting
	 * @param bind - makes one of metadata
	 */
	constructor(requests: Requests, current: R, bind: (metadata: Hex) => Promise<R>) {
		this.#requests = requests;
		this.#bind = bind;
		this.#current = current;
		this.#known.set(current.specVersion, Promise.resolve(current));
	}

	/** The newest runtime that was seen. */
	get current(): R {
		return this.#current;
	}

	/**
	 * What a read tells at the block `hash`, frozen.
	 *
	 * @param make - the read for a runtime; called again where the block is of another one than the newest
	 * @param requests - where values come from; the node when left out
	 * @throws PhalaError as {@link runRead}
	 */
	async read<T>(
		make: (runtime: R) => Read<T>,
		hash: Hex,
		signal?: AbortSignal,
		requests: Requests = this.#requests,
	): Promise<T> {
		const current = this.#current;
		let version = current.specVersion;
		const expect = (found: number | null) => {
			version = found ?? version;
			if (version !== current.specVersion) throw new OtherRuntime();
		};
		try {
			return frozen(await runRead(requests, make(current), hash, expect, signal));
		} catch (error) {
			if (!(error instanceof OtherRuntime)) throw error;
			const runtime = await this.#runtime(version, hash);
			return frozen(await runRead(requests, make(runtime), hash, () => {}, signal));
		}
	}

	/**
	 * As {@link Snapshots.read} for a read that was made already; its result is not frozen.
	 *
	 * @throws PhalaError also `RUNTIME_CHANGED`, where the block is of another runtime than the read; the new one is then known
	 */
	async readBound<T>(read: Read<T>, specVersion: number, hash: Hex): Promise<T> {
		let actual = specVersion;
		const expect = (found: number | null) => {
			actual = found ?? specVersion;
			if (actual !== specVersion) throw new OtherRuntime();
		};
		try {
			return await runRead(this.#requests, read, hash, expect);
		} catch (error) {
			if (!(error instanceof OtherRuntime)) throw error;
			await this.#runtime(actual, hash);
			const message = `The chain's runtime is ${actual}, what was prepared is for ${specVersion}. Prepare it again.`;
			throw new PhalaError("RUNTIME_CHANGED", message, { expected: specVersion, actual });
		}
	}

	/** The runtime that made block `hash`: the one its parent carries, since a block with an upgrade is made by the old one. */
	#runtime(specVersion: number, hash: Hex): Promise<R> {
		const known = this.#known.get(specVersion);
		if (known) return known;
		const loading = this.#load(hash);
		this.#known.set(specVersion, loading);
		loading.then(
			(runtime) => {
				if (runtime.specVersion > this.#current.specVersion) this.#current = runtime;
			},
			() => this.#known.delete(specVersion),
		);
		return loading;
	}

	async #load(hash: Hex): Promise<R> {
		const header = await this.#requests.request("chain_getHeader", [hash]);
		const parent = (header as { parentHash?: unknown } | null)?.parentHash;
		const metadata = await this.#requests.request("state_getMetadata", [parent]);
		return this.#bind(metadataOf(metadata));
	}
}

/** Metadata as `state_getMetadata` answered it. */
export function metadataOf(answer: unknown): Hex {
	if (typeof answer === "string" && /^0x([0-9a-f]{2})*$/i.test(answer)) return answer as Hex;
	throw rpcFailed("state_getMetadata", { message: "the node answered no metadata" });
}

/** Says that the block needs another runtime; never leaves this file. */
class OtherRuntime {}
