import type { ApiPromise } from "@polkadot/api";
import type { Hex } from "../codec/hex.ts";
import type { Connection } from "../rpc/connection.ts";
import { withTimeout } from "../rpc/timeout.ts";
import { closed } from "../rpc/transport-errors.ts";

/** `@polkadot/api` on the client's connection, loaded and made when it is first needed; the caller's own where there is one. */
export class PolkadotApi {
	readonly #connection: Connection;
	#made: Promise<ApiPromise> | undefined;
	#giveUp: (() => void) | undefined;

	constructor(connection: Connection) {
		this.#connection = connection;
	}

	/** @throws PhalaError `CLOSED`, `TIMEOUT` */
	get(): Promise<ApiPromise> {
		if (this.#connection.isClosed) return Promise.reject(closed("api()"));
		this.#made ??= this.#make();
		this.#made.catch(() => {
			this.#made = undefined;
		});
		return this.#made;
	}

	/** Takes away what was made; leaves the caller's own alone. */
	close(): void {
		this.#giveUp?.();
	}

	#make(): Promise<ApiPromise> {
		const { endpoint, timeoutMs } = this.#connection;
		const own = endpoint.api;
		let made: ApiPromise | undefined;
		return withTimeout<ApiPromise>("api()", timeoutMs, undefined, ({ resolve, reject }) => {
			const end = () => {
				if (made !== own) made?.disconnect().catch(() => {});
			};
			this.#giveUp = () => {
				reject(closed("api()"));
				end();
			};
			const ready = async () => {
				made = own ?? (await createApi(this.#connection));
				await made.isReadyOrError;
				if (this.#connection.isClosed) end();
				return made;
			};
			ready().then(resolve, (error) => {
				end();
				reject(error);
			});
		});
	}
}

async function createApi(connection: Connection): Promise<ApiPromise> {
	const [{ ApiPromise }, { shareProvider: lend }, genesis, version, metadata] = await Promise.all([
		import("@polkadot/api"),
		import("./shared-provider.ts"),
		connection.request("chain_getBlockHash", [0]),
		connection.request("state_getRuntimeVersion"),
		connection.request("state_getMetadata"),
	]);
	const { specVersion } = version as { specVersion: number };
	return new ApiPromise({
		provider: lend(connection.endpoint.provider),
		// The form of metadata that this SDK reads; left alone, the library tries others first and logs what it misses.
		metadata: { [`${genesis}-${specVersion}`]: metadata as Hex },
		// Phala's own extension: it adds nothing to an extrinsic nor to what is signed.
		signedExtensions: { CheckMqSequence: { extrinsic: {}, payload: {} } },
		noInitWarn: true,
	});
}
