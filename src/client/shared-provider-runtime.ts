import { scanMetadata } from "../chain/loaded-with-metadata.ts";
import { parseMetadata } from "../query/runtime-registry.ts";
import { malformedResponse } from "../query/storage-values.ts";
import type { JsonRpcProvider } from "../rpc/provider.ts";

const VERSION = "state_getRuntimeVersion";
const METADATA = "state_getMetadata";
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Requests that `@polkadot/api` makes on its own to follow the chain's runtime. It does not handle their errors, which would end the
 * process: errors and malformed responses are retried instead.
 */
export class SharedProviderRuntime {
	readonly #provider: JsonRpcProvider;
	readonly #timers = new Set<ReturnType<typeof setTimeout>>();
	readonly #listeners = new Set<(version: unknown) => void>();
	#isStopped = false;
	#isRequesting = false;

	constructor(provider: JsonRpcProvider) {
		this.#provider = provider;
	}

	/** The newest metadata; retries until the node returns valid metadata. */
	metadata(): Promise<unknown> {
		return this.#withRetry(async () => {
			const metadata = parseMetadata(await this.#provider.send(METADATA, []));
			scanMetadata(metadata);
			return metadata;
		});
	}

	/** The newest runtime version; retries until the node returns a valid one. */
	version(): Promise<unknown> {
		return this.#withRetry(async () => {
			const response: unknown = await this.#provider.send(VERSION, []);
			if (!isVersion(response)) throw malformedResponse(VERSION, "no runtime version");
			return response;
		});
	}

	/**
	 * Subscribes to the runtime version; retries until the node accepts. Requests the version after a malformed notification.
	 *
	 * @param subscribe - subscribes with a callback
	 * @param next - called with each version
	 */
	versions<T>(
		subscribe: (callback: (error: Error | null, version: unknown) => void) => Promise<T>,
		next: (version: unknown) => void,
	): Promise<T> {
		this.#listeners.add(next);
		return this.#withRetry(() =>
			subscribe((error, version) => {
				if (!error && isVersion(version)) next(version);
				else this.#requestVersion(next).catch(() => {});
			}),
		);
	}

	/** Requests the version and passes it on, as a notification of the node: one may be lost. */
	async refresh(): Promise<void> {
		await this.#requestVersion((version) => {
			for (const next of this.#listeners) next(version);
		});
	}

	/** Stops retrying. Pending promises never settle: nothing would handle their errors. */
	stop(): void {
		this.#isStopped = true;
		for (const timer of this.#timers) clearTimeout(timer);
		this.#timers.clear();
	}

	async #requestVersion(next: (version: unknown) => void): Promise<void> {
		if (this.#isRequesting) return;
		this.#isRequesting = true;
		const version = await this.version();
		this.#isRequesting = false;
		next(version);
	}

	async #withRetry<T>(work: () => Promise<T>): Promise<T> {
		for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
			try {
				return await work();
			} catch {
				await this.#pause(pause);
			}
		}
	}

	#pause(ms: number): Promise<void> {
		return new Promise((resolve) => {
			if (this.#isStopped) return;
			const timer = setTimeout(() => {
				this.#timers.delete(timer);
				resolve();
			}, ms);
			this.#timers.add(timer);
		});
	}
}

/** Whether the library can decode a runtime version. Old nodes omit some fields. */
function isVersion(value: unknown): boolean {
	const { specName, implName, specVersion, apis, stateVersion, ...others } = Object(value) as Record<string, unknown>;
	const { authoringVersion, implVersion, transactionVersion } = others;
	return (
		typeof specName === "string" &&
		isUint(specVersion, 32) &&
		(implName === undefined || typeof implName === "string") &&
		[authoringVersion, implVersion, transactionVersion].every((field) => field === undefined || isUint(field, 32)) &&
		(stateVersion === undefined || isUint(stateVersion, 8)) &&
		(apis === undefined || (Array.isArray(apis) && apis.every(isApi)))
	);
}

function isApi(api: unknown): boolean {
	return Array.isArray(api) && typeof api[0] === "string" && /^0x[0-9a-f]{16}$/i.test(api[0]) && isUint(api[1], 32);
}

function isUint(value: unknown, bits: number): boolean {
	return typeof value === "number" && Number.isInteger(value) && value >= 0 && value < 2 ** bits;
}
