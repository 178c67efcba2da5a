import type { BoundRuntime } from "../chain/bound-runtime.ts";
import { executeQuery, onAbort, type RuntimeRegistry, readBlockRef, readHash } from "../chain/loaded-at-once.ts";
import type { Generation } from "../chain/model/network.ts";
import { assertChainName } from "../chain/signing/assert-chain-name.ts";
import type { Hex } from "../codec/hex.ts";
import { MetadataRequired } from "../query/storage-query.ts";
import { malformedResponse } from "../query/storage-values.ts";
import type { Connection } from "../rpc/connection.ts";
import { runtimeChanged } from "./runtime-changed.ts";

const VERSION_METHOD = "state_getRuntimeVersion";
const BEST_HASH_METHOD = "chain_getBlockHash";
const PAUSE_MS = 500;

/**
 * The runtime that makes the next block, which a new transaction is for, bound by its metadata. It becomes the client's current one.
 *
 * - The block of an upgrade has the new code, and storage that the next block migrates. Waits for that one: nothing can be prepared
 *   on storage of the old layout for calls of the new runtime
 *
 * @param closing - aborts when the client closes
 * @param plan - generation of the runtime that the plan was created for, and its chain
 * @throws PhalaError the transport's errors, `UNSUPPORTED_CHAIN`, `DECODE_FAILED`; `RUNTIME_CHANGED` for one of another generation;
 * `UNVERIFIED_RUNTIME` for one of another chain
 */
export async function bindPlanRuntime(
	connection: Connection,
	runtimes: RuntimeRegistry<BoundRuntime>,
	closing: AbortSignal,
	plan: { readonly generation: Generation; readonly genesisHash: Hex },
): Promise<BoundRuntime> {
	const { specVersion } = runtimes.current;
	const runtime = await bindNext(connection, runtimes, closing);
	assertChainName(plan.genesisHash, runtime);
	if (runtime.generation !== plan.generation) throw runtimeChanged(specVersion, runtime.specVersion);
	return runtime;
}

/**
 * The runtime that made a block, bound by its metadata.
 *
 * @throws PhalaError `BLOCK_PRUNED`, the transport's errors, `UNSUPPORTED_CHAIN`, `DECODE_FAILED`
 */
export async function bindRuntimeOf(runtimes: RuntimeRegistry<BoundRuntime>, block: Hex): Promise<BoundRuntime> {
	let runtime = runtimes.current;
	const query = (candidate: BoundRuntime) => {
		if (!candidate.isBoundByMetadata) throw new MetadataRequired();
		runtime = candidate;
		return readBlockRef();
	};
	await runtimes.execute(query, { at: block });
	return runtime;
}

async function bindNext(
	connection: Connection,
	runtimes: RuntimeRegistry<BoundRuntime>,
	closing: AbortSignal,
): Promise<BoundRuntime> {
	const { current } = runtimes;
	if (current.isBoundByMetadata && (await requestVersion(connection, [])) === current.specVersion) return current;
	for (let waitedMs = 0; ; waitedMs += PAUSE_MS) {
		const at = readHash(BEST_HASH_METHOD, await connection.request(BEST_HASH_METHOD));
		const [next, last] = await Promise.all([requestVersion(connection, [at]), readVersion(connection, at)]);
		if (last === null || last === next || waitedMs >= connection.timeoutMs) return runtimes.adopt(next, at);
		await pause(closing);
	}
}

/** Spec version of the code in a block's state; of the best block without parameters. */
async function requestVersion(connection: Connection, params: readonly Hex[]): Promise<number> {
	const response = await connection.request(VERSION_METHOD, params);
	const { specVersion } = Object(response) as { readonly specVersion?: unknown };
	if (typeof specVersion !== "number") throw malformedResponse(VERSION_METHOD, "no version");
	return specVersion;
}

/** Spec version of the runtime that made the block; `null` where storage does not have it. */
async function readVersion(connection: Connection, at: Hex): Promise<number | null> {
	let version: number | null = null;
	const onBlock = (_: Hex, specVersion: number | null) => {
		version = specVersion;
	};
	await executeQuery(readBlockRef, { at, transport: connection, onBlock });
	return version;
}

function pause(closing: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		const end = () => {
			clearTimeout(timer);
			stopListening();
			resolve();
		};
		const timer = setTimeout(end, PAUSE_MS);
		const stopListening = onAbort(closing, end);
	});
}
