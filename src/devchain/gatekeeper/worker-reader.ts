import type { Hex } from "../../codec/hex.ts";
import type { VParameters } from "../../math/index.ts";
import { mapGet, mapScan, type PersistentMap } from "../node/persistent-map.ts";
import { entryKey, entryPrefix, entryValue } from "../node/storage-by-name.ts";
import type { Runtime } from "../runtime/runtime.ts";

/** What the generations call the pallet in which workers compute, the records it keeps of them, and their states. */
export const COMPUTING = {
	1: {
		pallet: "PhalaMining",
		records: "Miners",
		bindings: "MinerBindings",
		responsive: "MiningIdle",
		unresponsive: "MiningUnresponsive",
	},
	2: {
		pallet: "PhalaComputation",
		records: "Sessions",
		bindings: "SessionBindings",
		responsive: "WorkerIdle",
		unresponsive: "WorkerUnresponsive",
	},
} as const;

/** A worker that computes, as a gatekeeper reads it off the chain. */
export interface ComputingRecord {
	/** Account of the session, or of the miner in generation 1. */
	readonly session: Hex;
	/** Public key. */
	readonly worker: Hex;
	/** V as last settled, U64F64 bits. */
	readonly v: bigint;
	readonly initialScore: number;
	/** The instant score, or the initial one where the worker has reported none. */
	readonly score: number;
	readonly confidenceLevel: number;
	/** Whether the chain has it as answering. */
	readonly responsive: boolean;
}

type Json = { readonly [field: string]: unknown };
const ACCOUNT_DIGITS = 64;

/** Reads states of one runtime. What did not change from block to block is decoded once: states share their values. */
export class ComputingReader {
	readonly #runtime: Runtime;
	readonly #prefix: Hex;
	readonly #values = new WeakMap<Uint8Array, unknown>();
	readonly #keys = new Map<string, Hex>();

	/** @param runtime - of all the states to read */
	constructor(runtime: Runtime) {
		this.#runtime = runtime;
		const { pallet, records } = COMPUTING[runtime.generation];
		this.#prefix = entryPrefix(runtime, pallet, records);
	}

	/** All computing workers, in storage order. */
	workers(state: PersistentMap): ComputingRecord[] {
		const { pallet, records, responsive, unresponsive } = COMPUTING[this.#runtime.generation];
		const found: ComputingRecord[] = [];
		mapScan(state, this.#prefix, "", (key, bytes) => {
			const record = this.#decode<Json>(pallet, records, bytes);
			if (record.state !== responsive && record.state !== unresponsive) return undefined;
			const session: Hex = `0x${key.slice(-ACCOUNT_DIGITS)}`;
			const worker = this.workerOf(state, session);
			const { pInit, pInstant } = record.benchmark as { pInit: number; pInstant: number };
			if (worker === null || pInit === 0) return undefined;
			const { confidenceLevel } = this.#get<Json>(state, "PhalaRegistry", "Workers", worker) ?? {};
			found.push({
				session,
				worker,
				v: BigInt(record.v as string | number),
				initialScore: pInit,
				score: pInstant || pInit,
				confidenceLevel: Number(confidenceLevel),
				responsive: record.state === responsive,
			});
			return undefined;
		});
		return found;
	}

	/** The worker that is bound to a session. */
	workerOf(state: PersistentMap, session: Hex): Hex | null {
		const { pallet, bindings } = COMPUTING[this.#runtime.generation];
		return this.#get<Hex>(state, pallet, bindings, session);
	}

	/** The parameters in force, if there are any. */
	tokenomics(state: PersistentMap): VParameters | null {
		const { pallet } = COMPUTING[this.#runtime.generation];
		const read = this.#get<Record<keyof VParameters, string | number>>(state, pallet, "TokenomicParameters");
		if (read === null) return null;
		const bits = (field: keyof VParameters) => BigInt(read[field]);
		return {
			rho: bits("rho"),
			costK: bits("costK"),
			costB: bits("costB"),
			vMax: bits("vMax"),
			slashRate: bits("slashRate"),
			budgetPerBlock: bits("budgetPerBlock"),
			treasuryRatio: bits("treasuryRatio"),
		};
	}

	#get<T>(state: PersistentMap, pallet: string, item: string, ...args: readonly Hex[]): T | null {
		const name = [pallet, item, ...args].join();
		let key = this.#keys.get(name);
		if (key === undefined) {
			key = entryKey(this.#runtime, pallet, item, args);
			this.#keys.set(name, key);
		}
		const bytes = mapGet(state, key);
		return bytes === undefined ? null : this.#decode<T>(pallet, item, bytes);
	}

	#decode<T>(pallet: string, item: string, bytes: Uint8Array): T {
		let value = this.#values.get(bytes);
		if (value === undefined) {
			value = entryValue(this.#runtime, pallet, item, bytes).toJSON();
			this.#values.set(bytes, value);
		}
		return value as T;
	}
}
