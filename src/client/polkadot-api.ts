import type { ApiPromise } from "@polkadot/api";
import type { ProviderInterface } from "@polkadot/rpc-provider/types";
import { scanMetadata } from "../chain/loaded-with-metadata.ts";
import { asPhalaError } from "../errors/as-phala-error.ts";
import { isPhalaError } from "../errors/error.ts";
import { throwNotLoaded } from "../errors/throw-not-loaded.ts";
import { runtimeChanged } from "../plan/runtime-changed.ts";
import { parseMetadata } from "../query/runtime-registry.ts";
import type { Connection } from "../rpc/connection.ts";
import { withTimeout } from "../rpc/timeout.ts";
import { closed } from "../rpc/transport-errors.ts";
import { shareProvider } from "./shared-provider.ts";
import { SharedProviderRuntime } from "./shared-provider-runtime.ts";

const OPERATION = "api()";
/** Pause before the runtime version is requested again for a library that has not followed the chain. */
const REFRESH_MS = 1_000;

/** `@polkadot/api` on the client's connection: loaded and created on first use, or the caller's own `ApiPromise`. */
export class PolkadotApi {
	readonly #connection: Connection;
	#api: Promise<ApiPromise> | undefined;
	#cancel: (() => void) | undefined;
	/** Repeats notifications of the runtime version to an `ApiPromise` that the SDK created. */
	#runtime: SharedProviderRuntime | undefined;
	readonly #closing = new AbortController();

	constructor(connection: Connection) {
		this.#connection = connection;
	}

	/** @throws PhalaError `CLOSED`, `TIMEOUT`, `DECODE_FAILED`, `RPC_FAILED`; a later call retries after a failure */
	get(): Promise<ApiPromise> {
		if (this.#connection.isClosed) return Promise.reject(closed(OPERATION));
		this.#api ??= this.#create();
		this.#api.catch(() => {
			this.#api = undefined;
		});
		return this.#api;
	}

	/**
	 * As {@link PolkadotApi.get}, with the runtime of that version: waits until the library has loaded its metadata.
	 *
	 * @throws PhalaError also `RUNTIME_CHANGED`: the chain runs another one, or the caller's `ApiPromise` does not follow the chain
	 */
	async ofRuntime(specVersion: number): Promise<ApiPromise> {
		const api = await this.get();
		if (versionOf(api) === specVersion) return api;
		const actual = Object(await this.#connection.request("state_getRuntimeVersion")).specVersion;
		if (typeof actual === "number" && actual !== specVersion) throw runtimeChanged(specVersion, actual);
		await this.#follow(api, specVersion);
		return api;
	}

	/** Waits until the library has the runtime. A notification may be lost: repeats it for a library that the SDK created. */
	#follow(api: ApiPromise, specVersion: number): Promise<void> {
		const { timeoutMs } = this.#connection;
		let stop = () => {};
		const following = withTimeout<void>(
			OPERATION,
			timeoutMs,
			this.#closing.signal,
			({ resolve }) => {
				const check = () => versionOf(api) === specVersion && resolve();
				const timer = setInterval(() => this.#runtime?.refresh(), REFRESH_MS);
				api.on("decorated", check);
				stop = () => {
					clearInterval(timer);
					api.off("decorated", check);
				};
				check();
			},
			() => runtimeChanged(specVersion, versionOf(api)),
		);
		return following.finally(() => stop());
	}

	/** Disconnects a created `ApiPromise`; leaves the caller's own alone. */
	close(): void {
		this.#closing.abort(closed(OPERATION));
		this.#cancel?.();
	}

	#create(): Promise<ApiPromise> {
		const { endpoint, timeoutMs } = this.#connection;
		const own = endpoint.api;
		let end = () => {};
		return withTimeout<ApiPromise>(OPERATION, timeoutMs, undefined, ({ resolve, reject }) => {
			this.#cancel = () => {
				reject(closed(OPERATION));
				end();
			};
			const load = async () => {
				if (own) return own.isReadyOrError;
				const { api, provider, runtime } = await createApi(this.#connection);
				this.#runtime = runtime;
				end = () => endApi(api, provider);
				await api.isReadyOrError;
				if (this.#connection.isClosed) end();
				return api;
			};
			load().then(resolve, (error) => {
				end();
				reject(asPhalaError(OPERATION, error));
			});
		});
	}
}

function versionOf(api: ApiPromise): number {
	return api.runtimeVersion.specVersion.toNumber();
}

/** An `ApiPromise` that the SDK created, and what it runs on. */
interface CreatedApi {
	readonly api: ApiPromise;
	readonly provider: ProviderInterface;
	readonly runtime: SharedProviderRuntime;
}

async function createApi(connection: Connection): Promise<CreatedApi> {
	const [{ ApiPromise }, genesis, version, metadata] = await Promise.all([
		import("@polkadot/api").catch(throwNotLoaded),
		connection.request("chain_getBlockHash", [0]),
		connection.request("state_getRuntimeVersion"),
		connection.request("state_getMetadata"),
	]);
	// The library blocks for minutes on metadata that the SDK refuses.
	const bytes = parseMetadata(metadata);
	scanMetadata(bytes);
	const { specVersion } = Object(version) as { specVersion: unknown };
	const request = (method: string, params: readonly unknown[]) => requestShared(connection, method, params);
	const runtime = new SharedProviderRuntime(connection.endpoint.provider);
	const provider = shareProvider(connection.endpoint.provider, request, runtime);
	const api = new ApiPromise({
		provider,
		// The metadata version that the SDK reads. The library would try others first and log what is missing.
		metadata: { [`${genesis}-${specVersion}`]: bytes },
		// Phala's own extension: adds nothing to an extrinsic nor to its payload.
		signedExtensions: { CheckMqSequence: { extrinsic: {}, payload: {} } },
		noInitWarn: true,
	});
	return { api, provider, runtime };
}

/** A request of the library with the client's time limit and repetitions. Rejects with the node's own error, as the library expects. */
async function requestShared(connection: Connection, method: string, params: readonly unknown[]): Promise<unknown> {
	try {
		return await connection.request(method, params);
	} catch (error) {
		throw isPhalaError(error, "RPC_FAILED") ? error.cause : error;
	}
}

/**
 * Ends an `ApiPromise`: its provider, and the timer of its health checks. Its own `disconnect()` also starts a timer for the subscription
 * to the runtime version, which would keep the process alive for 1.75 s.
 */
function endApi(api: ApiPromise, provider: ProviderInterface): void {
	const endHealthChecks: unknown = Reflect.get(api, "_unsubscribeHealth");
	if (typeof endHealthChecks === "function") endHealthChecks.call(api);
	else api.disconnect().catch(() => {});
	provider.disconnect().catch(() => {});
}
