import type { BoundRuntime } from "../chain/bind-runtime.ts";
import { bindBundledRuntime, preloadReads } from "../chain/bundled-runtimes.ts";
import { parseMetadata, type RuntimeBinding, RuntimeRegistry } from "../query/runtime-registry.ts";
import { readHash } from "../query/storage-values.ts";
import { Connection, wrongGenesis } from "../rpc/connection.ts";
import { type ChainSource, resolveEndpoint } from "../rpc/endpoint.ts";
import { withTimeout } from "../rpc/timeout.ts";
import { Phala } from "./client.ts";
import { ClientContext } from "./client-context.ts";
import { type ConnectOptions, resolveOptions } from "./options.ts";
import { type ChainToken, parseToken } from "./token.ts";

/**
 * Connects to a chain with Phala's stake pools.
 *
 * - A connection that the SDK makes, from URLs, it keeps up, reconnecting by itself, and closes on `close()`; of a provider or
 *   `ApiPromise` that is handed in, only what the SDK added is taken away
 * - Reads from the moment the socket is open: runtimes of public chains that the library was generated from are known without
 *   their metadata, which is then loaded for events and before the first transaction; others are told by it at once
 * - `@polkadot/api` is loaded when the first transaction needs it
 * - When it fails nothing is left behind
 *
 * @param source - `ws://` or `wss://` URL, several of them, a provider, or an `ApiPromise`
 * @param options - finality, time limit, and what the chain has to be
 * @throws {@link PhalaError} `TIMEOUT`, `WRONG_GENESIS`, `UNSUPPORTED_CHAIN`, `INVALID_ARGUMENT`, `ABORTED`, `RPC_FAILED`
 * @example
 * const phala = await connect("wss://example.org");
 * @public
 */
export async function connect(source: ChainSource, options: ConnectOptions = {}): Promise<Phala> {
	const settings = resolveOptions(options);
	const { timeoutMs, signal } = settings;
	const endpoint = resolveEndpoint(source, timeoutMs);
	if (endpoint.reconnector) preloadReads();
	const connection = new Connection(endpoint, timeoutMs);
	try {
		return await withTimeout<Phala>(`connect(${endpoint.name})`, timeoutMs, signal, ({ resolve, reject }) => {
			const request = (method: string, ...params: unknown[]) => connection.request(method, params, signal);
			const start = async () => {
				const [first, version, properties] = await Promise.all([
					request("chain_getBlockHash", 0).then((answer) => readHash("chain_getBlockHash", answer)),
					request("state_getRuntimeVersion"),
					request("system_properties"),
				]);
				const expected = settings.genesisHash ?? first;
				if (first !== expected) throw wrongGenesis(expected, first);
				connection.expectGenesis(first);
				const { specName, specVersion } = (version ?? {}) as { specName?: unknown; specVersion?: unknown };
				const binding: RuntimeBinding<BoundRuntime> = {
					bundled: (version) => bindBundledRuntime(first, String(specName), version, settings.allowForeignPrefix),
					async bind(metadata) {
						const { bindRuntime } = await import("../chain/bind-runtime.ts");
						const runtime = await bindRuntime(metadata, settings.allowForeignPrefix);
						if (runtime.differingStorage.length > 0)
							settings.logger.warn(otherLayout(runtime), runtime.differingStorage);
						return runtime;
					},
				};
				const current =
					(await binding.bundled(Number(specVersion))) ??
					(await binding.bind(parseMetadata(await request("state_getMetadata"))));
				const snapshots = new RuntimeRegistry(connection, current, binding);
				const token: ChainToken = parseToken(properties);
				return new Phala(new ClientContext(connection, snapshots, first, settings), token);
			};
			start().then(resolve, reject);
		});
	} catch (error) {
		await connection.close();
		throw error;
	}
}

function otherLayout({ specName, specVersion, differingStorage: differing }: BoundRuntime): string {
	return `${specName} ${specVersion} stores ${differing.join(", ")} in another layout: decoded by its metadata, more slowly.`;
}
