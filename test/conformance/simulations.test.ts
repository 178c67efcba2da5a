import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { Addresses } from "../../src/chain/addresses.ts";
import { bindRuntime } from "../../src/chain/bind-runtime.ts";
import type { WritesModule } from "../../src/chain/chain-adapter.ts";
import { type Hex, toHex } from "../../src/codec/hex.ts";
import type { Runtime } from "../../src/devchain/runtime/runtime.ts";
import { isPhalaError } from "../../src/index.ts";
import type { QueryResponse, StorageQuery } from "../../src/query/storage-query.ts";
import { SimulatedChain } from "../../src/simulation/simulated-chain.ts";
import { loadSimulationRules } from "../../src/simulation/simulation-rules.ts";
import { listVectors, loadVector, type Vector } from "../support/vectors.ts";
import { type ReplayedCall, replay } from "./replay.ts";

/** Recordings have hundreds of steps; the limit allows for slow machines. */
const TIMEOUT_MS = 600_000;

/** `System.BlockHash`, `.ParentHash`: a simulated block has another parent. */
const HASHES = [
	"0x26aa394eea5630e07c48ae0c9558cef7a44704b568d21667356a5a050c118746",
	"0x26aa394eea5630e07c48ae0c9558cef78a42f33323cb5ced3b44dd825fda9fcc",
];
/** `Multisig.Multisigs`, `Proxy.Proxies`: name the place in the block, which was another one in recordings of generation 1. */
const PLACES = [
	"0x7474449cca95dc5d0c00e71735a6d17d3cd15a3fd6e04e47bee3922dbfa92c8d",
	"0x1809d78346727a0ef58c0fa03bafa3231d885dcfb277f185f2d8e62a5f290c85",
];
/** `System.Events`: compared event by event. */
const EVENTS = "0x26aa394eea5630e07c48ae0c9558cef780d41e5e16056765bc8461851072c9d7";

const bound = new WeakMap<Runtime, Promise<WritesModule>>();
function writesOf(runtime: Runtime): Promise<WritesModule> {
	const known = bound.get(runtime) ?? bindRuntime(toHex(runtime.metadata), true).then((each) => each.loadWrites());
	bound.set(runtime, known);
	return known;
}

/** Carries out a query on storage. */
function answer<T>(query: StorageQuery<T>, storage: ReadonlyMap<Hex, Uint8Array>): T {
	const value = (key: Hex) => {
		const bytes = storage.get(key);
		return bytes === undefined ? null : toHex(bytes);
	};
	const response: QueryResponse = {
		block: { hash: `0x${"0b".repeat(32)}`, number: 1, timestampMs: 0 },
		value,
		keysUnder: (prefix) => [...storage.keys()].filter((key) => key.startsWith(prefix)).sort(),
		valuesOf: (list) => list.keys.map(value),
	};
	let step = query.next();
	while (!step.done) step = query.next(response);
	return step.value;
}

/** Simulates a recorded call on the state before it, and compares everything with the block. */
async function compare({
	chain,
	extrinsic,
	block,
	previousMs,
	before,
	after,
}: ReplayedCall): Promise<"same" | "unknown"> {
	const { runtime } = chain;
	const writes = await writesOf(runtime);
	const rules = await loadSimulationRules(runtime.generation, writes);
	const signed = writes.codec.decodeExtrinsic(toHex(extrinsic));
	const [applied] = block.applied;
	// Not for the call, but for its signature, nonce, fee or size: a simulation has none of these.
	if (applied?.included === false && applied.error.reason !== "Call") return "unknown";
	const charged = block.events.find(({ name, data }) => name === "Withdraw" && data.who === signed.account);
	const simulated = new SimulatedChain(
		{ rules, metadata: writes.metadata, addresses: new Addresses(30) },
		async (query) => answer(query(), before),
		{ block: { hash: `0x${"0a".repeat(32)}`, number: block.number - 1, timestampMs: previousMs } },
	);
	const fee = BigInt(String(charged?.data.amount ?? 0));
	let call: ReturnType<typeof writes.codec.decodeCall>;
	try {
		call = writes.codec.decodeCall(signed.call);
	} catch (error) {
		// A call that contains bytes of a call that no runtime has.
		if (isPhalaError(error, "DECODE_FAILED")) return "unknown";
		throw error;
	}
	const transaction = { account: signed.account, calls: [call], fee, tip: 0n };
	const produced = await simulated.produce(block.timestampMs, [transaction]).catch((error: unknown) => {
		if (!isPhalaError(error, "UNSUPPORTED_SIMULATION")) throw error;
		// The rules lack calls, and no types.
		expect(error.details.name).toMatch(/^\w+\.\w+$/);
		return null;
	});
	if (produced === null) return "unknown";
	const [result] = produced.results;
	expect(result?.isIncluded).toBe(applied?.included);
	if (applied?.included) expect(result?.refusal === null).toBe(applied.ok);
	const own = block.events.filter(({ extrinsic }) => extrinsic !== null && extrinsic > 0);
	if (applied?.included) {
		expect(result?.events.map(({ pallet, name }) => `${pallet}.${name}`)).toEqual(
			own.slice(own.findIndex(({ name }) => name === "Withdraw")).map(({ pallet, name }) => `${pallet}.${name}`),
		);
	}
	const others = [EVENTS, ...HASHES, ...(runtime.generation === 1 ? PLACES : [])];
	const all = [...new Set([...before.keys(), ...after.keys()])];
	const keys = all.filter((key) => !others.some((prefix) => key.startsWith(prefix)));
	const values = await simulated.read(function* (): StorageQuery<readonly (Hex | null)[]> {
		const response = yield { keys };
		return keys.map((key) => response.value(key));
	});
	const different = keys.filter(
		(key, i) => values[i] !== (after.has(key) ? toHex(after.get(key) as Uint8Array) : null),
	);
	expect(different).toEqual([]);
	return "same";
}

async function simulateAll(vector: Vector): Promise<Record<"same" | "unknown", number>> {
	const seen = { same: 0, unknown: 0 };
	const calls: ReplayedCall[] = [];
	await replay(vector, false, (call) => calls.push(call));
	for (const call of calls) seen[await compare(call)]++;
	return seen;
}

describe.each(["v1", "v2", "v2-min-0.01"] as const)("recordings of %s", (folder) => {
	const simulate = async (name: string) => {
		const { same, unknown } = await simulateAll(loadVector(folder, name));
		expect(same).toBeGreaterThan(unknown);
	};
	test.each(listVectors(folder))(
		"every call of %s leaves the state that its simulation foresees",
		simulate,
		TIMEOUT_MS,
	);
});

describe.each(["recordings-v1", "recordings-v2"])("further %s", (folder) => {
	const files = new URL(`.//${folder}/`, import.meta.url);
	const simulate = async (file: string) => {
		const vector = JSON.parse(gunzipSync(readFileSync(new URL(file, files))).toString("utf8")) as Vector;
		const { same, unknown } = await simulateAll(vector);
		expect(same).toBeGreaterThan(unknown);
	};
	test.each(readdirSync(files))("every call of %s leaves the state that its simulation foresees", simulate, TIMEOUT_MS);
});
