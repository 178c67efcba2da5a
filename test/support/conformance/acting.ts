import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { Addresses } from "../../../src/chain/addresses.ts";
import type { ErrorCodeLookup, RecognizeWrite, WritesModule } from "../../../src/chain/chain-adapter.ts";
import { batchedCalls, wrappedCall } from "../../../src/chain/inner-calls.ts";
import { parseMultisig } from "../../../src/chain/multisigs/multisig-account.ts";
import type { Call, ChainEvent, Operation } from "../../../src/chain/operation.ts";
import { createWritesModuleV1 } from "../../../src/chain/v1/writes/index.ts";
import { createWritesModuleV2 } from "../../../src/chain/v2/writes/index.ts";
import { camelCase, lowerFirst } from "../../../src/codec/camel-case.ts";
import { fromHex, type Hex, toHex } from "../../../src/codec/hex.ts";
import { batchOperation } from "../../../src/plan/batch-operation.ts";
import { operationOfCall } from "../../../src/plan/call-operation.ts";
import { cancelOperation } from "../../../src/plan/cancel-operation.ts";
import { multisigOperation } from "../../../src/plan/multisig-operation.ts";
import { proxyOperation } from "../../../src/plan/proxy-operation.ts";
import { type ChainRules, loadChainRules } from "../../../src/simulation/chain-rules.ts";
import { type ReplayedCall, replay } from "../../conformance/replay.ts";
import { phalaNode1, type Specimen, v1 } from "../metadata/specimens.ts";
import { loadVector, type Vector, type VectorEvent, type VectorStep } from "../vectors.ts";
import type { Storage } from "./recorded.ts";
import { rhala } from "./recorded-v1.ts";
import { RUNTIMES } from "./recorded-v2.ts";

/** A call of a recording with proxies or multisigs. */
export interface ActingCall {
	readonly name: string;
	readonly step: VectorStep & { readonly kind: "call" };
	/** Number of the block before. */
	readonly before: number;
	/** All storage of that block. */
	readonly storage: Storage;
	/** As the SDK has it; `null` where it holds bytes that are no call. */
	readonly call: Call | null;
}

/** The runtime of the recordings of one generation. */
export interface ActingRuntime {
	readonly generation: 1 | 2;
	readonly chain: WritesModule;
	readonly addresses: Addresses;
	readonly rules: ChainRules;
	readonly recognize: RecognizeWrite;
	readonly errorCode: ErrorCodeLookup;
}

const SCENARIOS = ["proxy-1", "multisig-1"];

export async function loadRuntime(generation: 1 | 2): Promise<ActingRuntime> {
	const { chain, addresses } =
		generation === 1
			? { chain: await createWritesModuleV1(rhala("v1")), addresses: rhala("v1").addresses }
			: { chain: await createWritesModuleV2(RUNTIMES.v2.chain), addresses: RUNTIMES.v2.chain.addresses };
	const [rules, recognize, errorCode] = await Promise.all([
		loadChainRules(generation, chain),
		chain.loadRecognizer(),
		chain.loadErrorCode(),
	]);
	return { generation, chain, addresses, rules, recognize, errorCode };
}

/** All calls of the recordings `proxy-*` and `multisig-*` of a generation, with the whole state before each: replayed. */
export async function actingCalls({ generation, chain }: ActingRuntime): Promise<readonly ActingCall[]> {
	const specimen = generation === 1 ? v1 : phalaNode1;
	const folder = new URL(`../../conformance/recordings-v${generation}/`, import.meta.url);
	const further = readdirSync(folder)
		.filter((name) => /^(proxy|multisig)-/.test(name))
		.sort()
		.map((name) => JSON.parse(gunzipSync(readFileSync(new URL(name, folder))).toString("utf8")) as Vector);
	const calls: ActingCall[] = [];
	for (const doc of [...SCENARIOS.map((name): Vector => loadVector(`v${generation}`, name)), ...further]) {
		const replayed: ReplayedCall[] = [];
		await replay(doc, false, (call) => replayed.push(call));
		const steps = doc.steps.filter((step): step is ActingCall["step"] => step.kind === "call");
		for (const [i, step] of steps.entries()) {
			const { before, block } = replayed[i] as ReplayedCall;
			calls.push({
				name: `${doc.scenario} step ${step.i}`,
				step,
				before: block.number - 1,
				storage: toStorage(before),
				call: toSdkCall(chain, specimen, step.input),
			});
		}
	}
	return calls;
}

/** Hex of values by their bytes, which most states share. */
const hexes = new WeakMap<Uint8Array, Hex>();

function toStorage(state: ReadonlyMap<Hex, Uint8Array>): Storage {
	const storage: Storage = {};
	for (const [key, bytes] of state) {
		const hex = hexes.get(bytes) ?? toHex(bytes);
		hexes.set(bytes, hex);
		storage[key] = hex;
	}
	return storage;
}

/** A recorded call by names, with inner calls as calls. */
function toSdkCall(
	chain: WritesModule,
	specimen: Specimen,
	{ pallet, method, args }: { readonly pallet: string; readonly method: string; readonly args: object },
): Call | null {
	const encoded = specimen.polkadot().registry.createType("Call", {
		callIndex: callIndex(specimen, pallet, method),
		args: snakeCased(args),
	});
	try {
		return chain.codec.decodeCall(encoded.toHex() as Hex);
	} catch {
		return null;
	}
}

