import { fromHex, type Hex } from "../../codec/hex.ts";
import { invalidArgument } from "../../errors/invalid-argument.ts";
import { CLOCK_KEY, decodeClock } from "../node/clock.ts";
import type { Header } from "../node/header.ts";
import { ForkedMap, readTogether, stateGet } from "../node/state-map.ts";
import { SLOT_KEY } from "../runtime/frame/slot.ts";
import type { Runtime } from "../runtime/runtime.ts";
import { withStorage } from "../runtime/storage-missing.ts";
import type { ForkBlock } from "./options.ts";
import type { SourceBlock, SourcePoint, SourceRuntime } from "./origin.ts";
import { RemoteStorage } from "./remote-storage.ts";
import type { Source } from "./source.ts";

interface HeaderJson {
	readonly parentHash: Hex;
	readonly number: Hex;
	readonly stateRoot: Hex;
	readonly extrinsicsRoot: Hex;
	readonly digest: { readonly logs: readonly Hex[] };
}

/**
 * Reads a block of a node.
 *
 * @param omitted - see {@link DevChainForkOptions.omitPallets}
 * @throws PhalaError `INVALID_ARGUMENT` for a block that the node does not have; `FORK_SOURCE_FAILED`
 */
export async function readSourcePoint(source: Source, at: ForkBlock, omitted: readonly string[]): Promise<SourcePoint> {
	const hash = await findHash(source, at);
	const unknown = () => invalidArgument("at", typeof at === "object" ? at.hash : at, `a block of ${source.name}`);
	const storage = new RemoteStorage(source, hash, omitted);
	const state = new ForkedMap(storage, null);
	const read = (key: Hex) => stateGet(state, key);
	const [block, genesisHash] = await Promise.all([
		readBlock(source, hash),
		source.hex("chain_getBlockHash", [0], hash),
	]);
	if (block === null) throw unknown();
	const runtime = await readRuntime(source, hash);
	const { parentHash, number } = block.header;
	const [[clock, slot], apiSlotMs, genesisHeader, parent, parentRuntime] = await Promise.all([
		withStorage(() => readTogether(state, () => [read(CLOCK_KEY), read(SLOT_KEY)] as const)),
		readSlotMs(source, hash),
		readHeader(source, genesisHash),
		number === 0 ? null : readBlock(source, parentHash),
		number === 0 ? runtime : readRuntime(source, parentHash, runtime),
	]);
	if (genesisHeader === null) throw invalidArgument("source", source.name, "a node that has block 0");
	const slotMs = slot === undefined ? apiSlotMs : decodeClock(slot);
	return {
		block: { ...block, timestampMs: decodeClock(clock) },
		parent,
		genesis: { hash: genesisHash, header: genesisHeader, body: [], timestampMs: 0 },
		runtime,
		parentRuntime,
		storage,
		slotMs: slotMs === null || slotMs === 0 ? null : slotMs,
		hasSlot: slot !== undefined,
	};
}

async function findHash(source: Source, at: ForkBlock): Promise<Hex> {
	if (typeof at === "object") return at.hash as Hex;
	if (at === "finalized") return source.hex("chain_getFinalizedHead", [], at);
	if (typeof at === "string" && at !== "best") return at as Hex;
	const hash = await source.request("chain_getBlockHash", at === "best" ? [] : [at], String(at), (result) => result);
	if (typeof hash === "string") return hash as Hex;
	throw invalidArgument("at", at, `a block of ${source.name}`);
}

async function readBlock(source: Source, hash: Hex): Promise<SourceBlock | null> {
	return source.request("chain_getBlock", [hash], hash, (result) => {
		if (result === null) return null;
		const { block } = result as { block: { header: HeaderJson; extrinsics: readonly Hex[] } };
		return { hash, header: parseHeader(block.header), body: block.extrinsics, timestampMs: 0 };
	});
}

const readHeader = (source: Source, hash: Hex): Promise<Header | null> =>
	source.request("chain_getHeader", [hash], hash, (result) =>
		result === null ? null : parseHeader(result as HeaderJson),
	);

function parseHeader({ parentHash, number, stateRoot, extrinsicsRoot, digest }: HeaderJson): Header {
	return { parentHash, number: Number(number), stateRoot, extrinsicsRoot, digest: digest.logs };
}

/** @param known - a runtime that is probably the same */
async function readRuntime(source: Source, hash: Hex, known?: SourceRuntime): Promise<SourceRuntime> {
	const version = await source.request(
		"state_getRuntimeVersion",
		[hash],
		hash,
		(result) => result as Runtime["version"],
	);
	if (known?.version.specName === version.specName && known.version.specVersion === version.specVersion) return known;
	return { version, metadata: fromHex(await source.hex("state_getMetadata", [hash], hash)) };
}

/** Block time by the runtime's API; `null` where it has none. */
async function readSlotMs(source: Source, hash: Hex): Promise<number | null> {
	try {
		return decodeClock(fromHex(await source.hex("state_call", ["AuraApi_slot_duration", "0x", hash], hash)));
	} catch {
		return null;
	}
}
