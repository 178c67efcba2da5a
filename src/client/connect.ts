import type { BoundRuntime } from "../chain/bound-runtime.ts";
import { bindBundledRuntime, preloadReads } from "../chain/bundled-runtimes.ts";
import { isPhalaError } from "../errors/error.ts";
import { throwNotLoaded } from "../errors/throw-not-loaded.ts";
import { parseMetadata, type RuntimeBinding, RuntimeRegistry } from "../query/runtime-registry.ts";
import { readHash } from "../query/storage-values.ts";
import { wrongGenesis } from "../rpc/chain-check.ts";
import { Connection } from "../rpc/connection.ts";
import { type ChainSource, loadSocket, resolveEndpoint } from "../rpc/endpoint.ts";
import { withTimeout } from "../rpc/timeout.ts";
import { timeout } from "../rpc/transport-errors.ts";
import { Phala } from "./client.ts";
import { ClientContext } from "./client-context.ts";
import { type ConnectOptions, type Logger, type ResolvedOptions, resolveOptions } from "./options.ts";
import { type ChainToken, parseToken } from "./token.ts";

/**
 * Connects to a chain with Phala's stake pools.
 *
 * - A connection to URLs is opened, kept up with automatic reconnects, and closed by `close()`. A given provider or `ApiPromise` stays
 *   open; `close()` removes the SDK's own subscriptions only
 * - Reads as soon as the socket is open: decoders of public chains' runtimes are built in, and their metadata is loaded only for events
 *   and before the first transaction; other runtimes are decoded by their metadata
 * - `@polkadot/api` is loaded by the first transaction
 * - URLs are tried in turn, and one that fails, is silent, limits the rate or serves another chain is left for the next. Rejects once
 *   every URL failed three times
 * - A failed attempt leaves no connection, timer or subscription behind
 *
 * @param source - `ws://`, `wss://`, `http://` or `https://` URL, a list of URLs, a JSON-RPC provider, or an `ApiPromise`
 * @param options - finality, time limits, expected chain, logger
 * @throws PhalaError `DISCONNECTED`, with the failure of each URL in `details` and as `cause`; `TIMEOUT`, with that error as `cause`;
 * `WRONG_GENESIS`, `UNSUPPORTED_CHAIN`, `INVALID_ARGUMENT`, `ABORTED`, `RPC_FAILED`
 * @example
 * const phala = await connect("wss://example.org");
 * @public
 */
export async function connect(source: ChainSource, options: ConnectOptions = {}): Promise<Phala> {
	const settings = resolveOptions(options);
	const { timeoutMs, signal } = settings;
	const endpoint = resolveEndpoint(source, timeoutMs, await loadSocket(source));
	if (endpoint.reconnector) preloadReads();
	const warn: Logger["warn"] = (message, details) => settings.logger.warn(message, details);
	const connection = new Connection(endpoint, timeoutMs, { ...settings, warn });
	const operation = `connect(${endpoint.name})`;
	try {
		return await withTimeout<Phala>(
			operation,
			timeoutMs,
			signal,
			({ resolve, reject }) => void createClient(connection, settings).then(resolve, reject),
			() => timeout(operation, timeoutMs, connection.disconnected()),
		);
	} catch (error) {
		await connection.close();
		throw error;
	}
}

/** A client of the first endpoint that serves the chain. */
async function createClient(connection: Connection, settings: ResolvedOptions): Promise<Phala> {
	for (;;) {
		const responders = new Set<number>();
		const request = async (method: string, ...params: unknown[]) => {
			const response = await connection.request(method, params, settings.signal);
			responders.add(connection.respondedCount);
			return response;
		};
		try {
			const client = await identifyChain(connection, settings, request);
			// Responses of two endpoints may be of two chains.
			if (responders.size > 1) continue;
			connection.expectGenesis(client.network.genesisHash);
			return client;
		} catch (error) {
			if (isPhalaError(error, "ABORTED", "CLOSED") || !connection.skipEndpoint(error)) throw connection.explain(error);
		}
	}
}

async function identifyChain(
	connection: Connection,
	settings: ResolvedOptions,
	request: (method: string, ...params: unknown[]) => Promise<unknown>,
): Promise<Phala> {
	const [genesisHash, version, properties] = await Promise.all([
		request("chain_getBlockHash", 0).then((response) => readHash("chain_getBlockHash", response)),
		request("state_getRuntimeVersion"),
		request("system_properties"),
	]);
	const expected = settings.genesisHash ?? genesisHash;
	if (genesisHash !== expected) throw wrongGenesis(expected, genesisHash);
	const { specName, specVersion } = (version ?? {}) as { specName?: unknown; specVersion?: unknown };
	const binding: RuntimeBinding<BoundRuntime> = {
		bundled: (version) => bindBundledRuntime(genesisHash, String(specName), version, settings.allowForeignPrefix),
		async bind(metadata) {
			const { bindRuntime } = await import("../chain/bind-runtime.ts").catch(throwNotLoaded);
			const runtime = await bindRuntime(metadata, settings.allowForeignPrefix);
			if (runtime.differingStorage.length > 0) settings.logger.warn(describeLayout(runtime), runtime.differingStorage);
			return runtime;
		},
	};
	const current =
		(await binding.bundled(Number(specVersion))) ??
		(await binding.bind(parseMetadata(await request("state_getMetadata"))));
	const runtimes = new RuntimeRegistry(connection, current, binding);
	const token: ChainToken = parseToken(properties);
	return new Phala(new ClientContext(connection, runtimes, genesisHash, settings), token);
}

function describeLayout({ specName, specVersion, differingStorage }: BoundRuntime): string {
	return `${specName} ${specVersion} stores ${differingStorage.join(", ")} in another layout than expected; decoding by its metadata, which is slower.`;
}
