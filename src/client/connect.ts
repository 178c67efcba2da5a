import type { BoundRuntime } from "../chain/bind-runtime.ts";
import { bindKnown, loadAhead } from "../chain/bundled-runtimes.ts";
import { type Binding, metadataOf, Snapshots } from "../query/runtime-registry.ts";
import { readHash } from "../query/storage-values.ts";
import { Connection, wrongGenesis } from "../rpc/connection.ts";
import { resolveEndpoint, type Source } from "../rpc/endpoint.ts";
import { within } from "../rpc/transport-errors.ts";
import { Phala } from "./client.ts";
import { Core } from "./client-context.ts";
import { type ConnectOptions, settingsOf } from "./options.ts";
import { type Token, tokenOf } from "./token.ts";

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
export async function connect(source: Source, options: ConnectOptions = {}): Promise<Phala> {
	const settings = settingsOf(options);
	const { timeoutMs, signal } = settings;
	const endpoint = resolveEndpoint(source, timeoutMs);
	if (endpoint.dialer) loadAhead();
	const connection = new Connection(endpoint, timeoutMs);
	try {
		return await within<Phala>(`connect(${endpoint.name})`, timeoutMs, signal, ({ resolve, reject }) => {
			const request = (method: string, ...params: unknown[]) => connection.request(method, params, signal);
			const start = async () => {
				const [first, version, properties] = await Promise.all([
					request("chain_getBlockHash", 0).then((answer) => readHash("chain_getBlockHash", answer)),
					request("state_getRuntimeVersion"),
					request("system_properties"),
				]);
				const expected = settings.genesisHash ?? first;
				if (first !== expected) throw wrongGenesis(expected, first);
				connection.pin(first);
				const { specName, specVersion } = (version ?? {}) as { specName?: unknown; specVersion?: unknown };
				const binding: Binding<BoundRuntime> = {
					known: (version) => bindKnown(first, String(specName), version, settings.anyPrefix),
					async bind(metadata) {
						const { bindRuntime } = await import("../chain/late.ts");
						const runtime = await bindRuntime(metadata, settings.anyPrefix);
						if (runtime.differing.length > 0) settings.logger.warn(otherLayout(runtime), runtime.differing);
						return runtime;
					},
				};
				const current =
					(await binding.known(Number(specVersion))) ??
					(await binding.bind(metadataOf(await request("state_getMetadata"))));
				const snapshots = new Snapshots(connection, current, binding);
				const token: Token = tokenOf(properties);
				return new Phala(new Core(connection, snapshots, first, settings), token);
			};
			start().then(resolve, reject);
		});
	} catch (error) {
		await connection.close();
		throw error;
	}
}

function otherLayout({ specName, specVersion, differing }: BoundRuntime): string {
	return `${specName} ${specVersion} stores ${differing.join(", ")} in another layout: decoded by its metadata, more slowly.`;
}
