import type { Hex } from "../../src/codec/hex.ts";
import type { Runtime } from "../../src/devchain/runtime/runtime.ts";
import type { RuntimeChain } from "../support/devchain/runtime-harness.ts";
import type { Vector } from "../support/vectors.ts";

/** Fields by name, in plain values or in the recordings' form. */
export type Row = Record<string, unknown>;

/** Where replaying a recording differs between the generations. */
export interface Generation {
	readonly generation: 1 | 2;
	/** The emulated runtime, with indexes and constants of the recorded one. */
	runtime(): Runtime;
	/** Number of the first signed extrinsic in a block of the recorded runtime. */
	readonly firstExtrinsic: number;
	/** The pallet of workers' sessions, and the names of its items. */
	readonly computing: { readonly pallet: string; readonly sessions: string; readonly online: string };
	/** System accounts whose PHA was recorded. */
	readonly accounts: readonly Hex[];
	/** Sets up a fresh chain as the recorder set up the real one, before workers are registered. */
	prepare(chain: RuntimeChain, vector: Vector): void;
	/** Entries besides the worker's one in the registry. */
	registered(chain: RuntimeChain, worker: Hex): void;
	/** The recorded constants, as the chain has them. */
	constants(chain: RuntimeChain, vector: Vector): Row;
	/** State of the generation's own pallets, in the recordings' form. */
	state(chain: RuntimeChain): Row;
	/** Recorded state of an account besides its balance. */
	balance(chain: RuntimeChain, account: Hex): Row;
}

/** A plain value as the recordings write it: integers as decimal digits. */
export function recorded(value: unknown): unknown {
	if (typeof value === "bigint" || typeof value === "number") return String(value);
	if (Array.isArray(value)) return value.map(recorded);
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, recorded(inner)]));
}

/** A map by the first of its keys. */
export const byKey = (chain: RuntimeChain, pallet: string, name: string): Row =>
	Object.fromEntries(chain.entries(pallet, name).map(([[key], value]) => [String(key), recorded(value)]));

/** Some of a pallet's constants. */
export const constantsOf = (chain: RuntimeChain, pallet: string, ...names: string[]): Row =>
	Object.fromEntries(names.map((name) => [name, recorded(chain.constant(pallet, name))]));

/** Makes a value when it is first needed. */
export function once<T>(make: () => T): () => T {
	let made: { readonly value: T } | undefined;
	return () => {
		made ??= { value: make() };
		return made.value;
	};
}