function callIndex(specimen: Specimen, palletName: string, method: string): Uint8Array {
	const { registry, metadata } = specimen.polkadot();
	const pallet = metadata.asLatest.pallets.find(({ name }) => lowerFirst(name.toString()) === palletName);
	const calls = pallet && registry.lookup.getSiType(pallet.calls.unwrap().type).def.asVariant.variants;
	const call = calls?.find(({ name }) => camelCase(name.toString()) === method);
	if (!pallet || !call) throw new Error(`no call ${palletName}.${method}`);
	return new Uint8Array([pallet.index.toNumber(), call.index.toNumber()]);
}

/** Arguments by the names of the runtime, indexes of calls inside as bytes. */
function snakeCased(args: object): object {
	return Object.fromEntries(
		Object.entries(args).map(([name, value]) => [
			name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`),
			withIndexes(value),
		]),
	);
}

function withIndexes(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withIndexes);
	if (typeof value !== "object" || value === null) return value;
	const parts = Object.entries(value).map(([name, part]) => [
		name,
		name === "callIndex" ? fromHex(String(part)) : withIndexes(part),
	]);
	return Object.fromEntries(parts);
}

/** The operation of exactly a call. */
export function exactOperation(runtime: ActingRuntime, call: Call) {
	const { addresses, generation, recognize, rules, errorCode } = runtime;
	const { codec, metadata, transferable, reservable } = runtime.chain;
	const chain = { codec, metadata, transferable, reservable, errorCode };
	return operationOfCall(call, { chain, addresses, generation, recognize, rules });
}

/** The operation that makes a call; `null`: none of the SDK. */
export function operationOf(runtime: ActingRuntime, call: Call, signer: Hex): Operation<unknown> | null {
	const { chain, addresses, generation, rules, recognize, errorCode } = runtime;
	const context = { addresses, generation };
	const { args } = call;
	const inner = wrappedCall(call);
	const others = args.otherSignatories as readonly Hex[] | undefined;
	const options = { threshold: Number(args.threshold ?? 1), signatories: [...(others ?? []), signer] };
	switch (`${call.pallet}.${call.method}`) {
		case "proxy.proxy": {
			const real = ((args.real as { readonly Id?: Hex }).Id ?? args.real) as Hex;
			const operation = inner && operationOf(runtime, inner, real);
			const proxyType = args.forceProxyType as string | null;
			return operation && proxyOperation(operation, real, { proxyType }, chain, context);
		}
		case "multisig.asMulti":
		case "multisig.asMultiThreshold1": {
			// Signatories or a threshold that make no account, and a threshold of 1 in a call for more.
			if (isWrong(options) || (call.method === "asMulti" && options.threshold < 2)) return null;
			const { account } = parseMultisig(addresses, options);
			const operation = inner && operationOf(runtime, inner, account);
			return operation && multisigOperation(operation, options, null, chain, context);
		}
		case "multisig.cancelAsMulti":
			if (isWrong(options) || options.threshold < 2) return null;
			return cancelOperation(parseMultisig(addresses, options), args.callHash as Hex, chain, context);
		default:
	}
	const calls = batchedCalls(call);
	if (calls === null) return recognize([call])?.operation ?? null;
	const operations = calls.map((each) => operationOf(runtime, each, signer));
	const mode = ({ batchAll: "all", batch: "best-effort", forceBatch: "force" } as const)[call.method as "batch"];
	// The SDK makes no batch inside a batch.
	if (operations.some((operation) => operation === null || operation.items)) return null;
	return batchOperation(operations as Operation<unknown>[], mode, { errorCode, rules });
}

/** Whether the SDK refuses or corrects the signatories. */
function isWrong({
	threshold,
	signatories,
}: {
	readonly threshold: number;
	readonly signatories: readonly Hex[];
}): boolean {
	const others = signatories.slice(0, -1);
	const isSorted = others.every((each, i) => i === 0 || (others[i - 1] ?? "") < each);
	return (
		threshold < 1 ||
		threshold > signatories.length ||
		others.length === 0 ||
		!isSorted ||
		new Set(signatories).size < signatories.length
	);
}

/** A recorded event in the form that operations receive, dispatch errors by name. */
export function toEvent({ pallet, name, data }: VectorEvent): ChainEvent {
	const entries = Object.entries(data).map(([field, value]) => [field, readValue(field, value)]);
	return {
		pallet,
		name,
		data: Array.isArray(data) ? (entries.map(([, value]) => value) as never) : Object.fromEntries(entries),
	};
}

/** Integers of 32 bits, by field. */
const SMALL = new Set(["commission", "index", "height", "cid", "nftId", "collection", "item"]);

function readValue(field: string, value: unknown): unknown {
	if (field === "error") return toDispatch(value);
	if (typeof value === "string") {
		if (!/^\d+$/.test(value)) return value;
		return SMALL.has(field) ? Number(value) : BigInt(value);
	}
	if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
	if ("Err" in value) return { Err: toDispatch(value.Err) };
	return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, readValue(name, part)]));
}

/** A recorded dispatch error. */
export function toDispatch(error: unknown) {
	const [[kind, value] = ["", null]] =
		typeof error === "string" ? [[error, null]] : Object.entries(error as Record<string, unknown>);
	const named = kind === "Module" ? (value as { readonly pallet: string; readonly name: string }) : null;
	const docs = { docs: "", callIndex: null };
	if (named) return { pallet: named.pallet, name: named.name, ...docs };
	return value === null
		? { pallet: "system", name: kind, ...docs }
		: { pallet: kind.toLowerCase(), name: String(value), ...docs };
}
