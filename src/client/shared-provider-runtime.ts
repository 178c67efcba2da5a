import { scanMetadata } from "../chain/metadata/scan.ts";
import { parseMetadata } from "../query/runtime-registry.ts";
import type { JsonRpcProvider } from "../rpc/provider.ts";
import { rpcFailed } from "../rpc/transport-errors.ts";

const VERSION = "state_getRuntimeVersion";
const METADATA = "state_getMetadata";
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/**
 * What `@polkadot/api` asks for by itself to follow the chain's runtime. It handles no error of these, so that one of them would end
 * the process: refusals and malformed answers are kept from it and asked for again.
 */
export class LentRuntime {
	readonly #provider: JsonRpcProvider;
	readonly #timers = new Set<ReturnType<typeof setTimeout>>();
	#ended = false;
	#asking = false;

	constructor(provider: JsonRpcProvider) {
		this.#provider = provider;
	}

	/** The newest metadata; waits until the node answers some. */
	metadata(): Promise<unknown> {
		return this.#persistently(async () => {
			const metadata = parseMetadata(await this.#provider.send(METADATA, []));
			scanMetadata(metadata);
			return metadata;
		});
	}

	/**
	 * Subscribes to the runtime's version; waits until the node grants it. For a notification that is malformed, the version is asked for.
	 *
	 * @param subscribe - subscribes with these callbacks
	 */
	versions<T>(
		subscribe: (callback: (error: Error | null, version: unknown) => void) => Promise<T>,
		next: (version: unknown) => void,
	): Promise<T> {
		return this.#persistently(() =>
			subscribe((error, version) => {
				if (!error && isVersion(version)) next(version);
				else this.#ask(next).catch(() => {});
			}),
		);
	}

	/** Ends every wait. What waited is never settled: an error would be one that nothing handles. */
	end(): void {
		this.#ended = true;
		for (const timer of this.#timers) clearTimeout(timer);
		this.#timers.clear();
	}

	async #ask(next: (version: unknown) => void): Promise<void> {
		if (this.#asking) return;
		this.#asking = true;
		const version = await this.#persistently(async () => {
			const answer: unknown = await this.#provider.send(VERSION, []);
			if (!isVersion(answer)) throw rpcFailed(VERSION, { message: "the node answered no version" });
			return answer;
		});
		this.#asking = false;
		next(version);
	}

	async #persistently<T>(work: () => Promise<T>): Promise<T> {
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
			if (this.#ended) return;
			const timer = setTimeout(() => {
				this.#timers.delete(timer);
				resolve();
			}, ms);
			this.#timers.add(timer);
		});
	}
}

/** Whether the library can decode a runtime version. Nodes of some ages leave fields out. */
function isVersion(value: unknown): boolean {
	const { specName, implName, specVersion, apis, stateVersion, ...others } = Object(value) as Record<string, unknown>;
	const { authoringVersion, implVersion, transactionVersion } = others;
	return (
		typeof specName === "string" &&
		isUint(specVersion, 32) &&
		(implName === undefined || typeof implName === "string") &&
		[authoringVersion, implVersion, transactionVersion].every((one) => one === undefined || isUint(one, 32)) &&
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
