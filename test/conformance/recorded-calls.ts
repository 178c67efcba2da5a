import type { TypeRegistry } from "@polkadot/types";
import { fromHex, type Hex } from "../../src/codec/hex.ts";
import type { RuntimeChain } from "../support/devchain/runtime-harness.ts";
import type { Vector } from "../support/vectors.ts";
import type { Row } from "./generation.ts";

/** Recorded values for a chain whose calls have other indexes than those of the recorded runtime, and other hashes for that. */
export interface CallTranslation {
	/** A recorded argument as the library takes it. */
	argument(value: unknown): unknown;
	/** A value of this chain as the recorded runtime would have it. */
	result(value: unknown): unknown;
}

/** A call inside recorded arguments. */
interface RecordedCall {
	readonly callIndex: Hex;
	readonly args: Row;
}

/** Translates the calls of a recording, and the hashes of those that are in it. */
export function translateCalls(chain: RuntimeChain, recordedTypes: TypeRegistry, vector: Vector): CallTranslation {
	const indexOf = (recorded: Hex): Uint8Array => {
		const { section, method } = recordedTypes.findMetaCall(fromHex(recorded));
		return chain.callIndex(section, method);
	};
	const revive = (value: unknown, index: (recorded: Hex) => Uint8Array): unknown =>
		mapParts(value, (name, part) => (name === "callIndex" ? index(part as Hex) : undefined));
	const hashIn = (types: TypeRegistry, call: unknown): string => types.createTypeUnsafe("Call", [call]).hash.toHex();
	const hashes = new Map<string, string>();
	for (const call of vector.steps.flatMap((step) => (step.kind === "call" ? callsIn(step.input.args) : []))) {
		hashes.set(hashIn(recordedTypes, revive(call, fromHex)), hashIn(chain.runtime.registry, revive(call, indexOf)));
	}
	const recordedHashes = new Map([...hashes].map(([recorded, ours]) => [ours, recorded]));
	return {
		argument: (value) => replaceText(revive(value, indexOf), hashes),
		result: (value) => replaceText(value, recordedHashes),
	};
}

function callsIn(value: unknown): RecordedCall[] {
	if (typeof value !== "object" || value === null) return [];
	const inner = Object.values(value).flatMap(callsIn);
	return "callIndex" in value ? [value as RecordedCall, ...inner] : inner;
}

/** Replaces parts of a value by name; a part stays if the replacement is `undefined`. */
function mapParts(value: unknown, replace: (name: string, part: unknown) => unknown): unknown {
	if (Array.isArray(value)) return value.map((part) => mapParts(part, replace));
	if (typeof value !== "object" || value === null || value instanceof Uint8Array) return value;
	const entries = Object.entries(value);
	return Object.fromEntries(entries.map(([name, part]) => [name, replace(name, part) ?? mapParts(part, replace)]));
}

function replaceText(value: unknown, texts: ReadonlyMap<string, string>): unknown {
	if (typeof value === "string") return texts.get(value) ?? value;
	return Array.isArray(value)
		? value.map((part) => replaceText(part, texts))
		: mapParts(value, (_, part) =>
				typeof part === "string" || Array.isArray(part) ? replaceText(part, texts) : undefined,
			);
}
