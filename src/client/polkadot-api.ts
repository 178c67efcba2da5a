import type { ApiPromise } from "@polkadot/api";
import { scanMetadata } from "../chain/metadata/scan.ts";
import { asPhalaError } from "../errors/as-phala-error.ts";
import { parseMetadata } from "../query/runtime-registry.ts";
import type { Connection } from "../rpc/connection.ts";
import { withTimeout } from "../rpc/timeout.ts";
import { closed } from "../rpc/transport-errors.ts";
import { shareProvider } from "./shared-provider.ts";

const OPERATION = "api()";

/** `@polkadot/api` on the client's connection: loaded and created on first use, or the caller's own `ApiPromise`. */
export class PolkadotApi {
	readonly #connection: Connection;
	#api: Promise<ApiPromise> | undefined;
	#cancel: (() => void) | undefined;

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

	/** Disconnects a created `ApiPromise`; leaves the caller's own alone. */
	close(): void {
		this.#cancel?.();
	}

	#create(): Promise<ApiPromise> {
		const { endpoint, timeoutMs } = this.#connection;
		const own = endpoint.api;
		let api: ApiPromise | undefined;
		return withTimeout<ApiPromise>(OPERATION, timeoutMs, undefined, ({ resolve, reject }) => {
			const disconnect = () => {
				if (api !== own) api?.disconnect().catch(() => {});
			};
			this.#cancel = () => {
				reject(closed(OPERATION));
				disconnect();
			};
			const load = async () => {
				api = own ?? (await createApi(this.#connection));
				await api.isReadyOrError;
				if (this.#connection.isClosed) disconnect();
				return api;
			};
			load().then(resolve, (error) => {
				disconnect();
				reject(asPhalaError(OPERATION, error));
			});
		});
	}
}

async function createApi(connection: Connection): Promise<ApiPromise> {
	const [{ ApiPromise }, genesis, version, metadata] = await Promise.all([
		import("@polkadot/api"),
		connection.request("chain_getBlockHash", [0]),
		connection.request("state_getRuntimeVersion"),
		connection.request("state_getMetadata"),
	]);
	// The library blocks for minutes on metadata that the SDK refuses.
	const bytes = parseMetadata(metadata);
	scanMetadata(bytes);
	const { specVersion } = Object(version) as { specVersion: unknown };
	return new ApiPromise({
		provider: shareProvider(connection.endpoint.provider),
		// The metadata version that the SDK reads. The library would try others first and log what is missing.
		metadata: { [`${genesis}-${specVersion}`]: bytes },
		// Phala's own extension: adds nothing to an extrinsic nor to its payload.
		signedExtensions: { CheckMqSequence: { extrinsic: {}, payload: {} } },
		noInitWarn: true,
	});
}
