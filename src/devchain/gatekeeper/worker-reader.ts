import type { Hex } from "../../codec/hex.ts";
import type { VParameters } from "../../math/index.ts";
import { decodePlain, plainKey, plainPrefix } from "../node/plain-storage.ts";
import { readTogether, type StateMap, stateGet, stateScan } from "../node/state-map.ts";
import type { Runtime } from "../runtime/runtime.ts";

/** Names of the pallet, storage items and worker states of each generation. */
export const WORKER_PALLETS = {
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

/** A computing worker, as stored on the chain. */
export interface WorkerRecord {
	/** Account of the session (the miner in generation 1). */
	readonly session: Hex;
	/** Public key. */
	readonly worker: Hex;
	/** V as last settled, U64F64 bits. */
	readonly v: bigint;
	readonly initialScore: number;
	/** Instant score, or the initial score if the worker has reported none. */
	readonly score: number;
	readonly confidenceLevel: number;
	/** `false` after it was reported offline. */
	readonly responsive: boolean;
}

/** The fields that are read of a record. */
interface PlainRecord {
	readonly state: string;
	readonly v: bigint;
	readonly benchmark: { readonly pInit: number; readonly pInstant: number };
}
const ACCOUNT_DIGITS = 64;

/** Reads workers from states of one runtime. States share unchanged values, so each value is decoded once. */
export class WorkerReader {
	readonly #runtime: Runtime;
	readonly #prefix: Hex;
	readonly #values = new WeakMap<Uint8Array, unknown>();
	readonly #keys = new Map<string, Hex>();

	/** @param runtime - the runtime of the states */
	constructor(runtime: Runtime) {
		this.#runtime = runtime;
		const { pallet, records } = WORKER_PALLETS[runtime.generation];
		this.#prefix = plainPrefix(runtime, pallet, records);
	}

	/** All computing workers, in storage order. */
	workers(state: StateMap): WorkerRecord[] {
		return readTogether(state, () => this.#workers(state));
	}

	#workers(state: StateMap): WorkerRecord[] {
		const { pallet, records, responsive, unresponsive } = WORKER_PALLETS[this.#runtime.generation];
		const workers: WorkerRecord[] = [];
		stateScan(state, this.#prefix, "", (key, bytes) => {
			const record = this.#decode<PlainRecord>(pallet, records, bytes);
			if (record.state !== responsive && record.state !== unresponsive) return undefined;
			const session: Hex = `0x${key.slice(-ACCOUNT_DIGITS)}`;
			const worker = this.workerOf(state, session);
			const { pInit, pInstant } = record.benchmark;
			if (worker === null || pInit === 0) return undefined;
			const registered = this.#get<{ confidenceLevel: number }>(state, "PhalaRegistry", "Workers", worker);
			workers.push({
				session,
				worker,
				v: record.v,
				initialScore: pInit,
				score: pInstant || pInit,
				confidenceLevel: Number(registered?.confidenceLevel),
				responsive: record.state === responsive,
			});
			return undefined;
		});
		return workers;
	}

	/** Public key of the worker bound to a session. */
	workerOf(state: StateMap, session: Hex): Hex | null {
		const { pallet, bindings } = WORKER_PALLETS[this.#runtime.generation];
		return this.#get<Hex>(state, pallet, bindings, session);
	}

	/** Tokenomic parameters, `null` if there are none. */
	tokenomics(state: StateMap): VParameters | null {
		const { pallet } = WORKER_PALLETS[this.#runtime.generation];
		return this.#get<VParameters>(state, pallet, "TokenomicParameters");
	}

	#get<T>(state: StateMap, pallet: string, item: string, ...args: readonly Hex[]): T | null {
		const name = [pallet, item, ...args].join();
		let key = this.#keys.get(name);
		if (key === undefined) {
			key = plainKey(this.#runtime, pallet, item, ...args);
			this.#keys.set(name, key);
		}
		const bytes = stateGet(state, key);
		return bytes === undefined ? null : this.#decode<T>(pallet, item, bytes);
	}

	#decode<T>(pallet: string, item: string, bytes: Uint8Array): T {
		let value = this.#values.get(bytes);
		if (value === undefined) {
			value = decodePlain(this.#runtime, pallet, item, bytes);
			this.#values.set(bytes, value);
		}
		return value as T;
	}
}
